import { pairBeginning, term } from '../term.ts'
import type { Syllable } from '../../../libraries/vietnamese/syllable.ts'

/** The index entries of a word: those of its letters without marks, unless stated otherwise. */
export interface WordEntries {
  word: number
  titleWord: number
  frequent: number
  /** What the numbers of its pairs with each next word begin with. */
  pairs: number
  titlePairs: number
  /** Of the word with its marks; undefined where it has none. */
  exact: number | undefined
  titleExact: number | undefined
  /** Whether it belongs to the vocabulary: digits and codes do not. */
  isOffered: boolean
  /** Its number among the cached words; undefined where it is not cached. */
  number: number | undefined
}

/** How many words are cached: the numbers of two of them fit into a small integer. */
export const MAX_CACHED_WORDS = 1 << 15
const MAX_LETTERS = 24

const OFFERED = /^\p{L}{1,24}$/u

/** Whether a word like this belongs to the vocabulary. */
export const isOffered = ({ written }: Syllable): boolean => OFFERED.test(written)

function entriesOf(word: Syllable): WordEntries {
  const { folded, exact, marked } = word
  return {
    word: term('word', folded),
    titleWord: term('title-word', folded),
    frequent: term('frequent', folded),
    pairs: pairBeginning('pair', folded),
    titlePairs: pairBeginning('title-pair', folded),
    exact: marked ? term('exact', exact) : undefined,
    titleExact: marked ? term('title-exact', exact) : undefined,
    isOffered: isOffered(word),
    number: undefined,
  }
}

// the same few thousand words make up all text
const cache = new Map<string, WordEntries>()

/** The entries of a word, which are computed once for most words. */
export function wordEntries(word: Syllable): WordEntries {
  const cached = cache.get(word.written)
  if (cached !== undefined) return cached
  const entries = entriesOf(word)
  if (cache.size < MAX_CACHED_WORDS && word.written.length <= MAX_LETTERS) {
    entries.number = cache.size
    cache.set(word.written, entries)
  }
  return entries
}
