import { bigramOf, term } from '../term.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import type { QueryPart, ParsedQuery, QueryToken } from './parsed-query.ts'

/** The index entries that a document must have and must not have. */
export interface Condition {
  all: number[]
  /** At least one entry of each list. */
  any?: number[][]
  /** Not all entries of each list. */
  none: number[][]
}

/** How closely documents match a query, best first. */
const matchKinds = ['exact neighbours', 'exact words', 'neighbours', 'words'] as const
export type MatchKind = (typeof matchKinds)[number]

/** The bigrams of words that must stand side by side: of all, or of those that are bound. */
const neighbours = (tokens: readonly QueryToken[], which: 'all' | 'bound' = 'all'): number[] =>
  tokens.slice(1).flatMap((token, i) => {
    if (token.afterBreak || (which === 'bound' && token.isBound !== true)) return []
    return [term('pair', bigramOf(tokens[i]!.folded, token.folded))]
  })

/** The entries of a word: the word itself, and the code that begins with it. */
function entriesOf(token: Token, exact: boolean): number[] {
  const joined = token.joined && /\d/.test(token.joined.key) && /\p{L}/u.test(token.joined.key)
  return [
    exact && token.marked ? term('exact', token.exact) : term('word', token.folded),
    ...(joined ? [term('joined', token.joined!.key)] : []),
  ]
}

const requiredParts = (parsed: ParsedQuery): QueryPart[] => parsed.parts.filter(({ excluded }) => !excluded)

/** The entries that a minus excludes: of a word with its marks, or of a whole phrase. */
function excludedEntries(parsed: ParsedQuery): number[][] {
  const parts = parsed.parts.filter(({ excluded }) => excluded)
  return parts.map(({ tokens }) => [
    ...new Set([...tokens.flatMap((token) => entriesOf(token, true)), ...neighbours(tokens)]),
  ])
}

/** The condition of a document that matches a query in this kind. */
export function conditionOf(parsed: ParsedQuery, kind: MatchKind): Condition {
  const exact = kind.startsWith('exact')
  const close = kind.endsWith('neighbours')
  const all = requiredParts(parsed).flatMap(({ tokens, phrase }) => [
    ...tokens.flatMap((token) => entriesOf(token, exact)),
    ...neighbours(tokens, phrase || close ? 'all' : 'bound'),
  ])
  return { all: [...new Set(all)], none: excludedEntries(parsed) }
}

/** The kinds of match that differ for a query: without marks exact and folded are equal, a single word has no neighbours. */
export function distinctMatchKinds(variants: readonly ParsedQuery[]): MatchKind[] {
  const parts = variants.flatMap(requiredParts)
  const marked = parts.some(({ tokens }) => tokens.some((token) => token.marked))
  const several = parts.some(({ tokens }) => tokens.length > 1)
  return matchKinds.filter(
    (kind) => (marked || !kind.startsWith('exact')) && (several || !kind.endsWith('neighbours')),
  )
}

/**
 * Conditions of documents that have most of the words: such a document meets one of them, and has at least `count` of the
 * entries.
 * @returns null for queries with phrases or with few words
 */
export function minimumShouldMatch(
  parsed: ParsedQuery,
): { conditions: Condition[]; terms: number[]; count: number } | null {
  const tokens = requiredParts(parsed)
    .filter(({ phrase }) => !phrase)
    .flatMap((part) => part.tokens)
  if (tokens.length < 3 || tokens.length !== requiredParts(parsed).flatMap((part) => part.tokens).length)
    return null
  const terms = [...new Set(tokens.map(({ folded }) => term('word', folded)))]
  const missing = terms.length >= 6 ? Math.floor(terms.length / 4) + 1 : 1
  if (terms.length - missing < 2) return null
  const none = excludedEntries(parsed)
  const size = Math.ceil(terms.length / (missing + 1))
  const conditions: Condition[] = []
  // a document that lacks n words has all words of one of n + 1 groups
  for (let at = 0; at < terms.length; at += size) conditions.push({ all: terms.slice(at, at + size), none })
  return { conditions, terms, count: terms.length - missing }
}
