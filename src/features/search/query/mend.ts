import type { Connection } from '../../../platform/database/database.ts'
import { correctQuery } from './correct.ts'
import { fixedWords, meantWords, pairOf, runKey, type MeantWord, type WordForms } from './meant-words.ts'
import { parseQuery } from './parsed-query.ts'
import { inCaseOf, requiredWordsOf, rewritten, typedAs, type RequiredWord } from './required-words.ts'
import { standingRuns, type Pair } from './standing-runs.ts'
import { provedWords, standingPairs, uniqueRuns, type StandingPairs } from './proved-words.ts'
import { viterbi } from './viterbi.ts'

/** A query with words that texts have in the neighbourhood of the typed ones. */
interface Mended {
  text: string
  /** Whether texts leave no doubt; otherwise it is only to be offered. */
  isCertain: boolean
}

/** What is known of a query while it is mended. */
interface Reading {
  words: readonly RequiredWord[]
  indexed: WordForms
  /** What each word may mean, the typed word first. */
  meant: MeantWord[][]
}

/** The pairs that a word has with its neighbours. */
function pairsOfWord(reading: Reading, index: number, word: MeantWord, isTyped: boolean): Pair[] {
  const { words, meant, indexed } = reading
  const neighbours = (at: number) => (isTyped ? meant[at]!.slice(0, 1) : meant[at]!)
  const before = words[index]!.isNext ? neighbours(index - 1).map((left) => pairOf(indexed, left, word)) : []
  const after = words[index + 1]?.isNext
    ? neighbours(index + 1).map((right) => pairOf(indexed, word, right))
    : []
  return [...before, ...after].filter((pair) => pair !== null)
}

/** The indexes of words that stand beside no neighbour as typed, in any text that readers see. */
async function wordsInDoubt(connection: Connection, reading: Reading): Promise<number[]> {
  const { meant } = reading
  const indexes = meant.flatMap((some, i) => (some.length > 1 ? [i] : []))
  const claims = indexes.map((i) => pairsOfWord(reading, i, meant[i]![0]!, true))
  const standing = await standingRuns(connection, uniqueRuns(claims.flat()))
  return indexes.filter((_index, i) => !claims[i]!.some(({ key }) => standing.has(key)))
}

const togetherScore = 4

/** The likeliest words: as many as possible stand beside each other, and few are changed. */
function likeliest({ words, meant }: Reading, pairs: StandingPairs): MeantWord[] {
  return viterbi(meant, {
    emission: ({ cost }) => -cost,
    transition: (left, right, index) => {
      const pair = words[index]!.isNext ? pairs.get(runKey([left, right])) : undefined
      return pair === undefined ? 0 : togetherScore + Math.log10(1 + pair.bond.documents)
    },
  })
}

/** What a query means where some of its words are wrong, and which of the changed words texts prove. */
interface Meaning {
  path: MeantWord[]
  proved: boolean[]
}

/** What a query means; null if none of its words is wrong, as far as texts tell. */
async function meaningOf(connection: Connection, typed: Reading): Promise<Meaning | null> {
  if (typed.meant.every((some) => some.length === 1)) return null
  const inDoubt = new Set(await wordsInDoubt(connection, typed))
  if (inDoubt.size === 0) return null
  const reading = {
    ...typed,
    meant: typed.meant.map((some, i) => (inDoubt.has(i) ? some : some.slice(0, 1))),
  }
  const pairs = await standingPairs(
    connection,
    reading.meant.flatMap((some, i) => some.flatMap((word) => pairsOfWord(reading, i, word, false))),
  )
  const path = likeliest(reading, pairs)
  if (path.every(({ cost }) => cost === 0)) return null
  const neighbours = { path, isNext: (index: number) => typed.words[index]!.isNext }
  return { path, proved: await provedWords(connection, neighbours, (index) => path[index]!.cost > 0, pairs) }
}

/**
 * Mends words that are right by themselves, and wrong where they stand: a wrong or missing tone, or an initial that sounds
 * alike. A word that texts have beside one of its neighbours as typed is right.
 * @param indexed the forms of `likeTerms`
 * @returns null if nothing is wrong, or if texts do not tell what is meant
 */
export async function mend(
  connection: Connection,
  query: string,
  indexed: WordForms,
): Promise<Mended | null> {
  const text = query.normalize('NFC')
  const words = requiredWordsOf(parseQuery(text))
  if (words === null || words.length < 2) return null
  const fixed = fixedWords(text, words)
  const meaning = await meaningOf(connection, {
    words,
    indexed,
    meant: meantWords(words, indexed, (i) => fixed[i]!),
  })
  if (meaning === null) return null
  const spelled = (isKept: (index: number) => boolean) =>
    rewritten(
      text,
      words,
      meaning.path.map(({ written, cost }, i) => {
        const typed = typedAs(text, words[i]!)
        return cost > 0 && isKept(i) ? inCaseOf(typed, written) : typed
      }),
    )
  const certain = spelled((i) => meaning.proved[i]!)
  const isCertain = certain !== text
  const mended = isCertain ? certain : spelled(() => true)
  // words without marks get those that texts use
  const isComplete = words.every(({ token }) => token.marked)
  const complete = isComplete ? null : await correctQuery(connection, mended, true)
  return { text: complete ?? mended, isCertain }
}
