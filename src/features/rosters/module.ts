import { learnerAccess } from '../../domain/training/access.ts'
import { readEntry } from '../../platform/access/resource-access.ts'
import type { Module } from '../../platform/resource/module.ts'
import { rosterRoutes } from './routes.ts'

/** The lists of the learners of classes, for people. */
export const rostersModule: Module = {
  policy: { getClassRoster: readEntry(learnerAccess), getClassRosterFile: readEntry(learnerAccess) },
  routes: rosterRoutes,
}
