import { pairOf } from '../term.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { MOST_REMEMBERED, wordEntries } from './word-entries.ts'

/** A word, or two neighbours, as searches learn it. */
export interface Lesson {
  /** Without marks. */
  folded: string
  /** The id of a document that has it. */
  example: string
}

/** What some documents teach: their words and pairs as they are written, in lower case, each once. */
export class Lessons {
  readonly learnt = new Map<string, Lesson>()
  /** Pairs of words that are known by their places, so that most need not be written to be known again. */
  readonly #pairs = new Set<number>()

  /** Takes what a text teaches. @param example the id of its document */
  take(tokens: readonly Token[], example: string): void {
    let before: Token | undefined
    let placeBefore: number | undefined
    for (const token of tokens) {
      const { isLearnt, place } = wordEntries(token)
      if (!isLearnt) {
        before = undefined
        continue
      }
      this.#learn(token.written, token.folded, example)
      if (before !== undefined && !token.afterBreak && !this.#knows(placeBefore, place)) {
        this.#learn(pairOf(before.written, token.written), pairOf(before.folded, token.folded), example)
      }
      before = token
      placeBefore = place
    }
  }

  #learn(word: string, folded: string, example: string): void {
    if (!this.learnt.has(word)) this.learnt.set(word, { folded, example })
  }

  /** Whether a pair came before; it has from now on. */
  #knows(left: number | undefined, right: number | undefined): boolean {
    if (left === undefined || right === undefined) return false
    const pair = left * MOST_REMEMBERED + right
    if (this.#pairs.has(pair)) return true
    this.#pairs.add(pair)
    return false
  }
}
