import type { Figure } from '../../../libraries/figure-grammar/figure.ts'
import { findMentions } from '../../../libraries/figure-grammar/period/mentions.ts'
import { parseText } from '../../../libraries/figure-grammar/parsed-text.ts'

/** The year that a post is about: the year that most of its figures name, else the first year in its headlines. */
export function yearOfPost(figures: readonly Figure[], headlines: readonly string[]): number | null {
  const counts = new Map<number, number>()
  for (const { period } of figures) {
    if (period?.kind !== 'year') continue
    const year = Number(period.end.slice(0, 4))
    counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  const mostFrequent = [...counts].toSorted(([a, m], [b, n]) => n - m || a - b)[0]
  if (mostFrequent) return mostFrequent[0]
  for (const headline of headlines) {
    const mentions = findMentions(parseText(headline), undefined).filter(({ implied }) => !implied)
    const named = mentions.map(({ period }) => period).find((period) => period?.kind === 'year')
    if (named) return Number(named.end.slice(0, 4))
    const bare = /(?<![\d/.-])(?:19|20)\d\d(?![\d/.-])/.exec(headline)
    if (bare) return Number(bare[0])
  }
  return null
}
