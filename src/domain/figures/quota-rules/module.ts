import type { Module } from '../../../platform/resource/module.ts'
import { quotaRules } from './resource.ts'
import { quotaRules as quotaRulesTable } from './table.ts'

export const quotaRulesModule: Module = {
  tag: {
    name: 'QuotaRules',
    vi: 'Quy định tỷ lệ xếp loại',
    description: 'How many may get a grade, by regulation.',
  },
  tables: [quotaRulesTable],
  resource: quotaRules,
}
