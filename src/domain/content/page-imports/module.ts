import type { Module } from '../../../platform/resource/module.ts'
import { pageImportsRoutes } from './routes.ts'

export const pageImportsModule: Module = {
  tag: {
    name: 'PageImports',
    vi: 'Nhập trang web cũ',
    description: 'Pages of the school’s old website, turned into drafts.',
    before: 'Sections',
  },
  policy: {
    importPage: { needs: 'content:write', all_rows: 'content:write', internal_fields: 'content:read' },
  },
  routes: pageImportsRoutes,
}
