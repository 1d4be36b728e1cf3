import { writeEntry } from '../../../platform/access/resource-access.ts'
import type { Module } from '../../../platform/resource/module.ts'
import { learnerAccess } from '../access.ts'
import { resultsRoutes } from './routes.ts'

export const resultsModule: Module = {
  policy: { storeClassResults: writeEntry(learnerAccess) },
  routes: resultsRoutes,
}
