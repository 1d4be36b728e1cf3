import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from '../../database/columns.ts'

/** The responses of requests with an `Idempotency-Key`, stored for 24 hours. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** Who sent it: keys of different callers never meet. */
    caller: text('caller').notNull(),
    operation: text('operation').notNull(),
    /** SHA-256 of the header's value. */
    key_hash: text('key_hash').notNull(),
    /** SHA-256 of path and body. */
    request_hash: text('request_hash').notNull(),
    status: integer('status').notNull(),
    headers: jsonb('headers').$type<Record<string, string>>().notNull(),
    body: text('body').notNull(),
    created_at: instant('created_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.caller, table.operation, table.key_hash] }),
    index('idempotency_keys_created_at_index').on(table.created_at),
  ],
)
