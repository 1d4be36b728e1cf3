import type {
  StatisticResult,
  Group,
  LeftOut,
  ResultRow,
  StatisticTotal,
  StatisticValue,
  YearlyValues,
} from './result.ts'
import { exactSum } from '../../domain/figures/facts/bounds.ts'
import { registerCount, selectValue, type ValueSources } from './select-value.ts'
import { collectSources, type SourcesByYear, type CollectedSources } from './collect-sources.ts'
import type { StatisticQuery, StatisticData } from './load.ts'
import { orderGroups } from './order-groups.ts'
import { withPercents } from './percents.ts'
import type { Measure, Statistic } from './statistic.ts'

/** A year of the result, with the measures whose registers are complete for it. */
interface ResultYear {
  year: number
  completeMeasures: ReadonlySet<Measure>
}

/** Whether rows by these keys have the measure. */
const isKnownBy = ({ keys: known }: Measure, keys: readonly string[]) =>
  known === undefined || keys.every((key) => known.includes(key))

const resultYear = (
  year: number,
  measures: readonly Measure[],
  { complete }: CollectedSources,
): ResultYear => {
  const completeRegisters = complete.get(year)
  const isComplete = ({ registers }: Measure) =>
    registers.length > 0 && registers.every((register) => completeRegisters?.has(register))
  return { year, completeMeasures: new Set(measures.filter(isComplete)) }
}

const toOneDecimal = (value: number) => Math.round(value * 10) / 10

function withChange(value: StatisticValue, before: StatisticValue | undefined): StatisticValue {
  const isComparable = [before, value].every(
    (one) => one?.qualifier === 'exact' && one.source !== 'register_incomplete',
  )
  if (before === undefined || !isComparable || value.value === null || before.value === null) return value
  const change = exactSum([value.value, -before.value])
  const { source, qualifier, fact_key } = value
  const change_percent = before.value === 0 ? null : toOneDecimal((change / before.value) * 100)
  return { value: value.value, source, qualifier, fact_key, change, change_percent }
}

type ValuesOfYear<V extends StatisticValue> = YearlyValues<V, string>[number]

const noSources: ValueSources = {}

/** The sources of a measure, with the count that follows from other measures. */
function sourcesOfMeasure(
  { name, ratio }: Measure,
  { measures }: Statistic,
  sourcesOfYear: Record<string, ValueSources> | undefined,
  complete: ReadonlySet<Measure>,
): ValueSources {
  const sources = sourcesOfYear?.[name] ?? noSources
  if (ratio === undefined || sources.withheld) return sources
  const countOf = (other: string) => {
    const measure = measures.find((each) => each.name === other)
    return registerCount(sourcesOfYear?.[other] ?? noSources, measure !== undefined && complete.has(measure))
  }
  return { ...sources, count: ratio(countOf) }
}

/** @param keys of the rows; empty for the total */
function yearlyValues(
  sources: SourcesByYear,
  { statistic, source, incompleteRegisters }: StatisticQuery,
  years: readonly ResultYear[],
  keys: readonly string[],
) {
  const result: ValuesOfYear<StatisticValue>[] = []
  for (const { year, completeMeasures } of years) {
    const last = result.at(-1)
    const before = last?.year === year - 1 ? last : undefined
    const sourcesOfYear = sources.get(year)
    const values = { year } as ValuesOfYear<StatisticValue>
    for (const measure of statistic.measures) {
      const isComplete = completeMeasures.has(measure) && isKnownBy(measure, keys)
      const sourcesOf = sourcesOfMeasure(measure, statistic, sourcesOfYear, completeMeasures)
      const value = selectValue(source, sourcesOf, { isComplete, incompleteRegisters })
      values[measure.name] = withChange(value, before?.[measure.name])
    }
    result.push(values)
  }
  return result
}

function withSums(
  totals: YearlyValues<StatisticValue, string>,
  rows: readonly ResultRow[],
  measures: readonly Measure[],
) {
  return totals.map((total, index) => {
    const withSum = { year: total.year } as ValuesOfYear<StatisticTotal>
    for (const { name, ratio, hasPercent } of measures) {
      const summed = ratio === undefined ? rows : []
      const values = summed.map(({ years }) => years[index]![name]!)
      const numbers = values.flatMap(({ value }) => value ?? [])
      const hasSum = numbers.length > 0 && !values.some(({ suppressed }) => suppressed)
      const sum_of_rows = hasSum ? exactSum(numbers) : null
      withSum[name] = { ...total[name]!, sum_of_rows, ...(hasPercent ? { percent: null } : {}) }
    }
    return withSum
  })
}

const leftOutKey = ({ measure, dimensions }: LeftOut) => [measure, ...dimensions].join()

/** The years of the result: the requested ones, or without a first or last year all years that have data. */
function yearsOfResult({ years }: CollectedSources, listed: readonly number[] | undefined): number[] {
  return [...(listed ?? [...years].toSorted((a, b) => a - b))]
}

/**
 * Builds the result of a statistic from its data.
 * @param listed the years that the result must have; undefined: all years that have data
 */
export function buildResult(
  data: StatisticData,
  query: StatisticQuery,
  listed?: readonly number[],
): StatisticResult {
  const { statistic, keys, source } = query
  const collected = collectSources(data, query)
  const years = yearsOfResult(collected, listed)
  const resultYears = years.map((year) => resultYear(year, statistic.measures, collected))
  const groups = orderGroups([...collected.groups.values()], statistic, keys, collected.names)
  const resultRows = groups.map(({ group, sources }: { group: Group[]; sources: SourcesByYear }) => ({
    group,
    years: yearlyValues(sources, query, resultYears, keys),
  }))
  const totals = yearlyValues(collected.total, query, resultYears, [])
  return {
    statistic,
    source,
    group_by: [...keys],
    years,
    complete: data.complete,
    rows: withPercents(resultRows, totals, statistic, keys),
    totals: withSums(totals, resultRows, statistic.measures),
    left_out: [...collected.leftOut.values()].toSorted(
      (a, b) => a.year - b.year || (leftOutKey(a) < leftOutKey(b) ? -1 : 1),
    ),
  }
}
