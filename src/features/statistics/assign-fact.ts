import { factDimensions } from '../../domain/figures/figures/dimensions.ts'
import { withoutImpliedSubject } from '../../domain/figures/figures/implied-subject.ts'

import type { Fact } from './load.ts'
import type { Measure } from './statistic.ts'

/** The place of a fact in a statistic. */
type FactAssignment =
  | {
      /** The row that the fact belongs to; null for the total. */
      keys: string[] | null
    }
  | {
      /** The dimensions of a fact that belongs neither to a row nor to the total. */
      otherDimensions: string[]
    }

/**
 * Assigns a fact to a row or to the total. A fact with exactly the keys of the rows belongs to a row, a fact without
 * dimensions to the total.
 * @returns undefined if the fact is not about the measure, or states a plan of another one
 */
export function assignFact(
  fact: Pick<Fact, 'indicator' | 'dimensions'>,
  measure: Pick<Measure, 'indicator' | 'ofPlan'>,
  keys: readonly string[],
): FactAssignment | undefined {
  if (fact.indicator !== measure.indicator) return undefined
  const { scenario = 'actual', ...compared } = factDimensions(
    withoutImpliedSubject(fact.indicator, fact.dimensions),
  )
  if ((scenario === 'plan') !== (measure.ofPlan === true)) return undefined
  const stated: Record<string, unknown> = compared
  const names = Object.keys(stated)
  if (names.length === 0) return { keys: null }
  const isRow = names.length === keys.length && keys.every((key) => stated[key] !== undefined)
  return isRow ? { keys: keys.map((key) => String(stated[key])) } : { otherDimensions: names.toSorted() }
}
