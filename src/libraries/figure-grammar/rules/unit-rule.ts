import type { Draft } from '../draft.ts'
import type { Unit } from '../figure.ts'
import type { Quantity } from '../numbers/quantity.ts'
import type { Scene } from '../scene.ts'

/** What a rule makes of a number. */
export interface Counted {
  unit: Unit
  value: number
  denominator: number | null
  /** The words that state it, as a range of tokens. */
  from: number
  to: number
  /** The figure whose unit it has taken over. */
  whole?: Draft | undefined
}

/** What a rule may look at: the text, the number, and what was counted before it. */
export interface Situation {
  readonly scene: Scene
  readonly quantity: Quantity
  /** The nearest figure before, of the same sentence, that is no percentage and no money. */
  readonly counted: Draft | undefined
}

/** One way in which the language says what a number counts. */
export interface UnitRule {
  readonly name: string
  /** A text of which the rule makes at least one figure. */
  readonly example: string
  readonly description: string
  /** How far it can be trusted, 0 to 1. */
  readonly confidence: number
  read(situation: Situation): Counted | undefined
}
