import { getTableName, sql, type SQL } from 'drizzle-orm'
import { customType, integer, text, uuid, type PgColumn } from 'drizzle-orm/pg-core'
import { instantFromPostgres } from './type-parsers.ts'

/** A moment, in UTC as RFC 3339 text. Milliseconds are kept, so that a cursor holds all of it. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: instantFromPostgres,
})

/** A calendar day, `YYYY-MM-DD`, without a zone. */
export const calendarDate = customType<{ data: string; driverData: string }>({ dataType: () => 'date' })

/** The columns that every writable resource has. Give each table its own call: columns belong to one table. */
export const entityColumns = () => ({
  id: uuid('id').primaryKey(),
  external_id: text('external_id'),
  revision: integer('revision').notNull().default(1),
  created_at: instant('created_at')
    .notNull()
    .default(sql`now()`),
  updated_at: instant('updated_at')
    .notNull()
    .default(sql`now()`),
  deleted_at: instant('deleted_at'),
})

/** A code as it is written, and the key by which it is compared (`libraries/vietnamese/code-key.ts`), which every write stores. */
export const codeColumns = () => ({
  code: text('code').notNull(),
  code_key: text('code_key').notNull(),
})

/**
 * A column with its table's name. Drizzle leaves the name away in selects from one table, also inside subqueries, where
 * `id` would then be another table's.
 */
export const qualified = (column: PgColumn): SQL =>
  sql`${sql.identifier(getTableName(column.table))}.${sql.identifier(column.name)}`

/** Text in the order of the Vietnamese alphabet (a ă â b c d đ e ê ...), the same on every engine with ICU. */
export const inVietnameseOrder = (column: PgColumn | SQL): SQL => sql`${column} collate "vi-x-icu"`

/** The last word of a full name: the given name, which Vietnamese lists of people are ordered by. */
export const givenName = (name: PgColumn | SQL): SQL => sql`substring(${name}, '(\\S+)\\s*$')`
