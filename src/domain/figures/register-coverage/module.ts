import type { Module } from '../../../platform/resource/module.ts'
import { everyone } from '../../../platform/access/policy.ts'
import { registerCoverageRoutes } from './routes.ts'
import { registerCoverage } from './table.ts'

export const registerCoverageModule: Module = {
  tag: {
    name: 'RegisterCoverage',
    vi: 'Chốt số liệu sổ theo dõi',
    description: 'For which years a register is complete, so that figures can be compared with it.',
  },
  tables: [registerCoverage],
  policy: {
    listRegisterCoverage: { needs: 'public', all_rows: 'coverage:declare' },
    getRegisterCoverage: everyone,
    putRegisterCoverage: { needs: 'coverage:declare' },
  },
  routes: registerCoverageRoutes,
}
