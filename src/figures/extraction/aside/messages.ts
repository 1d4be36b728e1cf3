/** A text whose figures are wanted. */
export interface Job {
  text: string
  /** What the text is about where it names no year. */
  year: number | undefined
}

/** What came of it. */
export interface Outcome {
  /** How many figures the text states. */
  count: number
  /** The answer that has them, in JSON; absent where they are more than an answer may have. */
  json: Uint8Array<ArrayBuffer> | undefined
}
