import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { qualified } from '../../../platform/database/columns.ts'
import { defineReadOnlyResource } from '../../../platform/resource/define.ts'
import { booleanFilter, choiceFilter, textFilter, uuidFilter } from '../../../platform/resource/filters.ts'
import type { Filter } from '../../../platform/resource/filter.ts'
import { valueSort } from '../../../platform/resource/sorts.ts'
import { importError, importOutput } from './schema.ts'
import { importStatuses } from './states.ts'
import { importErrors as errorsTable, imports as table } from './table.ts'

const progress = sql<number>`case when ${qualified(table.finished_at)} is not null and ${qualified(table.status)} = 'completed' then 1 else least(1, ${qualified(table.bytes_read)}::float8 / greatest(${qualified(table.bytes)}, 1)) end`

const problem = sql<
  z.output<typeof importOutput>['problem']
>`case when ${qualified(table.problem)} is not null then json_build_object('code', ${qualified(table.problem)}->>'code', 'message_en', ${qualified(table.problem)}->'message'->>'en', 'message_vi', ${qualified(table.problem)}->'message'->>'vi') end`

/** The route sets this filter for each list; it is not a parameter. */
const seen: Filter = {
  schema: z.string(),
  apply: (name, value) => ({
    shape: name,
    values: { [name]: value },
    where: () => sql`${qualified(table.resource)} = any(${sql.placeholder(name)})`,
  }),
}

/** The list of imports; routes decide which of them a caller sees. */
export const imports = defineReadOnlyResource({
  path: 'imports',
  one: 'Import',
  many: 'Imports',
  label: { one: 'an import', many: 'imports', vi: 'lần nhập dữ liệu' },
  access: { read: 'key' },
  description:
    'Imports of the last seven days into resources that the key may write. The rows that they stored stay.',
  table,
  output: importOutput,
  select: {
    id: table.id,
    resource: table.resource,
    status: sql<z.output<typeof importOutput>['status']>`${qualified(table.status)}`.as('status'),
    format: table.format,
    match: table.match,
    on_error: table.on_error,
    sheet: table.sheet,
    dry_run: table.dry_run,
    bytes: table.bytes,
    progress: progress.as('progress'),
    rows_read: table.rows_read,
    created: table.created,
    changed: table.changed,
    unchanged: table.unchanged,
    refused: table.refused,
    problem: problem.as('problem'),
    layout: table.layout,
    preview: table.preview,
    warnings: table.warnings,
    checks: table.checks,
    created_by: table.created_by,
    created_at: table.created_at,
    started_at: table.started_at,
    finished_at: table.finished_at,
  },
  // an upload that has not ended is not an import yet
  baseCondition: () => sql`${qualified(table.status)} <> 'receiving'`,
  filters: {
    seen,
    resource: textFilter(table.resource, 'Only imports of these resources, by plural path name.'),
    status: choiceFilter(
      table.status,
      importStatuses.filter((status) => status !== 'receiving'),
      'Only imports in these states.',
    ),
    dry_run: booleanFilter(table.dry_run, 'Only dry runs (true) or only real imports (false).'),
  },
  sorts: { created_at: valueSort(table.created_at, 'created_at', 'instant', 'time of arrival') },
  defaultSort: '-created_at',
})

/** The list of the row errors of imports. */
export const importErrors = defineReadOnlyResource({
  path: 'import-errors',
  one: 'ImportError',
  many: 'ImportErrors',
  label: { one: 'a row error', many: 'row errors', vi: 'lỗi của dòng' },
  access: { read: 'key' },
  description: 'Every error of every refused row, in the order of the file.',
  table: errorsTable,
  output: importError,
  select: {
    id: errorsTable.id,
    line: errorsTable.line,
    column: errorsTable.column,
    field: errorsTable.field,
    label: errorsTable.label,
    value: errorsTable.value,
    code: errorsTable.code,
    message_en: errorsTable.message_en,
    message_vi: errorsTable.message_vi,
  },
  baseCondition: () => sql`not ${qualified(errorsTable.deferred)}`,
  filters: {
    import: uuidFilter(errorsTable.import_id, 'Only row errors of this import.'),
    code: textFilter(errorsTable.code, 'Only row errors of these codes.'),
    field: textFilter(errorsTable.field, 'Only row errors of these fields.'),
  },
  sorts: { line: valueSort(errorsTable.line, 'line', 'number', 'line of the file') },
  defaultSort: 'line',
})
