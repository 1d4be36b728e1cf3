import type { Module } from '../../../platform/resource/module.ts'
import { everyone } from '../../../platform/access/policy.ts'
import { chartsRoutes } from './routes.ts'

/** Charts of statistics, as SVG images. */
export const chartsModule: Module = {
  tag: {
    name: 'Charts',
    vi: 'Biểu đồ',
    description: 'The same numbers as SVG images with texts for screen readers.',
  },
  policy: {
    getLearnersByProgramChart: everyone,
    getClassesByYearChart: everyone,
    getPlannedShareChart: everyone,
    getPartyGradesChart: everyone,
  },
  routes: chartsRoutes,
}
