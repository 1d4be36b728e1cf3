import { z } from 'zod'
import type { Api } from '../../platform/http/api.ts'
import { formatRoutes } from '../../platform/http/format-routes.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import { anonymous, type Caller } from '../../platform/access/caller.ts'
import type { StatisticParameters } from './compute-statistic.ts'
import { statisticFormats } from './formats/formats.ts'
import { statisticResponse, statisticParameters } from './schema.ts'
import type { Statistic } from './statistic.ts'
import { isOneYear, type YearParameters } from './years.ts'
import { researchStatistic } from './research/statistic.ts'
import { staffStatistic } from './staff/statistic.ts'
import { gradedQuarter } from './party-grades/quarter.ts'
import { gradedSubjects, partyGradeStatistic, type CountedGradings } from './party-grades/statistic.ts'
import { commendationStatisticFor } from './commendations/statistic.ts'
import { gradingSteps } from '../../domain/party/gradings/columns.ts'
import { followParameter } from './training/follow.ts'
import { movementRoutes } from './movement/routes.ts'
import { partyMemberMovementRoutes } from './party-members/routes.ts'
import { postStatisticsRoutes } from './posts/routes.ts'
import { checkReaderGroupings } from './training/reader-groupings.ts'
import { trainingStatistic, trainingStatistics } from './training/statistic.ts'

interface StatisticRoute {
  operationId: string
  /** The prefix of the names of its schemas. */
  name: string
  summary: Bilingual
  description: string
  /** The statistic that gives the path and the parameters. */
  statistic: Statistic
  /** Parameters that only this statistic has. */
  extraParameters?: z.ZodRawShape
  /** The statistic of a request, if it depends on the parameters or the caller. */
  selectStatistic?: (parameters: Record<string, unknown>, caller: Caller) => Statistic
}

/** Registers a statistic under its path, and as a file. */
function statisticRoute(api: Api, route: StatisticRoute): void {
  const { name, statistic, extraParameters = {}, selectStatistic = () => statistic, ...declaration } = route
  formatRoutes(api, {
    ...declaration,
    url: `/v1/statistics/${statistic.name}`,
    tag: 'Statistics',
    params: {},
    query: statisticParameters(statistic, extraParameters),
    cacheable: true,
    response: 'The numbers.',
    formats: statisticFormats(statisticResponse(statistic, name)),
    respond: async (format, { query, access: { caller } }) => {
      const { computeStatistic } = await import('./compute-statistic.ts')
      const { renderResult } = await import('./formats/render.ts')
      const selected = selectStatistic(query, caller)
      return await renderResult(
        await computeStatistic(api, caller, selected, query as StatisticParameters),
        format,
      )
    },
  })
}

/** Registers the routes of all statistics. */
export function statisticsRoutes(api: Api): void {
  const selectTraining = trainingStatistics(api.config.smallCount)
  statisticRoute(api, {
    operationId: 'getTrainingStatistics',
    name: 'Training',
    summary: { en: 'Classes and learners by year', vi: 'Số lớp và số học viên theo năm' },
    description:
      'Classes and learners of each year, and their change. Classes count in the year of their opening, from their first day or when their state says that they were opened, unless they were cancelled; learners are enrollments that were neither withdrawn nor transferred, and the reported headcount of a class without enrollments. A total is counted or stated by itself; the sum of the rows is in `sum_of_rows`. Keys of persons (`sex`, `minority`, `age_band`, `position_level`, `unit_group`, `result`) group the learners only. Callers without `training:read` name one of them, alone and for one year, else the response is a 400; what would tell about few persons is withheld from them (`suppressed`), and they get `completed`, `completion_percent` and `distinct_learners` for the whole school only. `distinct_learners` is null in responses about several years.',
    statistic: trainingStatistic,
    extraParameters: followParameter,
    selectStatistic: (parameters, caller) => {
      checkReaderGroupings(parameters as StatisticParameters, caller)
      const follow = parameters['follow'] === 'successors' ? 'successors' : 'own'
      return selectTraining(follow, isOneYear(parameters as YearParameters), caller)
    },
  })
  statisticRoute(api, {
    operationId: 'getPartyGradeStatistics',
    name: 'PartyGrade',
    summary: {
      en: 'Gradings of Party cells or members by year',
      vi: 'Xếp loại tổ chức đảng, tập thể, đảng viên theo năm',
    },
    description:
      'How many Party cells or members were graded for each whole year or for a quarter of it, in percent, and the change. Only decided gradings count, unless `stage` asks for others. The total counts those with a grade; `outcome` and `reason` group those without one too, so that their rows add up to more or less. With `kind` organisations and collectives of all kinds are counted, in rows and total, as `title` and `measures` say; figures do not state these. From the registers, callers without `party:read` get published gradings of cells and none of members; `best` gives them what figures state. If nothing else states the total, the common denominator of all shares (9/41 and 32/41) does.',
    statistic: partyGradeStatistic(
      { subject: 'cell', ofAllKinds: false, stage: 'decided', quarter: null },
      anonymous,
    ),
    extraParameters: {
      subject: z.enum(gradedSubjects).optional().describe('Who was graded: `cell` (default) or `member`.'),
      stage: z
        .enum(gradingSteps)
        .optional()
        .describe(
          'Which gradings count: `decided` (default), or those whose furthest step is `self_assessed` or `proposed`, which neither figures nor complete registers state.',
        ),
      quarter: gradedQuarter,
    },
    selectStatistic: (parameters, caller) => {
      const { subject = 'cell', stage = 'decided', quarter = null } = parameters as Partial<CountedGradings>
      const ofAllKinds = (parameters as StatisticParameters).group_by?.includes('kind') ?? false
      return partyGradeStatistic({ subject, ofAllKinds, stage, quarter }, caller)
    },
  })
  statisticRoute(api, {
    operationId: 'getResearchStatistics',
    name: 'Research',
    summary: { en: 'Research outputs by year', vi: 'Kết quả nghiên cứu khoa học theo năm' },
    description:
      'Topics, seminars, papers, broadcasts, bulletins and outreach of each year, and their change. They are not parts of one number.',
    statistic: researchStatistic,
  })
  statisticRoute(api, {
    operationId: 'getStaffStatistics',
    name: 'Staff',
    summary: { en: 'Developments of staff by year', vi: 'Lượt cử cán bộ đi đào tạo, bồi dưỡng theo năm' },
    description:
      'How many of the staff were sent to study, to train, to contests and into the field each year, and how many attended receptions of citizens, meetings with voters and meetings of rapporteurs, and the change. A development counts its reported number, else the people that it names; a person who was sent twice counts twice.',
    statistic: staffStatistic,
  })
  statisticRoute(api, {
    operationId: 'getCommendationStatistics',
    name: 'Commendation',
    summary: { en: 'Commendations by year', vi: 'Khen thưởng theo năm' },
    description:
      'The awards of each year, as the register counts them, and the commended cells, members and staff, as figures state them. Callers without `party:read` get no awards of Party members from the register, and `best` gives them what figures state.',
    statistic: commendationStatisticFor(anonymous),
    selectStatistic: (_parameters, caller) => commendationStatisticFor(caller),
  })
  movementRoutes(api)
  partyMemberMovementRoutes(api)
  postStatisticsRoutes(api)
}
