import pg from 'pg'

/** Settings of Postgres by name, for a session or a transaction. */
export type SessionSettings = Readonly<Record<string, string>>

/** The statements and the type parsers expect these. An owner may have given the database or the role other defaults. */
export const expectedFormats: SessionSettings = {
  client_encoding: 'UTF8',
  datestyle: 'ISO, MDY',
  timezone: 'UTC',
  intervalstyle: 'postgres',
  extra_float_digits: '1',
  array_nulls: 'on',
  // migrations make all tables in public; some services install extensions in a schema of that name
  search_path: 'public, extensions',
  standard_conforming_strings: 'on',
  default_transaction_isolation: 'read committed',
}

/** An export is idle while its client reads, and results must not lack rows. Other limits end what takes too long. */
const withoutLimits: SessionSettings = {
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  gin_fuzzy_search_limit: '0',
}

/**
 * Requests take turns on the processors: workers that one statement starts take them from the others, and to start them
 * costs more than most statements take.
 */
const withoutWorkers: SessionSettings = { max_parallel_workers_per_gather: '0' }

/** The settings of every connection. */
export const sessionSettings = (statementTimeoutMs: number): SessionSettings => ({
  ...expectedFormats,
  ...withoutLimits,
  ...withoutWorkers,
  statement_timeout: `${statementTimeoutMs}ms`,
})

/** The settings as the startup parameter `options`. */
export const startupOptions = (settings: SessionSettings): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value.replace(/[\\ ]/g, '\\$&')}`)
    .join(' ')

const calls = (settings: SessionSettings): string =>
  Object.entries(settings)
    .map(([name, value]) => `set_config('${name}', '${value}', true)`)
    .join(', ')

/** Sets the settings for the current transaction, as one statement that can follow another one. */
export const setLocally = (settings: SessionSettings): string => `select ${calls(settings)}`

/** Whether a new connection has the settings: a pooler may ignore startup parameters, or have other sessions behind it. */
export async function hasSettings(client: pg.ClientBase, settings: SessionSettings): Promise<boolean> {
  // the text of a setting has its own form: 10s for 10000ms
  const names = Object.keys(settings)
  const { rows } = await client.query<{ before: string[]; after: string[] }>(
    `select array[${names.map((name) => `current_setting('${name}')`).join(', ')}] as before,
      array[${calls(settings)}] as after`,
  )
  const { before, after } = rows[0]!
  return before.every((value, at) => value === after[at])
}

/** What `pg.Query` has and its types lack. */
interface QueryHandlers {
  queryMode?: 'extended'
  query_timeout?: number
  prepare(connection: pg.Connection): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: pg.Connection): void
}

type Query = pg.Query & QueryHandlers

/**
 * Puts a statement of settings before a query: both are sent together and are one transaction, since Postgres ends a
 * transaction at the message Sync. So they cost no further round trip, and a pooler runs both on one connection.
 */
function precede(query: Query, text: string): Query {
  const { prepare, handleDataRow, handleCommandComplete } = query
  let isSet = false
  // a simple query cannot follow in the same transaction
  query.queryMode = 'extended'
  query.prepare = (connection) => {
    const { parse, bind, execute } = connection as unknown as Record<string, (message: object) => void>
    parse!.call(connection, { text })
    bind!.call(connection, {})
    execute!.call(connection, {})
    prepare.call(query, connection)
  }
  query.handleDataRow = (message) => {
    if (isSet) handleDataRow.call(query, message)
  }
  query.handleCommandComplete = (message, connection) => {
    if (isSet) handleCommandComplete.call(query, message, connection)
    isSet = true
  }
  return query
}

const isBegin = (given: string | pg.QueryConfig): boolean =>
  (typeof given === 'string' ? given : given.text).startsWith('begin')

/** Puts a statement of settings after a text that begins a transaction. */
const follow = (given: string | pg.QueryConfig, text: string): string | pg.QueryConfig =>
  typeof given === 'string' ? `${given}; ${text}` : { ...given, text: `${given.text}; ${text}` }

type Callback = (error: Error | undefined, result: pg.QueryResult) => void

/**
 * Lets a client set the settings in each transaction, for connections that do not keep them: a pooler in transaction mode
 * may give each transaction another connection. A text that begins a transaction gets them too; other texts must be one
 * statement each.
 */
export function setInEachTransaction(client: pg.ClientBase, settings: SessionSettings): void {
  const send = client.query.bind(client) as (...given: unknown[]) => unknown
  const set = setLocally(settings)
  const sendPreceded = (given: string | pg.QueryConfig, values?: unknown[] | Callback, done?: Callback) => {
    const callback = typeof values === 'function' ? values : done
    const start = (end: Callback) => {
      const query = new pg.Query(given, Array.isArray(values) ? values : undefined, end) as Query
      const limit = typeof given === 'object' && 'query_timeout' in given ? given.query_timeout : undefined
      if (typeof limit === 'number') query.query_timeout = limit
      send(precede(query, set))
    }
    if (callback !== undefined) return start(callback)
    return new Promise((resolve, reject) => {
      start((error, result) => (error ? reject(error) : resolve(result)))
    })
  }
  const query = (given: string | pg.QueryConfig | pg.Submittable, ...more: [unknown[]?, Callback?]) => {
    const isOutside = client.getTransactionStatus() === 'I'
    if (!isOutside || (typeof given === 'object' && 'submit' in given)) return send(given, ...more)
    // the isolation level of a transaction must be set before any statement
    if (isBegin(given)) return send(follow(given, set), ...more)
    return sendPreceded(given, ...more)
  }
  client.query = query as typeof client.query
}
