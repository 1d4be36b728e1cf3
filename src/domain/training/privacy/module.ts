import { readEntry, writeEntry } from '../../../platform/access/resource-access.ts'
import type { Module } from '../../../platform/resource/module.ts'
import { learnerAccess } from '../access.ts'
import { privacyRoutes } from './routes.ts'

/** What a learner may ask of the school: the data that it holds, and that it forgets them. */
export const privacyModule: Module = {
  policy: { getLearnerData: readEntry(learnerAccess), anonymizeLearner: writeEntry(learnerAccess) },
  routes: privacyRoutes,
}
