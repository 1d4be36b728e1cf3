import { bigramOf } from '../term.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { codeKey, isDocumentCode } from '../document-code.ts'
import { maxCachedWords, wordEntries } from './word-entries.ts'

/** A word or a bigram that completion and correction offer. */
interface VocabularyTerm {
  /** Without marks. */
  folded: string
  /** The id of a document that has it. */
  example: string
}

/** The words and bigrams of some documents in lower case, and the numbers of documents in them, each once. */
export class SearchVocabulary {
  readonly terms = new Map<string, VocabularyTerm>()
  /** Bigrams by the numbers of their words, so that a repeated bigram is recognised without making its text. */
  readonly #bigrams = new Set<number>()

  /** Adds the words, bigrams and numbers of documents of a text. @param example the id of its document */
  addTerms(text: string, tokens: readonly Token[], example: string): void {
    let before: Token | undefined
    let numberBefore: number | undefined
    for (const [at, token] of tokens.entries()) {
      if (token.joined)
        this.#addCode(text.slice(token.start, tokens[at + token.joined.words - 1]?.end), example)
      const { isVocabularyWord, number } = wordEntries(token)
      if (!isVocabularyWord) {
        before = undefined
        continue
      }
      this.#add(token.written, token.folded, example)
      if (before !== undefined && !token.afterBreak && !this.#hasBigram(numberBefore, number)) {
        this.#add(bigramOf(before.written, token.written), bigramOf(before.folded, token.folded), example)
      }
      before = token
      numberBefore = number
    }
  }

  #addCode(code: string, example: string): void {
    if (isDocumentCode(code)) this.#add(code.normalize('NFC'), codeKey(code), example)
  }

  #add(word: string, folded: string, example: string): void {
    if (!this.terms.has(word)) this.terms.set(word, { folded, example })
  }

  /** Whether a bigram was added before; adds it if not. */
  #hasBigram(left: number | undefined, right: number | undefined): boolean {
    if (left === undefined || right === undefined) return false
    const bigram = left * maxCachedWords + right
    if (this.#bigrams.has(bigram)) return true
    this.#bigrams.add(bigram)
    return false
  }
}
