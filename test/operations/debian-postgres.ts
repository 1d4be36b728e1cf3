import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { eventually, scratchDirectory } from '../process/server-process.ts'
import { debianProgram } from '../support/debian-program.ts'
import { freePort } from '../../src/libraries/embedded-postgres/port.ts'

/** The Postgres of Debian, with an empty database of a role that owns it and has no other rights. */
export interface DebianPostgres {
  /** The database, for its owner. */
  url: string
  /** For example 150018. */
  version: number
}

/** Root must not run Postgres. */
const nobody = 65_534
const asUser = () => (process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {})

async function connects(url: string): Promise<Client | undefined> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  return await client.connect().then(
    () => client,
    () => undefined,
  )
}

/** Starts the Postgres of Debian on a new cluster; it ends with `t`. */
export async function startDebianPostgres(t: {
  teardown(release: () => unknown): void
}): Promise<DebianPostgres> {
  const [initdb, postgres] = [debianProgram('initdb'), debianProgram('postgres')]
  const data = path.join(scratchDirectory(t), 'data')
  fs.mkdirSync(data, { mode: 0o700 })
  const user = asUser()
  if (user.uid !== undefined) fs.chownSync(data, user.uid, user.gid)
  const words = [
    '--username=admin',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
    '--pgdata',
    data,
  ]
  const made = spawnSync(initdb, words, { ...user, encoding: 'utf8', cwd: '/' })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'off',
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(postgres, ['-D', data, ...options], {
    ...user,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
  const exited = once(child, 'close')
  t.teardown(async () => {
    // a quick shutdown, which leaves no process of it
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGQUIT')
    await exited
  })
  const urlOf = (role: string, database: string) => `postgres://${role}@127.0.0.1:${port}/${database}`
  const client = await eventually('Postgres answers', async () => {
    if (child.exitCode !== null) throw new Error(`Postgres ended: ${log}`)
    return await connects(urlOf('admin', 'postgres'))
  })
  await client.query('create role school login')
  await client.query('create database school owner school')
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  )
  await client.end()
  return { url: urlOf('school', 'school'), version: rows[0]!.version }
}
