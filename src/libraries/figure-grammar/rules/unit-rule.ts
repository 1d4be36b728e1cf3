import type { Draft } from '../draft.ts'
import type { Unit } from '../figure.ts'
import type { Quantity } from '../numbers/quantity.ts'
import type { ParsedText } from '../parsed-text.ts'

/** A number with its unit, as a rule reads it. */
interface Counted {
  unit: Unit
  value: number
  denominator: number | null
  /** The words that state it, as a range of tokens. */
  from: number
  to: number
  /** The figure whose unit it takes. */
  whole?: Draft | undefined
  /** The figure of which it is a peer. */
  peerOf?: Draft | undefined
  /** The words that name it in a list. */
  label?: { from: number; to: number } | undefined
}

/** The input of a rule: the text, the number, and the figure before it. */
export interface RuleInput {
  readonly parsed: ParsedText
  readonly quantity: Quantity
  /** The previous figure of the same sentence that is no percentage and no amount of money. */
  readonly counted: Draft | undefined
}

/** A rule that reads from the words around a number what it counts. */
export interface UnitRule {
  readonly name: string
  /** A text in which the rule finds a figure. */
  readonly example: string
  readonly description: string
  /** Confidence of its figures, 0 to 1. */
  readonly confidence: number
  read(input: RuleInput): Counted | undefined
}
