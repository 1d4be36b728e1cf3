import type { Module } from '../../platform/resource/module.ts'
import { editorsAccess } from '../../domain/content/access.ts'
import { memberAccess } from '../../domain/party/access.ts'
import { readEntry } from '../../platform/access/resource-access.ts'
import { everyone } from '../../platform/access/policy.ts'
import { schoolDay } from '../../domain/school-day.ts'
import { schoolTimeZone } from '../../domain/school-time-zone.ts'
import { classLearnerDays } from './movement/table.ts'
import { classLearnerGroups, classTurns, learnerNumbers } from './training/table.ts'
import { postCounts } from './posts/table.ts'
import { statisticsRoutes } from './routes.ts'

/** Statistics: numbers by year, from registers and figures. */
export const statisticsModule: Module = {
  tag: {
    name: 'Statistics',
    vi: 'Thống kê',
    description: 'Numbers by year, from registers and from figures.',
  },
  // a statistic contains the figures and gradings that the lists of figures and gradings show the caller
  policy: {
    getTrainingStatistics: everyone,
    getTrainingStatisticsFile: everyone,
    getTrainingMovement: everyone,
    getTrainingMovementFile: everyone,
    getPartyGradeStatistics: everyone,
    getPartyGradeStatisticsFile: everyone,
    getPartyMemberStatistics: readEntry(memberAccess),
    getPartyMemberStatisticsFile: readEntry(memberAccess),
    getPostStatistics: readEntry(editorsAccess),
    getPostStatisticsFile: readEntry(editorsAccess),
    getResearchStatistics: everyone,
    getResearchStatisticsFile: everyone,
    getStaffStatistics: everyone,
    getStaffStatisticsFile: everyone,
    getCommendationStatistics: everyone,
    getCommendationStatisticsFile: everyone,
  },
  tables: [classLearnerDays, classLearnerGroups, classTurns, learnerNumbers, postCounts],
  // a period that is not over ends today
  nextChange: `((${schoolDay} + 1)::timestamp at time zone '${schoolTimeZone}')`,
  routes: statisticsRoutes,
}
