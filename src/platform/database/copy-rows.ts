import { getTableColumns } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { escapeIdentifier, type PoolClient } from 'pg'
import { copyIn } from './copy-in.ts'
import { copyTexts } from './copy-text.ts'

/** A row by the names of its columns. */
type Row = Record<string, unknown>

/** Converts a value to the text format of its column type. */
type Convert = (value: unknown) => unknown

const element = (value: unknown): string =>
  value === null ? 'NULL' : `"${String(value).replace(/["\\]/g, '\\$&')}"`

const asArray: Convert = (value) => (Array.isArray(value) ? `{${value.map(element).join(',')}}` : value)
// a JSON text has quotes
const asJson: Convert = (value) => (value === null || value === undefined ? null : JSON.stringify(value))

/** The columns whose values need a conversion. */
function conversionsOf(table: PgTable, names: readonly string[]): [name: string, convert: Convert][] {
  const columns = getTableColumns(table)
  return names.flatMap((name): [string, Convert][] => {
    const type = columns[name]!.getSQLType()
    if (type.endsWith('[]')) return [[name, asArray]]
    return type === 'json' || type === 'jsonb' ? [[name, asJson]] : []
  })
}

/** Converts the values of rows for their columns. */
function* converted(table: PgTable, names: readonly string[], rows: Iterable<Row>): Generator<Row> {
  const conversions = conversionsOf(table, names)
  for (const row of rows) {
    const values = conversions.length === 0 ? row : { ...row }
    for (const [name, convert] of conversions) values[name] = convert(row[name])
    yield values
  }
}

/**
 * Inserts rows with the same columns by COPY, which is twice as fast as INSERT for many rows.
 * @returns how many rows were stored
 */
export async function copyRows(
  client: PoolClient,
  table: PgTable,
  names: readonly string[],
  rows: Iterable<Row>,
): Promise<number> {
  const columns = names.map(escapeIdentifier).join(', ')
  const text = `copy ${escapeIdentifier(getTableConfig(table).name)} (${columns}) from stdin`
  return await copyIn(client, text, copyTexts(converted(table, names, rows), names))
}
