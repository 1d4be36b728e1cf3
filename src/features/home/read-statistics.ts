import { anonymous } from '../../platform/access/caller.ts'
import type { Api } from '../../platform/http/api.ts'
import { computeStatistic, type StatisticParameters } from '../statistics/compute-statistic.ts'
import { researchStatistic } from '../statistics/research/statistic.ts'
import type { Statistic } from '../statistics/statistic.ts'
import { trainingStatistic } from '../statistics/training/statistic.ts'
import type { Home } from './schema.ts'
import { statedYears } from './stated-years.ts'

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

/** The numbers of training of a year, with those of the year before beside them for the change. */
async function trainingNumbers(api: Api, asked: number | undefined) {
  const years = asked === undefined ? await statedYears(api, trainingStatistic) : [asked]
  for (const year of years) {
    const numbers = await numbersByYear(api, trainingStatistic, { from: year - 1, to: year })
    if (asked !== undefined || numbers.get(year)!.length > 0) return { year, numbers }
  }
  return undefined
}

/** Reads the numbers of a year, or of the last one with numbers of training. */
export async function readStatistics(api: Api, asked: number | undefined): Promise<Home['statistics']> {
  const training = await trainingNumbers(api, asked)
  if (training === undefined) return null
  const { year } = training
  const research = await numbersByYear(api, researchStatistic, { from: year - 1, to: year })
  const numbers = [training.numbers, research].flatMap((each) => each.get(year) ?? [])
  return numbers.length === 0 ? null : { year, numbers }
}
