import type { Quantity } from '../numbers/quantity.ts'
import type { ParsedText } from '../parsed-text.ts'

/** A rule for numbers that are no figures, independent of the noun after them. */
export interface Exclusion {
  readonly name: string
  /** A text with a number that the rule excludes. */
  readonly example: string
  readonly description: string
  /** Whether it may exclude percentages too. */
  readonly ofPercentages?: boolean
  /** Called for the numbers of the text from left to right. @param earlier the last excluded number */
  excludes(parsed: ParsedText, quantity: Quantity, earlier: Excluded | undefined): boolean
}

/** An excluded number, with the name of its rule. */
export interface Excluded {
  readonly quantity: Quantity
  readonly name: string
}
