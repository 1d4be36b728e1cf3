import type { Dimensions, Qualifier, Relation, Unit } from './figure.ts'
import type { Quantity } from './numbers/quantity.ts'

/** A figure in the making: what it counts is known, what of it is being found out. */
export interface Draft {
  readonly quantity: Quantity
  readonly value: number
  readonly unit: Unit
  readonly rule: string
  readonly confidence: number
  denominator: number | null
  /** The quote, in tokens; `to` exclusive. */
  from: number
  to: number
  /** The figure whose unit it has taken over. */
  readonly whole: Draft | undefined
  relation: Relation | null
  qualifier: Qualifier
  dimensions: Dimensions
}
