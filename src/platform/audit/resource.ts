import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { qualified } from '../database/columns.ts'
import { defineReadOnlyResource } from '../resource/define.ts'
import { commaList } from '../resource/comma-list.ts'
import { choiceFilter, rangeFilters, textFilter, uuidFilter } from '../resource/filters.ts'
import type { Filter } from '../resource/filter.ts'
import { valueSort } from '../resource/sorts.ts'
import { auditEvent } from './schema.ts'
import { auditActions, auditEvents as table } from './table.ts'

/** A filter by row that finds single writes and batches. */
const rowIdFilter: Filter = {
  schema: commaList(z.uuid(), 'Only writes of these rows, those of imports among them.'),
  apply: (name, value) => ({
    shape: name,
    values: { [name]: value },
    where: () =>
      sql`(
        ${qualified(table.resource_id)} = any(${sql.placeholder(name)})
        or ${qualified(table.row_ids)} && ${sql.placeholder(name)}::uuid[]
        or (${qualified(table.row_ranges)} @> any(${sql.placeholder(name)}::uuid[]) and (
          ${qualified(table.exact_row_ids)} is null or ${qualified(table.exact_row_ids)} && ${sql.placeholder(name)}::uuid[]
        ))
      )`,
  }),
}

/** Versions before 0.3 stored all ids of a batch in `row_ids`, and no count. */
const rowCount = sql<
  number | null
>`coalesce(${qualified(table.row_count)}, cardinality(${qualified(table.row_ids)}))`

const rowRanges = sql<
  z.output<typeof auditEvent>['row_ranges']
>`(select json_agg(json_build_object('first', "first", 'last', "last") order by "first") from (
  select lower(run), upper(run) from unnest(${qualified(table.row_ranges)}) as run
  where ${qualified(table.exact_row_ids)} is null
  union all
  select id, id from unnest(coalesce(${qualified(table.exact_row_ids)}, ${qualified(table.row_ids)})) as id
) as ranges("first", "last"))`

/** The read-only resource of audit events. */
export const auditEvents = defineReadOnlyResource({
  path: 'audit-events',
  one: 'AuditEvent',
  many: 'AuditEvents',
  label: { one: 'an audit event', many: 'audit events', vi: 'sự kiện trong nhật ký hệ thống' },
  access: { read: 'audit:read', all_rows: 'audit:read' },
  description:
    'Each write leaves one, in its own transaction, and so does each read of a row with personal data by itself. They are never changed. Where `AUDIT_KEEP_DAYS` is set, the server exports older ones to files and then removes them.',
  table,
  output: auditEvent,
  // a batch has up to 2000 rows
  longFields: ['row_ranges'],
  select: {
    id: table.id,
    at: table.at,
    actor: table.actor,
    operation: table.operation,
    action: table.action,
    resource: table.resource,
    resource_id: table.resource_id,
    row_count: rowCount.as('row_count'),
    row_ranges: rowRanges.as('row_ranges'),
    revision: table.revision,
    fields: table.fields,
    request_id: table.request_id,
    remote_address: table.remote_address,
  },
  filters: {
    actor: textFilter(table.actor, 'Only writes and reads of these actors.'),
    operation: textFilter(table.operation, 'Only these operations.'),
    action: choiceFilter(table.action, auditActions, 'Only writes, or only reads of personal data.'),
    resource: textFilter(table.resource, 'Only these kinds of resources, by plural path name.'),
    resource_id: uuidFilter(
      table.resource_id,
      'Only writes of these resources, or of all rows of these imports and lists of classes.',
    ),
    row_id: rowIdFilter,
    ...rangeFilters('at', table.at, 'instant', 'the write'),
  },
  sorts: { at: valueSort(table.at, 'at', 'instant', 'time') },
  defaultSort: '-at',
})
