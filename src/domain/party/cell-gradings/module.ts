import type { Module } from '../../../platform/resource/module.ts'
import { partyCellGradings } from './resource.ts'
import { partyCellGradings as partyCellGradingsTable } from './table.ts'
import { gradingPolicy, gradingRoutes } from '../gradings/actions.ts'

export const partyCellGradingsModule: Module = {
  tag: {
    name: 'PartyCellGradings',
    vi: 'Xếp loại tổ chức đảng, tập thể',
    description: 'Yearly and quarterly gradings of Party cells.',
  },
  tables: [partyCellGradingsTable],
  resource: partyCellGradings,
  policy: gradingPolicy(partyCellGradings),
  routes: (api) => gradingRoutes(api, partyCellGradings),
}
