import { test, type Test } from 'tap'
import { isAlive } from '../../src/libraries/embedded-postgres/postmaster.ts'
import { query } from '../libraries/embedded-postgres/clusters.ts'
import { testDatabase } from '../support/database.ts'
import {
  adminKey,
  eventually,
  scratchDirectory,
  send,
  startServer,
  type ServerProcess,
} from './server-process.ts'

/** What Postgres says when it cannot write: by its code, and where it says so. */
const failing = (code: string) => `create or replace function fail() returns trigger language plpgsql as $$
  begin raise exception 'could not extend file "base/1/2"' using errcode = '${code}'; end $$`

const trigger = (table: string, event: string, when = '') =>
  `create trigger fail before ${event} on ${table} for each row ${when} execute function fail()`

const codes = ['53100', '53200', '53300', '53400', '58030']

async function readsGoOn(t: Test, { base }: ServerProcess): Promise<void> {
  for (const [address, key] of [
    ['/v1/posts'],
    ['/v1/posts', adminKey],
    ['/v1/search?q=khai+giang'],
    ['/v1/suggest?q=khai'],
    ['/v1/programs?count=exact'],
    ['/v1/imports', adminKey],
    ['/v1/audit-events', adminKey],
    ['/readyz'],
  ] as [string, string?][]) {
    t.equal((await send(base, 'GET', address, key)).status, 200, address)
  }
}

async function sendFile({ base }: ServerProcess, names: string[]): Promise<Response> {
  return await fetch(`${base}/v1/imports/tags`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' },
    body: names.map((name) => `{"external_id":"${name}","name":"${name}"}\n`).join(''),
  })
}

test('a disk that is full stops writers, and neither readers nor the server', async (t) => {
  const directory = scratchDirectory(t)
  const { url } = await testDatabase(t)
  await query(url, failing('53100'))
  const server = await startServer(t, directory, {
    DATABASE_URL: url,
    BANTIN_ADMIN_KEY: adminKey,
    IMPORT_INLINE_BYTES: '0',
    LOG_LEVEL: 'info',
  })
  const importOf = async (id: string) => (await send(server.base, 'GET', `/v1/imports/${id}`, adminKey)).body
  const endOf = (id: string) =>
    eventually('it ends', async () => {
      const row = await importOf(id)
      return row['finished_at'] !== null && row
    })
  const linesWith = (text: string) =>
    server
      .out()
      .split('\n')
      .filter((line) => line.includes(text)).length

  await t.test('when a job ends', async (t) => {
    await query(url, trigger('imports', 'update', 'when (new.finished_at is not null)'))
    const accepted = (await (await sendFile(server, ['a', 'b', 'c'])).json()) as { id: string }
    await eventually('its end has failed twice', async () => linesWith('out of disk space') > 1)
    await readsGoOn(t, server)
    t.match(await importOf(accepted.id), { finished_at: null, created: 3 })
    await query(url, 'drop trigger fail on imports')
    t.match(await endOf(accepted.id), { status: 'completed', created: 3, refused: 0 })
  })

  await t.test('when a job is leased', async (t) => {
    // the acceptance of the file passes
    await query(url, trigger('imports', 'update', 'when (new.worker is not null)'))
    const before = linesWith('queued imports cannot run')
    const accepted = (await (await sendFile(server, ['d', 'e'])).json()) as { id: string }
    await eventually('leases have failed', async () => linesWith('queued imports cannot run') > before)
    await readsGoOn(t, server)
    t.match(await importOf(accepted.id), { status: 'queued', started_at: null })
    await query(url, 'drop trigger fail on imports')
    t.match(await endOf(accepted.id), { status: 'completed', created: 2 })
  })

  await t.test('in each table that a write needs', async (t) => {
    const words = ['Trung Kiên', 'Hòa Bình', 'Thăng Long', 'Hồng Hà', 'Sơn Tây']
    const write = (n: number) =>
      send(server.base, 'POST', '/v1/party-cells', adminKey, { name: `Chi bộ ${words[n]}`, slug: `so-${n}` })
    const tables = ['party_cells', 'audit_events', 'search_documents', 'search_words', 'party_cells']
    for (const [n, table] of tables.entries()) {
      await query(url, trigger(table, 'insert'))
      const code = codes[n]!
      await query(url, failing(code))
      const refused = await write(n)
      t.equal(refused.status, 503, `${table} ${code}`)
      t.equal(refused.body['code'], 'unavailable')
      t.ok(Number(refused.headers.get('retry-after')) > 0)
      await readsGoOn(t, server)
      await query(url, `drop trigger fail on ${table}`)
      t.equal((await write(n)).status, 201, table)
    }
    await query(url, trigger('idempotency_keys', 'insert'))
    const once = await fetch(`${server.base}/v1/party-cells`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${adminKey}`,
        'content-type': 'application/json',
        'idempotency-key': 'a-key-of-a-test',
      },
      body: JSON.stringify({ name: 'Chi bộ khác' }),
    })
    t.equal(once.status, 503)
    await query(url, 'drop trigger fail on idempotency_keys')
    await query(url, trigger('import_chunks', 'insert'))
    t.equal((await sendFile(server, ['f'])).status, 503)
    await query(url, 'drop trigger fail on import_chunks')
    t.equal((await sendFile(server, ['f'])).status, 202)
  })

  t.ok(isAlive(server.pid))
  t.same(await server.stop(), { code: 0, signal: null })
})
