import fs from 'node:fs'
import path from 'node:path'
import { test } from 'tap'
import { bantinIn } from '../cli/cli-process.ts'
import { backUp, contentOf, restore } from '../features/backup/backup-files.ts'
import { query } from '../libraries/embedded-postgres/clusters.ts'
import { adminKey, quietSettings, scratchDirectory, send, startServer } from '../process/server-process.ts'
import { emptyDatabase, testDatabase } from '../support/database.ts'
import { makeCluster } from '../support/postgres-cluster.ts'
import { startDebianPostgres } from './debian-postgres.ts'
import { startPgbouncer } from './pgbouncer.ts'

const id = '0190a000-0000-7000-8000-000000000001'

test('a backup of an embedded Postgres moves to the Postgres of Debian, and back', async (t) => {
  const directory = scratchDirectory(t)
  const bantin = bantinIn(directory, quietSettings)
  await makeCluster(path.join(directory, '.data/postgres'))
  const embedded = await startServer(t, directory, { BANTIN_DEMO: 'on' })
  const key = fs.readFileSync(path.join(directory, '.data/admin.key'), 'utf8').trim()
  const search = '/v1/search?q=bồi+dưỡng'
  const itemsOf = async (base: string) => (await send(base, 'GET', search, key)).body['items']
  const found = await itemsOf(embedded.base)
  t.ok(Array.isArray(found) && found.length > 10)
  const port = fs.readFileSync(path.join(directory, '.data/postgres/postmaster.pid'), 'utf8').split('\n')[3]
  const password = fs.readFileSync(path.join(directory, '.data/postgres/bantin.password'), 'utf8').trim()
  const embeddedUrl = `postgres://bantin:${password}@127.0.0.1:${port}/bantin`
  await query(
    embeddedUrl,
    `insert into imports (id, resource, status, format, match, on_error, dry_run, created_by, sheet, problem, started_at, finished_at)
      values ('${id}', '', 'completed', 'csv', 'external_id', 'stop', false, '', E'\\t\\\\N\\n\\\\.\\n', '{"a": ["\\\\n", 1e3, null]}', '-infinity', 'infinity');
    insert into import_chunks values ('${id}', 0, '\\x00ff5c0a')`,
  )
  const content = await contentOf(embeddedUrl)
  const made = await bantin(t, ['backup', 'embedded.zip'])
  t.equal(made.code, 0, made.error)
  await embedded.stop()

  const { url, version } = await startDebianPostgres(t)
  t.comment(`Postgres ${version}`)
  t.ok(version < 180_000, 'an older version than the embedded one')
  const there = await bantin(t, ['restore', 'embedded.zip'], { DATABASE_URL: url })
  t.equal(there.code, 0, there.error)
  t.same(await contentOf(url), content)
  const server = await startServer(t, directory, { DATABASE_URL: url })
  t.same(await itemsOf(server.base), found, 'with the same keys and the same search')
  t.equal((await send(server.base, 'POST', '/v1/tags', key, { name: 'Chuyển' })).status, 201)
  await server.stop()

  const back = await bantin(t, ['backup', 'back.zip'], { DATABASE_URL: url })
  t.equal(back.code, 0, back.error)
  const again = await bantin(t, ['restore', 'back.zip'], { BANTIN_DATA_DIR: '.back' })
  t.equal(again.code, 0, again.error)
  const embeddedAgain = await startServer(t, directory, { BANTIN_DATA_DIR: '.back' })
  t.same(await itemsOf(embeddedAgain.base), found)
  t.equal((await send(embeddedAgain.base, 'GET', '/v1/tags/chuyen', key)).status, 200)
  await embeddedAgain.stop()
})

test('backup and restore through PgBouncer in transaction mode', async (t) => {
  const directory = scratchDirectory(t)
  const { url } = await testDatabase(t)
  await query(url, `insert into tags (id, name, slug) values ('${id}', 'Thẻ', 'the')`)
  const file = path.join(directory, 'pooled.zip')
  await backUp((await startPgbouncer(t, url)).url, file)
  const target = await emptyDatabase(t)
  await restore((await startPgbouncer(t, target)).url, file)
  t.same(await contentOf(target), await contentOf(url))
  const environment = { DATABASE_URL: (await startPgbouncer(t, target)).url, BANTIN_ADMIN_KEY: adminKey }
  const bantin = bantinIn(directory, { ...quietSettings, PREPARED_STATEMENTS: 'off' })
  const refused = await bantin(t, ['restore', 'pooled.zip'], environment)
  t.equal(refused.code, 1)
  t.match(refused.error, 'the database is not empty: there are rows in tags.')
})
