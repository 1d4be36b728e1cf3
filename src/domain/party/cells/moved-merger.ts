import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { PartyCell } from './schema.ts'

/** A merger: its day, and the organisation that the merged one became part of. */
export interface Merger {
  day: string
  target: string
}

/** A merger that a write has put on another day, or into another organisation. */
export interface MovedMerger {
  before: Merger
  after: Merger
}

function mergerOf(organisation: PartyCell | undefined): Merger | undefined {
  const { dissolved_on = null, merged_into_id = null } = organisation ?? {}
  return dissolved_on === null || merged_into_id === null
    ? undefined
    : { day: dissolved_on, target: merged_into_id }
}

/** The merger that a write has moved; undefined for a new one, one that was taken back, and one that stays as it was. */
export function movedMergerOf({ current, row }: StoredRow<PartyCell>): MovedMerger | undefined {
  const [before, after] = [mergerOf(current), mergerOf(row)]
  if (before === undefined || after === undefined) return undefined
  return before.day === after.day && before.target === after.target ? undefined : { before, after }
}
