/** A piece of the text, with its place in it in UTF-16 code units. */
export interface Token {
  /**
   * `word`: letters; `number`: digits with their separators; `code`: letters and digits in one, such as K71;
   * `mark`: one other character; `break`: the end of a line that ends a sentence.
   */
  readonly kind: 'word' | 'number' | 'code' | 'mark' | 'break'
  /** Of a word its comparable form, of all others the characters themselves. */
  readonly form: string
  readonly start: number
  readonly end: number
  /** Whether a blank stands before it. */
  readonly spaced: boolean
}
