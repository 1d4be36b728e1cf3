import { getTableColumns, is, SQL } from 'drizzle-orm'
import { getTableConfig, IndexedColumn, PgColumn, type PgTable } from 'drizzle-orm/pg-core'

/** The fields of constraints, by the name of the constraint. */
export interface ConstraintFields {
  /** Only fields that a caller can name; none of a constraint that this version does not know. */
  get(constraint: string): readonly string[]
}

/** A table, with the fields that a caller can name. */
interface NamedTable {
  table: PgTable
  input: object
}

/**
 * The fields of the constraints of tables, so that an error of the database can name them. They are read with the first
 * error, so that they do not slow the start down.
 */
export function constraintFields(tables: readonly NamedTable[]): ConstraintFields {
  let byConstraint: Map<string, string[]> | undefined
  return {
    get: (constraint) => {
      byConstraint ??= new Map(tables.flatMap(namedFields))
      return byConstraint.get(constraint) ?? []
    },
  }
}

const namedFields = ({ table, input }: NamedTable): [string, string[]][] =>
  [...fieldsByConstraint(table)].map(([constraint, fields]) => [
    constraint,
    fields.filter((field) => field in input),
  ])

const columnsIn = ({ queryChunks }: SQL): string[] =>
  queryChunks.flatMap((chunk) => (is(chunk, PgColumn) ? [chunk.name] : []))

/** Reads the fields of constraints. The name of a check contains its field: `<table>_<field>_check`. */
function fieldsByConstraint(table: PgTable): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  const config = getTableConfig(table)
  for (const index of config.indexes) {
    if (!index.config.unique || index.config.name === undefined) continue
    const { columns: parts } = index.config
    const columns = parts.flatMap((part) => (is(part, IndexedColumn) && part.name ? [part.name] : []))
    // of an index of expressions alone, the first one is about the field
    if (columns.length === 0 && is(parts[0], SQL)) columns.push(...columnsIn(parts[0]))
    // callers know `code_key` as `code`
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
  return fields
}
