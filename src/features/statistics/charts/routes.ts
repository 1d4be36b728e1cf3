import { z } from 'zod'
import type { Api } from '../../../platform/http/api.ts'
import type { Language } from '../../../platform/http/language.ts'
import { wholeNumberParameter } from '../../../platform/http/fields.ts'
import { readRoute } from '../../../platform/http/register-route.ts'
import type { Caller } from '../../../platform/access/caller.ts'
import type { StatisticParameters } from '../compute-statistic.ts'
import type { StatisticResult } from '../result.ts'
import { gradedQuarter } from '../party-grades/quarter.ts'
import { gradedSubjects, partyGradeStatistic, type GradedSubject } from '../party-grades/statistic.ts'
import { statisticSources, type Statistic } from '../statistic.ts'
import { trainingStatistic } from '../training/statistic.ts'
import { checkYears, isOneYear, yearParameters, type YearParameters } from '../years.ts'
import { gradeChartBars, type GradeChartBar } from './grade-chart-bars.ts'
import type { Chart } from './render-svg.ts'
import { chartWidths } from './style.ts'

interface ChartRoute<Name extends string> {
  name: string
  operationId: string
  summary: string
  description: string
  /** The parameters that only this chart has. */
  queryShape: z.ZodRawShape
  statistic: (query: ChartQuery, caller: Caller) => Statistic<Name>
  /** Checks parameters that depend on each other, beside the years. */
  check?: (query: ChartQuery, context: z.RefinementCtx) => void
  toParameters: (query: ChartQuery) => StatisticParameters
  /** Imports the function that makes the chart; only requests for a chart need it. */
  loadChart: () => Promise<(result: StatisticResult<Name>, language: Language, width: number) => Chart>
}

interface ChartQuery extends YearParameters {
  lang?: Language
  width?: number
  source?: (typeof statisticSources)[number]
  subject?: GradedSubject
  quarter?: number
  by?: GradeChartBar
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
  width: wholeNumberParameter(chartWidths.least, chartWidths.greatest)
    .meta({
      description:
        'The width of the image in pixels. A phone needs about 360: texts keep their size, and labels stand above their bars.',
      scalar: {
        type: 'integer',
        minimum: chartWidths.least,
        maximum: chartWidths.greatest,
        default: chartWidths.greatest,
      },
    })
    .optional(),
}

const svgImage = z.string().describe('An SVG image; its `title` and `desc` contain all numbers as text.')

/** The prefix of ids in an image; it is different for each image. */
const idPrefix = (
  name: string,
  years: readonly number[],
  { lang, source, subject, quarter, by, width }: ChartQuery,
) =>
  [
    name,
    ...new Set([years.at(0), years.at(-1)]),
    lang,
    source,
    subject,
    quarter && `q${quarter}`,
    by,
    width && `w${width}`,
  ]
    .filter((part) => part !== undefined)
    .join('-')

function chartRoute<Name extends string>(api: Api, route: ChartRoute<Name>): void {
  const { name, operationId, summary, description, queryShape, check, statistic, toParameters, loadChart } =
    route
  const mediaType = 'image/svg+xml'
  readRoute(api, {
    method: 'GET',
    url: `/v1/charts/${name}.svg`,
    operationId,
    tag: 'Charts',
    summary,
    description: `${description} The numbers are those of the statistics for the same caller.`,
    query: z.strictObject({ ...queryShape, ...sharedParameters }).superRefine((query, context) => {
      checkYears(query as YearParameters, context)
      check?.(query as ChartQuery, context)
    }),
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
      const { lang = 'vi', source = 'best', width = chartWidths.greatest } = chartQuery
      const { computeStatistic } = await import('../compute-statistic.ts')
      const { renderSvg } = await import('./render-svg.ts')
      const chartOf = await loadChart()
      const parameters = { ...toParameters(chartQuery), source }
      const result = await computeStatistic(api, caller, statistic(chartQuery, caller), parameters)
      const id = idPrefix(name, result.years, { ...chartQuery, lang, source })
      const svg = await renderSvg(chartOf(result, lang, width), id)
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
    summary: 'Chart of the gradings of Party cells or members',
    description:
      'Of one year bars, best grade first, each with its percentage if the total is known; of several years a bar for each year, divided into grades. `by` shows one year by other keys: cells and kinds as bars that are divided into grades, outcomes and reasons as bars.',
    queryShape: {
      ...yearParameters,
      subject: z.enum(gradedSubjects).optional().describe('Who was graded: `cell` (default) or `member`.'),
      quarter: gradedQuarter,
      by: z
        .enum(gradeChartBars)
        .optional()
        .describe('What a bar stands for, `grade` if left out. Another one needs a single year.'),
    },
    check: ({ by = 'grade', ...years }, context) => {
      if (by === 'grade' || isOneYear(years)) return
      const vi = 'Biểu đồ theo nội dung này chỉ vẽ cho một năm: hãy nêu năm.'
      context.addIssue({
        code: 'custom',
        path: ['year'],
        message: 'The chart by this key shows one year: name it.',
        params: { code: 'required', vi },
        input: undefined,
      })
    },
    statistic: ({ subject = 'cell', quarter = null, by }, caller) =>
      partyGradeStatistic({ subject, ofAllKinds: by === 'kind', stage: 'decided', quarter }, caller),
    toParameters: ({ year, from, to, by = 'grade' }) => ({
      year,
      from,
      to,
      group_by: by === 'party_cell' || by === 'kind' ? [by, 'grade'] : [by],
    }),
    loadChart: async () => (await import('./party-grades.ts')).partyGrades,
  })
}
