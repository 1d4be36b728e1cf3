import { z } from 'zod'
import type { Api } from '../../platform/http/api.ts'
import { readRoute } from '../../platform/http/register-route.ts'
import { anonymous, type Caller } from '../../platform/access/caller.ts'
import type { StatisticQuestion } from './compute-statistic.ts'
import { contentsOf, fileFormats, formatOf, type FormatName } from './formats/formats.ts'
import { statisticAnswer, statisticQuery } from './schema.ts'
import type { Statistic } from './statistic.ts'
import { researchStatistic } from './research/statistic.ts'
import { staffStatistic } from './staff/statistic.ts'
import { gradedSubjects, partyGradeStatistic, type GradedSubject } from './party-grades/statistic.ts'
import { trainingStatistic } from './training/statistic.ts'

interface StatisticRoute {
  operationId: string
  /** Of the same as a file. */
  fileOperationId: string
  /** Of its schemas. */
  name: string
  summary: string
  description: string
  /** What its address and its parameters are made of. */
  statistic: Statistic
  /** Parameters of its own. */
  more?: z.ZodRawShape
  /** The statistic that a query is about, where that is not the same for all. */
  choose?: (query: Record<string, unknown>, caller: Caller) => Statistic
}

const fileParams = z.object({
  format: z.enum(fileFormats).meta({ description: 'The format of the file.', example: 'csv' }),
})

/** A statistic under its own address, and as a file under that address with the format behind it. */
function statisticRoute(api: Api, route: StatisticRoute): void {
  const { operationId, fileOperationId, name, summary, description, statistic, more = {} } = route
  const { choose = () => statistic } = route
  const url = `/v1/statistics/${statistic.name}`
  const query = statisticQuery(statistic, more)
  const json = statisticAnswer(statistic, name)
  const answerIn = async (format: FormatName, asked: Record<string, unknown>, caller: Caller) => {
    const { answerTo } = await import('./compute-statistic.ts')
    const { inFormat } = await import('./formats/render.ts')
    const answer = await answerTo(api, caller, choose(asked, caller), asked as StatisticQuestion)
    return await inFormat(answer, format)
  }
  const whole = { description: 'The numbers.', whole: true }
  const shared = { method: 'GET', tag: 'Statistics', query, cacheable: true } as const
  readRoute(api, {
    ...shared,
    url,
    operationId,
    summary,
    description: `${description} In JSON, or as \`Accept\` asks for.`,
    responses: { 200: { ...whole, contents: contentsOf(['json', ...fileFormats], json) } },
    problems: ['not_acceptable'],
    handler: async ({ query, access, request }) => await answerIn(formatOf(request), query, access.caller),
  })
  readRoute(api, {
    ...shared,
    url: `${url}.:format`,
    operationId: fileOperationId,
    summary: `${summary}, as a file`,
    description: `${description} In the format that the address ends with.`,
    params: fileParams,
    responses: { 200: { ...whole, contents: contentsOf(fileFormats, json) } },
    handler: async ({ params, query, access }) => await answerIn(params.format, query, access.caller),
  })
}

export function statisticsRoutes(api: Api): void {
  statisticRoute(api, {
    operationId: 'getTrainingStatistics',
    fileOperationId: 'getTrainingStatisticsFile',
    name: 'Training',
    summary: 'Classes and learners by year',
    description:
      'Classes and learners of each year, side by side with their change. Classes count in the year of their opening, unless they were cancelled; learners are enrollments that were not withdrawn, and the reported headcount of a class without enrollments. A total is what states it, with the sum of the rows beside it.',
    statistic: trainingStatistic,
  })
  statisticRoute(api, {
    operationId: 'getPartyGradeStatistics',
    fileOperationId: 'getPartyGradeStatisticsFile',
    name: 'PartyGrade',
    summary: 'Gradings of Party cells or members by year',
    description:
      'How many Party cells or members were graded for each whole year, side by side with their change. Of the registers, readers without `party:read` get published gradings of cells and none of members, and as the best what figures state. Where nothing else states the total, the denominator of all shares (9/41 and 32/41) does.',
    statistic: partyGradeStatistic('cell', anonymous),
    more: {
      subject: z.enum(gradedSubjects).optional().describe('Who was graded: `cell` (default) or `member`.'),
    },
    choose: ({ subject = 'cell' }, caller) => partyGradeStatistic(subject as GradedSubject, caller),
  })
  statisticRoute(api, {
    operationId: 'getResearchStatistics',
    fileOperationId: 'getResearchStatisticsFile',
    name: 'Research',
    summary: 'Research outputs by year',
    description:
      'Topics, seminars, papers, broadcasts, bulletins and outreach of each year, side by side with their change. They are no parts of one number.',
    statistic: researchStatistic,
  })
  statisticRoute(api, {
    operationId: 'getStaffStatistics',
    fileOperationId: 'getStaffStatisticsFile',
    name: 'Staff',
    summary: 'Developments of staff by year',
    description:
      'How many of the staff were sent to study, to train, to contests and into the field each year, side by side with their change. A development counts its reported number, else the people it names; who was sent twice counts twice.',
    statistic: staffStatistic,
  })
}
