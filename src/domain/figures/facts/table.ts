import { sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/columns.ts'

/**
 * Keys that facts had before: when a figure gets another key (a programme has another code, a correction has other
 * dimensions, turns are parted from persons), a trigger notes which one, so that an address that was published goes on.
 */
export const formerFactKeys = pgTable('former_fact_keys', {
  former_key: text('former_key').primaryKey(),
  fact_key: text('fact_key').notNull(),
  changed_at: instant('changed_at')
    .notNull()
    .default(sql`now()`),
})
