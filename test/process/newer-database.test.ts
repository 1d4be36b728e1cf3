import fs from 'node:fs'
import path from 'node:path'
import { test } from 'tap'
import { migrateUnderLock } from '../../src/platform/database/migrate.ts'
import { packageRoot } from '../../src/package.ts'
import { query } from '../libraries/embedded-postgres/clusters.ts'
import { testDatabase } from '../support/database.ts'
import { adminKey, eventually, scratchDirectory, send, startServer } from './server-process.ts'

/** The migrations of a later version: one more, which adds a column that this version does not know. */
function laterMigrations(directory: string): string {
  const folder = path.join(directory, 'migrations')
  fs.cpSync(path.join(packageRoot, 'migrations'), folder, { recursive: true })
  const file = path.join(folder, 'meta/_journal.json')
  const journal = JSON.parse(fs.readFileSync(file, 'utf8'))
  const last = journal.entries.at(-1)
  const entry = { ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_later' }
  fs.writeFileSync(file, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }))
  fs.writeFileSync(
    path.join(folder, '9999_later.sql'),
    `alter table programs add column building text not null default 'A';
    alter table programs alter column building drop default`,
  )
  return folder
}

test('a process of the version before leaves the balancer when a later version has migrated', async (t) => {
  const directory = scratchDirectory(t)
  const { url } = await testDatabase(t)
  const server = await startServer(t, directory, {
    DATABASE_URL: url,
    BANTIN_ADMIN_KEY: adminKey,
    IMPORT_INLINE_BYTES: '0',
  })
  const ready = async () => await send(server.base, 'GET', '/readyz')
  t.equal((await ready()).status, 200)
  const post = await send(server.base, 'POST', '/v1/posts', adminKey, { title: 'Tin', body: 'Bài.' })
  t.equal(post.status, 201)

  await migrateUnderLock(url, { migrationsFolder: laterMigrations(directory) })
  const answers = await Promise.all(Array.from({ length: 20 }, ready))
  for (const { status, body, headers } of answers) {
    t.equal(status, 503)
    t.match(body, { code: 'unavailable', detail: /database is newer/ })
    t.ok(Number(headers.get('retry-after')) > 0)
  }
  t.equal((await send(server.base, 'GET', '/livez')).status, 200)

  await t.test('what the migration did not touch goes on', async (t) => {
    t.equal((await send(server.base, 'GET', '/v1/programs')).status, 200)
    t.equal((await send(server.base, 'GET', `/v1/posts/${String(post.body['id'])}`, adminKey)).status, 200)
    const further = await send(server.base, 'POST', '/v1/posts', adminKey, { title: 'Tin 2', body: 'Bài.' })
    t.equal(further.status, 201)
  })

  await t.test('what it touched is an error of the server, and none of the caller', async (t) => {
    const body = { code: 'TC', name: 'Trung cấp' }
    const answer = await send(server.base, 'POST', '/v1/programs', adminKey, body)
    t.equal(answer.status, 500)
    t.match(answer.body, { code: 'internal', errors: [] })
  })

  await t.test('imports are left to processes of the later version', async (t) => {
    const answer = await fetch(`${server.base}/v1/imports/programs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' },
      body: '{"code":"TC","name":"Trung cấp"}\n',
    })
    t.equal(answer.status, 202)
    // the worker wakes up for the file; a lease would set the time of the start
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    t.same(await query(url, 'select status, started_at from imports'), [
      { status: 'queued', started_at: null },
    ])
  })

  const lines = await eventually('both are logged', async () => {
    const logged = server
      .out()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
    return logged.some(({ level }) => level === 50) && logged
  })
  t.equal(lines.filter(({ msg }) => /has migrated/.test(msg)).length, 1, 'one warning tells of it')
  t.match(lines.find(({ level }) => level === 50)?.err, { code: '23502', stack: / at / })
  t.same(await server.stop(), { code: 0, signal: null })
})
