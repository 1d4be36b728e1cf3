import { Client } from 'pg'
import tap, { test, type Test } from 'tap'
import { testDatabase } from '../support/database.ts'
import { adminKey, eventually, scratchDirectory, send, startServer } from './server-process.ts'

const directory = scratchDirectory(tap)

async function connect(t: Test, url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  t.teardown(() => client.end())
  return client
}

test('a queue of imports that the database refuses is logged once, and /readyz says so', async (t) => {
  const { url } = await testDatabase(t)
  const server = await startServer(t, directory, {
    DATABASE_URL: url,
    BANTIN_ADMIN_KEY: adminKey,
    IMPORT_INLINE_BYTES: '0',
    LOG_LEVEL: 'info',
  })
  const database = await connect(t, url)
  const readyz = async () => await send(server.base, 'GET', '/readyz')
  const becomes = (state: string) =>
    eventually(`imports: ${state}`, async () => (await readyz()).body['imports'] === state)
  const linesWith = (text: string) => server.out().split(text).length - 1
  const refuseUpdates = (when: string) =>
    database.query(`create trigger refuse before update on imports ${when} execute function refuse()`)
  const acceptUpdates = () => database.query('drop trigger refuse on imports')
  const sendFile = async (name: string) => {
    const sent = await fetch(`${server.base}/v1/imports/tags`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' },
      body: `{"external_id":"${name}","name":"${name}"}\n`,
    })
    t.equal(sent.status, 202)
    return ((await sent.json()) as { id: string }).id
  }
  const isCompleted = (id: string) =>
    eventually('the import is done', async () => {
      return (await send(server.base, 'GET', `/v1/imports/${id}`, adminKey)).body['status'] === 'completed'
    })
  await database.query(`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'no space left' using errcode = '53100'; end $$`)
  t.match(await readyz(), { status: 200, body: { imports: 'ok' } })

  await t.test('where it cannot take an import', async (t) => {
    await refuseUpdates('for each statement')
    await becomes('failing')
    t.equal((await readyz()).status, 200, 'requests are served')
    t.equal((await send(server.base, 'POST', '/v1/posts', adminKey, { title: 'Bài thử' })).status, 201)
    await acceptUpdates()
    await becomes('ok')
    t.match(server.out(), /"level":50.*no space left.*queued imports cannot run/)
    await isCompleted(await sendFile('t1'))
  })

  await t.test('where it cannot store the end of one', async (t) => {
    await refuseUpdates('for each row when (new.finished_at is not null)')
    const id = await sendFile('t2')
    await becomes('failing')
    await acceptUpdates()
    await isCompleted(id)
    await becomes('ok')
    t.equal(linesWith('queued imports cannot run'), 2, 'one line each, not one for each try')
    t.equal(linesWith('queued imports run again'), 2)
  })
  t.same(await server.stop(), { code: 0, signal: null })
})

test('probes do not wait for requests that wait for the database', async (t) => {
  const { url } = await testDatabase(t)
  const settings = { DATABASE_URL: url, BANTIN_ADMIN_KEY: adminKey, DATABASE_POOL_SIZE: '2' }
  const server = await startServer(t, directory, settings)
  // a transaction sees the same activity all the time
  const [locker, observer] = await Promise.all([connect(t, url), connect(t, url)])
  await locker.query('begin; lock table posts in access exclusive mode')
  const waiting = Array.from({ length: 4 }, () => send(server.base, 'GET', '/v1/posts'))
  await eventually('all connections of requests are in use', async () => {
    const { rows } = await observer.query<{ n: string }>(
      `select count(*) as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and application_name = 'bantin'`,
    )
    return Number(rows[0]?.n) >= 2
  })
  t.equal((await send(server.base, 'GET', '/readyz')).status, 200)
  await locker.query('rollback')
  await Promise.all(waiting)
  t.same(await server.stop(), { code: 0, signal: null })
})
