import type { Answer, Group, LeftOut, Row, Total, Value, Years } from './result.ts'
import { exactSum } from '../../domain/figures/facts/bounds.ts'
import { choose, type Found } from './select-value.ts'
import { gather, type Finds, type Gathered } from './collect-sources.ts'
import type { Asked, Loaded } from './load.ts'
import { orderedGroups } from './order-groups.ts'
import type { Measure } from './statistic.ts'

/** A year of the answer, with the measures whose registers are complete for it. */
interface AnsweredYear {
  year: number
  trusted: ReadonlySet<Measure>
}

const answeredYear = (year: number, measures: readonly Measure[], { complete }: Gathered): AnsweredYear => {
  const registersOf = complete.get(year)
  const isTrusted = ({ registers }: Measure) =>
    registers.length > 0 && registers.every((register) => registersOf?.has(register))
  return { year, trusted: new Set(measures.filter(isTrusted)) }
}

const tenths = (value: number) => Math.round(value * 10) / 10

function withChange(value: Value, before: Value | undefined): Value {
  const known = before?.qualifier === 'exact' && value.qualifier === 'exact'
  if (!known || value.value === null || before.value === null) return value
  const change = exactSum([value.value, -before.value])
  const { source, qualifier, fact_key } = value
  const change_percent = before.value === 0 ? null : tenths((change / before.value) * 100)
  return { value: value.value, source, qualifier, fact_key, change, change_percent }
}

type YearOf<V extends Value> = Years<V, string>[number]

const nothingFound: Found = {}

function yearsOf(finds: Finds, { statistic, source }: Asked, years: readonly AnsweredYear[]) {
  const answered: YearOf<Value>[] = []
  for (const { year, trusted } of years) {
    const last = answered.at(-1)
    const before = last?.year === year - 1 ? last : undefined
    const found = finds.get(year)
    const ofYear = { year } as YearOf<Value>
    for (const measure of statistic.measures) {
      const chosen = choose(source, found?.[measure.name] ?? nothingFound, trusted.has(measure))
      ofYear[measure.name] = withChange(chosen, before?.[measure.name])
    }
    answered.push(ofYear)
  }
  return answered
}

function withSums(totals: Years<Value, string>, rows: readonly Row[], measures: readonly Measure[]) {
  return totals.map((total, index) => {
    const withSum = { year: total.year } as YearOf<Total>
    for (const { name } of measures) {
      const numbers = rows.flatMap(({ years }) => years[index]![name]!.value ?? [])
      withSum[name] = { ...total[name]!, sum_of_rows: numbers.length === 0 ? null : exactSum(numbers) }
    }
    return withSum
  })
}

const placeText = ({ measure, dimensions }: LeftOut) => [measure, ...dimensions].join()

/** Years that an answer has: those asked for, or where an end is open those of which something is known. */
function listedYears({ years }: Gathered, listed: readonly number[] | undefined): number[] {
  return [...(listed ?? [...years].toSorted((a, b) => a - b))]
}

/**
 * Makes an answer of what was loaded.
 * @param listed the years that it must have; absent: those of which something is known
 */
export function assemble(loaded: Loaded, asked: Asked, listed?: readonly number[]): Answer {
  const { statistic, keys, source } = asked
  const gathered = gather(loaded, asked)
  const years = listedYears(gathered, listed)
  const answeredYears = years.map((year) => answeredYear(year, statistic.measures, gathered))
  const groups = orderedGroups([...gathered.groups.values()], statistic, keys, gathered.programs)
  const answered = groups.map(({ group, finds }: { group: Group[]; finds: Finds }) => ({
    group,
    years: yearsOf(finds, asked, answeredYears),
  }))
  const totals = yearsOf(gathered.total, asked, answeredYears)
  return {
    statistic,
    source,
    group_by: [...keys],
    years,
    complete: loaded.complete,
    rows: answered,
    totals: withSums(totals, answered, statistic.measures),
    left_out: [...gathered.leftOut.values()].toSorted(
      (a, b) => a.year - b.year || (placeText(a) < placeText(b) ? -1 : 1),
    ),
  }
}
