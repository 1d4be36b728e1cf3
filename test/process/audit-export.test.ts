import fs from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { test } from 'tap'
import { testDatabase } from '../support/database.ts'
import { eventually, scratchDirectory, send, startServer } from './server-process.ts'

test('servers export old audit events, and one that cannot says so and goes on', async (t) => {
  const directory = scratchDirectory(t)
  const files = path.join(directory, 'audit')
  const { url } = await testDatabase(t)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  t.teardown(() => client.end())
  await client.query(
    `insert into audit_events (id, at, actor, operation, resource, resource_id, fields)
    select gen_random_uuid(), now() - interval '40 days', 'cli', 'updateTag', 'tags', gen_random_uuid(), '{}'
    from generate_series(1, 3000)`,
  )
  const ids = async () =>
    (await client.query<{ id: string }>('select id from audit_events order by id')).rows.map(({ id }) => id)
  const before = await ids()
  const settings = { DATABASE_URL: url, AUDIT_KEEP_DAYS: '30', AUDIT_EXPORT_DIR: files, LOG_LEVEL: 'info' }

  const failing = await startServer(t, directory, settings)
  await eventually('an error is logged', async () =>
    /"level":50.*ENOENT.*"msg":"old audit events are not exported, and none is removed"/.test(failing.out()),
  )
  t.equal((await send(failing.base, 'GET', '/readyz')).status, 200)
  t.same(await ids(), before)
  await failing.stop()

  fs.mkdirSync(files)
  const servers = await Promise.all([1, 2].map(() => startServer(t, directory, settings)))
  await eventually('all are removed', async () => (await ids()).length === 0)
  await eventually('it is logged', async () =>
    servers.some((server) => server.out().includes('old audit events are exported and removed')),
  )
  for (const server of servers) t.same(await server.stop(), { code: 0, signal: null })
  const exported = fs.readdirSync(files).flatMap((file) =>
    gunzipSync(fs.readFileSync(path.join(files, file)))
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id),
  )
  t.same(exported.toSorted(), before, 'each is exported once')
})

test('a file in the place of the directory is told at the start, before any event is old', async (t) => {
  const directory = scratchDirectory(t)
  const file = path.join(directory, 'audit')
  fs.writeFileSync(file, '')
  const { url } = await testDatabase(t)
  const settings = { DATABASE_URL: url, AUDIT_KEEP_DAYS: '30', AUDIT_EXPORT_DIR: file }
  const server = await startServer(t, directory, settings)
  await eventually('an error is logged', async () =>
    /"level":50.*ENOTDIR.*"msg":"old audit events are not exported, and none is removed"/.test(server.out()),
  )
  t.equal((await send(server.base, 'GET', '/readyz')).status, 200)
})
