import type { Module } from '../../platform/resource/module.ts'
import { readPolicy } from '../../domain/figures/access.ts'
import { reconciliationListeners } from './listeners.ts'
import { reconciliationsRoutes } from './routes.ts'

/** Reconciliation of figures with their parts, other statements, registers and quotas. */
export const reconciliationModule: Module = {
  tag: {
    name: 'Reconciliations',
    vi: 'Đối chiếu số liệu',
    description: 'Comparisons of stated totals with sums of parts, registers and quotas.',
    before: 'Indicators',
  },
  policy: { listReconciliations: readPolicy, listPostReconciliations: readPolicy },
  listeners: reconciliationListeners,
  routes: reconciliationsRoutes,
}
