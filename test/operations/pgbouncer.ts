import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { debianProgram } from '../support/debian-program.ts'
import { eventually, scratchDirectory } from '../process/server-process.ts'
import { freePort } from '../../src/libraries/embedded-postgres/port.ts'

interface Teardown {
  teardown(release: () => unknown): void
}

/** A PgBouncer in transaction mode before a database. */
export interface Pgbouncer {
  /** The database through it. */
  url: string
  port: number
  /** What it logs, without its own statistics. */
  log(): string
}

/** Starts the PgBouncer of Debian before a database; it ends with `t`. @param settings replace those of the test */
export async function startPgbouncer(
  t: Teardown,
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<Pgbouncer> {
  const directory = scratchDirectory(t)
  const target = new URL(databaseUrl)
  const port = await freePort()
  const users = path.join(directory, 'users.txt')
  const file = path.join(directory, 'pgbouncer.ini')
  const all = {
    listen_addr: '127.0.0.1',
    listen_port: String(port),
    unix_socket_dir: '',
    auth_type: 'any',
    auth_file: users,
    pool_mode: 'transaction',
    default_pool_size: '4',
    max_client_conn: '200',
    stats_period: '3600',
    ...settings,
  }
  const entry = [
    `host=${target.hostname}`,
    `port=${target.port}`,
    `dbname=${target.pathname.slice(1)}`,
    `user=${decodeURIComponent(target.username)}`,
    `password=${decodeURIComponent(target.password)}`,
  ]
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}`)
  fs.writeFileSync(users, '')
  fs.writeFileSync(
    file,
    ['[databases]', `bouncer = ${entry.join(' ')}`, '[pgbouncer]', ...lines, ''].join('\n'),
  )
  const log = await runPgbouncer(t, file)
  return { url: `postgres://anyone@127.0.0.1:${port}/bouncer`, port, log }
}

/** Starts PgBouncer with a file of settings; it ends with `t`. @returns what it logs */
export async function runPgbouncer(t: Teardown, file: string): Promise<() => string> {
  // it refuses to run as root
  const asNobody = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const child = spawn(debianProgram('pgbouncer'), [...asNobody, file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
  const exited = once(child, 'close')
  t.teardown(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await exited
  })
  await eventually('PgBouncer listens', async () => {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended: ${log}`)
    return log.includes('process up')
  })
  return () => log
}
