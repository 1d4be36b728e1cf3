import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import tap, { before, test } from 'tap'
import { readConfig } from '../../src/config.ts'
import { testDatabase } from '../support/database.ts'
import { adminKey, eventually, scratchDirectory, send, startServer } from './server-process.ts'

const directory = scratchDirectory(tap)
const environment = { BANTIN_ADMIN_KEY: adminKey, IMPORT_INLINE_BYTES: '0' }
let databaseUrl = ''

before(async () => {
  databaseUrl = (await testDatabase(tap)).url
})

test('a process without jobs queues imports, and a process of jobs alone runs them', async (t) => {
  const database = new Client({ connectionString: databaseUrl })
  await database.connect()
  t.teardown(() => database.end())
  const number = async (sql: string) => Number((await database.query<{ n: string }>(sql)).rows[0]?.n)
  const expired = () => number('select count(*) as n from idempotency_keys')
  await database.query(
    `insert into idempotency_keys (caller, operation, key_hash, request_hash, status, headers, body, created_at)
    values ('key:test', 'createTag', '', '', 201, '{}', '', now() - interval '2 days')`,
  )

  const api = await startServer(t, directory, { ...environment, DATABASE_URL: databaseUrl, JOBS: 'off' })
  const sent = await fetch(`${api.base}/v1/imports/tags`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' },
    body: '{"external_id":"t1","name":"Thẻ 1"}\n',
  })
  t.equal(sent.status, 202)
  const { id } = (await sent.json()) as { id: string }
  const read = async () => (await send(api.base, 'GET', `/v1/imports/${id}`, adminKey)).body
  // longer than a worker needs to start
  await wait(2_000)
  t.match(await read(), { status: 'queued', rows_read: 0 })
  t.equal(await expired(), 1, 'it deletes nothing either')
  t.equal(
    await number(`select count(*) as n from pg_stat_activity
      where datname = current_database() and application_name = 'bantin imports'`),
    0,
    'and it has no connection for imports',
  )

  const jobs = await startServer(t, directory, { ...environment, DATABASE_URL: databaseUrl, JOBS: 'only' })
  const done = await eventually('the import is done', async () => {
    const found = await read()
    return found['finished_at'] !== null && found
  })
  t.match(done, { status: 'completed', created: 1 })
  await eventually('expired responses are deleted', async () => (await expired()) === 0)

  await t.test('it serves probes and metrics, and says what it is', async (t) => {
    t.match(jobs.error(), 'JOBS=only')
    t.notMatch(jobs.error(), '/docs')
    for (const path of ['/livez', '/readyz']) t.equal((await send(jobs.base, 'GET', path)).status, 200)
    const metrics = await fetch(`${jobs.base}/metrics`, { headers: { authorization: `Bearer ${adminKey}` } })
    t.equal(metrics.status, 200)
    t.match(await metrics.text(), 'bantin_database_connections')
    for (const [method, path] of [
      ['GET', '/v1/tags'],
      ['POST', '/v1/tags'],
      ['GET', '/docs'],
      ['GET', '/v1/openapi.json'],
      ['GET', '/nowhere'],
    ] as const) {
      const refused = await send(jobs.base, method, path, adminKey)
      t.equal(refused.status, 503, path)
      t.match(refused.body, { code: 'unavailable', detail: /JOBS=only/ })
      t.ok(refused.headers.get('retry-after'))
    }
    t.equal((await send(jobs.base, 'GET', '/metrics')).status, 401, 'metrics still need a key')
  })
  t.same(await jobs.stop(), { code: 0, signal: null })
  t.same(await api.stop(), { code: 0, signal: null })
})

test('the embedded Postgres serves one process, which runs the jobs', async (t) => {
  for (const JOBS of ['off', 'only']) t.throws(() => readConfig({ JOBS }), `JOBS: ${JOBS} needs DATABASE_URL`)
  t.equal(readConfig({}).jobs, 'on')
})
