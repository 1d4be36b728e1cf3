import { z } from 'zod'
import type { Api } from '../../../platform/http/api.ts'
import type { Language } from '../../../platform/http/language.ts'
import { readRoute } from '../../../platform/http/register-route.ts'
import type { Caller } from '../../../platform/access/caller.ts'
import type { StatisticParameters } from '../compute-statistic.ts'
import type { StatisticResult } from '../result.ts'
import { gradedSubjects, partyGradeStatistic, type GradedSubject } from '../party-grades/statistic.ts'
import { statisticSources, type Statistic } from '../statistic.ts'
import { trainingStatistic } from '../training/statistic.ts'
import { checkYears, yearParameters, type YearParameters } from '../years.ts'
import type { Chart } from './render-svg.ts'

interface ChartRoute<Name extends string> {
  name: string
  operationId: string
  summary: string
  description: string
  /** The parameters that only this chart has. */
  queryShape: z.ZodRawShape
  statistic: (query: ChartQuery, caller: Caller) => Statistic<Name>
  toParameters: (query: ChartQuery) => StatisticParameters
  /** Imports the function that makes the chart; only requests for a chart need it. */
  loadChart: () => Promise<(result: StatisticResult<Name>, language: Language) => Chart>
}

interface ChartQuery extends YearParameters {
  lang?: Language
  source?: (typeof statisticSources)[number]
  subject?: GradedSubject
}

const oneYear = {
  year: yearParameters.year.unwrap().meta({
    description: 'The year that is shown.',
    scalar: { type: 'integer', minimum: 1900, maximum: 2200 },
  }),
}

const sharedParameters = {
  lang: z.enum(['vi', 'en']).optional().describe('Language of the texts: `vi` (default) or `en`.'),
  source: z.enum(statisticSources).optional().describe('The source of the numbers, as in the statistics.'),
}

const svgImage = z.string().describe('An SVG image; its `title` and `desc` contain all numbers as text.')

/** The prefix of ids in an image; it is different for each image. */
const idPrefix = (name: string, years: readonly number[], { lang, source, subject }: ChartQuery) =>
  [name, ...new Set([years.at(0), years.at(-1)]), lang, source, subject]
    .filter((part) => part !== undefined)
    .join('-')

function chartRoute<Name extends string>(api: Api, route: ChartRoute<Name>): void {
  const { name, operationId, summary, description, queryShape, statistic, toParameters, loadChart } = route
  const mediaType = 'image/svg+xml'
  readRoute(api, {
    method: 'GET',
    url: `/v1/charts/${name}.svg`,
    operationId,
    tag: 'Charts',
    summary,
    description: `${description} The numbers are those of the statistics for the same caller.`,
    query: z
      .strictObject({ ...queryShape, ...sharedParameters })
      .superRefine((query, context) => checkYears(query as YearParameters, context)),
    responses: {
      200: {
        description: 'The image.',
        contents: [{ mediaType, schema: svgImage.meta({ example: '<svg role="img"></svg>' }) }],
        whole: true,
      },
    },
    cacheable: true,
    handler: async ({ query, access: { caller } }) => {
      const chartQuery = query as ChartQuery
      const { lang = 'vi', source = 'best' } = chartQuery
      const { computeStatistic } = await import('../compute-statistic.ts')
      const { renderSvg } = await import('./render-svg.ts')
      const chartOf = await loadChart()
      const parameters = { ...toParameters(chartQuery), source }
      const result = await computeStatistic(api, caller, statistic(chartQuery, caller), parameters)
      const id = idPrefix(name, result.years, { ...chartQuery, lang, source })
      const svg = await renderSvg(chartOf(result, lang), id)
      return { body: Buffer.from(svg), mediaType }
    },
  })
}

/** The number of years that a request with `year` alone shows. */
const defaultYears = 5

/** Registers the routes of all charts. */
export function chartsRoutes(api: Api): void {
  chartRoute(api, {
    name: 'learners-by-program',
    operationId: 'getLearnersByProgramChart',
    summary: 'Chart of the learners of a year by programme',
    description: 'Bars, largest number first, with the total as it is stated.',
    queryShape: oneYear,
    statistic: () => trainingStatistic,
    toParameters: ({ year }) => ({ year, group_by: ['program'] }),
    loadChart: async () => (await import('./learners-by-program.ts')).learnersByProgram,
  })
  chartRoute(api, {
    name: 'classes-by-year',
    operationId: 'getClassesByYearChart',
    summary: 'Chart of the classes of several years',
    description: `A bar for each year. \`year\` alone shows the ${defaultYears} years that end with it; without parameters the chart shows all years that have data.`,
    queryShape: yearParameters,
    statistic: () => trainingStatistic,
    toParameters: ({ year, from, to }) =>
      year === undefined ? { from, to } : { from: Math.max(1900, year - defaultYears + 1), to: year },
    loadChart: async () => (await import('./classes-by-year.ts')).classesByYear,
  })
  chartRoute(api, {
    name: 'planned-share',
    operationId: 'getPlannedShareChart',
    summary: 'Chart of what was in the plan of a year and outside it',
    description: 'Classes and learners of a year, each as one bar that is divided into its parts.',
    queryShape: oneYear,
    statistic: () => trainingStatistic,
    toParameters: ({ year }) => ({ year, group_by: ['planned'] }),
    loadChart: async () => (await import('./planned-share.ts')).plannedShare,
  })
  chartRoute(api, {
    name: 'party-grades',
    operationId: 'getPartyGradesChart',
    summary: 'Chart of the gradings of Party cells or members of a year',
    description: 'Bars, best grade first, each with its percentage if the total is known.',
    queryShape: {
      ...oneYear,
      subject: z.enum(gradedSubjects).optional().describe('Who was graded: `cell` (default) or `member`.'),
    },
    statistic: ({ subject = 'cell' }, caller) => partyGradeStatistic(subject, 'decided', caller),
    toParameters: ({ year }) => ({ year, group_by: ['grade'] }),
    loadChart: async () => (await import('./party-grades.ts')).partyGrades,
  })
}
