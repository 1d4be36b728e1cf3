import { sql } from 'drizzle-orm'
import { check, customType, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../database/columns.ts'

/** Ranges of ids; both ends belong to a range. The type is made by a migration. */
const uuidMultirange = customType<{ data: string }>({ dataType: () => 'uuid_multirange' })

/** What was done: a row was written, or a row with personal data was read. */
export const auditActions = ['write', 'read'] as const

/**
 * One row per write, in the write's own transaction, and one per read of a row with personal data. Holds names of fields and ids, never values: a purge is a purge.
 * A trigger refuses to change or remove rows.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: uuid('id').primaryKey(),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
    /** The caller's name: `key:<id>`, `oidc:<iss>#<sub>`, `bootstrap`, `cli`. */
    actor: text('actor').notNull(),
    operation: text('operation').notNull(),
    /** Rows of the version before are writes. */
    action: text('action', { enum: auditActions }).notNull().default('write'),
    resource: text('resource').notNull(),
    /** The row; for several rows the import that wrote them, or the class of their list. */
    resource_id: uuid('resource_id').notNull(),
    /** The number of rows of a batch; null for a write of one row, and in rows of versions before 0.3. */
    row_count: integer('row_count'),
    /** Ranges that contain the ids of the rows of a batch. Rows that were created together have consecutive ids. */
    row_ranges: uuidMultirange('row_ranges'),
    /** The ids of the rows of a batch if the ranges contain others too. */
    exact_row_ids: uuid('exact_row_ids').array(),
    /** The ids of the rows of a batch, stored by versions before 0.3. */
    row_ids: uuid('row_ids').array(),
    revision: integer('revision'),
    fields: text('fields').array().notNull(),
    request_id: text('request_id'),
    remote_address: text('remote_address'),
  },
  (table) => [
    index('audit_events_at_index').on(table.at.desc().nullsLast(), table.id.desc().nullsLast()),
    index('audit_events_resource_id_index').on(table.resource_id, table.at),
    index('audit_events_row_ids_index')
      .using('gin', table.row_ids)
      .where(sql`${table.row_ids} is not null`),
    index('audit_events_row_ranges_index')
      .using('gist', table.row_ranges)
      .where(sql`${table.row_ranges} is not null`),
    index('audit_events_resource_index').on(
      table.resource,
      table.at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('audit_events_operation_index').on(
      table.operation,
      table.at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('audit_events_action_index').on(
      table.action,
      table.at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('audit_events_actor_index').on(table.actor, table.at),
    check('audit_events_action_check', sql`${table.action} in ('write', 'read')`),
  ],
)
