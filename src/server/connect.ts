import path from 'node:path'
import type { Config } from '../config.ts'
import { openDatabase, type Database } from '../database/database.ts'
import type { EmbeddedPostgres } from '../database/embedded/postgres.ts'
import { migrateUnderLock } from '../database/migrate.ts'

/** The database that the configuration names, and how to let go of it. */
export interface Connected {
  url: string
  database: Database
  /** Ours, when no DATABASE_URL is set. */
  embedded: EmbeddedPostgres | undefined
  close(): Promise<void>
}

/** The cluster's directory within the data directory. */
export const clusterDirectory = (config: Config): string => path.resolve(config.dataDirectory, 'postgres')

/** Opens a database by its address, with the configuration's settings. */
export function openConfigured(config: Config, url: string, onIdleError?: (error: Error) => void): Database {
  return openDatabase({
    url,
    poolSize: config.databasePoolSize,
    named: config.namedStatements,
    statementTimeoutMs: config.statementTimeoutMs,
    constants: { site_post_url: config.sitePostUrl ?? null },
    ...(onIdleError ? { onIdleError } : {}),
  })
}

/**
 * Starts the embedded Postgres unless DATABASE_URL names another, brings the schema up to date, and opens the pool.
 * The embedded one is not even loaded where it is not used.
 */
export async function connect(config: Config, onIdleError?: (error: Error) => void): Promise<Connected> {
  const embedded = config.databaseUrl === undefined ? await startEmbedded(config) : undefined
  const url = config.databaseUrl ?? embedded?.url ?? ''
  try {
    await migrateUnderLock(url)
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  const database = openConfigured(config, url, onIdleError)
  const close = async () => {
    await database.close()
    // last: everything that could still write is gone
    await embedded?.stop()
  }
  return { url, database, embedded, close }
}

async function startEmbedded(config: Config): Promise<EmbeddedPostgres> {
  const { startEmbeddedPostgres } = await import('../database/embedded/postgres.ts')
  return await startEmbeddedPostgres({ dataDir: clusterDirectory(config) })
}
