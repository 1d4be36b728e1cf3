import { wordSet } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { phraseReader, type Phrase } from '../text/phrases.ts'
import { planPhraseAt } from '../text/plan-phrase.ts'
import { groupWords } from '../vocabulary/parts.ts'
import { gradeWords, resultWords } from '../vocabulary/grades.ts'
import { changeWords } from '../vocabulary/relations.ts'
import { countOf } from './counted-noun.ts'
import { partWordsEnd, readPartOpener } from './part-words.ts'
import type { Situation, UnitRule } from './unit-rule.ts'

const readGroup = phraseReader(groupWords)
const readGrade = phraseReader(gradeWords)
const readResult = phraseReader(resultWords)
const readChange = phraseReader(changeWords)
const links = wordSet([':', 'có', 'là'])
const ends = wordSet([',', ';', '.', ')', ']', 'và', '+'])

/** Whether a number is followed by nothing that could be its noun. */
export function standsAlone({ tokens }: Scene, to: number): boolean {
  const next = tokens[to]
  return next === undefined || next.kind === 'break' || ends.has(next.form)
}

/** A part takes over the unit of what it is a part of. */
function inherited({ quantity, counted }: Situation, from = quantity.from) {
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
  read(situation) {
    const { scene, quantity, counted } = situation
    if (counted === undefined || quantity.multiplied) return undefined
    return partWordsEnd(scene, quantity.to) === undefined ? undefined : inherited(situation)
  },
}

/** `ngoài kế hoạch` that ends before a token; its longest spelling has four words. */
function planBefore({ tokens }: Scene, before: number): Phrase<boolean> | undefined {
  for (let from = before - 2; from >= Math.max(0, before - 4); from--) {
    const phrase = planPhraseAt(tokens, from)
    if (phrase?.to === before) return phrase
  }
  return undefined
}

export const namedPartRule: UnitRule = {
  name: 'named-part',
  example: 'Lớp có 65 học viên, trong đó giỏi 12, khá 45, nữ: 20. Mở 35 lớp, ngoài kế hoạch: 4.',
  description:
    'A number alone after the name of a part (giỏi, khá, nữ, hoàn thành tốt nhiệm vụ, ngoài kế hoạch with a colon).',
  confidence: 0.75,
  read(situation) {
    const { scene, quantity } = situation
    if (!standsAlone(scene, quantity.to) || quantity.multiplied) return undefined
    const named = links.has(scene.tokens[quantity.from - 1]?.form ?? '') ? quantity.from - 1 : quantity.from
    const part =
      (named < quantity.from ? planBefore(scene, named) : undefined) ??
      readGroup.before(scene.tokens, named) ??
      readGrade.before(scene.tokens, named) ??
      readResult.before(scene.tokens, named)
    if (part === undefined || part.meaning === null) return undefined
    return inherited(situation, part.from)
  },
}

export const listedPartRule: UnitRule = {
  name: 'listed-part',
  example: 'Mở 62 lớp, tăng 5 so với năm trước; có 41 đảng viên, trong đó có 9.',
  description:
    'A number alone after trong đó, gồm or tăng, giảm: it counts what the figure before it counts.',
  confidence: 0.6,
  read(situation) {
    const { scene, quantity, counted } = situation
    if (!standsAlone(scene, quantity.to) || quantity.multiplied || counted === undefined) return undefined
    const named = links.has(scene.tokens[quantity.from - 1]?.form ?? '') ? quantity.from - 1 : quantity.from
    const opened = readPartOpener.before(scene.tokens, named) ?? readChange.before(scene.tokens, named)
    return opened && countOf(quantity) <= counted.value ? inherited(situation) : undefined
  },
}
