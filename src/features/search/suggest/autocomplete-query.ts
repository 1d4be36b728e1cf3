import type { Connection } from '../../../platform/database/database.ts'
import { parseQuery } from '../query/parsed-query.ts'
import { expandPrefix, type PrefixMatch, type IndexedWord } from '../query/indexed-words.ts'
import { entriesOfWritten } from '../written-entries.ts'
import { bigramOf, bigramsOf, term, yearOf } from '../term.ts'
import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'

/** The index can return all documents with some words where there are no more than this. */
export const maxIndexedDocuments = 2000

/** How many documents in all may be read for phrases. */
const maxPhraseDocuments = 200

/** The typed text, continued as in texts. */
export interface Phrase {
  text: string
  /** The index entries of a document that has the phrase. */
  terms: number[]
  /** A document that has its last words. */
  example: string | null
  /** Few documents have its last words: the index finds quickly whether one has the whole phrase. */
  isRare: boolean
}

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
  /** The most used first. */
  phrases: Phrase[]
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

function phrasesOf(typed: string, tokens: readonly Token[], matches: readonly PrefixMatch[]): Phrase[] {
  const text = typed.normalize('NFC')
  const before = tokens.at(-2)
  const textBefore = text.slice(0, (before ?? tokens.at(-1)!).start)
  const finished = bigramsOf(tokens.slice(0, -1).map(({ folded }) => folded)).map((bigram) =>
    term('pair', bigram),
  )
  let searchedDocuments = 0
  return matches.map(({ word, example, documents }) => {
    const isRare = searchedDocuments + documents <= maxPhraseDocuments
    if (isRare) searchedDocuments += documents
    return {
      text: (textBefore + word).toLowerCase(),
      // with its marks: readers may see texts with these letters and none with these marks
      terms: [...finished, ...entriesOfWritten(word)],
      example,
      isRare,
    }
  })
}

/** The words in an order with public ones first, so that the limit cuts off hidden ones. */
const shownFirst = (words: readonly PrefixMatch[]) =>
  words.toSorted((a, b) => Number(b.is_shown) - Number(a.is_shown))

const foldedOf = (words: readonly IndexedWord[]) => words.map(({ folded }) => folded)

/**
 * Parses the typed text, and looks up how texts continue it.
 * @returns null if it has no word
 */
export async function parseAutocompleteQuery(
  connection: Connection,
  typed: string,
  limit: number,
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
    open ? last.folded : null,
    previous ? bigramOf(previous.folded, tokens.at(-1)!.folded) : null,
  )
  const { indexed, documents, newest } = matches
  // digits and codes are not in the vocabulary: their documents are not counted
  const maxDocuments = (entries: readonly string[], last: readonly IndexedWord[]) =>
    Math.min(
      last.length === 0 ? Infinity : documentsOf(last),
      ...entries.map((entry) => (indexed.has(entry) ? documentsOf(indexed.get(entry)!) : Infinity)),
    )
  const endings = open ? matches.words : (indexed.get(last.folded) ?? [])
  return {
    finished,
    endings: [...new Set([last.folded, ...foldedOf(matches.words)])],
    finishedBigrams,
    endingBigrams: [...new Set([...bigrams.slice(-1), ...foldedOf(matches.bigrams)])],
    phrases: phrasesOf(typed, tokens, shownFirst(previous ? matches.bigrams : matches.words).slice(0, limit)),
    maxDocumentsAnywhere: maxDocuments(finished, endings),
    maxDocumentsAdjacent: maxDocuments(finishedBigrams, matches.bigrams),
    documents,
    year: newest === null ? null : yearOf(newest),
  }
}
