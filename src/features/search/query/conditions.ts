import { isSyllable } from '../../../libraries/vietnamese/syllable.ts'
import { bigramOf, term } from '../term.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import type { QueryPart, ParsedQuery, QueryToken } from './parsed-query.ts'
import { silentWords } from './silent-words.ts'

/** The index entries that a document must have. */
export interface Condition {
  all: number[]
  /** At least one entry of each list. */
  any?: number[][]
  /** At least `count` of these entries. */
  atLeast?: { count: number; terms: number[] }
}

/** How closely documents match a query, best first. */
const matchKinds = ['exact neighbours', 'exact words', 'neighbours', 'words'] as const
export type MatchKind = (typeof matchKinds)[number]

/** The bigrams of words that must stand side by side: of all, or of those that are bound. */
export const neighbours = (tokens: readonly QueryToken[], which: 'all' | 'bound' = 'all'): number[] =>
  tokens.slice(1).flatMap((token, i) => {
    if (token.afterBreak || (which === 'bound' && token.isBound !== true)) return []
    return [term('pair', bigramOf(tokens[i]!.folded, token.folded))]
  })

/** The entry of a word: of this form alone if its marks count. */
export const wordEntryOf = (token: Token, exact: boolean): number =>
  exact && token.marked ? term('exact', token.exact) : term('word', token.folded)

/** The entry of the code that begins with a word. */
const codeEntries = ({ joined }: Token): number[] =>
  joined && /\d/.test(joined.key) && /\p{L}/u.test(joined.key) ? [term('joined', joined.key)] : []

/** The entries of a word: the word itself, and the code that begins with it. */
const entriesOf = (token: Token, exact: boolean): number[] => [
  wordEntryOf(token, exact),
  ...codeEntries(token),
]

const isForeign = (letters: string) => /^\p{L}{4,}$/u.test(letters) && !isSyllable(letters)

/** The entries of which a document needs one for some words: foreign words may be joined by a hyphen, or written as one. */
function spellingsOf(tokens: readonly Token[], at: number, exact: boolean): number[] | null {
  const token = tokens[at]!
  if (token.joined === undefined)
    return isForeign(token.folded) ? [wordEntryOf(token, exact), term('joined', token.folded)] : null
  const { key, words } = token.joined
  const next = tokens[at + 1]
  if (words !== 2 || next === undefined || token.marked || next.marked || !isForeign(key)) return null
  return [term('pair', bigramOf(token.folded, next.folded)), term('word', key)]
}

/** What a document needs for words that are no phrase. */
function conditionOfWords(
  tokens: readonly Token[],
  exact: boolean,
): Required<Pick<Condition, 'all' | 'any'>> {
  const all: number[] = []
  const any: number[][] = []
  const silent = silentWords(tokens)
  for (let at = 0; at < tokens.length; at += 1) {
    if (silent.has(tokens[at]!)) continue
    const spellings = spellingsOf(tokens, at, exact)
    if (spellings === null) all.push(...entriesOf(tokens[at]!, exact))
    else {
      any.push(spellings)
      at += (tokens[at]!.joined?.words ?? 1) - 1
    }
  }
  return { all, any }
}

const requiredParts = (parsed: ParsedQuery): QueryPart[] => parsed.parts.filter(({ excluded }) => !excluded)

/** Whether a word stands beside another one of its part. */
const hasNeighbour = (tokens: readonly Token[], at: number) =>
  (at > 0 && !tokens[at]!.afterBreak) || (at + 1 < tokens.length && !tokens[at + 1]!.afterBreak)

/**
 * The entries of a phrase: its neighbours. The lists of its words, which are longer, would find hardly fewer documents, and
 * marks are compared in the text.
 */
export const phraseEntries = ({ tokens }: QueryPart): number[] => [
  ...new Set([
    ...tokens.flatMap((token, at) =>
      hasNeighbour(tokens, at) ? codeEntries(token) : [wordEntryOf(token, true), ...codeEntries(token)],
    ),
    ...neighbours(tokens, 'all'),
  ]),
]

/** The condition of a document that matches a query in this kind. */
export function conditionOf(parsed: ParsedQuery, kind: MatchKind): Condition {
  const exact = kind.startsWith('exact')
  const close = kind.endsWith('neighbours')
  const conditions = requiredParts(parsed).map((part) => {
    if (part.phrase) return { all: phraseEntries(part), any: [] }
    const { all, any } = conditionOfWords(part.tokens, exact)
    return { all: [...all, ...neighbours(part.tokens, close ? 'all' : 'bound')], any }
  })
  return {
    all: [...new Set(conditions.flatMap(({ all }) => all))],
    any: conditions.flatMap(({ any }) => any),
  }
}

/**
 * The kinds of match that differ for a query: without marks exact and folded are equal, a single word has no neighbours,
 * and a phrase is the same in all kinds.
 */
export function distinctMatchKinds(variants: readonly ParsedQuery[]): MatchKind[] {
  const parts = variants.flatMap(requiredParts).filter(({ phrase }) => !phrase)
  const marked = parts.some(({ tokens }) => tokens.some((token) => token.marked))
  const several = parts.some(({ tokens }) => tokens.length > 1)
  return matchKinds.filter(
    (kind) => (marked || !kind.startsWith('exact')) && (several || !kind.endsWith('neighbours')),
  )
}
