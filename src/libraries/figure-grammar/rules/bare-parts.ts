import type { Unit } from '../figure.ts'
import { wordSet } from '../parsed-text.ts'
import type { ParsedText } from '../parsed-text.ts'
import { phraseReader, type Phrase } from '../text/phrases.ts'
import { planPhraseAt } from '../text/plan-phrase.ts'
import { gradeWords } from '../vocabulary/grades.ts'
import { resultOpeners } from '../vocabulary/parts.ts'
import { changeWords } from '../vocabulary/relations.ts'
import { countOf } from './counted-noun.ts'
import { nounAt } from './nouns.ts'
import { resultLabelBefore } from './result-labels.ts'
import { groupEndingAt, partWordsEnd, programmeEnd, readPartOpener } from './part-words.ts'
import type { RuleInput, UnitRule } from './unit-rule.ts'

const readGrade = phraseReader(gradeWords)
const readChange = phraseReader(changeWords)
const readResultOpener = phraseReader(resultOpeners)
const training: readonly Unit[] = ['class', 'learner', 'learner_turn']
const links = wordSet([':', 'có', 'là'])
const ends = wordSet([',', ';', '.', ')', ']', 'và', '+'])

/** Whether no possible noun follows a number. */
export function standsAlone({ tokens }: ParsedText, to: number): boolean {
  const next = tokens[to]
  return next === undefined || next.kind === 'break' || ends.has(next.form)
}

/** A part takes the unit of its whole. */
function inherited({ quantity, counted }: RuleInput, from = quantity.from) {
  if (counted === undefined) return undefined
  const { unit } = counted
  const { denominator, to } = quantity
  return { unit, value: countOf(quantity), denominator, from, to, whole: counted }
}

export const barePartRule: UnitRule = {
  name: 'bare-part',
  example:
    'Mở 62 lớp (58 trong kế hoạch, 4 ngoài kế hoạch); 1/5 chi bộ hoàn thành xuất sắc, 4/5 hoàn thành tốt.',
  description:
    'A number without a noun before words that name a part (ngoài kế hoạch, hoàn thành tốt, giỏi, nữ, cấp trường, đi học): it counts what the figure before it counts.',
  confidence: 0.8,
  read(input) {
    const { parsed, quantity, counted } = input
    if (counted === undefined || quantity.multiplied) return undefined
    // behind members `bí thư chi bộ` are persons, and no programme
    const isTraining = training.includes(counted.unit)
    const end =
      partWordsEnd(parsed, quantity.to) ?? (isTraining ? programmeEnd(parsed, quantity.to) : undefined)
    return end === undefined ? undefined : inherited(input)
  },
}

/** `ngoài kế hoạch` that ends before a token; its longest spelling has four words. */
function planBefore({ tokens }: ParsedText, before: number): Phrase<boolean> | undefined {
  for (let from = before - 2; from >= Math.max(0, before - 4); from--) {
    const phrase = planPhraseAt(tokens, from)
    if (phrase?.to === before) return phrase
  }
  return undefined
}

/** How far before the first result the words that open them may be, in tokens. */
const maxOpenerTokens = 30

/** `Kết quả học tập lớp K58: giỏi 14`: results of learners whose number is not stated. */
function speaksOfLearners(parsed: ParsedText, label: number): boolean {
  const { tokens, places } = parsed
  let isOfClass = false
  for (let at = label - 1; at >= Math.max(0, label - maxOpenerTokens); at--) {
    if (places[at]!.sentence !== places[label]!.sentence) return false
    isOfClass ||= ['class', 'learner'].includes(nounAt(parsed, at)?.unit ?? '')
    if (isOfClass && readResultOpener(tokens, at)) return true
  }
  return false
}

export const namedPartRule: UnitRule = {
  name: 'named-part',
  example: 'Lớp có 65 học viên, trong đó giỏi 12, khá 45, nữ: 20. Mở 35 lớp, ngoài kế hoạch: 4.',
  description:
    'A number alone after the name of a part (giỏi, khá, nữ, hoàn thành tốt nhiệm vụ, ngoài kế hoạch with a colon).',
  confidence: 0.75,
  read(input) {
    const { parsed, quantity } = input
    if (!standsAlone(parsed, quantity.to) || quantity.multiplied) return undefined
    const named = links.has(parsed.tokens[quantity.from - 1]?.form ?? '') ? quantity.from - 1 : quantity.from
    const part =
      (named < quantity.from ? planBefore(parsed, named) : undefined) ??
      groupEndingAt(parsed, named) ??
      readGrade.before(parsed.tokens, named)
    const label = part ?? resultLabelBefore(parsed, named)
    if (label === undefined || part?.meaning === null) return undefined
    const { counted } = input
    if (counted === undefined && part === undefined && speaksOfLearners(parsed, label.from)) {
      const { denominator, to } = quantity
      return {
        unit: 'learner',
        value: countOf(quantity),
        denominator,
        from: label.from,
        to,
        whole: undefined,
      }
    }
    return inherited(input, label.from)
  },
}

export const listedPartRule: UnitRule = {
  name: 'listed-part',
  example: 'Mở 62 lớp, tăng 5 so với năm trước; có 41 đảng viên, trong đó có 9.',
  description:
    'A number alone after trong đó, gồm or tăng, giảm: it counts what the figure before it counts.',
  confidence: 0.6,
  read(input) {
    const { parsed, quantity, counted } = input
    if (!standsAlone(parsed, quantity.to) || quantity.multiplied || counted === undefined) return undefined
    const named = links.has(parsed.tokens[quantity.from - 1]?.form ?? '') ? quantity.from - 1 : quantity.from
    const opened = readPartOpener.before(parsed.tokens, named) ?? readChange.before(parsed.tokens, named)
    return opened && countOf(quantity) <= counted.value ? inherited(input) : undefined
  },
}
