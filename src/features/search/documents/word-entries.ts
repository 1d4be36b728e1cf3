import { bigramPrefixHash, term } from '../term.ts'
import { wordCode } from '../word-code.ts'
import type { Syllable } from '../../../libraries/vietnamese/syllable.ts'

/** The index entries of a word: those of its letters without marks, unless stated otherwise. */
export interface WordEntries {
  word: number
  titleWord: number
  frequent: number
  /** The hash that begins the numbers of its bigrams with any next word. */
  bigramPrefix: number
  titleBigramPrefix: number
  /** The word in the sequence of a document. */
  code: number
  /** The entry of the word with its marks; undefined if it has none. */
  exact: number | undefined
  titleExact: number | undefined
  /** Whether it belongs to the vocabulary; digits and codes do not. */
  isVocabularyWord: boolean
  /** Its number among the cached words; undefined where it is not cached. */
  number: number | undefined
}

/** How many words are cached: the numbers of two of them fit into a small integer. */
export const maxCachedWords = 1 << 15
const maxLetters = 24

const vocabularyWord = /^\p{L}{1,24}$/u

/** Whether a word like this belongs to the vocabulary. */
export const isVocabularyWord = ({ written }: Syllable): boolean => vocabularyWord.test(written)

function entriesOf(word: Syllable): WordEntries {
  const { folded, exact, marked } = word
  return {
    word: term('word', folded),
    titleWord: term('title-word', folded),
    frequent: term('frequent', folded),
    bigramPrefix: bigramPrefixHash('pair', folded),
    titleBigramPrefix: bigramPrefixHash('title-pair', folded),
    code: wordCode(word),
    exact: marked ? term('exact', exact) : undefined,
    titleExact: marked ? term('title-exact', exact) : undefined,
    isVocabularyWord: isVocabularyWord(word),
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
  if (cache.size < maxCachedWords && word.written.length <= maxLetters) {
    entries.number = cache.size
    cache.set(word.written, entries)
  }
  return entries
}
