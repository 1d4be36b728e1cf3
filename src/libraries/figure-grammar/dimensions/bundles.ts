import type { Draft } from '../draft.ts'
import type { Unit } from '../figure.ts'
import type { ParsedText } from '../parsed-text.ts'
import { planPhraseAt } from '../text/plan-phrase.ts'
import { readPartOpener } from '../rules/part-words.ts'

/** Figures of the same classes: `58 lớp trong kế hoạch với 6.124 học viên`. */
const training: readonly Unit[] = ['class', 'learner', 'learner_turn']

/** Whether a figure counts classes or learners. */
export const isTraining = ({ unit }: Draft) => training.includes(unit)

/**
 * Groups figures that describe the same classes: the figures of one item, up to the first repeated unit, a `trong đó`
 * or a heading `ngoài kế hoạch`. A parenthesis continues the bundle before it if it counts another unit:
 * `4 lớp (357 học viên)`.
 */
export function bundlesOf(parsed: ParsedText, drafts: readonly Draft[]): Draft[][] {
  const bundles: Draft[][] = []
  for (const draft of drafts) {
    const bundle = bundles.at(-1)
    if (bundle && goesOn(parsed, bundle, draft)) bundle.push(draft)
    else bundles.push([draft])
  }
  return bundles
}

function goesOn(parsed: ParsedText, bundle: readonly Draft[], draft: Draft): boolean {
  const last = bundle.at(-1)!
  const [place, before] = [parsed.places[draft.from]!, parsed.places[last.from]!]
  if (place.sentence !== before.sentence || !isTraining(draft) || !isTraining(last)) return false
  if (bundle.some(({ unit }) => unit === draft.unit)) return false
  // a class after learners begins a new bundle, unless the learners are its own: `357 học viên của 4 lớp`
  const isInside = place.opener > before.opener && place.opener >= last.to && place.opener <= last.to + 5
  if (place.item !== before.item && !isInside) return false
  if (place.opener !== before.opener && !isInside) return false
  return !opensAnew(parsed, last.to, draft.from)
}

/** The most tokens between two figures of a bundle. */
const farthest = 24

function opensAnew({ tokens }: ParsedText, from: number, to: number): boolean {
  if (to - from > farthest) return true
  for (let at = from; at < to; at++) {
    if (readPartOpener(tokens, at) && tokens[at - 1]?.form === ',') return true
    const plan = planPhraseAt(tokens, at)
    if (plan && (tokens[at - 1]?.form === ',' || plan.to === to)) return true
  }
  return false
}
