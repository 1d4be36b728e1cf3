import type { Connection } from '../../../platform/database/database.ts'
import { readQuery } from '../query/reading.ts'
import { continuedWords, type ContinuedWord, type KnownWord } from '../query/words.ts'
import { saidBy } from '../said-by.ts'
import { pairOf, pairsOf, term, yearOf } from '../term.ts'
import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'

/** Where no more documents than this may have something, the index tells of all of them at once. */
export const FEW = 2000

/** How many documents in all may be looked through for phrases. */
const MOST_SOUGHT = 200

/** What was typed, going on as texts do. */
export interface Phrase {
  text: string
  /** What a document that says so holds, as index entries. */
  terms: number[]
  /** A document that said its last words. */
  example: string | null
  /** So few documents say its last words that the index tells at once whether one says all of it. */
  isRare: boolean
}

/** What was typed, and what is known of how it may go on. */
export interface Typed {
  /** The finished words, without marks. */
  finished: string[]
  /** What the last word may become. */
  endings: string[]
  /** Pairs of the finished words. */
  finishedPairs: string[]
  /** What the pair of the last two words may become; empty where one word was typed. */
  endingPairs: string[]
  /** The most used first. */
  phrases: Phrase[]
  /** No more documents than about so many have all the words, in the title or not. */
  mostApart: number
  /** No more than about so many have them side by side. */
  mostAdjacent: number
  /** About how many documents there are. */
  documents: number
  /** The year of the newest post that readers see; null where there is none. */
  year: string | null
}

const together = (words: readonly KnownWord[]) => words.reduce((sum, { documents }) => sum + documents, 0)

function phrasesOf(typed: string, tokens: readonly Token[], known: readonly ContinuedWord[]): Phrase[] {
  const text = typed.normalize('NFC')
  const before = tokens.at(-2)
  const kept = text.slice(0, (before ?? tokens.at(-1)!).start)
  const finished = pairsOf(tokens.slice(0, -1).map(({ folded }) => folded)).map((pair) => term('pair', pair))
  let sought = 0
  return known.map(({ word, example, documents }) => {
    const isRare = sought + documents <= MOST_SOUGHT
    if (isRare) sought += documents
    return {
      text: (kept + word).toLowerCase(),
      // in its marks: those letters may be said by what readers see, and these marks by nothing of it
      terms: [...finished, ...saidBy(word)],
      example,
      isRare,
    }
  })
}

/** Words that readers do not see take no place from those that they do. */
const shownFirst = (words: readonly ContinuedWord[]) =>
  words.toSorted((a, b) => Number(b.is_shown) - Number(a.is_shown))

const foldedOf = (words: readonly KnownWord[]) => words.map(({ folded }) => folded)

/**
 * Reads what was typed.
 * @returns null where there is no word in it
 */
export async function readTyped(connection: Connection, typed: string, limit: number): Promise<Typed | null> {
  const { parts, open } = readQuery(typed)
  const wanted = parts.flatMap((part) => part.tokens)
  const tokens = tokensOf(typed.normalize('NFC'))
  const last = wanted.at(-1)
  if (last === undefined || tokens.length === 0) return null
  const folded = wanted.map((token) => token.folded)
  const finished = folded.slice(0, -1)
  const pairs = pairsOf(folded)
  const finishedPairs = pairs.slice(0, -1)
  const spoken = tokens.at(-2)
  const looked = await continuedWords(
    connection,
    [...folded, ...finishedPairs],
    open ? last.folded : null,
    spoken ? pairOf(spoken.folded, tokens.at(-1)!.folded) : null,
  )
  const { known, documents, newest } = looked
  // digits and codes are no words: how many documents have them is not known
  const most = (entries: readonly string[], last: readonly KnownWord[]) =>
    Math.min(
      last.length === 0 ? Infinity : together(last),
      ...entries.map((entry) => (known.has(entry) ? together(known.get(entry)!) : Infinity)),
    )
  const endings = open ? looked.words : (known.get(last.folded) ?? [])
  return {
    finished,
    endings: [...new Set([last.folded, ...foldedOf(looked.words)])],
    finishedPairs,
    endingPairs: [...new Set([...pairs.slice(-1), ...foldedOf(looked.pairs)])],
    phrases: phrasesOf(typed, tokens, shownFirst(spoken ? looked.pairs : looked.words).slice(0, limit)),
    mostApart: most(finished, endings),
    mostAdjacent: most(finishedPairs, looked.pairs),
    documents,
    year: newest === null ? null : yearOf(newest),
  }
}
