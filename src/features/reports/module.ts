import { learnerAccess } from '../../domain/training/access.ts'
import { readEntry } from '../../platform/access/resource-access.ts'
import type { Module } from '../../platform/resource/module.ts'
import { trainingResultsRoutes } from './training-results/routes.ts'

/** The forms that a school fills in each year. */
export const reportsModule: Module = {
  tag: {
    name: 'Reports',
    vi: 'Báo cáo',
    description: 'The rows that yearly forms ask for, from the registers.',
  },
  policy: { getTrainingResults: readEntry(learnerAccess), getTrainingResultsFile: readEntry(learnerAccess) },
  routes: trainingResultsRoutes,
}
