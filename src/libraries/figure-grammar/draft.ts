import type { Dimensions, Qualifier, Relation, Unit } from './figure.ts'
import type { Quantity } from './numbers/quantity.ts'

/** A figure whose unit is known and whose dimensions are not yet complete. */
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
  /** The figure whose unit it takes. */
  readonly whole: Draft | undefined
  relation: Relation | null
  qualifier: Qualifier
  dimensions: Dimensions
  /** What a percentage of a result or of a plan is a percentage of, if the text says so. */
  percentageOf?: Unit | undefined
}
