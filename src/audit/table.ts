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
    resource_id: uuid('resource_id').notNull(),
    revision: integer('revision'),
    fields: text('fields').array().notNull(),
    request_id: text('request_id'),
    remote_address: text('remote_address'),
  },
  (table) => [
    index('audit_events_at_index').on(table.at.desc().nullsLast(), table.id.desc().nullsLast()),
    index('audit_events_resource_index').on(table.resource, table.resource_id, table.at),
    index('audit_events_actor_index').on(table.actor, table.at),
  ],
)
