import { Client, escapeIdentifier } from 'pg'
import { connectionConfig } from '../../platform/database/connection.ts'
import { expectedFormats } from '../../platform/database/session-settings.ts'

/** How long to wait for the lock of a table. */
const defaultLockTimeoutMs = 10_000
const connectTimeoutMs = 10_000
/** Has a limit for whole transactions. */
const firstWithTransactionTimeout = 170_000

/** Connects without the time limits of requests: a large table takes longer than any request. */
export async function connectWithoutLimits(url: string, applicationName: string): Promise<Client> {
  const client = new Client(connectionConfig({ url, applicationName, connectTimeoutMs }))
  client.on('error', () => {}) // the running query rejects with the same error
  await client.connect()
  return client
}

/** The version of the server as a number (180004), and as a text (18.4). */
export async function serverVersion(client: Client): Promise<{ number: number; text: string }> {
  const { rows } = await client.query<{ number: number; text: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as text",
  )
  return rows[0]!
}

/**
 * Begins a transaction without the limits of the role or the server, in which values are written and read in one form
 * whatever the database has set. No statement of it takes a snapshot.
 */
export async function beginUnlimited(
  client: Client,
  version: number,
  isolation: 'read committed' | 'repeatable read, read only',
  lockTimeoutMs = defaultLockTimeoutMs,
): Promise<void> {
  const settings = {
    ...expectedFormats,
    bytea_output: 'hex',
    statement_timeout: '0',
    idle_in_transaction_session_timeout: '0',
    ...(version >= firstWithTransactionTimeout ? { transaction_timeout: '0' } : {}),
    lock_timeout: `${lockTimeoutMs}`,
  }
  // unlike set_config, SET takes the items of a list one by one
  const literals = (value: string) => value.replaceAll(', ', "', '")
  const texts = Object.entries(settings).map(([name, value]) => `set local ${name} = '${literals(value)}'`)
  await client.query(`begin isolation level ${isolation}; ${texts.join('; ')}`)
}

/** The name of a table in SQL. */
export const tableSql = (name: string): string => `public.${escapeIdentifier(name)}`

/** A table with its columns, as COPY takes them. */
export const copyTarget = ({ name, columns }: { name: string; columns: readonly string[] }): string =>
  `${tableSql(name)} (${columns.map(escapeIdentifier).join(', ')})`
