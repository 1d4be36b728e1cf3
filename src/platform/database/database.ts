import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { connectionConfig } from './connection.ts'
import {
  hasSettings,
  sessionSettings,
  setInEachTransaction,
  type SessionSettings,
} from './session-settings.ts'
import './type-parsers.ts'

/** Runs statements: the pool, or the client of a transaction. */
export type Connection = pg.Pool | pg.PoolClient

/** The values that all statements can use beside their parameters. */
export interface StatementContext {
  /** Settings by placeholder. */
  readonly constants: Readonly<Record<string, unknown>>
}

/** An open transaction, with the same client for prepared statements and for Drizzle. */
export interface Transaction extends StatementContext {
  client: pg.PoolClient
  orm: NodePgDatabase
}

/** The database. */
export interface Database extends StatementContext {
  pool: pg.Pool
  orm: NodePgDatabase
  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  /** Opens the same database again, for work with other limits. */
  reopen(changes: Pick<DatabaseOptions, 'poolSize' | 'statementTimeoutMs' | 'applicationName'>): Database
  close(): Promise<void>
}

/** Options of the connection to the database. */
export interface DatabaseOptions {
  url: string
  poolSize?: number
  /** The `application_name` of the connections, which views of Postgres show. */
  applicationName?: string
  /** Whether prepared statements have names. They must not behind a pooler in transaction mode. */
  namedStatements?: boolean
  statementTimeoutMs?: number
  /** How long to wait for a connection. */
  connectTimeoutMs?: number
  constants?: Record<string, unknown>
  /** Called with the error of an idle connection. Without a listener such an error would end the process. */
  onIdleError?: (error: Error) => void
}

/** Opens a pool. A broken connection calls `onError` and does not end the process, whether it is idle or not. */
export function openPool(config: pg.PoolConfig, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool(config)
  pool.on('error', onError)
  // a client that is checked out emits the error itself, and its running query rejects too
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

/** Opens the database. The first statement connects. */
export function openDatabase(options: DatabaseOptions): Database {
  const { url, poolSize = 10, namedStatements = true, statementTimeoutMs = 10_000, constants = {} } = options
  const { applicationName = 'bantin', connectTimeoutMs = 2_000 } = options
  const settings = sessionSettings(statementTimeoutMs)
  const startup = { url, applicationName, connectTimeoutMs }
  const config: pg.PoolConfig = {
    ...connectionConfig(namedStatements ? { ...startup, settings } : startup),
    max: poolSize,
    idleTimeoutMillis: 60_000,
    // longer than the limit of the server, for a connection that no longer responds
    query_timeout: statementTimeoutMs + 1_000,
    onConnect: (client) => prepareClient(client, namedStatements, settings),
  }
  const pool = openPool(config, options.onIdleError ?? (() => {}))
  return {
    pool,
    orm: drizzle(pool),
    constants,
    transaction: (work) => inTransaction(pool, { constants }, work),
    reopen: (changes) => openDatabase({ ...options, ...changes }),
    close: () => pool.end(),
  }
}

/** Lets a new client behave as its connection needs it. */
async function prepareClient(
  client: pg.ClientBase,
  namedStatements: boolean,
  settings: SessionSettings,
): Promise<void> {
  if (namedStatements && (await hasSettings(client, settings))) return
  setInEachTransaction(client, settings)
  if (!namedStatements) sendWithoutNames(client)
}

/** Removes the names of statements of a client: behind a pooler the next statement may run on another connection. */
function sendWithoutNames(client: pg.ClientBase): void {
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
    await client.query('begin isolation level read committed')
    const result = await work({ client, orm: drizzle(client), ...context })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure // the connection is broken: it must not go back to the pool
    })
    throw error
  } finally {
    client.release(broken)
  }
}
