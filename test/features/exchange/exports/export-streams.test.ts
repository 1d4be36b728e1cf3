import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import type { Test } from 'tap'
import { eventually } from '../../../process/server-process.ts'
import { startApp, type TestApp } from '../../../support/app.ts'
import { volume } from '../../../support/volume.ts'
import { readNdjson, readXlsx } from '../files.ts'
import { test } from '../../../support/shared-test.ts'

/** Enough to fill every buffer between a server and a client that has stopped reading. */
const many = volume(50_000, 20_000)
const portions = many / 1000

async function startCrowded(t: Test) {
  const app = await startApp(t, { EXPORTS_AT_ONCE: '2', DATABASE_POOL_SIZE: '4' })
  await app.database.pool.query(
    `insert into people (id, name, unit) select gen_random_uuid(), 'Người ' || n, repeat('Đơn vị ', 80) from generate_series(1, $1) n`,
    [many],
  )
  await app.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.app.server.address() as AddressInfo
  const statements = watchStatements(app)
  const secret = (await app.authorization('admin'))!
  return { ...app, base: `http://127.0.0.1:${port}/v1/exports`, statements, secret }
}

type Crowded = Awaited<ReturnType<typeof startCrowded>>

/** Records the statements on connections that are checked out of the pool. */
function watchStatements({ database: { pool } }: TestApp): string[] {
  const texts: string[] = []
  const watched = new WeakSet<object>()
  pool.on('acquire', (client) => {
    if (watched.has(client)) return
    watched.add(client)
    const query = client.query
    client.query = function listened(...parameters: unknown[]) {
      const [config] = parameters
      texts.push(typeof config === 'string' ? config : (config as { text: string }).text)
      return Reflect.apply(query, client, parameters)
    } as typeof client.query
  })
  return texts
}

const fetches = (statements: string[]) => statements.filter((text) => text.startsWith('fetch ')).length

/** Waits until the server has stopped reading rows, since the client does not read. */
async function waitUntilStatementsStop(statements: string[]): Promise<number> {
  return await eventually('no more rows are read', async () => {
    const before = fetches(statements)
    await wait(300)
    return before > 0 && before === fetches(statements) && before
  })
}

/** A client that reads the first bytes and then stops. */
async function startReading({ base, secret }: Crowded, query = 'people', withKey = true) {
  const request = http.get(`${base}/${query}`, {
    agent: false,
    headers: withKey ? { authorization: secret } : {},
  })
  const [answer] = (await once(request, 'response')) as [http.IncomingMessage]
  request.on('error', () => {}) // the answer tells
  await once(answer, 'readable')
  return { answer, rest: () => buffer(answer), leave: () => answer.destroy() }
}

const busyConnections = ({ database: { pool } }: TestApp) => pool.totalCount - pool.idleCount
const waitUntilIdle = (app: TestApp) =>
  eventually('no connection is lent', async () => busyConnections(app) === 0)

test('exports of many rows', async (t) => {
  const app = await startCrowded(t)

  await t.test('a reader that goes away frees its connection and its place', async (t) => {
    for (const format of ['ndjson', 'csv', 'xlsx', 'ndjson', 'csv', 'xlsx']) {
      const { leave } = await startReading(app, `people?format=${format}`)
      t.equal(busyConnections(app), 1, format)
      leave()
      await waitUntilIdle(app)
    }
    t.equal((await app.send('GET', '/v1/exports/tags')).statusCode, 200)
  })

  await t.test('an export that breaks off does not look whole', async (t) => {
    for (const format of ['ndjson', 'csv', 'xlsx']) {
      const { rest } = await startReading(app, `people?format=${format}`)
      const ended = await app.database.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and query like 'fetch %'`,
      )
      t.equal(ended.rowCount, 1, format)
      await t.rejects(rest(), format)
      await waitUntilIdle(app)
    }
  })

  await t.test('exports leave connections to others: one too many is told to wait', async (t) => {
    const { base, secret } = app
    const first = await startReading(app, 'people', false)
    const stranger = await fetch(`${base}/people`)
    t.equal(stranger.status, 503, 'the last place is kept for those with a key')
    t.match(await stranger.json(), { code: 'exports_busy' })
    const second = await startReading(app)
    const third = await fetch(`${base}/tags`, { headers: { authorization: secret } })
    t.equal(third.status, 503)
    t.match(await third.json(), { code: 'exports_busy' })
    t.match(third.headers.get('retry-after'), /^\d+$/)
    t.equal((await app.send('GET', '/v1/people?limit=1')).statusCode, 200, 'lists are answered meanwhile')
    const head = await fetch(`${base}/people?format=csv`, {
      method: 'HEAD',
      headers: { authorization: secret },
    })
    t.equal(head.status, 200, 'asking what would come takes no place')
    t.equal(head.headers.get('content-type'), 'text/csv; charset=utf-8')
    first.leave()
    second.leave()
    await waitUntilIdle(app)
    const after = await fetch(`${base}/people?format=xlsx`, { headers: { authorization: secret } })
    t.equal((await readXlsx(Buffer.from(await after.arrayBuffer()))).length, many)
  })

  await t.test(
    'many rows are read in portions, as fast as they are taken, and all of one moment',
    async (t) => {
      const { statements } = app
      statements.length = 0
      const { answer, rest } = await startReading(app)
      t.equal(answer.statusCode, 200)
      const read = await waitUntilStatementsStop(statements)
      t.comment(`${read} of ${portions} portions were read ahead of a reader that has stopped`)
      t.ok(read < portions, 'the server waits for its reader')
      await app.database.pool.query(`delete from people where name like '%7'`)
      await app.database.pool.query(`insert into people (id, name) values (gen_random_uuid(), 'Người mới')`)
      const lines = readNdjson(await rest())
      t.equal(lines.length, many, 'what was deleted meanwhile is there, what was added is not')
      t.equal(new Set(lines.map(({ id }) => id)).size, many)
      t.equal(fetches(statements), portions + 1, 'a thousand rows at a time')
      await waitUntilIdle(app)
    },
  )
})

test('the place of an export is free before its reader can ask again', async (t) => {
  const { app, database, authorization } = await startApp(t, {
    EXPORTS_AT_ONCE: '1',
    DATABASE_POOL_SIZE: '2',
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  delayStatement(database.pool, 'rollback')
  const headers = { authorization: (await authorization('admin'))! }
  for (const format of ['ndjson', 'csv', 'xlsx', 'ndjson', 'csv', 'xlsx']) {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/exports/tags?format=${format}`, { headers })
    t.equal(answer.status, 200, format)
    await answer.arrayBuffer()
  }
})

/** Delays a statement on every connection. */
function delayStatement(pool: TestApp['database']['pool'], text: string): void {
  pool.on('connect', (client) => {
    const query = client.query
    client.query = function slow(...parameters: unknown[]) {
      const send = (): unknown => Reflect.apply(query, client, parameters)
      return parameters[0] === text ? wait(100).then(send) : send()
    } as typeof client.query
  })
}
