import type { PolicyEntry } from '../../../platform/access/policy.ts'
import { readEntry } from '../../../platform/access/resource-access.ts'
import type { Module } from '../../../platform/resource/module.ts'
import { learnerAccess } from '../access.ts'
import { privacyRoutes } from './routes.ts'

/** What cannot be undone needs the scope of a purge. */
const forGood: PolicyEntry = { needs: 'trash:purge', all_rows: 'trash:purge' }

/** What a learner may ask of the school: the data that it holds, and that it forgets them. */
export const privacyModule: Module = {
  policy: { getLearnerData: readEntry(learnerAccess), anonymizeLearner: forGood },
  routes: privacyRoutes,
}
