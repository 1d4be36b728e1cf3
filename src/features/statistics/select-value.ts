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
  /** The count would tell about few persons, so the caller does not get it. */
  withheld?: true
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

/** A number that the caller does not get. */
const suppressedValue = (): StatisticValue => ({ ...unknownValue, suppressed: true })

/** The count of a register: no row in a complete one means 0, no row in another one means unknown. */
export const registerCount = ({ count, withheld }: ValueSources, isComplete: boolean): number | null =>
  count === undefined && isComplete && !withheld ? 0 : (count ?? null)

function registerValue(sources: ValueSources, isComplete: boolean): StatisticValue {
  if (sources.withheld) return suppressedValue()
  const value = registerCount(sources, isComplete)
  if (value === null) return unknownValue
  return { value, source: 'register', qualifier: 'exact', fact_key: null, change: null, change_percent: null }
}

function figureValue({ stated }: ValueSources): StatisticValue {
  if (stated === undefined) return unknownValue
  const { value, qualifier, fact_key } = stated
  return { ...unknownValue, value, source: 'figures', qualifier, fact_key }
}

/** How far a caller can rely on the count of a register. */
export interface Coverage {
  /** Whether the register was declared complete for the year. */
  isComplete: boolean
  /** Whether the caller gets the count of a register that was not. */
  incompleteRegisters: boolean
}

/** The best number: the count of a complete register, else the stated number, else what another register counts. */
function bestValue(sources: ValueSources, { isComplete, incompleteRegisters }: Coverage): StatisticValue {
  const counted = registerValue(sources, isComplete)
  if (isComplete && counted.value !== null) return counted
  const stated = figureValue(sources)
  if (stated.value !== null) return stated
  if (counted.suppressed) return counted
  if (counted.value === null || !incompleteRegisters) return stated
  return { ...counted, source: 'register_incomplete' }
}

/** Selects the number of the requested source. */
export function selectValue(
  source: StatisticSource,
  sources: ValueSources,
  coverage: Coverage,
): StatisticValue {
  if (source === 'register') return registerValue(sources, coverage.isComplete)
  if (source === 'figures') return figureValue(sources)
  return bestValue(sources, coverage)
}
