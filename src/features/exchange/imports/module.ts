import type { Module } from '../../../platform/resource/module.ts'
import { importListeners } from './remove-personal-data.ts'
import { templatesRoutes } from '../templates/routes.ts'
import { importReportsRoutes } from './report-routes.ts'
import { importsRoutes } from './routes.ts'
import { importChunks, importErrors, imports } from './table.ts'

export const importsModule: Module = {
  tag: {
    name: 'Imports',
    vi: 'Nhập dữ liệu',
    description: 'Imports of NDJSON, CSV or XLSX files, with a report of every refused row.',
  },
  tables: [imports, importChunks, importErrors],
  listeners: importListeners,
  // a caller sees only imports into resources that this caller may import; see access.ts
  policy: {
    listImports: { needs: 'key' },
    getImport: { needs: 'key' },
    listImportErrors: { needs: 'key' },
    exportRefusedRows: { needs: 'key' },
    cancelImport: { needs: 'key' },
    getImportTemplate: { needs: 'public' },
  },
  routes: (api) => {
    importsRoutes(api)
    importReportsRoutes(api)
    templatesRoutes(api)
  },
}
