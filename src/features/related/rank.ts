import type { RareWord } from '../search/rare-words.ts'
import type { Candidate } from './candidates.ts'

/** How much a thing in common counts: the first one of its kind, and each further one. */
const weights = {
  program: { first: 8, further: 2 },
  people: { first: 4, further: 1 },
  tags: { first: 3, further: 2 },
  section: { first: 1, further: 0 },
} as const

/** What rare words count at most together. */
const maxOfWords = 10

/** One word may be in both by chance. */
const minRareWords = 2

/** A candidate with the rare words that it shares. */
export interface Ranked extends Candidate {
  words: readonly RareWord[]
}

const weightOf = ({ first, further }: { first: number; further: number }, count: number) =>
  count === 0 ? 0 : first + further * (count - 1)

/** A word that two posts have says more than one that twenty have. */
const weightOfWords = (words: readonly RareWord[]) =>
  Math.min(
    maxOfWords,
    words.reduce((sum, { posts }) => sum + 2 / Math.sqrt(Math.max(1, posts - 1)), 0),
  )

const scoreOf = ({ program, people, tags, in_section, words }: Ranked): number =>
  weightOf(weights.program, program.length) +
  weightOf(weights.people, people.length) +
  weightOf(weights.tags, tags.length) +
  weightOf(weights.section, in_section ? 1 : 0) +
  weightOfWords(words)

/** The candidates that have most in common, best first; of equal ones the newest. */
export function rank(
  candidates: readonly Candidate[],
  rareWords: ReadonlyMap<string, readonly RareWord[]>,
  limit: number,
): Ranked[] {
  const scored = candidates.map((candidate) => {
    const words = rareWords.get(candidate.id) ?? []
    const ranked: Ranked = { ...candidate, words: words.length < minRareWords ? [] : words }
    return { ranked, score: scoreOf(ranked) }
  })
  return scored
    .filter(({ score }) => score > 0)
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        Date.parse(b.ranked.published_at) - Date.parse(a.ranked.published_at) ||
        b.ranked.id.localeCompare(a.ranked.id),
    )
    .slice(0, limit)
    .map(({ ranked }) => ranked)
}
