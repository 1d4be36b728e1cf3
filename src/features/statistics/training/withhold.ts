import { withheld, type RegisterCount, type Statistic } from '../statistic.ts'
import { resultColumns } from './completions.ts'
import { isPersonKey } from './person-values.ts'
import { isSmallPart, withheldValues } from './small-counts.ts'

type Counts = RegisterCount[2]

const numberOf = (counts: Counts, name: string) => Number(counts[name] ?? 0)

/** How many learners have each result, and how many have none. */
function resultsOf(counts: Counts): number[] {
  const known = resultColumns.map((column) => numberOf(counts, column))
  return [...known, numberOf(counts, 'enrolled') - known.reduce((sum, count) => sum + count, 0)]
}

/**
 * The completions and persons of a year: withheld where few learners have completed or have not. Who has failed has not
 * completed, so completions are withheld beside withheld results too. Persons are withheld where few came twice.
 */
function withholdTotals(counts: Counts, smallCount: number): Counts {
  const { repeated, distinct_learners, completed, enrolled, ...others } = counts
  const shown: Counts = { ...others }
  for (const column of resultColumns) delete shown[column]
  if (completed !== undefined) {
    const isWithheld =
      isSmallPart(numberOf(counts, 'completed'), numberOf(counts, 'enrolled'), smallCount) ||
      withheldValues(resultsOf(counts), smallCount).size > 0
    if (isWithheld) Object.assign(shown, { completed: withheld, completion_percent: withheld })
    else Object.assign(shown, { completed, enrolled })
  }
  if (distinct_learners !== undefined) {
    const isWithheld = [repeated, distinct_learners].some((count) =>
      isSmallPart(Number(count), Number(count), smallCount),
    )
    shown['distinct_learners'] = isWithheld ? withheld : distinct_learners
  }
  return shown
}

/**
 * The learners of a grouping of persons. Enrollments decide, as the headcounts of classes without any are public. A
 * percentage tells how many values are known, so it is withheld with the number of unknown ones.
 */
function withholdGroups(counts: readonly RegisterCount[], smallCount: number): RegisterCount[] {
  const values = counts.map(([, , of]) => numberOf(of, 'enrolled'))
  const positions = withheldValues(values, smallCount)
  const isUnknownWithheld = counts.some(([, keys], at) => keys?.[0] === null && positions.has(at))
  return counts.map(([year, keys, { learners, known }], at) => {
    if (positions.has(at)) return [year, keys, { learners: withheld, share_percent: withheld }]
    return [
      year,
      keys,
      {
        learners: learners ?? null,
        ...(isUnknownWithheld ? { share_percent: withheld } : { known: known ?? null }),
      },
    ]
  })
}

/** Withholds what would tell about few persons from callers who may not read enrollments. */
export const withholdSmallCounts =
  (smallCount: number): NonNullable<Statistic['withhold']> =>
  (counts, keys) => {
    const totals = new Map<number, RegisterCount>()
    // counts of one total come from several parts of the statement
    for (const [year, , of] of counts.filter(([, group]) => group === null)) {
      totals.set(year, [year, null, { ...totals.get(year)?.[2], ...of }])
    }
    const groups = counts.filter(([, group]) => group !== null)
    const ofPersons = keys.some(isPersonKey)
    return [
      ...[...totals.values()].map(([year, group, of]): RegisterCount => [
        year,
        group,
        withholdTotals(of, smallCount),
      ]),
      ...(ofPersons ? withholdGroups(groups, smallCount) : groups),
    ]
  }
