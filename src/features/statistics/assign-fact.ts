import { factDimensions } from '../../domain/figures/figures/dimensions.ts'
import { withoutImpliedSubject } from '../../domain/figures/figures/implied-subject.ts'
import type { Stated } from './select-value.ts'
import type { Fact } from './load.ts'
import type { Measure } from './statistic.ts'

/** What a fact says of a measure. */
export type Place =
  | {
      /** Of which group of rows, or (null) of the whole school. */
      keys: string[] | null
    }
  | {
      /** Of neither: it is told apart by these dimensions. */
      by: string[]
    }

/**
 * Where a fact stands in a statistic: with exactly the keys of the rows it is a row's number, with none of them the
 * total; with others it has no place here. Undefined for what is none of the measure's numbers: plans are no results.
 */
export function placeOf(
  fact: Pick<Fact, 'indicator' | 'dimensions'>,
  measure: Pick<Measure, 'indicator'>,
  keys: readonly string[],
): Place | undefined {
  if (fact.indicator !== measure.indicator) return undefined
  const { scenario = 'actual', ...compared } = factDimensions(
    withoutImpliedSubject(fact.indicator, fact.dimensions),
  )
  if (scenario !== 'actual') return undefined
  const said: Record<string, unknown> = compared
  const names = Object.keys(said)
  if (names.length === 0) return { keys: null }
  const isRow = names.length === keys.length && keys.every((key) => said[key] !== undefined)
  return isRow ? { keys: keys.map((key) => String(said[key])) } : { by: names.toSorted() }
}

/** The whole that shares are of, where all of them name the same: 41 of 9/41 and 32/41. */
export function totalOfShares(parts: readonly Stated[]): Stated | undefined {
  const [first] = parts
  if (first === undefined || first.denominator === null) return undefined
  const isOne = parts.every(
    ({ relation, denominator }) => relation === 'share' && denominator === first.denominator,
  )
  if (!isOne) return undefined
  const { denominator } = first
  return { value: denominator, qualifier: 'exact', relation: null, denominator: null, fact_key: null }
}
