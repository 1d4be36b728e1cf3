import { rootOf, type Draft } from '../draft.ts'
import type { Unit } from '../figure.ts'
import type { ParsedText } from '../parsed-text.ts'
import { readPartOpener } from '../rules/part-words.ts'
import { findPhrases, phraseReader, type Phrase } from '../text/phrases.ts'
import { resultOpeners } from '../vocabulary/parts.ts'
import type { DimensionRule } from './dimension-rule.ts'

const readResultOpener = phraseReader(resultOpeners)

/** Units whose parts may be stated in the other one. */
const kin: readonly (readonly Unit[])[] = [
  ['learner', 'learner_turn'],
  ['staff', 'lecturer'],
  ['staff_turn', 'lecturer_turn'],
]
/** The most tokens from a whole to the words that open its parts. */
const maxDistanceTokens = 80

const mayBePart = (part: Unit, whole: Unit): boolean =>
  part === whole || kin.some((units) => units.includes(part) && units.includes(whole))

/** Whether words begin a sentence. */
const beginsSentence = ({ places, tokens }: ParsedText, from: number): boolean => {
  const before = tokens[from - 1]
  return (
    before === undefined || before.kind === 'break' || places[from - 1]!.sentence !== places[from]!.sentence
  )
}

/** The most figures before the opener among which the whole is looked for. */
const maxFigures = 30

/** The figure that parts belong to: the last one of their unit before the opener, in its sentence or the one before. */
function wholeOf(
  { places, tokens }: ParsedText,
  drafts: readonly Draft[],
  part: Draft,
  opener: Phrase<unknown>,
  first: number,
): Draft | undefined {
  const last = drafts[first - 1]
  if (last === undefined || opener.from - last.to > maxDistanceTokens) return undefined
  for (let at = last.to; at < opener.from; at++) if (tokens[at]!.kind === 'break') return undefined
  const { sentence } = places[last.from]!
  const { sentence: own, opener: around } = places[opener.from]!
  const candidates: Draft[] = []
  for (let index = first - 1; index >= Math.max(0, first - maxFigures); index--) {
    const draft = drafts[index]!
    const place = places[draft.from]!
    if (place.sentence !== sentence) break
    // figures in a bracket that is closed are parts themselves
    if (place.opener !== -1 && place.opener !== around) continue
    if (mayBePart(part.unit, draft.unit) && draft.relation !== 'change') candidates.push(rootOf(draft))
  }
  const [nearest] = candidates
  return own === sentence || nearest === undefined ? nearest : (totalOf(candidates) ?? nearest)
}

/** The one that all others together do not exceed: 62 lớp, 58 trong kế hoạch, 4 ngoài kế hoạch. */
function totalOf(drafts: readonly Draft[]): Draft | undefined {
  const sum = drafts.reduce((total, { value }) => total + value, 0)
  return drafts.find(({ value }) => value >= sum - value)
}

/** A part has what its whole has, apart from what it says itself. */
function inherit(part: Draft, whole: Draft): void {
  const own = part.dimensions
  const { program, family, training_type, subject, stage, planned, detail, scenario, level } =
    whole.dimensions
  const hasProgramme =
    own.program !== undefined || own.family !== undefined || own.training_type !== undefined
  if (!hasProgramme) {
    if (program !== undefined) own.program = program
    if (family !== undefined) own.family = family
    if (training_type !== undefined) own.training_type = training_type
  }
  if (subject !== undefined) own.subject ??= subject
  if (stage !== undefined) own.stage ??= stage
  if (level !== undefined) own.level ??= level
  if (planned !== undefined) own.planned ??= planned
  if (detail !== undefined) own.detail ??= detail
  if (scenario === 'plan') own.scenario = scenario
  if (whole.isOfOtherActivity && own.subject === undefined) part.isOfOtherActivity = true
  if (whole.isGradedWhole && own.grade === undefined) part.isGradedWhole = true
}

export const inheritanceRule: DimensionRule = {
  name: 'inheritance',
  example:
    'Bế giảng 6 lớp với 400 học viên. Trong đó: 20 học viên giỏi. Kết nạp 8 đảng viên, trong đó 5 đảng viên nữ',
  description:
    'What follows trong đó, gồm, cụ thể (or kết quả, with a result) has the programme, stage, level, subject, plan and detail of the figure before these words, in its sentence or in the one before in its paragraph; what it says itself goes first.',
  apply(parsed, drafts) {
    const openers = [...findPhrases(parsed.tokens, readPartOpener), ...resultsOf(parsed)].toSorted(
      (a, b) => a.from - b.from,
    )
    let next = 0
    for (const [index, opener] of openers.entries()) {
      while (next < drafts.length && drafts[next]!.from < opener.to) next += 1
      const place = parsed.places[opener.from]!
      const end = openers[index + 1]?.from ?? Infinity
      const last = drafts[next - 1]
      const isInSentence = last !== undefined && parsed.places[last.from]!.sentence === place.sentence
      if (!isInSentence && !beginsSentence(parsed, opener.from)) continue
      for (let at = next; at < drafts.length && drafts[at]!.from < end; at++) {
        const part = drafts[at]!
        const own = parsed.places[part.from]!
        if (own.sentence !== place.sentence) break
        if (place.opener !== -1 && own.opener !== place.opener) break
        if (part.unit === 'percent' || part.relation === 'change') continue
        if (opener.meaning === 'result' && part.dimensions.result === undefined) continue
        const whole = wholeOf(parsed, drafts, part, opener, next)
        // what is more than the whole is no part of it: trong đó 5 nữ, nâng tổng số lên 412 đảng viên
        if (whole && (part.unit !== whole.unit || part.value <= whole.value)) inherit(part, whole)
      }
    }
  },
}

/** `Kết quả: 8 học viên xếp loại giỏi`, at the beginning of a sentence. */
const resultsOf = (parsed: ParsedText) =>
  findPhrases(parsed.tokens, readResultOpener).filter(({ from }) => beginsSentence(parsed, from))
