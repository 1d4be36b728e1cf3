import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import './values.ts'

/** What runs a statement: the pool, or the one client of a transaction. */
export type Connection = pg.Pool | pg.PoolClient

/** How statements are sent, and the values that any of them may name beside its own. */
export interface StatementContext {
  /** Whether statements may carry names: not behind a pooler in transaction mode. */
  readonly named: boolean
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
  named?: boolean
  statementTimeoutMs?: number
  constants?: Record<string, unknown>
  /** Told of connections that broke while idle; without a listener such an error would end the process. */
  onIdleError?: (error: Error) => void
}

/** Opens a pool. Nothing is connected until the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const { url, poolSize = 10, named = true, statementTimeoutMs = 10_000, constants = {} } = options
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'bantin',
    // The server's own limit cannot be sent as a start-up parameter through PgBouncer; the client's always can.
    ...(named ? { statement_timeout: statementTimeoutMs } : {}),
    query_timeout: statementTimeoutMs + 1_000,
  })
  const onIdleError = options.onIdleError ?? (() => {})
  pool.on('error', onIdleError)
  // A client that breaks while checked out emits on itself, and its running query rejects as well.
  pool.on('connect', (client) => client.on('error', onIdleError))
  return {
    pool,
    orm: drizzle(pool),
    named,
    constants,
    transaction: (work) => inTransaction(pool, { named, constants }, work),
    close: () => pool.end(),
  }
}

/** The address of a database that was opened, for whoever needs connections of their own. */
export const databaseUrl = ({ pool }: Pick<Database, 'pool'>): string => pool.options.connectionString ?? ''

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
