import { getTableColumns, is } from 'drizzle-orm'
import { getTableConfig, IndexedColumn, PgTable } from 'drizzle-orm/pg-core'

/** The fields that a constraint is about, by its name. */
export interface ConstraintFields {
  get(constraint: string): readonly string[] | undefined
}

/**
 * Which fields each constraint of these tables is about, so that a refusal by the database can name them. It is found
 * out at the first refusal: no start waits for it.
 */
export function constraintFields(tables: readonly unknown[]): ConstraintFields {
  let found: Map<string, string[]> | undefined
  return { get: (constraint) => (found ??= fieldsByConstraint(tables)).get(constraint) }
}

/** Checks carry their field in their name: `<table>_<field>_check`. */
function fieldsByConstraint(tables: readonly unknown[]): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  for (const table of tables) {
    if (!is(table, PgTable)) continue
    const config = getTableConfig(table)
    for (const index of config.indexes) {
      if (!index.config.unique || index.config.name === undefined) continue
      const columns = index.config.columns.flatMap((column) =>
        is(column, IndexedColumn) && column.name ? [column.name] : [],
      )
      // a code is compared by a column that no caller knows of
      fields.set(
        index.config.name,
        columns.map((name) => (name === 'code_key' ? 'code' : name)),
      )
    }
    for (const key of config.foreignKeys) {
      fields.set(
        key.getName(),
        key.reference().columns.map((column) => column.name),
      )
    }
    const names = Object.keys(getTableColumns(table)).toSorted((a, b) => b.length - a.length)
    for (const { name } of config.checks) {
      const rest = name.slice(config.name.length + 1)
      fields.set(name, names.filter((field) => rest.startsWith(field)).slice(0, 1))
    }
  }
  return fields
}
