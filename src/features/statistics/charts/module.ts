import type { Module } from '../../../platform/resource/module.ts'
import { chartPolicy } from './chart-route.ts'
import { chartsRoutes } from './routes.ts'

/** Charts of statistics, as SVG or PNG images. */
export const chartsModule: Module = {
  tag: {
    name: 'Charts',
    vi: 'Biểu đồ',
    description: 'The same numbers as images: SVG with texts for screen readers, or PNG.',
  },
  policy: {
    ...chartPolicy('getLearnersByProgramChart'),
    ...chartPolicy('getClassesByYearChart'),
    ...chartPolicy('getPlannedShareChart'),
    ...chartPolicy('getPartyGradesChart'),
  },
  routes: chartsRoutes,
}
