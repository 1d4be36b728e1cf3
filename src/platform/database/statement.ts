import { fillPlaceholders, type Query, type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Connection } from './database.ts'

/** Anything Drizzle can turn into SQL. */
export interface Buildable {
  toSQL(): Query
}

/** SQL with its values, under the name it was prepared by if it has one. */
export interface BoundQuery {
  name?: string
  text: string
  values: unknown[]
}

/**
 * SQL that was built once and runs many times, on the pool or inside a transaction.
 *
 * Building a Drizzle query costs about as much as running a small one, and Drizzle's own `prepare` binds a statement
 * to one session. Column names are the API's field names throughout, so the rows need no mapping either.
 */
export interface Statement<Row> {
  readonly text: string
  /** The statement with its values, for a connection that is somebody else's to use. */
  bound(values?: Record<string, unknown>): BoundQuery
  all(connection: Connection, values?: Record<string, unknown>): Promise<Row[]>
  first(connection: Connection, values?: Record<string, unknown>): Promise<Row | undefined>
}

/**
 * Makes a `Statement` of a Drizzle query with `sql.placeholder`s.
 * @param name the server-side name; `undefined` sends the text each time (rare shapes).
 */
export function statement<Row>(name: string | undefined, query: Buildable): Statement<Row> {
  const { sql: text, params } = query.toSQL()
  const bound = (values: Record<string, unknown> = {}): BoundQuery => {
    const filled = params.length === 0 ? params : fillPlaceholders(params, values)
    return name === undefined ? { text, values: filled } : { name, text, values: filled }
  }
  const run = async (connection: Connection, values?: Record<string, unknown>): Promise<Row[]> => {
    const result = await connection.query(bound(values))
    return result.rows as Row[]
  }
  return { text, bound, all: run, first: async (connection, values) => (await run(connection, values))[0] }
}

const dialect = new PgDialect()

/** A `Statement` of SQL with `sql.placeholder`s that no query builder has made. */
export const sqlStatement = <Row>(name: string | undefined, text: SQL): Statement<Row> =>
  statement(name, { toSQL: () => dialect.sqlToQuery(text) })

/** A part of a statement, with its values in the places `$1`, `$2`... of its own. */
export function boundFragment(fragment: SQL, values: Record<string, unknown>): BoundQuery {
  const { sql: text, params } = dialect.sqlToQuery(fragment)
  return { text, values: fillPlaceholders(params, values) }
}
