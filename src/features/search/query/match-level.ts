import type { Condition } from './conditions.ts'

/** Documents that answer a query equally closely: they hold what one of the conditions says. */
export interface MatchLevel {
  conditions: Condition[]
  /** Of these entries so many at least. */
  least?: { words: number[]; count: number }
  /** No more documents than about so many hold it, as far as is known. */
  most: number
}
