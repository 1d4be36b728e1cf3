import { isOffered } from '../documents/word-entries.ts'
import { pairOf, term } from '../term.ts'
import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'
import { conditionOf, differingClosenesses, mostWords, type Closeness, type Condition } from './conditions.ts'
import { unfinished, type Known } from './known.ts'
import type { MatchLevel } from './match-level.ts'
import type { Reading } from './reading.ts'
import { MOST_CONTINUATIONS } from './words.ts'

/** About how many documents have a word: those of all its forms, or none where nobody writes it as typed; null for what is not counted. */
function documentsWith(known: Known, token: Token, exact: boolean): number | null {
  const forms = known.words.get(token.folded)
  if (forms === undefined) return isOffered(token) ? 0 : null
  const written =
    !exact || !token.marked || forms.some(({ word }) => tokensOf(word)[0]?.exact === token.exact)
  return written ? forms[0]!.documents : 0
}

/** No more documents than about so many are so close to a reading, as far as its words and pairs are known. */
function mostDocuments(known: Known, reading: Reading, closeness: Closeness): number {
  const counts = reading.parts.flatMap(({ tokens, excluded, phrase }) => {
    if (excluded) return []
    const words = tokens.map((token) => documentsWith(known, token, closeness.startsWith('exact')))
    if (!phrase && !closeness.endsWith('neighbours')) return words
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

/** The beginning of a word that is still being typed, with the rest of the query. */
function beginnings(known: Known, reading: Reading): { levels: MatchLevel[]; words: string[] } {
  const typing = unfinished(reading)
  const part = reading.parts.at(-1)
  if (typing === null || part === undefined) return { levels: [], words: [] }
  const shorter = { ...part, tokens: part.tokens.slice(0, -1) }
  const others = reading.parts.slice(0, -1)
  const rest = {
    ...reading,
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
        most: Math.min(
          mostDocuments(known, rest, 'words'),
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
  /** What holds all that the first so many strict match levels do, in few conditions. */
  whole: (count: number) => Condition[]
  /** Most of the words instead of all. */
  loose: MatchLevel[]
  /** Words that the last one may become. */
  continuations: string[]
}

const conditionsOf = (levels: readonly MatchLevel[]) => levels.flatMap(({ conditions }) => conditions)

/** The match levels of a query's readings, the typed one first. */
export function matchLevelsOf(known: Known, readings: readonly Reading[]): MatchLevels {
  const close = differingClosenesses(readings).map((closeness): MatchLevel => ({
    conditions: readings.map((reading) => conditionOf(reading, closeness)),
    most: together(readings.map((reading) => mostDocuments(known, reading, closeness))),
  }))
  const typed = beginnings(known, readings[0]!)
  const loose = readings.flatMap((reading): MatchLevel[] => {
    const most = mostWords(reading)
    return most
      ? [
          {
            conditions: most.conditions,
            least: { words: most.words, count: most.least },
            most: Infinity,
          },
        ]
      : []
  })
  return {
    strict: [...close, ...typed.levels],
    whole: (count) => {
      if (count < close.length) return conditionsOf(close.slice(0, count))
      // the last of these holds all that closer ones do, and what continues a word the word itself
      const [asTyped, ...otherwise] = close.at(-1)!.conditions
      const begun = typed.levels.slice(0, count - close.length)
      const all = begun.length === 2 && typed.words.length < MOST_CONTINUATIONS
      return all ? [...begun[1]!.conditions, ...otherwise] : [asTyped!, ...otherwise, ...conditionsOf(begun)]
    },
    loose,
    continuations: typed.words,
  }
}
