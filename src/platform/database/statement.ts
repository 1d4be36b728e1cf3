import { LRUCache } from 'lru-cache'
import { fillPlaceholders, type Query, type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Connection } from './database.ts'

/** A query that Drizzle can convert to SQL. */
interface Buildable {
  toSQL(): Query
}

/** SQL with its values, and the name of its prepared statement. */
export interface BoundQuery {
  name?: string
  text: string
  values: unknown[]
}

/**
 * SQL that is built once and runs many times, on the pool or in a transaction.
 *
 * Building a Drizzle query takes about as long as running a small query, and Drizzle's `prepare` binds a statement to one
 * session. Column names are the field names of the API, so that rows need no mapping.
 */
export interface Statement<Row> {
  readonly text: string
  /** The statement with its values, for code that has its own connection. */
  bound(values?: Record<string, unknown>): BoundQuery
  /** Gives all rows. */
  all(connection: Connection, values?: Record<string, unknown>): Promise<Row[]>
  /** Gives the first row. */
  first(connection: Connection, values?: Record<string, unknown>): Promise<Row | undefined>
}

/**
 * Makes a statement of a Drizzle query with placeholders.
 * @param name the name in Postgres; undefined to send the text each time
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

/** Makes a statement of SQL with placeholders. */
export const sqlStatement = <Row>(name: string | undefined, text: SQL): Statement<Row> =>
  statement(name, { toSQL: () => dialect.sqlToQuery(text) })

/** A fragment of SQL with its values, with parameters from `$1` on. */
export function boundFragment(fragment: SQL, values: Record<string, unknown>): BoundQuery {
  const { sql: text, params } = dialect.sqlToQuery(fragment)
  return { text, values: fillPlaceholders(params, values) }
}

/** How many statements without a name are cached. */
const maxUnnamedStatements = 200

/**
 * Statements by shape, built when they are first used. Only the first ones get a name in Postgres: a connection keeps
 * named statements until it ends, and callers can invent shapes without limit. Of the others, the last used are cached.
 */
export class StatementCache<R = Record<string, unknown>> {
  readonly #named = new Map<string, Statement<R>>()
  readonly #unnamed = new LRUCache<string, Statement<R>>({ max: maxUnnamedStatements })
  readonly #prefix: string
  readonly #maxNamed: number

  /** @param prefix begins the names of the statements */
  constructor(prefix: string, maxNamed = 60) {
    this.#prefix = prefix
    this.#maxNamed = maxNamed
  }

  /**
   * Gives the statement of a shape, and builds it if needed.
   * @param plannedByValue whether it gets no name: for a named statement, Postgres may keep one plan for all values
   */
  get(
    shape: string,
    build: (name: string | undefined) => Statement<R>,
    plannedByValue = false,
  ): Statement<R> {
    const cached = this.#named.get(shape)
    if (cached) return cached
    if (plannedByValue || this.#named.size >= this.#maxNamed) return this.#getUnnamed(shape, build)
    const statement = build(`${this.#prefix}_${this.#named.size}`)
    this.#named.set(shape, statement)
    return statement
  }

  #getUnnamed(shape: string, build: (name: undefined) => Statement<R>): Statement<R> {
    const statement = this.#unnamed.get(shape) ?? build(undefined)
    this.#unnamed.set(shape, statement)
    return statement
  }
}
