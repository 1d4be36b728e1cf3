import type { Module } from '../../../platform/resource/module.ts'
import { exportsRoutes } from './routes.ts'

export const exportsModule: Module = {
  tag: {
    name: 'Exports',
    vi: 'Xuất dữ liệu',
    description: 'Complete lists as one file: NDJSON, CSV or XLSX, with the columns that writes accept.',
  },
  routes: exportsRoutes,
}
