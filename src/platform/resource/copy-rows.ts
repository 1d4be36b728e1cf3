import { getTableColumns } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { escapeIdentifier } from 'pg'
import { copyIn } from '../database/copy-in.ts'
import { copyTexts } from '../database/copy-text.ts'
import type { Transaction } from '../database/database.ts'
import type { Row } from './definition.ts'

/** A value as the text that a column of its type is read from. */
type Said = (value: unknown) => unknown

const element = (value: unknown): string =>
  value === null ? 'NULL' : `"${String(value).replace(/["\\]/g, '\\$&')}"`

const asArray: Said = (value) => (Array.isArray(value) ? `{${value.map(element).join(',')}}` : value)
// a text in JSON has its quotes
const asJson: Said = (value) => (value === null ? null : JSON.stringify(value))

/** The columns of a table whose values are not written as they are. */
function conversionsOf(table: PgTable, names: readonly string[]): [name: string, said: Said][] {
  const columns = getTableColumns(table)
  return names.flatMap((name): [string, Said][] => {
    const type = columns[name]!.getSQLType()
    if (type.endsWith('[]')) return [[name, asArray]]
    return type === 'json' || type === 'jsonb' ? [[name, asJson]] : []
  })
}

/** Rows with the values that are not written as they are in the form in which they are. */
function* saidRows(table: PgTable, names: readonly string[], rows: readonly Row[]): Generator<Row> {
  const conversions = conversionsOf(table, names)
  for (const row of rows) {
    const said = conversions.length === 0 ? row : { ...row }
    for (const [name, convert] of conversions) said[name] = convert(row[name])
    yield said
  }
}

/** Inserts rows that have the same columns by COPY, which is twice as fast as a statement for many. */
export async function copyRows(
  { client }: Transaction,
  table: PgTable,
  names: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const columns = names.map(escapeIdentifier).join(', ')
  const text = `copy ${escapeIdentifier(getTableConfig(table).name)} (${columns}) from stdin`
  await copyIn(client, text, copyTexts(saidRows(table, names, rows), names))
}
