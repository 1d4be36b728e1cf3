import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'

/** Rows for one table, made as they are taken. All have the fields of the first. */
export interface TableRows {
  table: PgTable
  rows: Iterable<Record<string, unknown>>
}

/** A kind of synthetic rows that is made and stored batch by batch. */
export interface Register {
  /** The plural path name, for progress and the audit trail. */
  name: string
  /** How many there are; mostly rows, for enrollments the classes whose enrollments are stored together. */
  units: number
  unitsPerBatch: number
  /** Where a unit that is stored already is found, and by what. */
  key: PgColumn
  keyOf: (unit: number) => string
  /** The rows of these units; tables that others refer to come first. */
  rowsOf: (units: readonly number[]) => TableRows[]
}

/** Ties the type of rows to that of their table. */
export const tableRows = <T extends PgTable>(table: T, rows: Iterable<T['$inferInsert']>): TableRows => ({
  table,
  rows: rows as Iterable<Record<string, unknown>>,
})

/** A register of plain rows: a unit is a row, found again by its id. */
export function rowRegister<T extends PgTable & { id: PgColumn }>(register: {
  name: string
  table: T
  units: number
  unitsPerBatch?: number
  rowOf: (row: number) => T['$inferInsert'] & { id: string }
  idOf: (row: number) => string
}): Register {
  const { name, table, units, unitsPerBatch = 5000, rowOf, idOf } = register
  return {
    name,
    units,
    unitsPerBatch,
    key: table.id,
    keyOf: idOf,
    rowsOf: (wanted) => [tableRows(table, wanted.map(rowOf))],
  }
}
