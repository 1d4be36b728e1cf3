import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import './type-parsers.ts'

/** What runs a statement: the pool, or the one client of a transaction. */
export type Connection = pg.Pool | pg.PoolClient

/** The values that any statement may name beside its own. */
export interface StatementContext {
  /** Settings that answers depend on, by placeholder. */
  readonly constants: Readonly<Record<string, unknown>>
}

/** An open transaction: the same client for hand-made statements and for Drizzle. */
export interface Transaction extends StatementContext {
  client: pg.PoolClient
  orm: NodePgDatabase
}

/** The school's database. */
export interface Database extends StatementContext {
  pool: pg.Pool
  orm: NodePgDatabase
  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** How to reach the database, and how long to wait for it. */
export interface DatabaseOptions {
  url: string
  poolSize?: number
  /** What the database's own views call these connections. */
  applicationName?: string
  /** Whether statements may carry names: not behind a pooler in transaction mode. */
  namedStatements?: boolean
  statementTimeoutMs?: number
  /** How long a connection may take to come; requests do not wait for long. */
  connectTimeoutMs?: number
  constants?: Record<string, unknown>
  /** Told of connections that broke while idle; without a listener such an error would end the process. */
  onIdleError?: (error: Error) => void
}

/** A pool of which no connection that breaks ends the process: `onError` is told of it, whether it was idle or not. */
export function openPool(config: pg.PoolConfig, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool(config)
  pool.on('error', onError)
  // A client that breaks while checked out emits on itself, and its running query rejects as well.
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

/** Opens the database. Nothing is connected until the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const { url, poolSize = 10, namedStatements = true, statementTimeoutMs = 10_000, constants = {} } = options
  const { applicationName = 'bantin', connectTimeoutMs = 2_000 } = options
  const config: pg.PoolConfig = {
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: applicationName,
    // The server's own limit cannot be sent as a start-up parameter through PgBouncer; the client's always can.
    ...(namedStatements ? { statement_timeout: statementTimeoutMs } : {}),
    query_timeout: statementTimeoutMs + 1_000,
  }
  const pool = openPool(config, options.onIdleError ?? (() => {}))
  if (!namedStatements) pool.on('connect', sendWithoutNames)
  return {
    pool,
    orm: drizzle(pool),
    constants,
    transaction: (work) => inTransaction(pool, { constants }, work),
    close: () => pool.end(),
  }
}

/** Sends every statement of a client without its name: the next one may meet a server that knows none. */
function sendWithoutNames(client: pg.PoolClient): void {
  const send = client.query.bind(client) as (...given: unknown[]) => unknown
  const nameless = (given: unknown, ...more: unknown[]) => send(withoutName(given), ...more)
  client.query = nameless as typeof client.query
}

function withoutName(given: unknown): unknown {
  const isNamed = typeof given === 'object' && given !== null && 'name' in given && !('submit' in given)
  return isNamed ? { ...given, name: undefined } : given
}

async function inTransaction<T>(
  pool: pg.Pool,
  context: StatementContext,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work({ client, orm: drizzle(client), ...context })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure // the connection itself is gone: it must not go back to the pool
    })
    throw error
  } finally {
    client.release(broken)
  }
}
