import { getTableName, sql, type SQL } from 'drizzle-orm'
import { commaSeparated } from '../database/sql-lists.ts'
import type { PgTable } from 'drizzle-orm/pg-core'
import { copyRows } from '../database/copy-rows.ts'
import type { Transaction } from '../database/database.ts'
import { type Statement, StatementCache, sqlStatement } from '../database/statement.ts'
import type { EntityTable, Row } from './row.ts'

/** Expressions for further columns by name: the same for every row. */
type Expressions = Readonly<Record<string, SQL>>

/** Rows with the same columns. */
interface RowGroup {
  names: string[]
  rows: Row[]
}

/** Whether a row has exactly these columns, in this order. */
function hasColumns(row: Row, names: readonly string[]): boolean {
  let at = 0
  for (const name of Object.keys(row)) {
    if (row[name] === undefined) continue
    if (names[at] !== name) return false
    at += 1
  }
  return at === names.length
}

/** Groups rows by their columns: a statement names its columns, and a column that it does not name gets its default. */
function groupByColumns(rows: readonly Row[]): RowGroup[] {
  const groups = new Map<string, RowGroup>()
  let last: RowGroup | undefined
  for (const row of rows) {
    // most rows have the columns of the row before
    if (last === undefined || !hasColumns(row, last.names)) {
      const names = Object.keys(row).filter((name) => row[name] !== undefined)
      last = groups.get(names.join()) ?? { names, rows: [] }
      groups.set(names.join(), last)
    }
    last.rows.push(row)
  }
  return [...groups.values()]
}

/** Passes rows as one JSON parameter. Postgres converts each value to the type of its column. */
const recordset = (table: PgTable, rows: readonly Row[]) =>
  sql`json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json) as given`

const column = (name: string) => sql`${sql.identifier(name)}`
const givenColumn = (name: string) => sql`given.${sql.identifier(name)}`

/** From this number of rows on, COPY is faster than INSERT; it needs one more round trip. */
const minRowsForCopy = 20

/** Inserts rows by one statement for each set of columns. */
export async function insertRows(
  transaction: Transaction,
  table: PgTable,
  rows: readonly Row[],
  also: Expressions = {},
): Promise<void> {
  for (const group of groupByColumns(rows)) {
    if (group.rows.length >= minRowsForCopy && Object.keys(also).length === 0) {
      await copyRows(transaction.client, table, group.names, group.rows)
      continue
    }
    if (Object.keys(also).length === 0) {
      await insertStatement(table, group.names).all(transaction.client, { rows: JSON.stringify(group.rows) })
      continue
    }
    const columns = commaSeparated([...group.names, ...Object.keys(also)].map(column))
    const values = commaSeparated([...group.names.map(givenColumn), ...Object.values(also)])
    await transaction.orm.execute(
      sql`insert into ${table} (${columns}) select ${values} from ${recordset(table, group.rows)}`,
    )
  }
}

const insertStatements = new StatementCache('insert', 200)

/** The cached statement that inserts rows with these columns. */
function insertStatement(table: PgTable, names: readonly string[]): Statement<Row> {
  return insertStatements.get(`${getTableName(table)} ${names.join()}`, (name) => {
    const given = sql`json_populate_recordset(null::${table}, ${sql.placeholder('rows')}::json) as given`
    const insert = sql`insert into ${table} (${commaSeparated(names.map(column))}) select ${commaSeparated(names.map(givenColumn))} from ${given}`
    return sqlStatement(name, insert)
  })
}

/** Updates rows by id and increments their revisions. */
export async function updateRows(
  { orm }: Transaction,
  table: EntityTable,
  rows: readonly Row[],
  also: Expressions = {},
): Promise<void> {
  for (const group of groupByColumns(rows)) {
    const names = group.names.filter((name) => name !== 'id')
    const changes = commaSeparated([
      ...names.map((name) => sql`${column(name)} = ${givenColumn(name)}`),
      ...Object.entries(also).map(([name, value]) => sql`${column(name)} = ${value}`),
      sql`revision = ${table.revision} + 1`,
      sql`updated_at = now()`,
    ])
    await orm.execute(
      sql`update ${table} set ${changes} from ${recordset(table, group.rows)} where ${table.id} = given.id`,
    )
  }
}
