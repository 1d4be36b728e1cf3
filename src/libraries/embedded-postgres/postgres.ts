import fs from 'node:fs'
import path from 'node:path'
import { Client, escapeIdentifier } from 'pg'
import { locateBinaries } from './binaries.ts'
import { isCluster, readPassword, assertVersion } from './cluster.ts'
import { explainFileError } from './error.ts'
import { initialise } from './initialise.ts'
import { chooseLauncher } from './launcher.ts'
import { startServer, stopServer } from './server.ts'
import { databaseUser } from './settings.ts'

/** A Postgres that lives as long as this process. */
export interface EmbeddedPostgres {
  /** Connects to the database, as the cluster's superuser. */
  url: string
  port: number
  /** Resolves with the reason when the server has ended, by `stop` or by itself. */
  exited: Promise<string>
  /** Shuts the server down and waits for its end. Close pools first. */
  stop(): Promise<void>
}

/** The data directory, and how the server runs. */
interface EmbeddedPostgresOptions {
  /** The directory of the cluster, created if absent; the server logs to `<dataDir>.log`. */
  dataDir: string
  /** Port on 127.0.0.1; a free one by default. */
  port?: number
  /** Name of the database, created if absent; `bantin` by default. */
  database?: string
  /** For temporary clusters: the data does not survive a power cut. */
  ephemeral?: boolean
  /** Called when the process of the server has started, before it is ready. */
  onLaunched?: (() => void) | undefined
}

/**
 * Starts a Postgres server on a data directory, and creates cluster and database on first use. One process at a time can
 * use a directory; any other gets an `EmbeddedPostgresError` that names it. The server ends when this process ends, also
 * by kill -9, and recovers at the next start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { database = 'bantin', ephemeral = false, port, onLaunched } = options
  const dataDir = realDirectory(options.dataDir)
  const binaries = locateBinaries()
  const launcher = withFileErrors(dataDir, () => chooseLauncher(dataDir, binaries.directory))
  if (!isCluster(dataDir)) await initialise(binaries, launcher, dataDir, !ephemeral)
  const password = withFileErrors(dataDir, () => {
    assertVersion(dataDir, binaries.major)
    return readPassword(dataDir)
  })
  const server = await startServer({ binaries, launcher, dataDir, port, ephemeral, onLaunched })
  const urlOf = (name: string) =>
    `postgres://${databaseUser}:${password}@127.0.0.1:${server.port}/${encodeURIComponent(name)}`
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= stopServer(server))
  try {
    await ensureDatabase(urlOf('postgres'), database)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: urlOf(database), port: server.port, exited: server.process.exited, stop }
}

// A connection also proves that the server accepts queries, and not only that it reports to be ready.
async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // the query at hand rejects with it
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

// A symlink would give one directory two names, and the new cluster could not be moved there.
function realDirectory(directory: string): string {
  const absolute = path.resolve(directory)
  return fs.existsSync(absolute) ? fs.realpathSync(absolute) : absolute
}

function withFileErrors<T>(dataDir: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw explainFileError(error, fs.existsSync(dataDir) ? dataDir : path.dirname(dataDir))
  }
}
