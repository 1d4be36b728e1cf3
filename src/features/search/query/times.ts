/** How documents are spread over time: moments, ascending, each with the part of all documents that is older. */
export type Times = readonly { at: number; part: number }[]

/** So many of the newest documents are known to be newer than a moment of their own. */
export const RECENT = 2000

/**
 * Evenly since some moment, and evenly before it: after a pause, or a day on which many came in, the newest are not spread
 * as all are.
 */
export function timesOf(
  oldest: string,
  recent: string | undefined,
  newest: string,
  documents: number,
): Times {
  const ends = { first: { at: Date.parse(oldest), part: 0 }, last: { at: Date.parse(newest), part: 1 } }
  if (recent === undefined || documents <= RECENT) return [ends.first, ends.last]
  return [ends.first, { at: Date.parse(recent), part: 1 - RECENT / documents }, ends.last]
}

/** What part of all documents is older than a moment. */
function partBefore(times: Times, moment: number): number {
  const next = times.findIndex(({ at }) => at > moment)
  if (next === -1) return 1
  if (next === 0) return 0
  const [from, to] = [times[next - 1]!, times[next]!]
  return from.part + ((to.part - from.part) * (moment - from.at)) / (to.at - from.at)
}

/** What part of all documents is from a moment's month, up to it, and the months before, so many in all. */
export function partOfMonths(times: Times, newest: string, months: number): number {
  const at = new Date(newest)
  const begun = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months + 1, 1)
  return Math.max(0, partBefore(times, at.getTime()) - partBefore(times, begun))
}

/** So many months are all of time. */
export const ALL_MONTHS = 480

/** The fewest months back from a moment that should hold a part of all documents; more than all of them where none do. */
export function monthsFor(times: Times, newest: string, part: number): number {
  let months = 1
  while (months <= ALL_MONTHS && partOfMonths(times, newest, months) < part) months += 1
  return months
}
