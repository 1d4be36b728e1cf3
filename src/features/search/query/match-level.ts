import type { Condition } from './conditions.ts'

/** Documents that match a query equally closely: they meet one of the conditions. */
export interface MatchLevel {
  conditions: Condition[]
  /** A document must have at least `count` of these entries. */
  minimumMatch?: { terms: number[]; count: number }
  /** The approximate upper bound of the number of documents, as far as it is known. */
  maxDocuments: number
}
