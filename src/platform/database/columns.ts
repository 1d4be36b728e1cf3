import { getTableName, sql, type Placeholder, type SQL } from 'drizzle-orm'
import { customType, integer, text, uuid, type PgColumn } from 'drizzle-orm/pg-core'
import { instantFromPostgres } from './type-parsers.ts'

/** A moment as RFC 3339 text in UTC, with milliseconds, so that a cursor contains the exact value. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: instantFromPostgres,
})

/** A calendar day `YYYY-MM-DD` without a time zone. */
export const calendarDate = customType<{ data: string; driverData: string }>({ dataType: () => 'date' })

/** Bytes. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** The columns of every writable resource. Each table needs its own call, since a column belongs to one table. */
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

/** A code, and its normalized key for comparisons (`libraries/vietnamese/code-key.ts`). */
export const codeColumns = () => ({
  code: text('code').notNull(),
  code_key: text('code_key').notNull(),
})

/** The code in a key of `code_key`, without the former school (`qualifiedCode` in `platform/resource/row-keys.ts`). */
export const codeInKey = (key: PgColumn | SQL): SQL => sql`split_part(${key}, '@', 1)`

/** A name in the form that names are compared in (`libraries/vietnamese/name-key.ts`). */
export const nameInKey = (name: PgColumn | SQL): SQL => sql`name_key(${name})`

/** A code without a column for its key, in the form that codes are compared in (`libraries/vietnamese/code-key.ts`). */
export const keyOfCode = (code: PgColumn | SQL): SQL => sql`key_of_code(${code})`

/**
 * A column with the name of its table. Drizzle omits the table in selects from one table, also in subqueries, where `id`
 * would then be a column of another table.
 */
export const qualified = (column: PgColumn): SQL =>
  sql`${sql.identifier(getTableName(column.table))}.${sql.identifier(column.name)}`

/** A column in JSON of Postgres as in responses: a moment in UTC, independent of the time zone of the session. */
export const responseValue = (column: PgColumn): SQL =>
  column.getSQLType().startsWith('timestamp')
    ? sql`replace((${qualified(column)} at time zone 'UTC')::text, ' ', 'T') || 'Z'`
    : qualified(column)

/** Text with the Vietnamese collation of ICU (a ă â b c d đ e ê ...). */
export const inVietnameseOrder = (column: PgColumn | SQL): SQL => sql`${column} collate "vi-x-icu"`

/** The last word of a full name: the given name, by which Vietnamese lists of people are sorted. */
export const givenName = (name: PgColumn | SQL): SQL => sql`substring(${name}, '(\\S+)\\s*$')`

/**
 * The words of a person, without marks, for lists that find persons. The database makes them with each write, so that no
 * writer can forget them: the given name after `^`, the words of the name, those of the unit and of the codes after `.`,
 * and whole codes after `=`. Two blanks separate them: ` van ` and ` van  an ` then are patterns of whole words.
 * @param columns name, unit, code and external id, or null
 */
export const personWordsColumn = (columns: SQL) =>
  text('person_words')
    .notNull()
    .generatedAlwaysAs(sql`person_words(${columns})`)

/** The words of a person as terms, which an index has. */
export const personTerms = (words: PgColumn | SQL): SQL => sql`person_terms(${words})`

/** Options of indexes of terms: new ones are sorted in after a few rows, so that searches read a short pending list. */
export const termsIndexOptions = { fastupdate: true, gin_pending_list_limit: 512 } as const

/** The parts of a text, without marks, as terms of an index for texts within it (`contains-filter.ts`). */
export const textTerms = (column: PgColumn): SQL => sql`text_terms(${column})`

/** The terms that a text has if it contains another one. */
export const containedTerms = (wanted: SQL | Placeholder): SQL => sql`contained_terms(${wanted})`
