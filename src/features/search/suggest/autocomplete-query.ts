import type { Connection } from '../../../platform/database/database.ts'
import { parseQuery } from '../query/parsed-query.ts'
import { expandPrefix, type IndexedWord } from '../query/indexed-words.ts'
import { bigramOf, bigramsOf, yearOf } from '../term.ts'
import { tokensOf } from '../../../libraries/vietnamese/tokens.ts'
import type { TypedWords } from './typed-words.ts'

/** The index can return all documents with some words where there are no more than this. */
export const maxIndexedDocuments = 2000

/** A query that is being typed, and how texts continue it. */
export interface AutocompleteQuery {
  /** The finished words, without marks. */
  finished: string[]
  /** The words that the last word may become. */
  endings: string[]
  /** Bigrams of the finished words. */
  finishedBigrams: string[]
  /** The bigrams that the last two words may become; empty where one word was typed. */
  endingBigrams: string[]
  typed: TypedWords
  /** The approximate upper bound of documents that have all the words. */
  maxDocumentsAnywhere: number
  /** The approximate upper bound of documents that have them side by side. */
  maxDocumentsAdjacent: number
  /** The approximate number of documents. */
  documents: number
  /** The year of the newest post that readers see; null where there is none. */
  year: string | null
}

const documentsOf = (words: readonly IndexedWord[]) =>
  words.reduce((sum, { documents }) => sum + documents, 0)

const isNumber = (folded: string) => /^\d/.test(folded)

/**
 * The numbers of up to four digits that begin with some digits; numbers are not in the vocabulary. They are no bigrams to
 * search for: half of all titles may have one of `năm 2000` to `năm 2099`.
 */
const numbersWithPrefix = (digits: string): string[] =>
  /^\d{1,3}$/.test(digits)
    ? [1, 2].flatMap((more) =>
        digits.length + more > 4
          ? []
          : Array.from({ length: 10 ** more }, (_none, i) => digits + String(i).padStart(more, '0')),
      )
    : []

const foldedOf = (words: readonly IndexedWord[]) => words.map(({ folded }) => folded)

/**
 * Parses the typed text, and looks up how texts continue it.
 * @returns null if it has no word
 */
export async function parseAutocompleteQuery(
  connection: Connection,
  typed: string,
): Promise<AutocompleteQuery | null> {
  const { parts, open } = parseQuery(typed)
  const words = parts.flatMap((part) => part.tokens)
  const tokens = tokensOf(typed.normalize('NFC'))
  const last = words.at(-1)
  if (last === undefined || tokens.length === 0) return null
  const folded = words.map((token) => token.folded)
  const finished = folded.slice(0, -1)
  const bigrams = bigramsOf(folded)
  const finishedBigrams = bigrams.slice(0, -1)
  const previous = tokens.at(-2)
  const matches = await expandPrefix(
    connection,
    [...folded, ...finishedBigrams],
    open && !isNumber(last.folded) ? last.folded : null,
    previous ? bigramOf(previous.folded, tokens.at(-1)!.folded) : null,
  )
  const { indexed, documents, newest } = matches
  // digits and codes are not in the vocabulary: their documents are not counted
  const maxDocuments = (entries: readonly string[], last: readonly IndexedWord[]) =>
    Math.min(
      last.length === 0 ? Infinity : documentsOf(last),
      ...entries.map((entry) => (indexed.has(entry) ? documentsOf(indexed.get(entry)!) : Infinity)),
    )
  const numbers = open ? numbersWithPrefix(last.folded) : []
  const endings = open ? matches.words : (indexed.get(last.folded) ?? [])
  return {
    finished,
    endings: [...new Set([last.folded, ...foldedOf(matches.words), ...numbers])],
    finishedBigrams,
    endingBigrams: [...new Set([...bigrams.slice(-1), ...foldedOf(matches.bigrams)])],
    typed: { tokens, open },
    maxDocumentsAnywhere: maxDocuments(finished, endings),
    maxDocumentsAdjacent: maxDocuments(finishedBigrams, matches.bigrams),
    documents,
    year: newest === null ? null : yearOf(newest),
  }
}
