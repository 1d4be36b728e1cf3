import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../database/columns.ts'

/** The API keys, with hashes of their secrets. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid('id').primaryKey(),
    /** The 16 hex digits that identify a key. */
    public_id: text('public_id').notNull(),
    secret_hash: text('secret_hash').notNull(),
    name: text('name').notNull(),
    /** The person who uses it; null in keys of programs, and in those of versions before 0.3. */
    owner_name: text('owner_name'),
    owner_email: text('owner_email'),
    role: text('role'),
    scopes: text('scopes').array().notNull(),
    revision: integer('revision').notNull().default(1),
    created_at: instant('created_at')
      .notNull()
      .default(sql`now()`),
    expires_at: instant('expires_at'),
    revoked_at: instant('revoked_at'),
  },
  (table) => [
    uniqueIndex('api_keys_public_id_unique').on(table.public_id),
    index('api_keys_created_at_index').on(table.created_at.desc().nullsLast(), table.id.desc().nullsLast()),
  ],
)
