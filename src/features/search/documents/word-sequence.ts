import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { wordBytes } from '../word-code.ts'
import { wordEntries } from './word-entries.ts'

/** Stands where a sentence or a text ends, so that no phrase goes across. */
const gap = 0

/** The words of one document in the order of its texts. */
export class WordSequence {
  #bytes = Buffer.alloc(1 << 12)
  #length = 0

  /** Begins the next document. */
  clear(): void {
    this.#length = 0
  }

  /** Adds the words of a text. */
  add(tokens: readonly Token[]): void {
    this.#addCode(gap)
    for (const token of tokens) {
      if (token.afterBreak) this.#addCode(gap)
      this.#addCode(wordEntries(token).code)
    }
  }

  /** What is stored of the document. */
  toBuffer(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length))
  }

  #addCode(code: number): void {
    if (this.#length + wordBytes > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)])
    this.#length = this.#bytes.writeUInt32BE(code, this.#length)
  }
}
