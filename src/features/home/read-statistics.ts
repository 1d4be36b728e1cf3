import { today } from '../../domain/school-day.ts'
import { anonymous } from '../../platform/access/caller.ts'
import type { Api } from '../../platform/http/api.ts'
import { computeStatistic, type StatisticParameters } from '../statistics/compute-statistic.ts'
import { researchStatistic } from '../statistics/research/statistic.ts'
import type { Statistic } from '../statistics/statistic.ts'
import { trainingStatistic } from '../statistics/training/statistic.ts'
import type { Home } from './schema.ts'

type Numbers = NonNullable<Home['statistics']>['numbers']

/** The known numbers of the whole school, by year. */
async function numbersByYear(
  api: Api,
  statistic: Statistic,
  years: StatisticParameters,
): Promise<Map<number, Numbers>> {
  const { totals } = await computeStatistic(api, anonymous, statistic, years)
  return new Map(
    totals.map(({ year, ...values }) => [
      year,
      statistic.measures.flatMap(({ name, label }) => {
        const { sum_of_rows: _, ...number } = values[name]!
        const { value } = number
        return value === null ? [] : [{ statistic: statistic.name, measure: name, label, ...number, value }]
      }),
    ]),
  )
}

/** The last year with numbers; undefined if there is none. */
const lastKnown = (numbers: ReadonlyMap<number, Numbers>): number | undefined =>
  [...numbers].findLast(([, known]) => known.length > 0)?.[0]

/** The numbers of training of a year, with those of the year before beside them for the change. */
async function trainingNumbers(api: Api, asked: number | undefined) {
  const read = (years: StatisticParameters) => numbersByYear(api, trainingStatistic, years)
  if (asked !== undefined) return { year: asked, numbers: await read({ from: asked - 1, to: asked }) }
  const current = Number(today().slice(0, 4))
  const recent = await read({ from: current - 2, to: current })
  const year = lastKnown(recent)
  // nothing may be known before the first of these years, so that it has no change
  if (year !== undefined && year > current - 2) return { year, numbers: recent }
  const numbers = await read({})
  return { year: lastKnown(numbers), numbers }
}

/** Reads the numbers of a year, or of the last one with numbers of training. */
export async function readStatistics(api: Api, asked: number | undefined): Promise<Home['statistics']> {
  const { year, numbers: training } = await trainingNumbers(api, asked)
  if (year === undefined) return null
  const research = await numbersByYear(api, researchStatistic, { from: year - 1, to: year })
  const numbers = [training, research].flatMap((each) => each.get(year) ?? [])
  return numbers.length === 0 ? null : { year, numbers }
}
