import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../database/columns.ts'

/**
 * One row per write, in the write's own transaction. Holds names of fields and ids, never values: a purge is a purge.
 * A trigger refuses to change or remove rows.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: uuid('id').primaryKey(),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
    /** The caller's name: `key:<id>`, `bootstrap`, `cli`. */
    actor: text('actor').notNull(),
    operation: text('operation').notNull(),
    resource: text('resource').notNull(),
    /** The row, or the import that wrote several. */
    resource_id: uuid('resource_id').notNull(),
    /** The rows of a batch of an import; null for a write of one row. */
    row_ids: uuid('row_ids').array(),
    revision: integer('revision'),
    fields: text('fields').array().notNull(),
    request_id: text('request_id'),
    remote_address: text('remote_address'),
  },
  (table) => [
    index('audit_events_at_index').on(table.at.desc().nullsLast(), table.id.desc().nullsLast()),
    index('audit_events_resource_index').on(table.resource, table.resource_id, table.at),
    index('audit_events_row_ids_index')
      .using('gin', table.row_ids)
      .where(sql`${table.row_ids} is not null`),
    index('audit_events_actor_index').on(table.actor, table.at),
  ],
)
