import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { qualified } from '../database/columns.ts'
import { defineReadOnlyResource } from '../resource/define.ts'
import { commaList } from '../resource/comma-list.ts'
import { rangeFilters, textFilter, uuidFilter } from '../resource/filters.ts'
import type { Filter } from '../resource/filter.ts'
import { valueSort } from '../resource/sorts.ts'
import { auditEvent } from './schema.ts'
import { auditEvents as table } from './table.ts'

/** A filter by row that finds single writes and batches. */
const rowIdFilter: Filter = {
  schema: commaList(z.uuid(), 'Only writes of these rows, those of imports among them.'),
  apply: (name, value) => ({
    shape: name,
    values: { [name]: value },
    where: () =>
      sql`(${qualified(table.resource_id)} = any(${sql.placeholder(name)}) or ${qualified(table.row_ids)} && ${sql.placeholder(name)}::uuid[])`,
  }),
}

/** The read-only resource of audit events. */
export const auditEvents = defineReadOnlyResource({
  path: 'audit-events',
  one: 'AuditEvent',
  many: 'AuditEvents',
  label: { one: 'an audit event', many: 'audit events' },
  access: { read: 'audit:read', all_rows: 'audit:read' },
  description: 'Each write leaves one, in its own transaction. They are never changed or removed.',
  table,
  output: auditEvent,
  select: {
    id: table.id,
    at: table.at,
    actor: table.actor,
    operation: table.operation,
    resource: table.resource,
    resource_id: table.resource_id,
    row_ids: table.row_ids,
    revision: table.revision,
    fields: table.fields,
    request_id: table.request_id,
    remote_address: table.remote_address,
  },
  filters: {
    actor: textFilter(table.actor, 'Only writes of these actors.'),
    operation: textFilter(table.operation, 'Only these operations.'),
    resource: textFilter(table.resource, 'Only these kinds of resources, by plural path name.'),
    resource_id: uuidFilter(
      table.resource_id,
      'Only writes of these resources, or of all rows of these imports.',
    ),
    row_id: rowIdFilter,
    ...rangeFilters('at', table.at, 'instant', 'the write'),
  },
  sorts: { at: valueSort(table.at, 'at', 'instant', 'time') },
  defaultSort: '-at',
})
