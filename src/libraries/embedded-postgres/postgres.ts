import fs from 'node:fs'
import path from 'node:path'
import { Client, escapeIdentifier } from 'pg'
import { locateBinaries } from './binaries.ts'
import { isCluster, readPassword, requireVersion } from './cluster.ts'
import { explainFileError } from './error.ts'
import { initialise } from './initialise.ts'
import { chooseLauncher } from './launcher.ts'
import { startServer, stopServer } from './server.ts'
import { DATABASE_USER } from './settings.ts'

/** A Postgres that lives as long as this process. */
export interface EmbeddedPostgres {
  /** Connects to the database, as the cluster's superuser. */
  url: string
  port: number
  /** Resolves when the server has ended, asked to or not, with the reason in words. */
  exited: Promise<string>
  /** Shuts the server down and waits for its end; close pools first. */
  stop(): Promise<void>
}

/** Where the data lies and how the server runs. */
export interface EmbeddedPostgresOptions {
  /** The cluster's own directory, made when absent; the server's messages go to `<dataDir>.log`. */
  dataDir: string
  /** Of 127.0.0.1; any free one by default. */
  port?: number
  /** Made when absent; `bantin` by default. */
  database?: string
  /** For a cluster that is thrown away: nothing is made to survive a power cut. */
  ephemeral?: boolean
  /** Told when the server is a process, before it is ready: time for other work. */
  onLaunched?: (() => void) | undefined
}

/**
 * Starts a Postgres of our own on a data directory, and makes cluster and database on first use. One
 * process at a time may have a directory; the next gets an `EmbeddedPostgresError` that says who has it.
 * The server ends with this process, however that ends, and recovers by itself at the next start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { database = 'bantin', ephemeral = false, port, onLaunched } = options
  const dataDir = realDirectory(options.dataDir)
  const binaries = locateBinaries()
  const launcher = inspect(dataDir, () => chooseLauncher(dataDir, binaries.directory))
  if (!isCluster(dataDir)) await initialise(binaries, launcher, dataDir, !ephemeral)
  const password = inspect(dataDir, () => {
    requireVersion(dataDir, binaries.major)
    return readPassword(dataDir)
  })
  const server = await startServer({ binaries, launcher, dataDir, port, ephemeral, onLaunched })
  const urlOf = (name: string) =>
    `postgres://${DATABASE_USER}:${password}@127.0.0.1:${server.port}/${encodeURIComponent(name)}`
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

// A connection also proves that the server answers us, and not only that it says it is ready.
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

// Through a symlink there would be two names for one directory, and the new cluster could not be moved there.
function realDirectory(directory: string): string {
  const absolute = path.resolve(directory)
  return fs.existsSync(absolute) ? fs.realpathSync(absolute) : absolute
}

function inspect<T>(dataDir: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw explainFileError(error, fs.existsSync(dataDir) ? dataDir : path.dirname(dataDir))
  }
}
