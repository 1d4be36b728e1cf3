import { pairOf, term } from '../term.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import type { QueryPart, Reading } from './reading.ts'

/** What a document must hold, and must not, as index entries. */
export interface Condition {
  all: number[]
  /** Of each list at least one. */
  any?: number[][]
  /** Of each list not all. */
  none: number[][]
}

/** How closely documents answer a query, best first. */
export const closenesses = ['exact neighbours', 'exact words', 'neighbours', 'words'] as const
export type Closeness = (typeof closenesses)[number]

const neighbours = (tokens: readonly Token[]): number[] =>
  tokens.slice(1).flatMap((token, i) => {
    if (token.afterBreak) return []
    return [term('pair', pairOf(tokens[i]!.folded, token.folded))]
  })

/** The entries of a word: itself, and the code it begins. */
function entriesOf(token: Token, exact: boolean): number[] {
  const joined = token.joined && /\d/.test(token.joined.key) && /\p{L}/u.test(token.joined.key)
  return [
    exact && token.marked ? term('exact', token.exact) : term('word', token.folded),
    ...(joined ? [term('joined', token.joined!.key)] : []),
  ]
}

const wanted = (reading: Reading): QueryPart[] => reading.parts.filter(({ excluded }) => !excluded)

/** What the minus keeps out: a word in the marks it has, or all that a phrase is made of. */
function excludedEntries(reading: Reading): number[][] {
  const parts = reading.parts.filter(({ excluded }) => excluded)
  return parts.map(({ tokens }) => [
    ...new Set([...tokens.flatMap((token) => entriesOf(token, true)), ...neighbours(tokens)]),
  ])
}

/** What a document must hold to be as close as this to a reading. */
export function conditionOf(reading: Reading, closeness: Closeness): Condition {
  const exact = closeness.startsWith('exact')
  const close = closeness.endsWith('neighbours')
  const all = wanted(reading).flatMap(({ tokens, phrase }) => [
    ...tokens.flatMap((token) => entriesOf(token, exact)),
    ...(phrase || close ? neighbours(tokens) : []),
  ])
  return { all: [...new Set(all)], none: excludedEntries(reading) }
}

/** The closenesses that differ for a query: without marks exact and folded are one, a single word has no neighbours. */
export function differingClosenesses(readings: readonly Reading[]): Closeness[] {
  const parts = readings.flatMap(wanted)
  const marked = parts.some(({ tokens }) => tokens.some((token) => token.marked))
  const several = parts.some(({ tokens }) => tokens.length > 1)
  return closenesses.filter(
    (closeness) =>
      (marked || !closeness.startsWith('exact')) && (several || !closeness.endsWith('neighbours')),
  )
}

/** Conditions that together hold for whatever has all words but a few: one of them holds the words of some group. */
export function mostWords(
  reading: Reading,
): { conditions: Condition[]; words: number[]; least: number } | null {
  const tokens = wanted(reading)
    .filter(({ phrase }) => !phrase)
    .flatMap((part) => part.tokens)
  if (tokens.length < 3 || tokens.length !== wanted(reading).flatMap((part) => part.tokens).length)
    return null
  const words = [...new Set(tokens.map(({ folded }) => term('word', folded)))]
  const missing = words.length >= 6 ? Math.floor(words.length / 4) + 1 : 1
  if (words.length - missing < 2) return null
  const none = excludedEntries(reading)
  const size = Math.ceil(words.length / (missing + 1))
  const conditions: Condition[] = []
  // who lacks n words has all of one of n + 1 groups
  for (let at = 0; at < words.length; at += size) conditions.push({ all: words.slice(at, at + size), none })
  return { conditions, words, least: words.length - missing }
}
