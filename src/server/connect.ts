import path from 'node:path'
import type { Config } from '../config.ts'
import { openDatabase, type Database } from '../platform/database/database.ts'
import type { EmbeddedPostgres } from '../libraries/embedded-postgres/postgres.ts'
import { migrateUnderLock } from '../platform/database/migrate.ts'
import { probePreparedStatements } from '../platform/database/prepared-statements.ts'

/** An open database, with a function that closes it. */
export interface DatabaseConnection {
  url: string
  database: Database
  /** The embedded Postgres, when this process started it. */
  embedded: EmbeddedPostgres | undefined
  close(): Promise<void>
}

/** The cluster's directory within the data directory. */
const clusterDirectory = (config: Config): string => path.resolve(config.dataDirectory, 'postgres')

/** The options of a database at an address, from the settings. */
export const databaseOptions = (config: Config, url: string) => ({
  url,
  poolSize: config.databasePoolSize,
  namedStatements: config.namedStatements,
  statementTimeoutMs: config.statementTimeoutMs,
  constants: {
    site_post_url: config.sitePostUrl ?? null,
    public_url: config.publicUrl ?? null,
    approve_own: config.approveOwn,
    count_views: config.countViews,
    school_name: config.schoolName ?? null,
    revisions_interval: config.revisionsInterval,
  },
})

/** Opens a database at an address, with the settings. */
export function openConfigured(config: Config, url: string, onIdleError?: (error: Error) => void): Database {
  return openDatabase({ ...databaseOptions(config, url), ...(onIdleError ? { onIdleError } : {}) })
}

/**
 * Starts the embedded Postgres unless DATABASE_URL is set, applies migrations, and opens the pool.
 * The code of the embedded Postgres is loaded only when it is used.
 * @param onLaunched called when the database is starting and this process is idle
 */
export async function connect(
  config: Config,
  onIdleError?: (error: Error) => void,
  onLaunched?: () => void,
): Promise<DatabaseConnection> {
  const usesEmbedded = config.databaseUrl === undefined
  if (!usesEmbedded) onLaunched?.()
  const embedded = usesEmbedded ? await startEmbedded(config, onLaunched) : undefined
  const url = config.databaseUrl ?? embedded?.url ?? ''
  try {
    await migrateUnderLock(url)
    if (!usesEmbedded && config.namedStatements) await probePreparedStatements(databaseOptions(config, url))
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  return openConnection(config, url, embedded, onIdleError)
}

/** Opens a database that is already running: of DATABASE_URL, or of the server that uses the data directory. */
export async function connectToExisting(config: Config): Promise<DatabaseConnection | undefined> {
  const url = config.databaseUrl ?? (await attach(config))
  return url === undefined ? undefined : openConnection(config, url, undefined)
}

/** The URL of the database, for work without a pool; starts the embedded Postgres when no server runs. */
export async function resolveDatabaseUrl(config: Config): Promise<{ url: string; close(): Promise<void> }> {
  const url = config.databaseUrl ?? (await attach(config))
  if (url !== undefined) return { url, close: async () => {} }
  const embedded = await startEmbedded(config)
  return { url: embedded.url, close: () => embedded.stop() }
}

/** Whether there is a database to connect to: of DATABASE_URL, or a cluster in the data directory. */
export async function hasDatabase(config: Config): Promise<boolean> {
  if (config.databaseUrl !== undefined) return true
  const { isCluster } = await import('../libraries/embedded-postgres/cluster.ts')
  return isCluster(clusterDirectory(config))
}

function openConnection(
  config: Config,
  url: string,
  embedded: EmbeddedPostgres | undefined,
  onIdleError?: (error: Error) => void,
): DatabaseConnection {
  const database = openConfigured(config, url, onIdleError)
  const close = async () => {
    await database.close()
    // last: nothing can write any more
    await embedded?.stop()
  }
  return { url, database, embedded, close }
}

async function attach(config: Config): Promise<string | undefined> {
  const { attachToEmbedded } = await import('../libraries/embedded-postgres/attach.ts')
  return await attachToEmbedded(clusterDirectory(config))
}

async function startEmbedded(config: Config, onLaunched?: () => void): Promise<EmbeddedPostgres> {
  const { startEmbeddedPostgres } = await import('../libraries/embedded-postgres/postgres.ts')
  const { keepRunning } = await import('../libraries/embedded-postgres/keep-running.ts')
  const dataDir = clusterDirectory(config)
  return await keepRunning(
    (port) => startEmbeddedPostgres({ dataDir, onLaunched, ...(port === undefined ? {} : { port }) }),
    (event) => void process.stderr.write(`bantin: ${event}\n`),
  )
}
