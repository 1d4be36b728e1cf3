import type { Module } from '../../../platform/resource/module.ts'
import { indicators } from './resource.ts'
import { indicators as indicatorsTable } from './table.ts'
import { figureScopes } from '../access.ts'

export const indicatorsModule: Module = {
  tag: {
    name: 'Indicators',
    vi: 'Chỉ tiêu',
    description: 'What figures are of, and how their parts add up.',
  },
  tables: [indicatorsTable],
  resource: indicators,
  scopes: figureScopes,
}
