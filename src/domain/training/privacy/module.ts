import { readEntry } from '../../../platform/access/resource-access.ts'
import type { Module } from '../../../platform/resource/module.ts'
import { learnerAccess } from '../access.ts'
import { privacyRoutes } from './routes.ts'

/** What a learner may ask of the school: the data that it holds. */
export const privacyModule: Module = {
  policy: { getLearnerData: readEntry(learnerAccess) },
  routes: privacyRoutes,
}
