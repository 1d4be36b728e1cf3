import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import tap, { test } from 'tap'
import { resources } from '../../src/modules.ts'
import { packageRoot } from '../../src/package.ts'
import { query } from '../libraries/embedded-postgres/clusters.ts'
import {
  eventually,
  quietSettings,
  scratchDirectory,
  send,
  startProgram,
  startServer,
  waitForExit,
  type ServerProcess,
} from '../process/server-process.ts'
import { findMissing, startWrites } from '../process/write-load.ts'
import { emptyDatabase, testDatabase } from '../support/database.ts'
import { makeCluster } from '../support/postgres-cluster.ts'
import { tableNames } from '../features/backup/backup-files.ts'
import { bantinIn } from './cli-process.ts'

// the embedded Postgres of this directory has the demo year
const directory = scratchDirectory(tap)
const bantin = bantinIn(directory, quietSettings)
const pathOf = (name: string) => path.join(directory, name)
const key = () => fs.readFileSync(pathOf('.data/admin.key'), 'utf8').trim()
const restored = { BANTIN_DATA_DIR: '.restored' }
/** Temporary files too. */
const backups = () => fs.readdirSync(directory).filter((name) => name.includes('.zip'))

/** What readers and editors get: every list in full, rows with their ETags, a search. */
async function answersOf({ base }: ServerProcess, admin: string): Promise<Record<string, string>> {
  const answers: Record<string, string> = {}
  const read = async (address: string) => {
    const answer = await fetch(`${base}${address}`, { headers: { authorization: `Bearer ${admin}` } })
    const text = await answer.text()
    // a cursor of search has the time of the first page
    const content = address.startsWith('/v1/search') ? JSON.stringify(JSON.parse(text).items) : text
    const tag = address.startsWith('/v1/search') ? null : answer.headers.get('etag')
    return (answers[address] = `${answer.status} ${tag} ${content}`)
  }
  for (const { path: list } of resources) {
    const rows = await read(`/v1/exports/${list}?format=ndjson`)
    const id = /"id":"([^"]+)"/.exec(rows)?.[1]
    if (id !== undefined) await read(`/v1/${list}/${id}`)
  }
  for (const address of [
    '/v1/search?q=bồi+dưỡng',
    '/v1/audit-events?operation=createApiKey&limit=100',
    '/v1/api-keys',
    '/v1/statistics/training',
  ])
    await read(address)
  return answers
}

test('before there is a database, a backup creates none', async (t) => {
  const { code, error } = await bantin(t, ['backup', 'none.zip'])
  t.equal(code, 1)
  t.match(error, 'there is no database in .data: check BANTIN_DATA_DIR')
  t.same(fs.readdirSync(directory), [])
})

test('a backup beside a server, restored into another embedded Postgres, is the same school', async (t) => {
  await makeCluster(pathOf('.data/postgres'))
  const server = await startServer(t, directory, { BANTIN_DEMO: 'on' })
  const admin = key()
  const made = await bantin(t, ['backup', 'school.zip'])
  t.equal(made.code, 0, made.error)
  t.match(made.out, /^school\.zip: \d+ tables, [\d,]+ rows and \d+ files of \d{4}-.*Z, [\d.]+ [kM]B\n$/)
  t.same(backups(), ['school.zip'])
  t.equal(fs.statSync(pathOf('school.zip')).mode & 0o777, 0o600)

  const checked = await bantin(t, ['restore', '--check', 'school.zip'], restored)
  t.same([checked.code, checked.error], [0, ''])
  t.match(checked.out, /^school\.zip is complete: .* made by Bantin \d.* on Postgres 18/)
  t.notOk(fs.existsSync(pathOf('.restored')), 'a check needs no database')

  const { code, out, error } = await bantin(t, ['restore', 'school.zip'], restored)
  t.equal(code, 0, error)
  const rows = out
    .trim()
    .split('\n')
    .map((line) => line.split(/ {2,}/))
  t.same(rows[0], ['TABLE', 'ROWS IN THE FILE', 'ROWS IN THE DATABASE'])
  t.ok(Number(rows.find(([name]) => name === 'posts')?.[1]) > 0)
  t.same(
    rows.slice(1).filter(([, file, database]) => file !== database),
    [],
  )

  const before = await answersOf(server, admin)
  const other = await startServer(t, directory, { ...restored, BANTIN_DEMO: 'on' })
  t.match(other.error(), 'An admin key was written', 'whoever restores can read and write')
  const [event, ownKey] = ['"operation":"createApiKey"', '/v1/api-keys']
  const after = await answersOf(other, admin)
  t.match(after[ownKey], /^200 .*First admin/, 'the key of before is valid')
  for (const [address, answer] of Object.entries(before)) {
    // the start has made one key more
    if (address === ownKey || address.startsWith('/v1/audit-events')) continue
    t.equal(after[address], answer, address)
    t.match(answer, /^200 /, address)
  }
  t.equal(after['/v1/audit-events?operation=createApiKey&limit=100']!.split(event).length, 3)
  await Promise.all([server.stop(), other.stop()])

  const again = await bantin(t, ['restore', 'school.zip'], restored)
  t.equal(again.code, 1)
  t.match(
    again.error,
    /^school\.zip is complete.*\nbantin: the database is not empty: there are rows in api_keys, /,
  )
  t.notMatch(again.error, /\n +at /)
})

