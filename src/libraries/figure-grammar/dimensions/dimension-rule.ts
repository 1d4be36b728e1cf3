import type { Draft } from '../draft.ts'
import type { ParsedText } from '../parsed-text.ts'
import type { Surroundings } from './surroundings.ts'

/** A step that adds dimensions to the figures of a text. */
export interface DimensionRule {
  readonly name: string
  /** A text in which the rule adds something. */
  readonly example: string
  readonly description: string
  /** Changes the drafts, which are in the order of the text. */
  apply(parsed: ParsedText, drafts: readonly Draft[], surroundings: readonly Surroundings[]): void
}
