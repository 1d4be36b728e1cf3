import { exactSum } from '../../domain/figures/facts/bounds.ts'
import type { ResultRow, StatisticValue, YearlyValues } from './result.ts'
import type { Statistic } from './statistic.ts'

type Totals = YearlyValues<StatisticValue, string>

/** A part of a whole in percent, with two decimals as reports state it: 21.95. Null where the whole is nothing or unknown. */
export const percentOf = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : Math.round((part / whole) * 10_000) / 100

/** The sum of values; null where one that counts is not known. In a register an unknown value is that of no row. */
function sumOf(values: readonly StatisticValue[]): number | null {
  const known = values.flatMap(({ value }) => value ?? [])
  const isStated = values.some(({ source }) => source === 'figures')
  const isWithheld = values.some(({ suppressed }) => suppressed)
  return isWithheld || (isStated && known.length < values.length) ? null : exactSum(known)
}

const leadingKeys = ({ group }: Pick<ResultRow, 'group'>) =>
  JSON.stringify(group.slice(0, -1).map(({ value }) => value))

/** Rows that are a whole together: those with the same values of all keys but the last. */
export function rowsByWhole<R extends Pick<ResultRow, 'group'>>(rows: readonly R[]): Map<string, R[]> {
  const found = new Map<string, R[]>()
  for (const row of rows) {
    const name = leadingKeys(row)
    found.set(name, [...(found.get(name) ?? []), row])
  }
  return found
}

/** Adds percentages to the rows of measures that have them. Rows by one key are parts of the total, if it is known. */
export function withPercents(
  rows: readonly ResultRow[],
  totals: Totals,
  { measures, arePartsOfTotal = () => true }: Statistic,
  keys: readonly string[],
): ResultRow[] {
  const names = measures.flatMap(({ name, hasPercent }) => (hasPercent ? [name] : []))
  if (names.length === 0) return [...rows]
  const isOfTotal = keys.length === 1 && arePartsOfTotal(keys)
  const siblings = rowsByWhole(rows)
  return rows.map((row) => {
    const others = siblings.get(leadingKeys(row))!
    const years = row.years.map((values, at) => {
      const percents = names.map((name) => {
        const total = isOfTotal ? totals[at]![name]!.value : null
        const whole = total ?? sumOf(others.map((other) => other.years[at]![name]!))
        return [name, { ...values[name]!, percent: percentOf(values[name]!.value, whole) }] as const
      })
      return { ...values, ...Object.fromEntries(percents) } as (typeof row.years)[number]
    })
    return { ...row, years }
  })
}
