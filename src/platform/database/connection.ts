import type pg from 'pg'
import { readPostgresUrl } from '../../libraries/postgres-url/read-postgres-url.ts'
import { startupOptions, type SessionSettings } from './session-settings.ts'

/** What all connections to a database have in common. */
interface ConnectionOptions {
  url: string
  /** The `application_name` of the connection, which views of Postgres show. */
  applicationName: string
  /** How long to wait for the connection, where the URL does not say so. */
  connectTimeoutMs: number
  /** Settings that are sent with the start of the connection. A pooler may refuse them. */
  settings?: SessionSettings
}

/** The configuration of node-postgres for a connection. */
export function connectionConfig({
  url,
  applicationName,
  connectTimeoutMs,
  settings,
}: ConnectionOptions): pg.ClientConfig {
  const { connectionString, options = process.env['PGOPTIONS'], ...more } = readPostgresUrl(url)
  const startup = [options, settings && startupOptions(settings)].filter(Boolean).join(' ')
  return {
    connectionString,
    application_name: applicationName,
    connectionTimeoutMillis: more.connectTimeoutMs ?? connectTimeoutMs,
    enableChannelBinding: more.enableChannelBinding,
    keepAlive: true,
    ...(startup === '' ? {} : { options: startup }),
  }
}
