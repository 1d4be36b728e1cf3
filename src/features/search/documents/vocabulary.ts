import { pairOf } from '../term.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { MAX_CACHED_WORDS, wordEntries } from './word-entries.ts'

/** A word, or a pair of neighbours, that completion and correction offer. */
export interface VocabularyTerm {
  /** Without marks. */
  folded: string
  /** The id of a document that has it. */
  example: string
}

/** The words and pairs of some documents as they are written, in lower case, each once. */
export class SearchVocabulary {
  readonly terms = new Map<string, VocabularyTerm>()
  /** Pairs by the numbers of their words: a pair that comes again need not be written to be recognised. */
  readonly #pairs = new Set<number>()

  /** Adds the words and pairs of a text. @param example the id of its document */
  addTerms(tokens: readonly Token[], example: string): void {
    let before: Token | undefined
    let numberBefore: number | undefined
    for (const token of tokens) {
      const { isOffered, number } = wordEntries(token)
      if (!isOffered) {
        before = undefined
        continue
      }
      this.#add(token.written, token.folded, example)
      if (before !== undefined && !token.afterBreak && !this.#hasPair(numberBefore, number)) {
        this.#add(pairOf(before.written, token.written), pairOf(before.folded, token.folded), example)
      }
      before = token
      numberBefore = number
    }
  }

  #add(word: string, folded: string, example: string): void {
    if (!this.terms.has(word)) this.terms.set(word, { folded, example })
  }

  /** Whether a pair was added before; it is from now on. */
  #hasPair(left: number | undefined, right: number | undefined): boolean {
    if (left === undefined || right === undefined) return false
    const pair = left * MAX_CACHED_WORDS + right
    if (this.#pairs.has(pair)) return true
    this.#pairs.add(pair)
    return false
  }
}
