import type { Module } from '../../../platform/resource/module.ts'
import { reconciliationExceptions } from './resource.ts'
import { reconciliationExceptions as reconciliationExceptionsTable } from './table.ts'

export const reconciliationExceptionsModule: Module = {
  tag: {
    name: 'ReconciliationExceptions',
    vi: 'Ngoại lệ khi đối chiếu',
    description: 'Figures that are about different things, so that reconciliations do not compare them.',
  },
  tables: [reconciliationExceptionsTable],
  resource: reconciliationExceptions,
}
