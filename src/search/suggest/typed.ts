import type { Connection } from '../../database/database.ts'
import { readQuery } from '../query/reading.ts'
import { continuedWords, type KnownWord } from '../query/words.ts'
import { pairOf, term } from '../term.ts'
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

const neighboursOf = (tokens: readonly Token[]) =>
  tokens.slice(1).map((token, i) => pairOf(tokens[i]!.folded, token.folded))

function phrasesOf(typed: string, tokens: readonly Token[], known: readonly KnownWord[]): Phrase[] {
  const text = typed.normalize('NFC')
  const before = tokens.at(-2)
  const kept = text.slice(0, (before ?? tokens.at(-1)!).start)
  const finished = neighboursOf(tokens.slice(0, -1)).map((pair) => term('pair', pair))
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
  const finished = wanted.slice(0, -1)
  const spoken = tokens.at(-2)
  const { known, words, pairs, documents } = await continuedWords(
    connection,
    [...wanted.map(({ folded }) => folded), ...neighboursOf(finished)],
    open ? last.folded : null,
    spoken ? pairOf(spoken.folded, tokens.at(-1)!.folded) : null,
  )
  // digits and codes are no words: how many documents have them is not known
  const counts = [...finished.map(({ folded }) => folded), ...neighboursOf(finished)].map((folded) =>
    known.has(folded) ? together(known.get(folded)!) : Infinity,
  )
  const endings = open ? words : (known.get(last.folded) ?? [])
  return {
    whole: finished.map(({ folded }) => term('title-word', folded)),
    endings: [
      ...new Set(
        [last.folded, ...words.map(({ folded }) => folded)].map((folded) => term('title-word', folded)),
      ),
    ],
    neighbours: pairs.map(({ folded }) => term('title-pair', folded)),
    finished: neighboursOf(finished).map((pair) => term('title-pair', pair)),
    pairs: neighboursOf(wanted).map((pair) => term('title-pair', pair)),
    phrases: phrasesOf(typed, tokens, (spoken ? pairs : words).slice(0, limit)),
    most: Math.min(
      endings.length === 0 ? Infinity : together(endings),
      pairs.length === 0 ? Infinity : together(pairs),
      ...counts,
    ),
    documents,
  }
}
