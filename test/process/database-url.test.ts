import { randomUUID } from 'node:crypto'
import net from 'node:net'
import tap, { before, test, type Test } from 'tap'
import { query } from '../libraries/embedded-postgres/clusters.ts'
import { testDatabase } from '../support/database.ts'
import {
  adminKey,
  eventually,
  waitForExit,
  quietSettings,
  scratchDirectory,
  send,
  startProgram,
  startServer,
} from './server-process.ts'
import { findMissing, startWrites } from './write-load.ts'

const directory = scratchDirectory(tap)
const settings: Record<string, string> = { BANTIN_ADMIN_KEY: adminKey }
const start = (t: Test, more: Record<string, string> = {}) =>
  startServer(t, directory, { ...settings, ...more })
/** A start that must fail. */
const startAndFail = (t: Test, environment: Record<string, string>) =>
  waitForExit(startProgram(t, 'main.js', [], { ...quietSettings, ...settings, ...environment }, directory))

before(async () => {
  settings['DATABASE_URL'] = (await testDatabase(tap)).url
})

test('kill -9 with a Postgres of its own loses nothing that was acknowledged', async (t) => {
  const server = await start(t)
  t.comment(`start on a migrated database: ${server.readyMs} ms`)
  const load = startWrites(server.base, adminKey, 'Before the kill')
  await eventually('many writes are acknowledged', async () => load.acknowledged.length >= 100)
  await server.kill()
  await load.stop()
  const again = await start(t)
  t.same(await findMissing(again.base, adminKey, load.acknowledged), [])
  t.notMatch(again.error(), 'admin key', 'whoever brings a database makes their keys')
  t.same(await again.stop(), { code: 0, signal: null })
})

test('days and moments are the same wherever the server stands', async (t) => {
  const input = { title: 'Ngày và giờ', event_date: '2020-12-31' }
  const answers: Record<string, unknown>[] = []
  for (const [at, zone] of ['Asia/Shanghai', 'America/New_York'].entries()) {
    const server = await start(t, { TZ: zone })
    const created = await send(server.base, 'POST', '/v1/posts', adminKey, { ...input, slug: `ngay-${at}` })
    const published_at = '2021-01-01T00:30:00+07:00'
    const url = `${server.base}/v1/posts/ngay-${at}/publish`
    const headers = {
      authorization: `Bearer ${adminKey}`,
      'content-type': 'application/json',
      'if-match': '*',
    }
    const published = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ published_at }) })
    t.equal(published.status, 200)
    t.equal(created.status, 201)
    answers.push((await send(server.base, 'GET', `/v1/posts/ngay-${at}`)).body)
    const years = await send(server.base, 'GET', '/v1/posts?year=2021&count=exact')
    t.equal((years.body['page'] as { count: number }).count, at + 1, 'of the year that it is at the school')
    await server.stop()
  }
  t.same(
    answers.map((post) => [post['event_date'], post['published_at']]),
    [
      ['2020-12-31', '2020-12-31T17:30:00Z'],
      ['2020-12-31', '2020-12-31T17:30:00Z'],
    ],
  )
})

test('a port that is taken is named, with what to do', async (t) => {
  const other = net.createServer().listen(0, '127.0.0.1')
  t.teardown(() => other.close())
  await eventually('it listens', async () => other.listening)
  const { port } = other.address() as net.AddressInfo
  const { code, error } = await startAndFail(t, { PORT: String(port) })
  t.equal(code, 1)
  t.match(error, `127.0.0.1:${port}`)
  t.match(error, 'set PORT to another number')
  t.notMatch(error, /\n +at /, 'no stack')
})

test('a database that cannot be used is a sentence, not a stack', async (t) => {
  const url = new URL(settings['DATABASE_URL'] ?? '')
  const variation = (change: (url: URL) => void) => {
    const changed = new URL(url)
    change(changed)
    return changed.href
  }
  const wrong = {
    'the password': variation((changed) => (changed.password = 'wrong')),
    'the name': variation((changed) => (changed.pathname = '/nowhere')),
    'the port': variation((changed) => (changed.port = '1')),
    'the host': variation((changed) => (changed.hostname = 'nowhere.invalid')),
  }
  await Promise.all(
    Object.entries(wrong).map(async ([what, DATABASE_URL]) => {
      const { code, error } = await startAndFail(t, { DATABASE_URL })
      t.equal(code, 1, what)
      t.match(error, /^bantin: the database (refuses us|cannot be reached)/, what)
      t.match(error, 'DATABASE_URL', what)
      t.notMatch(error, /\n +at /, what)
      if (url.password !== '') t.notMatch(error, url.password, `${what}: the password is not told`)
    }),
  )
})

test('a database without a free connection is a sentence about that', async (t) => {
  const { url } = await testDatabase(t)
  const name = `full_${randomUUID().replaceAll('-', '')}`
  await query(url, `create role ${name} login password '${name}' connection limit 0`)
  t.teardown(() => query(url, `drop role ${name}`))
  const full = new URL(url)
  full.username = full.password = name
  const { code, error } = await startAndFail(t, { DATABASE_URL: full.href })
  t.equal(code, 1)
  t.match(error, /^bantin: the database is out of disk space, memory or connections \(too many connections/)
  t.notMatch(error, /\n +at /, 'no stack')
})

test('where no key lets anyone write, the start says how to make one', async (t) => {
  const { url } = await testDatabase(t)
  const own = { BANTIN_ADMIN_KEY: '', DATABASE_URL: url }
  const makes = /npm run bantin -- (keys create --name "First admin" --role admin)\n/
  const without = await start(t, own)
  await eventually('the banner is whole', async () => without.error().endsWith('\n\n'))
  const [, command = ''] = makes.exec(without.error()) ?? []
  const args = [...command.matchAll(/"([^"]+)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!)
  const { code, out } = await waitForExit(startProgram(t, 'cli.js', args, { DATABASE_URL: url }, directory))
  t.equal(code, 0, 'and what it says works')
  t.equal((await send(without.base, 'GET', '/v1/api-keys', out.trim())).status, 200)
  await without.stop()

  const others: [string, Record<string, string>][] = [
    ['a key in the database', own],
    ['a key in the settings', { ...own, BANTIN_ADMIN_KEY: adminKey }],
  ]
  for (const [what, environment] of others) {
    const server = await start(t, environment)
    await eventually('the banner is whole', async () => server.error().endsWith('\n\n'))
    t.notMatch(server.error(), 'keys create', what)
    await server.stop()
  }
})

test('settings that cannot stand are all named, and end it with 78', async (t) => {
  const { code, error } = await startAndFail(t, {
    PORT: '70000',
    DATABASE_URL: 'mysql://x',
    LOG_LEVEL: 'loud',
  })
  t.equal(code, 78)
  for (const name of ['PORT', 'DATABASE_URL', 'LOG_LEVEL']) t.match(error, name)
  t.notMatch(error, /\n +at /)
})
