import { pairBeginning, term } from '../term.ts'
import type { Syllable } from '../../../libraries/vietnamese/syllable.ts'

/** The entries of a word: of its letters without marks, but where it is said. */
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
  /** Whether documents teach it: digits and codes are not kept. */
  isLearnt: boolean
  /** Tells it from the other words that are remembered; undefined where it is not. */
  place: number | undefined
}

/** So many words are remembered, so that two places are a small number together. */
export const MOST_REMEMBERED = 1 << 15
const LONGEST = 24

const LEARNT = /^\p{L}{1,24}$/u

/** Whether documents teach a word like this. */
export const isLearnt = ({ written }: Syllable): boolean => LEARNT.test(written)

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
    isLearnt: isLearnt(word),
    place: undefined,
  }
}

// the same few thousand words make up all text
const known = new Map<string, WordEntries>()

/** The entries of a word, worked out once for most. */
export function wordEntries(word: Syllable): WordEntries {
  const found = known.get(word.written)
  if (found !== undefined) return found
  const made = entriesOf(word)
  if (known.size < MOST_REMEMBERED && word.written.length <= LONGEST) {
    made.place = known.size
    known.set(word.written, made)
  }
  return made
}
