import { fillPlaceholders, type Query } from 'drizzle-orm'
import type { Connection } from './database.ts'

/** Anything Drizzle can turn into SQL. */
export interface Buildable {
  toSQL(): Query
}

/**
 * SQL that was built once and runs many times, on the pool or inside a transaction.
 *
 * Building a Drizzle query costs about as much as running a small one, and Drizzle's own `prepare` binds a statement
 * to one session. Column names are the API's field names throughout, so the rows need no mapping either.
 */
export interface Statement<Row> {
  readonly text: string
  all(connection: Connection, values?: Record<string, unknown>): Promise<Row[]>
  first(connection: Connection, values?: Record<string, unknown>): Promise<Row | undefined>
}

/**
 * Makes a `Statement` of a Drizzle query with `sql.placeholder`s.
 * @param name the server-side name; `undefined` sends the text each time (rare shapes, PgBouncer).
 */
export function statement<Row>(name: string | undefined, query: Buildable): Statement<Row> {
  const { sql: text, params } = query.toSQL()
  const run = async (connection: Connection, values: Record<string, unknown> = {}): Promise<Row[]> => {
    const bound = params.length === 0 ? params : fillPlaceholders(params, values)
    const result = await connection.query(
      name === undefined ? { text, values: bound } : { name, text, values: bound },
    )
    return result.rows as Row[]
  }
  return { text, all: run, first: async (connection, values) => (await run(connection, values))[0] }
}
