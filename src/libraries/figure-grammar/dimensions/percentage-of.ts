import type { Draft } from '../draft.ts'
import type { Unit } from '../figure.ts'
import { skip, wordSet, type ParsedText } from '../parsed-text.ts'
import { nounAt } from '../rules/nouns.ts'
import { isTraining } from './bundles.ts'

const links = wordSet(['tổng', 'số', 'các'])
/** How far before a percentage the words for what it is a percentage of may be, in tokens. */
const reach = 24

/** What the words before a percentage speak of. */
function unitBefore(parsed: ParsedText, from: number): Unit | undefined {
  const { sentence } = parsed.places[from]!
  for (let at = from - 1; at >= Math.max(0, from - reach); at--) {
    if (parsed.places[at]!.sentence !== sentence) return undefined
    const noun = nounAt(parsed, at)
    if (noun && noun.to <= from) return noun.unit
  }
  return undefined
}

/**
 * Says of the percentages of results and of plan fulfilment what they are percentages of, and gives those of classes and
 * learners the programme of the count before them, so that those of two programmes are two facts.
 */
export function resolvePercentages(parsed: ParsedText, drafts: readonly Draft[]): void {
  let counted: Draft | undefined
  for (const draft of drafts) {
    if (counted && parsed.places[counted.from]!.sentence !== parsed.places[draft.from]!.sentence)
      counted = undefined
    if (draft.unit !== 'percent') {
      if (draft.unit !== 'dong') counted = draft
      continue
    }
    if (draft.dimensions.result === undefined && draft.relation !== 'of_plan') continue
    const noun = nounAt(parsed, skip(parsed, links, draft.to, 2))
    draft.percentageOf = noun?.unit ?? counted?.unit ?? unitBefore(parsed, draft.from)
    if (counted === undefined || !isTraining(counted)) continue
    const { program, family, training_type } = counted.dimensions
    if (program !== undefined) draft.dimensions.program = program
    if (family !== undefined) draft.dimensions.family = family
    if (training_type !== undefined) draft.dimensions.training_type = training_type
  }
}
