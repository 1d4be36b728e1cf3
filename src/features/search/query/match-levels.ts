import { isVocabularyWord } from '../documents/word-entries.ts'
import { readSyllable } from '../../../libraries/vietnamese/syllable.ts'
import { bigramOf, term } from '../term.ts'
import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'
import { conditionOf, distinctMatchKinds, type MatchKind, type Condition } from './conditions.ts'
import { lastPrefix, type QueryLookup } from './query-lookup.ts'
import type { MatchLevel } from './match-level.ts'
import type { ParsedQuery } from './parsed-query.ts'
import { silentWords } from './silent-words.ts'
import type { QueryVariant } from './variants.ts'
import { maxPrefixMatches } from './indexed-words.ts'

/** The approximate number of documents that have a word in any form; 0 if no text has it as typed; null if such words are not counted. */
function documentsWith(lookup: QueryLookup, token: Token, exact: boolean): number | null {
  const forms = lookup.words.get(token.folded)
  if (forms === undefined) return isVocabularyWord(token) ? 0 : null
  const written =
    !exact || !token.marked || forms.some(({ word }) => tokensOf(word)[0]?.exact === token.exact)
  return written ? forms[0]!.documents : 0
}

/** Whether no text that readers see has a phrase, because none has two of its neighbours with these marks: the vocabulary has all. */
export function isNowhere({ words }: Pick<QueryLookup, 'words'>, { parts }: ParsedQuery): boolean {
  const isNeighbour = (left: Token, right: Token) =>
    !isVocabularyWord(left) ||
    !isVocabularyWord(right) ||
    (words.get(bigramOf(left.folded, right.folded)) ?? []).some(({ word }) => {
      const [before, after] = word.split(' ').map((part) => readSyllable(part).exact)
      return (!left.marked || before === left.exact) && (!right.marked || after === right.exact)
    })
  return parts.some(
    ({ tokens, phrase, excluded }) =>
      phrase &&
      !excluded &&
      tokens.slice(1).some((token, i) => !token.afterBreak && !isNeighbour(tokens[i]!, token)),
  )
}

/** The approximate upper bound of documents that match a query in this kind, as far as its words and bigrams are counted. */
function maxDocumentsOf(lookup: QueryLookup, parsed: ParsedQuery, kind: MatchKind): number {
  const counts = parsed.parts.flatMap(({ tokens, excluded, phrase }) => {
    if (excluded) return []
    const silent = phrase ? new Set() : silentWords(tokens)
    const required = tokens.filter((token) => !silent.has(token))
    const words = required.map((token) => documentsWith(lookup, token, phrase || kind.startsWith('exact')))
    const isClose = phrase || kind.endsWith('neighbours')
    const bigrams = tokens
      .slice(1)
      .map((token, i) =>
        token.afterBreak || !(isClose || token.isBound === true)
          ? null
          : lookup.words.get(bigramOf(tokens[i]!.folded, token.folded))?.[0]?.documents,
      )
    return [...words, ...bigrams]
  })
  return Math.min(Infinity, ...counts.filter((count) => typeof count === 'number'))
}

/** How many kinds of match a query has with several words and marks. */
const exactKinds = 4

/** Whether texts have each of the words that were typed with marks, with these marks. */
const isKnownWithMarks = (lookup: QueryLookup, { parts }: ParsedQuery): boolean =>
  parts.every(
    ({ tokens, phrase, excluded }) =>
      phrase || excluded || tokens.every((token) => documentsWith(lookup, token, true) !== 0),
  )

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

