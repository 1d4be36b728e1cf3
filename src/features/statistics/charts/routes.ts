import { z } from 'zod'
import type { Api } from '../../../platform/http/api.ts'
import type { Language } from '../../../platform/http/language.ts'
import { readRoute } from '../../../platform/http/register-route.ts'
import type { Caller } from '../../../platform/access/caller.ts'
import type { StatisticQuestion } from '../compute-statistic.ts'
import type { Answer } from '../result.ts'
import { gradedSubjects, partyGradeStatistic, type GradedSubject } from '../party-grades/statistic.ts'
import { sources, type Statistic } from '../statistic.ts'
import { trainingStatistic } from '../training/statistic.ts'
import { checkYears, yearParameters, type YearsAsked } from '../years.ts'
import type { Chart } from './render-svg.ts'

interface ChartRoute<Name extends string> {
  name: string
  operationId: string
  summary: string
  description: string
  /** Its parameters besides those of all charts. */
  parameters: z.ZodRawShape
  statistic: (query: ChartQuery, caller: Caller) => Statistic<Name>
  question: (query: ChartQuery) => StatisticQuestion
  /** Comes with the first one. */
  load: () => Promise<(answer: Answer<Name>, language: Language) => Chart>
}

interface ChartQuery extends YearsAsked {
  lang?: Language
  source?: (typeof sources)[number]
  subject?: GradedSubject
}

const oneYear = {
  year: yearParameters.year.unwrap().meta({
    description: 'The year that is shown.',
    scalar: { type: 'integer', minimum: 1900, maximum: 2200 },
  }),
}

const sharedParameters = {
  lang: z.enum(['vi', 'en']).optional().describe('Language of the words: `vi` (default) or `en`.'),
  source: z.enum(sources).optional().describe('Where numbers are taken from, as in the statistics.'),
}

const picture = z
  .string()
  .describe('An SVG image; its `title` and `desc` say what it shows, with all numbers.')

/** What the ids inside begin with: no other picture has it. */
const idOf = (name: string, years: readonly number[], { lang, source, subject }: ChartQuery) =>
  [name, ...new Set([years.at(0), years.at(-1)]), lang, source, subject]
    .filter((part) => part !== undefined)
    .join('-')

function chartRoute<Name extends string>(api: Api, route: ChartRoute<Name>): void {
  const { name, operationId, summary, description, parameters, statistic, question, load } = route
  const mediaType = 'image/svg+xml'
  readRoute(api, {
    method: 'GET',
    url: `/v1/charts/${name}.svg`,
    operationId,
    tag: 'Charts',
    summary,
    description: `${description} The numbers are those that the statistics give the caller.`,
    query: z
      .strictObject({ ...parameters, ...sharedParameters })
      .superRefine((query, context) => checkYears(query as YearsAsked, context)),
    responses: {
      200: {
        description: 'The picture.',
        contents: [{ mediaType, schema: picture.meta({ example: '<svg role="img"></svg>' }) }],
        whole: true,
      },
    },
    cacheable: true,
    handler: async ({ query, access: { caller } }) => {
      const asked = query as ChartQuery
      const { lang = 'vi', source = 'best' } = asked
      const { answerTo } = await import('../compute-statistic.ts')
      const { draw } = await import('./render-svg.ts')
      const chart = await load()
      const answer = await answerTo(api, caller, statistic(asked, caller), { ...question(asked), source })
      const svg = await draw(chart(answer, lang), idOf(name, answer.years, { ...asked, lang, source }))
      return { body: Buffer.from(svg), mediaType }
    },
  })
}

/** As many years as `year` alone shows. */
const yearsShown = 5

export function chartsRoutes(api: Api): void {
  chartRoute(api, {
    name: 'learners-by-program',
    operationId: 'getLearnersByProgramChart',
    summary: 'Chart of the learners of a year by programme',
    description: 'Bars, most learners first, with the total as it is stated.',
    parameters: oneYear,
    statistic: () => trainingStatistic,
    question: ({ year }) => ({ year, group_by: ['program'] }),
    load: async () => (await import('./learners-by-program.ts')).learnersByProgram,
  })
  chartRoute(api, {
    name: 'classes-by-year',
    operationId: 'getClassesByYearChart',
    summary: 'Chart of the classes of several years',
    description: `A bar a year. \`year\` alone shows the ${yearsShown} years that end with it; without any parameter all years are shown of which something is known.`,
    parameters: yearParameters,
    statistic: () => trainingStatistic,
    question: ({ year, from, to }) =>
      year === undefined ? { from, to } : { from: Math.max(1900, year - yearsShown + 1), to: year },
    load: async () => (await import('./classes-by-year.ts')).classesByYear,
  })
  chartRoute(api, {
    name: 'planned-share',
    operationId: 'getPlannedShareChart',
    summary: 'Chart of what was in the plan of a year and outside it',
    description: 'Classes and learners of a year, each as a whole of its parts.',
    parameters: oneYear,
    statistic: () => trainingStatistic,
    question: ({ year }) => ({ year, group_by: ['planned'] }),
    load: async () => (await import('./planned-share.ts')).plannedShare,
  })
  chartRoute(api, {
    name: 'party-grades',
    operationId: 'getPartyGradesChart',
    summary: 'Chart of the gradings of Party cells or members of a year',
    description: 'Bars, best grade first, each with its part of all where the total is known.',
    parameters: {
      ...oneYear,
      subject: z.enum(gradedSubjects).optional().describe('Who was graded: `cell` (default) or `member`.'),
    },
    statistic: ({ subject = 'cell' }, caller) => partyGradeStatistic(subject, caller),
    question: ({ year }) => ({ year, group_by: ['grade'] }),
    load: async () => (await import('./party-grades.ts')).partyGrades,
  })
}