test('without a server a backup starts the database, and an existing file is replaced only on demand', async (t) => {
  const { mtimeMs } = fs.statSync(pathOf('school.zip'))
  const kept = await bantin(t, ['backup', 'school.zip'])
  t.equal(kept.code, 1)
  t.match(kept.error, 'school.zip exists already: give another name, or --force to replace it')
  t.equal(fs.statSync(pathOf('school.zip')).mtimeMs, mtimeMs)
  t.equal((await bantin(t, ['backup', '--force', 'school.zip'])).code, 0)
  t.not(fs.statSync(pathOf('school.zip')).mtimeMs, mtimeMs)
  t.notOk(fs.existsSync(pathOf('.data/postgres/postmaster.pid')))

  const away = await bantin(t, ['backup', 'none/x.zip'])
  t.same([away.code, away.error], [1, 'bantin: none/x.zip was not written: its directory is not there\n'])
  const gone = await bantin(t, ['restore', '--check', 'gone.zip'])
  t.same([gone.code, gone.error], [1, 'bantin: gone.zip cannot be read: there is no such file\n'])
  fs.writeFileSync(pathOf('cut.zip'), fs.readFileSync(pathOf('school.zip')).subarray(0, 5_000))
  const cut = await bantin(t, ['restore', 'cut.zip'], { BANTIN_DATA_DIR: '.cut' })
  t.same([cut.code, cut.error], [1, 'bantin: cut.zip is not a backup of Bantin, or it is cut off\n'])
  t.notOk(fs.existsSync(pathOf('.cut')), 'the file is checked before a database is made')
  fs.rmSync(pathOf('cut.zip'))
})

/** A backup to standard output, which is bytes. @param to a reader, one that ends at once, or a full disk */
async function backUpTo(to: 'reader' | 'nobody' | 'full disk', url: string) {
  const program = path.join(packageRoot, 'dist/src/cli.js')
  const child = spawn(process.execPath, [program, 'backup', '-'], {
    cwd: directory,
    env: { PATH: process.env['PATH'], ...quietSettings, DATABASE_URL: url },
    stdio: ['ignore', to === 'full disk' ? fs.openSync('/dev/full', 'w') : 'pipe', 'pipe'],
  })
  const [chunks, errors]: [Buffer[], Buffer[]] = [[], []]
  if (to === 'reader') child.stdout!.on('data', (chunk: Buffer) => void chunks.push(chunk))
  if (to === 'nobody') child.stdout!.destroy()
  child.stderr!.on('data', (chunk: Buffer) => void errors.push(chunk))
  const [code] = await once(child, 'close')
  return { code, out: Buffer.concat(chunks), error: Buffer.concat(errors).toString() }
}

