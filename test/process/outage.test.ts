import path from 'node:path'
import tap, { test } from 'tap'
import { freePort } from '../../src/libraries/embedded-postgres/port.ts'
import { startEmbeddedPostgres } from '../../src/libraries/embedded-postgres/postgres.ts'
import { isAlive } from '../../src/libraries/embedded-postgres/postmaster.ts'
import { makeCluster } from '../support/postgres-cluster.ts'
import { adminKey, eventually, scratchDirectory, send, startServer } from './server-process.ts'
import { findMissing, startWrites } from './write-load.ts'

const directory = scratchDirectory(tap)

/** A line of the log. */
interface Line {
  level: number
  time: number
  msg: string
  reqId?: string
  failures?: number
  err?: { stack?: string }
}

test('while Postgres is away readers and writers get 503, and all goes on when it is back', async (t) => {
  const cluster = {
    dataDir: path.join(directory, 'postgres'),
    port: await freePort(),
    ephemeral: true,
  }
  await makeCluster(cluster.dataDir)
  const first = await startEmbeddedPostgres(cluster)
  t.teardown(() => first.stop())
  const server = await startServer(t, directory, {
    DATABASE_URL: first.url,
    BANTIN_ADMIN_KEY: adminKey,
    LOG_LEVEL: 'info',
  })
  const load = startWrites(server.base, adminKey, 'Around the outage')
  t.teardown(() => load.stop())
  await eventually('writes are acknowledged', async () => load.acknowledged.length >= 30)

  await first.stop()
  await eventually('refusals come', async () => load.answers.length >= 300)
  const away = await send(server.base, 'GET', '/readyz')
  t.equal(away.status, 503, 'it says that it is not ready')
  t.ok(Number(away.headers.get('retry-after')) > 0)
  t.equal((await send(server.base, 'GET', '/livez')).status, 200, 'and that it lives')

  const second = await startEmbeddedPostgres(cluster)
  t.teardown(() => second.stop())
  const before = load.acknowledged.length
  await eventually('writes are acknowledged again', async () => load.acknowledged.length >= before + 30)
  await load.stop()

  t.ok(isAlive(server.pid), 'it was not restarted')
  t.same(load.failures, [], 'every request was answered')
  const others = load.answers.filter(({ status, retryAfter }) => status !== 503 || !(Number(retryAfter) > 0))
  t.same(others, [], 'and those that could not be served with 503 and Retry-After')
  t.same(await findMissing(server.base, adminKey, load.acknowledged), [])
  t.equal((await send(server.base, 'GET', '/readyz')).status, 200)

  const linesOf = () =>
    server
      .out()
      .split('\n')
      .filter(Boolean)
      .map((line): Line => JSON.parse(line) as Line)
  const ends = await eventually('the end is logged', async () => {
    const lines = linesOf().filter(({ msg }) => msg === 'the database can be reached again')
    return lines.length > 0 && lines
  })
  await t.test('the log tells of the outage in few lines', async (t) => {
    const lines = linesOf().filter(({ level }) => level > 30)
    const begins = lines.filter(({ msg }) => msg === 'the database cannot be reached')
    t.equal(begins.length, ends.length)
    t.match(begins[0], { level: 50, err: { stack: / at / } })
    const refused = load.answers.filter(({ status }) => status === 503).length
    const told = ends.reduce((sum, { failures = 0 }) => sum + failures, 0)
    t.ok(told >= refused, `${told} failures are told, ${refused} requests were refused`)
    const seconds = (lines.at(-1)!.time - lines[0]!.time) / 1000
    const kinds = new Set(lines.map(({ msg }) => msg.split(':')[0])).size
    t.ok(lines.length <= (seconds + 2) * kinds, `${lines.length} lines in ${seconds} s, ${kinds} kinds`)
    t.ok(lines.filter(({ err }) => err?.stack !== undefined).length <= kinds + ends.length - 1)
    const ofRequests = lines.filter(({ reqId }) => reqId !== undefined)
    t.ok(ofRequests.length <= kinds + ends.length - 1, 'a request has its own line for the response only')
  })
  t.same(await server.stop(), { code: 0, signal: null })
  await second.stop()
})
