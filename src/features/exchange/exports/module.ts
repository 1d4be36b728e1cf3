import type { Module } from '../../../platform/resource/module.ts'
import { exportsRoutes } from './routes.ts'

export const exportsModule: Module = {
  tag: {
    name: 'Exports',
    description: 'Whole lists as one file: NDJSON, CSV or XLSX, in the columns that writes take.',
  },
  routes: exportsRoutes,
}
