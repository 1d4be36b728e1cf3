import type { SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'

/** A row, or the response made of it. Field names are column names. */
export type Row = Record<string, unknown>

/** The fields that every row of a written resource has. */
export type EntityRow = Row & {
  id: string
  external_id: string | null
  revision: number
  created_at: string
  updated_at: string
  deleted_at: string | null
}

/** A table whose rows can be listed. */
export type ReadableTable = PgTable & { id: PgColumn } & Partial<
    Record<'slug' | 'code' | 'code_key' | 'origin' | 'external_id' | 'deleted_at', PgColumn>
  >

/** A table with the columns of `entityColumns` (`platform/database/columns.ts`). */
export type EntityTable = ReadableTable &
  Record<'external_id' | 'revision' | 'created_at' | 'updated_at' | 'deleted_at', PgColumn>

/** Values of columns of a table, or expressions for them. */
export type ColumnValues<T extends PgTable> = {
  [Name in keyof T['_']['columns']]?: T['_']['columns'][Name]['_']['data'] | SQL | null | undefined
}

/** Values of a row that is about to be stored: its checked input, and columns that follow from it. */
export type PreparedValues<I extends Row, T extends PgTable> = {
  [Name in keyof I]?: unknown
} & ColumnValues<T>
