import type { Answer, Group, Row, Total, Value, Years } from './answer.ts'
import { choose } from './choose.ts'
import { at, gather, type Finds, type Gathered } from './gather.ts'
import type { Asked, LoadedRow } from './load.ts'
import { orderedGroups } from './order.ts'
import type { Measure } from './statistic.ts'

const isTrusted = ({ registers }: Measure, year: number, complete: ReadonlySet<string>) =>
  registers.length > 0 && registers.every((register) => complete.has(at(year, register)))

const tenths = (value: number) => Math.round(value * 10) / 10

function withChange(value: Value, before: Value | undefined): Value {
  const known = before?.qualifier === 'exact' && value.qualifier === 'exact'
  if (!known || value.value === null || before.value === null) return value
  const change = Number((value.value - before.value).toFixed(6))
  return {
    ...value,
    change,
    change_percent: before.value === 0 ? null : tenths((change / before.value) * 100),
  }
}

function yearsOf(
  finds: Finds,
  { statistic, source }: Asked,
  { complete }: Gathered,
  years: readonly number[],
) {
  const values = new Map<string, Value>()
  return years.map((year) => {
    const ofYear = statistic.measures.map((measure) => {
      const isComplete = isTrusted(measure, year, complete)
      const chosen = choose(source, finds.get(at(year, measure.name)) ?? {}, isComplete)
      const value = withChange(chosen, values.get(at(year - 1, measure.name)))
      values.set(at(year, measure.name), value)
      return [measure.name, value] as const
    })
    return { year, ...Object.fromEntries(ofYear) } as { year: number } & Record<string, Value>
  })
}

function withSums(totals: Years<Value, string>, rows: readonly Row[], measures: readonly Measure[]) {
  return totals.map((total, index) => {
    const sums = measures.map(({ name }) => {
      const numbers = rows.flatMap(({ years }) => years[index]![name]!.value ?? [])
      const sum = numbers.length === 0 ? null : Number(numbers.reduce((a, b) => a + b, 0).toFixed(6))
      return [name, { ...total[name]!, sum_of_rows: sum }] as const
    })
    return { year: total.year, ...Object.fromEntries(sums) } as { year: number } & Record<string, Total>
  })
}

/** Years that an answer has: those asked for, or where an end is open those of which something is known. */
function listedYears({ years }: Gathered, listed: readonly number[] | undefined): number[] {
  return [...(listed ?? [...years].toSorted((a, b) => a - b))]
}

/**
 * Makes an answer of what was loaded.
 * @param listed the years that it must have; absent: those of which something is known
 */
export function assemble(rows: readonly LoadedRow[], asked: Asked, listed?: readonly number[]): Answer {
  const { statistic, keys, source } = asked
  const gathered = gather(rows, asked)
  const years = listedYears(gathered, listed)
  const groups = orderedGroups([...gathered.groups.values()], statistic, keys, gathered.programs)
  const answered = groups.map(({ group, finds }: { group: Group[]; finds: Finds }) => ({
    group,
    years: yearsOf(finds, asked, gathered, years),
  }))
  const totals = yearsOf(gathered.total, asked, gathered, years)
  return {
    statistic,
    source,
    group_by: [...keys],
    years,
    complete: rows.flatMap(({ origin, data }) => (origin === 'complete' ? [data] : [])),
    rows: answered,
    totals: withSums(totals, answered, statistic.measures),
  }
}