test('a backup goes through a pipe, and fails if its reader ends or the disk is full', async (t) => {
  const { url } = await testDatabase(t)
  const { code, out, error } = await backUpTo('reader', url)
  t.equal(code, 0)
  t.match(error, /^The backup has \d+ tables, /)
  fs.writeFileSync(pathOf('piped.zip'), out)
  t.match(await bantin(t, ['restore', '--check', 'piped.zip']), { code: 0, out: /^piped\.zip is complete/ })
  t.match(await backUpTo('nobody', url), {
    code: 1,
    error: 'bantin: the output is not whole: the program that reads it has ended\n',
  })
  t.match(await backUpTo('full disk', url), {
    code: 1,
    error: 'bantin: the output is not whole: the disk is full\n',
  })
})

test('while many write, a backup has all that was acknowledged before it, and nothing in part', async (t) => {
  const server = await startServer(t, directory)
  const load = startWrites(server.base, key(), 'Meanwhile')
  await eventually('many writes are acknowledged', async () => load.acknowledged.length >= 100)
  const acknowledged = [...load.acknowledged]
  const made = await bantin(t, ['backup', 'busy.zip'])
  t.equal(made.code, 0, made.error)
  const written = load.acknowledged.length
  t.ok(written > acknowledged.length, 'they went on meanwhile')
  await load.stop()
  t.same([load.answers, load.failures], [[], []])
  await server.stop()

  const { url } = await testDatabase(t)
  const environment = { DATABASE_URL: url }
  const { code, error } = await bantin(t, ['restore', 'busy.zip'], environment)
  t.equal(code, 0, error)
  t.same(
    await query(
      url,
      `select count(*)::int as count from tags full join audit_events on resource_id = tags.id and operation = 'createTag'
      where name like 'Meanwhile %' and audit_events.id is null or tags.id is null and operation = 'createTag'`,
    ),
    [{ count: 0 }],
    'each tag has its event, and each event its tag',
  )
  const other = await startServer(t, directory, environment)
  t.same(await findMissing(other.base, key(), acknowledged), [])
  const name = await send(other.base, 'POST', '/v1/tags', key(), { name: 'After' })
  t.equal(name.status, 201)
  await other.stop()
})

test('a command that is ended leaves neither half a file nor half a database', async (t) => {
  const { url } = await testDatabase(t)
  const environment = { ...quietSettings, DATABASE_URL: url }
  await query(
    url,
    `insert into imports (id, resource, status, format, match, on_error, dry_run, created_by, finished_at)
    values ('0190a000-0000-7000-8000-000000000001', 'tags', 'completed', 'csv', 'external_id', 'stop', false, 'cli', now())`,
  )
  await query(
    url,
    `insert into import_chunks select '0190a000-0000-7000-8000-000000000001', n, bytes
    from generate_series(1, 60) n, (select decode(string_agg(md5(m::text), ''), 'hex') as bytes from generate_series(1, 32000) m) incompressible`,
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const running = startProgram(t, 'cli.js', ['backup', 'large.zip'], environment, directory)
    await eventually('the file is being written', async () =>
      backups().some((name) => name.startsWith('large.zip.')),
    )
    running.signal(signal)
    t.same(await running.exited, { code: null, signal }, running.error())
    t.notOk(
      backups().some((name) => name.startsWith('large.zip')),
      signal,
    )
  }
  t.equal((await bantin(t, ['backup', 'large.zip'], environment)).code, 0)

  const target = await emptyDatabase(t)
  const running = startProgram(
    t,
    'cli.js',
    ['restore', 'large.zip'],
    { ...environment, DATABASE_URL: target },
    directory,
  )
  const sessions =
    "select from pg_stat_activity where application_name = 'bantin restore' and datname = current_database()"
  await eventually('rows are being stored', async () => {
    return (await query(target, `${sessions} and query ~* '^copy'`)).length > 0
  })
  running.signal('SIGINT')
  t.match(await running.exited, { signal: 'SIGINT' })
  await eventually('the transaction is over', async () => (await query(target, sessions)).length === 0)
  t.same(await tableNames(target), [])
  const { code, error } = await waitForExit(
    startProgram(t, 'cli.js', ['restore', 'large.zip'], { ...environment, DATABASE_URL: target }, directory),
  )
  t.equal(code, 0, error)
})
