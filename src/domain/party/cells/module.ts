import type { Module } from '../../../platform/resource/module.ts'
import { partyCells } from './resource.ts'
import { partyCells as partyCellsTable } from './table.ts'
import { partyScopes } from '../access.ts'

export const partyCellsModule: Module = {
  tag: {
    name: 'PartyCells',
    vi: 'Tổ chức đảng, tập thể',
    description: 'Party cells (chi bộ) of the school’s Party organisation.',
  },
  tables: [partyCellsTable],
  resource: partyCells,
  scopes: partyScopes,
}
