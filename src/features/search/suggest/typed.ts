import type { Connection } from '../../../platform/database/database.ts'
import { parseQuery } from '../query/parsed-query.ts'
import { continuedWords, type ContinuedWord, type IndexedWord } from '../query/indexed-words.ts'
import { entriesOfWritten } from '../written-entries.ts'
import { pairOf, pairsOf, term, yearOf } from '../term.ts'
import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'

/** The index can return all documents with some words where there are no more than this. */
export const MAX_INDEXED_DOCUMENTS = 2000

/** How many documents in all may be read for phrases. */
const MAX_PHRASE_DOCUMENTS = 200

/** What was typed, continued as in texts. */
export interface Phrase {
  text: string
  /** The index entries of a document that has the phrase. */
  terms: number[]
  /** A document that has its last words. */
  example: string | null
  /** Few documents have its last words: the index finds quickly whether one has the whole phrase. */
  isRare: boolean
}

/** What was typed, and how texts continue it. */
export interface Typed {
  /** The finished words, without marks. */
  finished: string[]
  /** The words that the last word may become. */
  endings: string[]
  /** Pairs of the finished words. */
  finishedPairs: string[]
  /** The pairs that the last two words may become; empty where one word was typed. */
  endingPairs: string[]
  /** The most used first. */
  phrases: Phrase[]
  /** The approximate upper bound of documents that have all the words. */
  maxDocumentsApart: number
  /** The approximate upper bound of documents that have them side by side. */
  maxDocumentsAdjacent: number
  /** The approximate number of documents. */
  documents: number
  /** The year of the newest post that readers see; null where there is none. */
  year: string | null
}

const together = (words: readonly IndexedWord[]) => words.reduce((sum, { documents }) => sum + documents, 0)

function phrasesOf(typed: string, tokens: readonly Token[], known: readonly ContinuedWord[]): Phrase[] {
  const text = typed.normalize('NFC')
  const before = tokens.at(-2)
  const kept = text.slice(0, (before ?? tokens.at(-1)!).start)
  const finished = pairsOf(tokens.slice(0, -1).map(({ folded }) => folded)).map((pair) => term('pair', pair))
  let sought = 0
  return known.map(({ word, example, documents }) => {
    const isRare = sought + documents <= MAX_PHRASE_DOCUMENTS
    if (isRare) sought += documents
    return {
      text: (kept + word).toLowerCase(),
      // with its marks: readers may see texts with these letters and none with these marks
      terms: [...finished, ...entriesOfWritten(word)],
      example,
      isRare,
    }
  })
}

/** Words that readers see first, so that hidden words take no room from them. */
const shownFirst = (words: readonly ContinuedWord[]) =>
  words.toSorted((a, b) => Number(b.is_shown) - Number(a.is_shown))

const foldedOf = (words: readonly IndexedWord[]) => words.map(({ folded }) => folded)

/**
 * Parses what was typed, and looks up how texts continue it.
 * @returns null where there is no word in it
 */
export async function readTyped(connection: Connection, typed: string, limit: number): Promise<Typed | null> {
  const { parts, open } = parseQuery(typed)
  const wanted = parts.flatMap((part) => part.tokens)
  const tokens = tokensOf(typed.normalize('NFC'))
  const last = wanted.at(-1)
  if (last === undefined || tokens.length === 0) return null
  const folded = wanted.map((token) => token.folded)
  const finished = folded.slice(0, -1)
  const pairs = pairsOf(folded)
  const finishedPairs = pairs.slice(0, -1)
  const spoken = tokens.at(-2)
  const found = await continuedWords(
    connection,
    [...folded, ...finishedPairs],
    open ? last.folded : null,
    spoken ? pairOf(spoken.folded, tokens.at(-1)!.folded) : null,
  )
  const { known, documents, newest } = found
  // digits and codes are not in the vocabulary: their documents are not counted
  const most = (entries: readonly string[], last: readonly IndexedWord[]) =>
    Math.min(
      last.length === 0 ? Infinity : together(last),
      ...entries.map((entry) => (known.has(entry) ? together(known.get(entry)!) : Infinity)),
    )
  const endings = open ? found.words : (known.get(last.folded) ?? [])
  return {
    finished,
    endings: [...new Set([last.folded, ...foldedOf(found.words)])],
    finishedPairs,
    endingPairs: [...new Set([...pairs.slice(-1), ...foldedOf(found.pairs)])],
    phrases: phrasesOf(typed, tokens, shownFirst(spoken ? found.pairs : found.words).slice(0, limit)),
    maxDocumentsApart: most(finished, endings),
    maxDocumentsAdjacent: most(finishedPairs, found.pairs),
    documents,
    year: newest === null ? null : yearOf(newest),
  }
}
