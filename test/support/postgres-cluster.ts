import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { locateBinaries } from '../../src/libraries/embedded-postgres/binaries.ts'
import { readPassword } from '../../src/libraries/embedded-postgres/cluster.ts'
import { chooseLauncher } from '../../src/libraries/embedded-postgres/launcher.ts'
import { freePort } from '../../src/libraries/embedded-postgres/port.ts'
import { startEmbeddedPostgres } from '../../src/libraries/embedded-postgres/postgres.ts'
import { asArguments } from '../../src/libraries/embedded-postgres/settings.ts'

interface Teardown {
  teardown(release: () => unknown): void
}

/** A Postgres of its own, which a test configures. */
export interface PostgresServer {
  url: string
  port: number
  /** Shuts it down; `run` can start it again. */
  stop(): Promise<void>
}

/**
 * Makes a cluster in a directory: a copy of the migrated one of the runner, since a start from nothing takes seconds.
 * @returns the password of its user `bantin`
 */
export async function makeCluster(directory: string): Promise<string> {
  const migrated = process.env['TEST_CLUSTER']
  if (migrated === undefined) await (await startEmbeddedPostgres({ dataDir: directory })).stop()
  else copyCluster(migrated, directory)
  return readPassword(directory)
}

/** Copies a cluster that is stopped, with its owners. */
export function copyCluster(from: string, to: string): void {
  fs.mkdirSync(path.dirname(to), { recursive: true })
  const { status, stderr } = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the cluster could not be copied: ${stderr}`)
}

/** Gives a file of a test to the user of a cluster. */
export function giveToCluster(directory: string, file: string): void {
  const { uid, gid } = fs.statSync(directory)
  if (process.getuid?.() === 0) fs.chownSync(file, uid, gid)
}

/** Runs a cluster with settings until it is stopped or `t` ends. */
export async function runCluster(
  t: Teardown,
  directory: string,
  password: string,
  settings: Record<string, string> = {},
): Promise<PostgresServer> {
  const { postgres, directory: programs } = locateBinaries()
  const launcher = chooseLauncher(directory, programs)
  const port = Number(settings['port'] ?? (await freePort()))
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    io_method: 'sync',
    port: String(port),
    ...settings,
  }
  const [command, args] = launcher.command(postgres, ['-D', directory, ...asArguments(all)])
  const child = spawn(command, args, { ...launcher.ids, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
  const exited = once(child, 'close')
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
    await exited
  }
  t.teardown(stop)
  const url = `postgres://bantin:${encodeURIComponent(password)}@127.0.0.1:${port}/bantin`
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`Postgres ended: ${log}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { url, port, stop }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, ssl: false })
  client.on('error', () => {})
  return await client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}
