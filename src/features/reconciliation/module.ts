import type { Module } from '../../platform/resource/module.ts'
import { readPolicy } from '../../domain/figures/access.ts'
import { reconciliationListeners } from './listeners.ts'
import { reconciliationsRoutes } from './routes.ts'

export const reconciliationModule: Module = {
  tag: {
    name: 'Reconciliations',
    description: 'Where stated totals, sums of parts, registers and quotas agree, and where they do not.',
    before: 'Indicators',
  },
  policy: { listReconciliations: readPolicy, listPostReconciliations: readPolicy },
  listeners: reconciliationListeners,
  routes: reconciliationsRoutes,
}
