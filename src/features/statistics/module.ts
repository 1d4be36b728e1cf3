import type { Module } from '../../platform/resource/module.ts'
import { everyone } from '../../platform/access/policy.ts'
import { statisticsRoutes } from './routes.ts'

export const statisticsModule: Module = {
  tag: {
    name: 'Statistics',
    description: 'Numbers by year, of registers and of figures, side by side.',
  },
  // of figures and gradings, what the lists of figures and gradings show the caller
  policy: {
    getTrainingStatistics: everyone,
    getTrainingStatisticsFile: everyone,
    getPartyGradeStatistics: everyone,
    getPartyGradeStatisticsFile: everyone,
    getResearchStatistics: everyone,
    getResearchStatisticsFile: everyone,
    getStaffStatistics: everyone,
    getStaffStatisticsFile: everyone,
  },
  routes: statisticsRoutes,
}