/** Match levels of a last word that is still being typed, with the rest of the query. */
function prefixLevels(
  lookup: QueryLookup,
  parsed: ParsedQuery,
  kind: MatchKind,
): { levels: MatchLevel[]; words: string[] } {
  const prefix = lastPrefix(parsed)
  const part = parsed.parts.at(-1)
  const isSilent = part !== undefined && silentWords(part.tokens).has(part.tokens.at(-1)!)
  if (prefix === null || part === undefined || isSilent) return { levels: [], words: [] }
  const shorter = { ...part, tokens: part.tokens.slice(0, -1) }
  const before = parsed.parts.slice(0, -1)
  const rest = {
    ...parsed,
    parts: shorter.tokens.length > 0 ? [...before, shorter] : before,
  }
  const { words, bigrams } = lookup.prefixMatches
  const anyOf = (
    entry: 'pair' | 'word',
    matches: readonly { folded: string; documents: number }[],
  ): MatchLevel[] => {
    if (matches.length === 0) return []
    const typed = prefix.before ? bigramOf(prefix.before.folded, prefix.last.folded) : prefix.last.folded
    const folded = [
      ...(entry === 'word' ? [prefix.last.folded] : [typed]),
      ...matches.map((word) => word.folded),
    ]
    const others = conditionOf(rest, kind)
    const continued = [...new Set(folded.map((value) => term(entry, value)))]
    return [
      {
        conditions: [{ ...others, any: [...(others.any ?? []), continued] }],
        maxDocuments: Math.min(
          maxDocumentsOf(lookup, rest, kind),
          sumOf(matches.map(({ documents }) => documents)),
        ),
      },
    ]
  }
  return {
    levels: [...anyOf('pair', bigrams), ...anyOf('word', words)],
    words: words.map(({ folded }) => folded),
  }
}

/** The match levels of a query, best first. */
export interface MatchLevels {
  strict: MatchLevel[]
  /** Few conditions for all documents of the first `count` strict levels. */
  whole: (count: number) => Condition[]
  /** Words that the last word may become. */
  continuations: string[]
}

const conditionsOf = (levels: readonly MatchLevel[]) => levels.flatMap(({ conditions }) => conditions)

/** The match levels of a query's variants, the typed one first. */
export function matchLevelsOf(lookup: QueryLookup, all: readonly QueryVariant[]): MatchLevels {
  const levelOf = (queries: readonly ParsedQuery[], kind: MatchKind): MatchLevel => ({
    conditions: queries.map((parsed) => conditionOf(parsed, kind)),
    maxDocuments: sumOf(queries.map((parsed) => maxDocumentsOf(lookup, parsed, kind))),
  })
  const parsedOf = (isSure: boolean) => all.filter((one) => one.isSure === isSure).map(({ parsed }) => parsed)
  const [variants, guesses] = [parsedOf(true), parsedOf(false)]
  const distinct = distinctMatchKinds(variants)
  // where texts have each word with its marks, words with other marks and apart from each other are others than meant
  const isExact = distinct.length === exactKinds && isKnownWithMarks(lookup, variants[0]!)
  const kinds = isExact ? distinct.filter((kind) => kind !== 'words') : distinct
  const sure = kinds.map((kind) => levelOf(variants, kind))
  // what an ambiguous abbreviation may mean comes after all that has the typed words
  const close = guesses.length > 0 ? [...sure, levelOf(guesses, 'exact words')] : sure
  const typed = prefixLevels(lookup, variants[0]!, isExact ? 'exact words' : 'words')
  // the last level includes closer ones, but exact words apart from each other are no neighbours
  const widest = isExact ? sure.slice(1) : sure.slice(-1)
  return {
    strict: [...close, ...typed.levels],
    whole: (count) => {
      if (count < close.length) return conditionsOf(close.slice(0, count))
      // the continuations of a word include the word itself
      const [asTyped, ...otherwise] = conditionsOf([...widest, ...close.slice(sure.length)])
      const prefixed = typed.levels.slice(0, count - close.length)
      const all = prefixed.length === 2 && typed.words.length < maxPrefixMatches
      return all
        ? [...prefixed[1]!.conditions, ...otherwise]
        : [asTyped!, ...otherwise, ...conditionsOf(prefixed)]
    },
    continuations: typed.words,
  }
}
