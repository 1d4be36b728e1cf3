/** A piece of the text; offsets count UTF-16 code units. */
export interface Token {
  /**
   * `word`: letters; `number`: digits with their separators; `code`: letters and digits in one, such as K71;
   * `mark`: one other character; `break`: the end of a line that ends a sentence.
   */
  readonly kind: 'word' | 'number' | 'code' | 'mark' | 'break'
  /** The comparable form of a word; the characters of any other token. */
  readonly form: string
  readonly start: number
  readonly end: number
  /** Whether a blank stands before it. */
  readonly spaced: boolean
}
