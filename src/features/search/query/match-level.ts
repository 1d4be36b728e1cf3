import type { Condition } from './conditions.ts'
import type { ScoringSignal } from './scoring-signals.ts'

/** Documents that match a query equally closely: they meet one of the conditions. */
export interface MatchLevel {
  conditions: Condition[]
  /** The approximate upper bound of the number of documents, as far as it is known. */
  maxDocuments: number
  /** The weights of words, where documents lack some of them. */
  signals?: ScoringSignal[]
}
