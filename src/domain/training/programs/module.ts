import type { Module } from '../../../platform/resource/module.ts'
import { programs } from './resource.ts'
import { documentPrograms, programs as programsTable } from './table.ts'
import { trainingScopes } from '../access.ts'

export const programsModule: Module = {
  tag: { name: 'Programs', vi: 'Chương trình đào tạo', description: 'Training programmes of the school.' },
  tables: [programsTable, documentPrograms],
  resource: programs,
  scopes: trainingScopes,
}
