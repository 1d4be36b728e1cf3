import fs from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import tap, { test, type Test } from 'tap'
import { copyCluster, giveToCluster, makeCluster, runCluster } from '../support/postgres-cluster.ts'
import {
  adminKey,
  eventually,
  quietSettings,
  scratchDirectory,
  send,
  startProgram,
  startServer,
  waitForExit,
} from './server-process.ts'

const directory = scratchDirectory(tap)
const first = path.join(directory, 'first')
const second = path.join(directory, 'second')
const password = await makeCluster(first)

/** Lets a cluster follow the server at a port when it starts. */
function makeStandby(cluster: string, port: number): Record<string, string> {
  const signal = path.join(cluster, 'standby.signal')
  fs.writeFileSync(signal, '')
  giveToCluster(cluster, signal)
  return {
    primary_conninfo: `host=127.0.0.1 port=${port} user=bantin password=${password}`,
    wal_receiver_status_interval: '1s',
  }
}

async function connect(t: Test, url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  t.teardown(() => client.end())
  return client
}

/** Waits until a standby has what a primary has written. */
async function replayed(primary: Client, standby: Client): Promise<void> {
  const { rows } = await primary.query<{ at: string }>('select pg_current_wal_insert_lsn() as at')
  await eventually('the standby has it', async () => {
    const text = 'select pg_last_wal_replay_lsn() >= $1::pg_lsn as done'
    return (await standby.query<{ done: boolean }>(text, [rows[0]!.at])).rows[0]!.done
  })
}

test('a server whose database becomes a standby', async (t) => {
  const old = await runCluster(t, first, password)
  const settings = { DATABASE_URL: old.url, BANTIN_ADMIN_KEY: adminKey }
  const server = await startServer(t, directory, settings)
  const slug = 'bai-thu'
  t.equal((await send(server.base, 'POST', '/v1/posts', adminKey, { slug, title: 'Before' })).status, 201)
  const headers = { authorization: `Bearer ${adminKey}`, 'if-match': '*' }
  await fetch(`${server.base}/v1/posts/${slug}/publish`, { method: 'POST', headers })
  t.equal((await send(server.base, 'GET', '/readyz')).status, 200)

  await old.stop()
  copyCluster(first, second)
  const primary = await runCluster(t, second, password)
  const demoted = await runCluster(t, first, password, {
    port: String(old.port),
    ...makeStandby(first, primary.port),
  })
  const [writer, blocker, other, standby] = await Promise.all([
    connect(t, primary.url),
    connect(t, primary.url),
    connect(t, primary.url),
    connect(t, demoted.url),
  ])

  const readyz = await send(server.base, 'GET', '/readyz')
  t.equal(readyz.status, 503)
  t.match(readyz.body['detail'], 'read-only')
  t.equal((await send(server.base, 'POST', '/v1/posts', adminKey, { title: 'No' })).status, 503)

  // a transaction that runs all the time, one that will change the post, and a later one that ends before it
  await blocker.query('begin; select pg_current_xact_id()')
  await writer.query(`begin; update posts set title = 'After', updated_at = now() where slug = '${slug}'`)
  await other.query('select pg_current_xact_id()')
  await replayed(other, standby)
  const titleNow = async () => (await send(server.base, 'GET', `/v1/posts/${slug}`)).body['title']
  for (let time = 0; time < 4; time += 1) t.equal(await titleNow(), 'Before')
  await writer.query('commit')
  await replayed(other, standby)
  t.equal(await titleNow(), 'After', 'the response cache is not used')
  await blocker.query('commit')

  const messages = {
    serve: /standby.*primary/,
    migrate: /standby.*primary/,
    'keys create --name K --role reader': /takes writes: the primary/,
    'search reindex': /takes writes: the primary/,
    'generate --posts 1': /takes writes: the primary/,
  }
  for (const [command, message] of Object.entries(messages)) {
    const program = startProgram(
      t,
      'cli.js',
      command.split(' '),
      { ...quietSettings, ...settings },
      directory,
    )
    const { code, error } = await waitForExit(program)
    t.equal(code, 1, command)
    t.match(error, message)
    t.notMatch(error, /\n +at /)
  }

  await standby.query('select pg_promote()')
  await eventually(
    'it is ready again',
    async () => (await send(server.base, 'GET', '/readyz')).status === 200,
  )
  t.equal((await send(server.base, 'POST', '/v1/posts', adminKey, { title: 'Yes' })).status, 201)
  t.same(await server.stop(), { code: 0, signal: null })
})

test('a failover that loses transactions leaves no response of them', async (t) => {
  const lost = path.join(directory, 'lost')
  const kept = path.join(directory, 'kept')
  const secret = await makeCluster(lost)
  const slug = 'bai-thu'
  const setUp = await runCluster(t, lost, secret)
  const settings = { DATABASE_URL: setUp.url, BANTIN_ADMIN_KEY: adminKey }
  const server = await startServer(t, directory, settings)
  t.equal((await send(server.base, 'POST', '/v1/posts', adminKey, { slug, title: 'Before' })).status, 201)
  const headers = { authorization: `Bearer ${adminKey}`, 'if-match': '*' }
  await fetch(`${server.base}/v1/posts/${slug}/publish`, { method: 'POST', headers })
  await setUp.stop()
  copyCluster(lost, kept)
  const titleNow = async () => (await send(server.base, 'GET', `/v1/posts/${slug}`)).body['title']
  const writeTitle = (title: string) =>
    `update posts set title = '${title}', updated_at = now() where slug = '${slug}'`
  const snapshot = async (client: Client) =>
    (await client.query<{ at: string }>('select pg_current_snapshot()::text as at')).rows[0]!.at

  // a change that the standby does not get
  const old = await runCluster(t, lost, secret, { port: String(setUp.port), autovacuum: 'off' })
  const before = await connect(t, old.url)
  for (let time = 0; time < 5; time += 1) await before.query('select pg_current_xact_id()')
  await before.query(writeTitle('Lost'))
  await eventually('it answers', async () => (await titleNow()) === 'Lost')
  // the response is cached by the second request, and after a change by a later one
  for (let time = 0; time < 8; time += 1) t.equal(await titleNow(), 'Lost')
  const state = await snapshot(before)
  await old.stop()

  const promoted = await runCluster(t, kept, secret, { port: String(setUp.port), autovacuum: 'off' })
  const after = await connect(t, promoted.url)
  await after.query(writeTitle('After'))
  await eventually('the transactions have the same numbers', async () => {
    if ((await snapshot(after)) === state) return true
    await after.query('select pg_current_xact_id()')
    return false
  })
  await eventually('it is ready', async () => (await send(server.base, 'GET', '/readyz')).status === 200)
  t.equal(await snapshot(after), state)
  t.equal(await titleNow(), 'After')
  t.same(await server.stop(), { code: 0, signal: null })
})
