import { readEntry } from '../../../platform/access/resource-access.ts'
import type { Module } from '../../../platform/resource/module.ts'
import { learnerAccess } from '../access.ts'
import { registerChecksRoutes } from './routes.ts'

/** Checks of the training registers. */
export const registerChecksModule: Module = {
  tag: {
    name: 'RegisterChecks',
    vi: 'Rà soát sổ đào tạo',
    description: 'Doubtful rows of the training registers. Never public.',
  },
  policy: { listRegisterChecks: readEntry(learnerAccess) },
  routes: registerChecksRoutes,
}
