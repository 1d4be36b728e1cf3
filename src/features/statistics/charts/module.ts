import type { Module } from '../../../platform/resource/module.ts'
import { everyone } from '../../../platform/access/policy.ts'
import { chartsRoutes } from './routes.ts'

export const chartsModule: Module = {
  tag: {
    name: 'Charts',
    description: 'The same numbers as pictures (SVG) that can also be read out.',
  },
  policy: {
    getLearnersByProgramChart: everyone,
    getClassesByYearChart: everyone,
    getPlannedShareChart: everyone,
    getPartyGradesChart: everyone,
  },
  routes: chartsRoutes,
}
