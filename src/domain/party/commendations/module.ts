import type { Module } from '../../../platform/resource/module.ts'
import { commendations } from './resource.ts'
import { commendations as commendationsTable } from './table.ts'

export const commendationsModule: Module = {
  tag: {
    name: 'Commendations',
    vi: 'Khen thưởng',
    description: 'Awards to cells, members, people and units.',
  },
  tables: [commendationsTable],
  resource: commendations,
}
