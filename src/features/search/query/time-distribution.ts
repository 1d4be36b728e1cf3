/** The distribution of documents over time: moments in ascending order, each with the share of older documents. */
export type TimeDistribution = readonly { at: number; share: number }[]

/** How many of the newest documents have a known oldest moment. */
export const recentDocuments = 2000

/**
 * An even distribution before some moment, and another one since: after a pause or a large import, the newest documents are
 * distributed differently.
 */
export function timeDistributionOf(
  oldest: string,
  recent: string | undefined,
  newest: string,
  documents: number,
): TimeDistribution {
  const ends = { first: { at: Date.parse(oldest), share: 0 }, last: { at: Date.parse(newest), share: 1 } }
  if (recent === undefined || documents <= recentDocuments) return [ends.first, ends.last]
  return [ends.first, { at: Date.parse(recent), share: 1 - recentDocuments / documents }, ends.last]
}

/** The share of documents that are older than a moment. */
function shareBefore(times: TimeDistribution, moment: number): number {
  const next = times.findIndex(({ at }) => at > moment)
  if (next === -1) return 1
  if (next === 0) return 0
  const [from, to] = [times[next - 1]!, times[next]!]
  return from.share + ((to.share - from.share) * (moment - from.at)) / (to.at - from.at)
}

/** The share of documents from the month of a moment, up to it, and the months before: `months` in all. */
export function recentShare(times: TimeDistribution, newest: string, months: number): number {
  const at = new Date(newest)
  const since = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months + 1, 1)
  return Math.max(0, shareBefore(times, at.getTime()) - shareBefore(times, since))
}

/** This number of months covers all of time. */
export const allMonths = 480

/** The fewest months back from a moment that should have a share of all documents; more than `ALL_MONTHS` where none have. */
export function monthsForShare(times: TimeDistribution, newest: string, share: number): number {
  let months = 1
  while (months <= allMonths && recentShare(times, newest, months) < share) months += 1
  return months
}
