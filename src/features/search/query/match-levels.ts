import { isOffered } from '../documents/word-entries.ts'
import { pairOf, term } from '../term.ts'
import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'
import { conditionOf, distinctMatchKinds, looseMatch, type MatchKind, type Condition } from './conditions.ts'
import { unfinished, type QueryLookup } from './query-lookup.ts'
import type { MatchLevel } from './match-level.ts'
import type { ParsedQuery } from './parsed-query.ts'
import { MAX_CONTINUATIONS } from './indexed-words.ts'

/** The approximate number of documents that have a word: in any form, or 0 where no text has it as typed; null where words are not counted. */
function documentsWith(known: QueryLookup, token: Token, exact: boolean): number | null {
  const forms = known.words.get(token.folded)
  if (forms === undefined) return isOffered(token) ? 0 : null
  const written =
    !exact || !token.marked || forms.some(({ word }) => tokensOf(word)[0]?.exact === token.exact)
  return written ? forms[0]!.documents : 0
}

/** The approximate upper bound of documents that match a query in this kind, as far as its words and pairs are counted. */
function maxDocumentsOf(known: QueryLookup, parsed: ParsedQuery, kind: MatchKind): number {
  const counts = parsed.parts.flatMap(({ tokens, excluded, phrase }) => {
    if (excluded) return []
    const words = tokens.map((token) => documentsWith(known, token, kind.startsWith('exact')))
    if (!phrase && !kind.endsWith('neighbours')) return words
    const pairs = tokens
      .slice(1)
      .map((token, i) =>
        token.afterBreak ? null : known.words.get(pairOf(tokens[i]!.folded, token.folded))?.[0]?.documents,
      )
    return [...words, ...pairs]
  })
  return Math.min(Infinity, ...counts.filter((count) => typeof count === 'number'))
}

const together = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

/** Match levels of a last word that is still being typed, with the rest of the query. */
function beginnings(known: QueryLookup, parsed: ParsedQuery): { levels: MatchLevel[]; words: string[] } {
  const typing = unfinished(parsed)
  const part = parsed.parts.at(-1)
  if (typing === null || part === undefined) return { levels: [], words: [] }
  const shorter = { ...part, tokens: part.tokens.slice(0, -1) }
  const others = parsed.parts.slice(0, -1)
  const rest = {
    ...parsed,
    parts: shorter.tokens.length > 0 ? [...others, shorter] : others,
  }
  const { words, pairs } = known.continued
  const anyOf = (
    kind: 'pair' | 'word',
    continued: readonly { folded: string; documents: number }[],
  ): MatchLevel[] => {
    if (continued.length === 0) return []
    const typed = typing.before ? pairOf(typing.before.folded, typing.last.folded) : typing.last.folded
    const folded = [
      ...(kind === 'word' ? [typing.last.folded] : [typed]),
      ...continued.map((word) => word.folded),
    ]
    return [
      {
        conditions: [
          { ...conditionOf(rest, 'words'), any: [[...new Set(folded.map((value) => term(kind, value)))]] },
        ],
        maxDocuments: Math.min(
          maxDocumentsOf(known, rest, 'words'),
          together(continued.map(({ documents }) => documents)),
        ),
      },
    ]
  }
  return {
    levels: [...anyOf('pair', pairs), ...anyOf('word', words)],
    words: words.map(({ folded }) => folded),
  }
}

/** The match levels of a query, best first. */
export interface MatchLevels {
  strict: MatchLevel[]
  /** Few conditions for all documents of the first `count` strict levels. */
  whole: (count: number) => Condition[]
  /** Most of the words instead of all words. */
  loose: MatchLevel[]
  /** Words that the last word may become. */
  continuations: string[]
}

const conditionsOf = (levels: readonly MatchLevel[]) => levels.flatMap(({ conditions }) => conditions)

/** The match levels of a query's variants, the typed one first. */
export function matchLevelsOf(known: QueryLookup, variants: readonly ParsedQuery[]): MatchLevels {
  const close = distinctMatchKinds(variants).map((kind): MatchLevel => ({
    conditions: variants.map((parsed) => conditionOf(parsed, kind)),
    maxDocuments: together(variants.map((parsed) => maxDocumentsOf(known, parsed, kind))),
  }))
  const typed = beginnings(known, variants[0]!)
  const loose = variants.flatMap((parsed): MatchLevel[] => {
    const most = looseMatch(parsed)
    return most
      ? [
          {
            conditions: most.conditions,
            least: { words: most.words, count: most.least },
            maxDocuments: Infinity,
          },
        ]
      : []
  })
  return {
    strict: [...close, ...typed.levels],
    whole: (count) => {
      if (count < close.length) return conditionsOf(close.slice(0, count))
      // the last level includes closer ones, and the continuations of a word include the word itself
      const [asTyped, ...otherwise] = close.at(-1)!.conditions
      const begun = typed.levels.slice(0, count - close.length)
      const all = begun.length === 2 && typed.words.length < MAX_CONTINUATIONS
      return all ? [...begun[1]!.conditions, ...otherwise] : [asTyped!, ...otherwise, ...conditionsOf(begun)]
    },
    loose,
    continuations: typed.words,
  }
}
