import type { StatisticValue } from './result.ts'
import type { Fact } from './load.ts'
import type { StatisticSource } from './statistic.ts'

/** A number that a fact states, or (without a key) a number that several facts imply. */
export type StatedValue = Pick<Fact, 'value' | 'qualifier' | 'relation' | 'denominator'> & {
  fact_key: string | null
}

/** The sources of one number: the count of a register, and a stated number. */
export interface ValueSources {
  /** Null if the register has such rows, but the number is unknown. */
  count?: number | null
  stated?: StatedValue
}

const unknownValue: Readonly<StatisticValue> = {
  value: null,
  source: null,
  qualifier: null,
  fact_key: null,
  change: null,
  change_percent: null,
}

function registerValue({ count }: ValueSources, isComplete: boolean): StatisticValue {
  // no row in a complete register means 0; no row in another register means unknown
  const value = count === undefined && isComplete ? 0 : (count ?? null)
  if (value === null) return unknownValue
  return { value, source: 'register', qualifier: 'exact', fact_key: null, change: null, change_percent: null }
}

function figureValue({ stated }: ValueSources): StatisticValue {
  if (stated === undefined) return unknownValue
  const { value, qualifier, fact_key } = stated
  return { ...unknownValue, value, source: 'figures', qualifier, fact_key }
}

/** Selects the number of the requested source; `best` is the count of a complete register, else the stated number. */
export function selectValue(
  source: StatisticSource,
  sources: ValueSources,
  isComplete: boolean,
): StatisticValue {
  if (source === 'register') return registerValue(sources, isComplete)
  if (source === 'figures') return figureValue(sources)
  const counted = isComplete ? registerValue(sources, isComplete) : unknownValue
  return counted.value === null ? figureValue(sources) : counted
}
