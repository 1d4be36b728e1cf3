import { z } from 'zod'
import type { Caller } from '../../../platform/access/caller.ts'
import { everyone, type Policy } from '../../../platform/access/policy.ts'
import type { Api } from '../../../platform/http/api.ts'
import { wholeNumberParameter } from '../../../platform/http/fields.ts'
import type { Language } from '../../../platform/http/language.ts'
import { negotiateFormat } from '../../../platform/http/negotiate.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'
import { readRoute } from '../../../platform/http/register-route.ts'
import type { Call, ReadResult } from '../../../platform/http/route.ts'
import { taskCallerOf } from '../../../platform/workers/task-caller.ts'
import type { StatisticParameters } from '../compute-statistic.ts'
import type { GradedSubject } from '../party-grades/statistic.ts'
import type { StatisticResult } from '../result.ts'
import { statisticSources, type Statistic } from '../statistic.ts'
import { checkYears, type YearParameters } from '../years.ts'
import type { GradeChartBar } from './grade-chart-bars.ts'
import type { Chart } from './render-svg.ts'
import { chartWidths, themes, type Look, type Theme } from './style.ts'

/** The parameters of a chart. */
export interface ChartQuery extends YearParameters {
  lang?: Language
  width?: number
  theme?: Theme
  source?: (typeof statisticSources)[number]
  subject?: GradedSubject
  quarter?: number
  by?: GradeChartBar
}

/** The declaration of a chart. */
export interface ChartRoute<Name extends string> {
  name: string
  operationId: string
  summary: Bilingual
  description: string
  /** The parameters that only this chart has. */
  queryShape: z.ZodRawShape
  statistic: (query: ChartQuery, caller: Caller) => Statistic<Name>
  /** Checks parameters that depend on each other, beside the years. */
  check?: (query: ChartQuery, context: z.RefinementCtx) => void
  toParameters: (query: ChartQuery) => StatisticParameters
  /** Imports the function that makes the chart; only requests for a chart need it. */
  loadChart: () => Promise<(result: StatisticResult<Name>, language: Language, look: Look) => Chart>
}

const sharedParameters = {
  lang: z.enum(['vi', 'en']).optional().describe('Language of the texts: `vi` (default) or `en`.'),
  source: z.enum(statisticSources).optional().describe('The source of the numbers, as in the statistics.'),
  theme: z
    .enum(themes)
    .optional()
    .describe('`light` (default): dark texts on white; `dark`: light texts on dark, for dark pages.'),
  width: wholeNumberParameter(chartWidths.least, chartWidths.greatest)
    .meta({
      description:
        'The width of the image in pixels of a page. A phone needs about 360: texts keep their size, and labels stand above their bars. A PNG has two pixels of its own for each, so that it is sharp on phones and on paper.',
      scalar: {
        type: 'integer',
        minimum: chartWidths.least,
        maximum: chartWidths.greatest,
        default: chartWidths.greatest,
      },
    })
    .optional(),
}

const formats = ['svg', 'png'] as const
type Format = (typeof formats)[number]

const mediaTypes = { svg: 'image/svg+xml', png: 'image/png' } as const

const contents = [
  {
    mediaType: mediaTypes.svg,
    schema: z
      .string()
      .describe('An SVG image; its `title` and `desc` contain all numbers as text.')
      .meta({ example: '<svg role="img"></svg>' }),
  },
  {
    mediaType: mediaTypes.png,
    schema: z
      .string()
      .describe('The same image as PNG; it needs the text of its numbers beside it.')
      .meta({ format: 'binary', example: 'PNG' }),
  },
]

const formatParams = z.object({
  format: z.enum(formats).meta({ description: 'The format of the image.', example: 'svg' }),
})

/** The prefix of ids in an image; it is different for each image. */
const idPrefix = (
  name: string,
  years: readonly number[],
  { lang, source, subject, quarter, by, width, theme }: ChartQuery,
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
    theme,
  ]
    .filter((part) => part !== undefined)
    .join('-')

/** The policy of the routes of a chart. */
export const chartPolicy = (operationId: string): Policy => ({
  [operationId]: everyone,
  [`${operationId}File`]: everyone,
})

/** Registers a chart under its path, where `Accept` names the format, and as a file. */
export function chartRoute<Name extends string>(api: Api, route: ChartRoute<Name>): void {
  const { name, operationId, summary, description, queryShape, check, statistic, toParameters, loadChart } =
    route
  const query = z.strictObject({ ...queryShape, ...sharedParameters }).superRefine((asked, context) => {
    checkYears(asked as YearParameters, context)
    check?.(asked as ChartQuery, context)
  })
  const draw = async (format: Format, call: Pick<Call, 'query' | 'access' | 'request'>) => {
    const { caller } = call.access
    const asked = call.query as ChartQuery
    const { lang = 'vi', source = 'best', width = chartWidths.greatest, theme = 'light' } = asked
    const { computeStatistic } = await import('../compute-statistic.ts')
    const { renderSvg } = await import('./render-svg.ts')
    const chartOf = await loadChart()
    const parameters = { ...toParameters(asked), source }
    const result = await computeStatistic(api, caller, statistic(asked, caller), parameters)
    const id = idPrefix(name, result.years, { ...asked, lang, source })
    const svg = await renderSvg(chartOf(result, lang, { width, theme }), id)
    const file = `${[name, ...new Set([result.years.at(0), result.years.at(-1)])].join('-')}.${format}`
    const headers = { 'content-disposition': `inline; filename="${file}"` }
    const mediaType = mediaTypes[format]
    if (format === 'svg') return { body: Buffer.from(svg), mediaType, headers } satisfies ReadResult
    const { renderPng } = await import('./render-png.ts')
    return { body: await renderPng(svg, taskCallerOf(call.request)), mediaType, headers }
  }
  const shared = {
    method: 'GET',
    tag: 'Charts',
    query,
    responses: { 200: { description: 'The image.', contents, whole: true } },
    cacheable: true,
  } as const
  const numbers = 'The numbers are those of the statistics for the same caller.'
  readRoute(api, {
    ...shared,
    url: `/v1/charts/${name}`,
    operationId,
    summary,
    description: `${description} ${numbers} The format is SVG, or PNG where \`Accept\` prefers it.`,
    problems: ['not_acceptable', 'unprocessable', 'tasks_busy'],
    handler: async (call) => {
      const otherwise = { en: 'add .svg or .png to the path', vi: 'thêm .svg hoặc .png vào đường dẫn' }
      return await draw(negotiateFormat(call.request, formats, mediaTypes, otherwise), call)
    },
  })
  readRoute(api, {
    ...shared,
    url: `/v1/charts/${name}.:format`,
    operationId: `${operationId}File`,
    summary: { en: `${summary.en}, as a file`, vi: `${summary.vi} (dạng tệp)` },
    description: `${description} ${numbers} The extension of the path is the format.`,
    params: formatParams,
    problems: ['unprocessable', 'tasks_busy'],
    handler: async (call) => await draw(call.params.format, call),
  })
}
