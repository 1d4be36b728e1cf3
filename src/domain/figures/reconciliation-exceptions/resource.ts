import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { entityFilters } from '../../../platform/resource/filters.ts'
import { entitySorts } from '../../../platform/resource/sorts.ts'
import { comparisonAccess } from '../access.ts'
import { figureFilter } from './filter.ts'
import { reconciliationExceptionsHeaders } from './headers.ts'
import { validateFigures } from './prepare.ts'
import { reconciliationException, reconciliationExceptionInput } from './schema.ts'
import { reconciliationExceptions as table } from './table.ts'

export const reconciliationExceptions = defineResource({
  path: 'reconciliation-exceptions',
  one: 'ReconciliationException',
  many: 'ReconciliationExceptions',
  label: {
    one: 'a reconciliation exception',
    many: 'reconciliation exceptions',
    vi: 'ngoại lệ đối chiếu',
  },
  access: comparisonAccess,
  description:
    'A reconciliation exception parts figures that reconciliations hold comparable and that are about different things. Its reason is kept, and DELETE takes it back: the figures are then compared again.',
  table,
  input: reconciliationExceptionInput,
  output: reconciliationException,
  select: { ...entitySelect(table), figure_ids: table.figure_ids, reason: table.reason },
  prepare: validateFigures,
  headers: reconciliationExceptionsHeaders,
  filters: { figure: figureFilter, ...entityFilters(table) },
  sorts: entitySorts(table),
  defaultSort: '-created_at',
})
