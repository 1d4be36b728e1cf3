import type { Connection } from '../../database/database.ts'
import { readQuery } from '../query/reading.ts'
import { continuedWords, type KnownWord } from '../query/words.ts'
import { pairOf, pairsOf, term } from '../term.ts'
import { tokensOf, type Token } from '../vietnamese/tokens.ts'

/** What was typed, going on as texts do. */
export interface Phrase {
  text: string
  /** What a document that says so holds, as index entries. */
  terms: number[]
}

/** What was typed, and what is known of how it may go on. */
export interface Typed {
  /** Title entries of the finished words: a title must hold them all. */
  whole: number[]
  /** Title entries of what the last word may become: a title must hold one. */
  endings: number[]
  /** Title entries of the last two words as neighbours, for what the last may become; empty where there are none known. */
  neighbours: number[]
  /** Title entries of the finished words as neighbours. */
  finished: number[]
  /** The same with the last word as it is: what speaks for a title. */
  pairs: number[]
  /** The most used first. */
  phrases: Phrase[]
  /** No more documents than about so many hold all of it, in the title or not. */
  most: number
  /** About how many documents there are. */
  documents: number
}

const together = (words: readonly KnownWord[]) => words.reduce((sum, { documents }) => sum + documents, 0)

function phrasesOf(typed: string, tokens: readonly Token[], known: readonly KnownWord[]): Phrase[] {
  const text = typed.normalize('NFC')
  const before = tokens.at(-2)
  const kept = text.slice(0, (before ?? tokens.at(-1)!).start)
  const finished = pairsOf(tokens.slice(0, -1).map(({ folded }) => folded)).map((pair) => term('pair', pair))
  return known.map(({ word, folded }) => ({
    text: (kept + word).toLowerCase(),
    terms: [...finished, term(before ? 'pair' : 'word', folded)],
  }))
}

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
  const titlePairs = pairsOf(folded)
  const finishedPairs = titlePairs.slice(0, -1)
  const spoken = tokens.at(-2)
  const { known, words, pairs, documents } = await continuedWords(
    connection,
    [...folded, ...finishedPairs],
    open ? last.folded : null,
    spoken ? pairOf(spoken.folded, tokens.at(-1)!.folded) : null,
  )
  // digits and codes are no words: how many documents have them is not known
  const counts = [...finished, ...finishedPairs].map((entry) =>
    known.has(entry) ? together(known.get(entry)!) : Infinity,
  )
  const endings = open ? words : (known.get(last.folded) ?? [])
  return {
    whole: finished.map((word) => term('title-word', word)),
    endings: [
      ...new Set(
        [last.folded, ...words.map(({ folded }) => folded)].map((folded) => term('title-word', folded)),
      ),
    ],
    neighbours: pairs.map(({ folded }) => term('title-pair', folded)),
    finished: finishedPairs.map((pair) => term('title-pair', pair)),
    pairs: titlePairs.map((pair) => term('title-pair', pair)),
    phrases: phrasesOf(typed, tokens, (spoken ? pairs : words).slice(0, limit)),
    most: Math.min(
      endings.length === 0 ? Infinity : together(endings),
      pairs.length === 0 ? Infinity : together(pairs),
      ...counts,
    ),
    documents,
  }
}
