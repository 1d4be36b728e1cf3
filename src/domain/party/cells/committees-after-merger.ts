import { dayAfter, dayBefore } from '../neighbouring-days.ts'
import type { MovedMerger } from './moved-merger.ts'
import type { CommitteeAbove } from './table.ts'

/** Committees of which the one that a merger has begun on a day is one entry with the one before, if that goes on in it. */
const joinedOn = (day: string | undefined, committees: readonly CommitteeAbove[]): CommitteeAbove[] =>
  committees.reduce<CommitteeAbove[]>((before, one) => {
    const last = before.at(-1)
    const goesOn =
      last !== undefined &&
      last.to !== null &&
      one.from === day &&
      dayAfter(last.to) === one.from &&
      last.parent_id === one.parent_id &&
      last.committee === one.committee
    return goesOn ? [...before.slice(0, -1), { ...last, to: one.to }] : [...before, one]
  }, [])

/**
 * The committees above an organisation when one of them is dissolved.
 * @param target the organisation above from the day on; null: none
 * @param begunOn the former day of a merger that is put on this day; what was below the target by itself stays apart, so that
 *   another merger does not take it along
 */
export function withoutDissolved(
  committees: readonly CommitteeAbove[],
  dissolved: string,
  target: string | null,
  day: string,
  begunOn: string | undefined,
): CommitteeAbove[] {
  const changed = committees.flatMap((one): CommitteeAbove[] => {
    if (one.parent_id !== dissolved || (one.to ?? day) < day) return [one]
    const isLater = one.from !== null && one.from >= day
    const before = isLater ? [] : [{ ...one, to: dayBefore(day) }]
    const from = isLater ? one.from : day
    return target === null ? before : [...before, { parent_id: target, committee: null, from, to: one.to }]
  })
  return joinedOn(begunOn, changed)
}

/** The place of the entry that a merger has begun, after that of the merged organisation; undefined if there is none. */
export function begunByMerger(
  committees: readonly CommitteeAbove[],
  merged: string,
  { before: { day, target } }: MovedMerger,
): number | undefined {
  const at = committees.findIndex(
    (one, n) =>
      one.parent_id === target &&
      one.committee === null &&
      one.from === day &&
      committees[n - 1]?.parent_id === merged &&
      committees[n - 1]?.to === dayBefore(day),
  )
  return at === -1 ? undefined : at
}

/** The committees above an organisation where the merger that began an entry is put on a later day, or into another organisation. */
export function withMovedMerger(
  committees: readonly CommitteeAbove[],
  begun: number,
  { before, after }: MovedMerger,
): CommitteeAbove[] {
  const from = after.day > before.day ? after.day : before.day
  return committees.map((one, at) => {
    if (at === begun) return { ...one, parent_id: after.target, from }
    return at === begun - 1 ? { ...one, to: dayBefore(from) } : one
  })
}
