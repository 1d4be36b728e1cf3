import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import type { Test } from 'tap'
import { createBackup } from '../../../src/features/backup/create.ts'
import { diskStore } from '../../../src/platform/files/disk-store.ts'
import { pdf } from '../../domain/content/files/sample-files.ts'
import { query } from '../../libraries/embedded-postgres/clusters.ts'
import { eventually, scratchDirectory } from '../../process/server-process.ts'
import { startPooler } from '../../platform/database/transaction-pooler.ts'
import { startApp, startAppOn } from '../../support/app.ts'
import { emptyDatabase, testDatabase } from '../../support/database.ts'
import { fromRunner } from '../../support/runner.ts'
import { test } from '../../support/shared-test.ts'
import { backUp, changeArchive, contentOf, objectsOf, restore } from './backup-files.ts'

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** A database of a role without further rights. */
async function ownedDatabase(t: Test): Promise<string> {
  const name = `owner_${randomBytes(4).toString('hex')}`
  const server = fromRunner('TEST_DATABASE_URL')
  await query(server, `create role ${name} login password 'secret'`)
  await query(server, `create database ${name} owner ${name}`)
  t.teardown(async () => {
    await query(server, `drop database if exists ${name} with (force)`)
    await query(server, `drop role ${name}`)
  })
  const url = new URL(server)
  url.pathname = `/${name}`
  url.username = name
  url.password = 'secret'
  return url.href
}

test('a restored database is the one of the backup', async (t) => {
  const directory = scratchDirectory(t)
  const { databaseUrl, expect } = await startApp(t)
  const file = path.join(directory, 'school.zip')
  const program = await expect(201, 'POST', '/v1/programs', {
    body: { code: 'TC-1', name: 'Chương trình', level: 'trung cấp' },
  })
  const added = await expect(201, 'POST', '/v1/classes', {
    body: { code: 'L1', name: 'Lớp 1', program_id: program.id, year: 2020, headcount: 40 },
  })
  const learner = await expect(201, 'POST', '/v1/learners', { body: { full_name: 'Nguyễn Văn A\\t' } })
  await expect(201, 'POST', '/v1/enrollments', { body: { class_id: added.id, learner_id: learner.id } })
  const section = await expect(201, 'POST', '/v1/sections', { body: { name: 'Tin' } })
  await expect(201, 'POST', '/v1/sections', { body: { name: 'Tin trong', parent_id: section.id } })
  await expect(201, 'POST', '/v1/posts', {
    body: { title: 'Khai giảng', body: 'Nhà trường mở 62 lớp.\n\nHết.' },
  })
  const [before, objects] = [await contentOf(databaseUrl), await objectsOf(databaseUrl)]
  await backUp(databaseUrl, file)

  await t.test('in a new database', async (t) => {
    const url = await emptyDatabase(t)
    const tables = await restore(url, file)
    t.same(await contentOf(url), before)
    t.same(await objectsOf(url), objects, 'indexes, constraints and triggers too')
    t.match(tables, [{ name: 'api_keys', rows: 1 }])
    await t.rejects(
      query(url, 'delete from audit_events'),
      /audit events are never changed/,
      'the audit trail is protected again',
    )
  })

  await t.test('in a database with the schema and without rows', async (t) => {
    const { url } = await testDatabase(t)
    await restore(url, file)
    t.same(await contentOf(url), before)
  })

  await t.test('as a role that owns its database and nothing more', async (t) => {
    const url = await ownedDatabase(t)
    await restore(url, file)
    t.same(await contentOf(url), before)
    const again = path.join(directory, 'owned.zip')
    t.match(await backUp(url, again), { tables: [{ rows: 1 }] })
  })

  await t.test('through a pooler in transaction mode, both ways', async (t) => {
    const pooler = { keepsNames: false, takesTimeouts: false }
    const again = path.join(directory, 'pooled.zip')
    await backUp(await startPooler(t, databaseUrl, pooler), again)
    const url = await emptyDatabase(t)
    await restore(await startPooler(t, url, pooler), again)
    t.same(await contentOf(url), before)
  })

  await t.test('beside a server, which serves the restored rows at once', async (t) => {
    const other = await startApp(t)
    t.equal((await other.expect(200, 'GET', '/v1/programs', { as: 'anonymous' })).items.length, 0)
    await restore(other.databaseUrl, file)
    t.match(await other.expect(200, 'GET', '/v1/programs', { as: 'anonymous' }), {
      items: [{ code: 'TC-1' }],
    })
    const found = await other.expect(200, 'GET', '/v1/search?q=chương+trình', { as: 'anonymous' })
    t.match(found, { items: [{ title: 'Chương trình' }] })
    const next = await other.expect(201, 'POST', '/v1/learners', { body: { full_name: 'Trần Thị B' } })
    const [numbers] = await query(
      other.databaseUrl,
      `select array_agg(number order by number) as all from learner_numbers where learner_id in ('${learner.id}', '${next.id}')`,
    )
    t.same(numbers, { all: [1, 2] }, 'numbers go on after the restored ones')
  })

  await t.test('a database with rows is refused and stays as it is', async (t) => {
    const { url } = await testDatabase(t)
    await query(url, `insert into tags (id, name, slug) values ('${id(1)}', 'Thẻ', 'the')`)
    const rows = await contentOf(url)
    await t.rejects(restore(url, file), /not empty: there are rows in tags\. .* BANTIN_DATA_DIR/)
    t.same(await contentOf(url), rows)
    await t.rejects(restore(databaseUrl, file), /rows in api_keys, audit_events, class_counts and \d+ more/)
    t.same(await contentOf(databaseUrl), before)
  })

  await t.test('a database whose tables are in use is refused', async (t) => {
    const { url } = await testDatabase(t)
    const client = new Client({ connectionString: url })
    await client.connect()
    t.teardown(() => client.end())
    await client.query('begin; lock table tags in share mode')
    await t.rejects(restore(url, file, { lockTimeoutMs: 200 }), /another process uses the tables/)
  })
})

test('a backup waits for locks longer than the time limit of statements', async (t) => {
  const { url } = await testDatabase(t)
  await query(url, `alter database ${new URL(url).pathname.slice(1)} set statement_timeout = '2s'`)
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(
    'begin; set local statement_timeout = 0; lock table tags; insert into tags (id, name, slug) values ($$' +
      id(1) +
      '$$, $$Thẻ$$, $$the$$)',
  )
  const file = path.join(scratchDirectory(t), 'late.zip')
  const making = backUp(url, file)
  await client.query('select pg_sleep(3)').catch(() => {})
  await client.query('commit')
  await client.end()
  const { tables } = await making
  t.match(
    tables.find(({ name }) => name === 'tags'),
    { rows: 1 },
    'the snapshot is taken after the locks',
  )
})

test('a backup that nobody reads ends, and with it its snapshot', async (t) => {
  const { url } = await testDatabase(t)
  // more than what the pipes hold
  await query(
    url,
    `insert into search_words (word, folded)
    select n || repeat(md5(n::text), 30), n::text from generate_series(1, 20000) as n`,
  )
  const { archive, close } = await createBackup(url, { stallMs: 2000 })
  // on a busy machine it may fail while the sessions are asked for
  const failed = once(archive, 'error')
  const sessions = () =>
    query(url, `select state from pg_stat_activity where application_name = 'bantin backup'`)
  t.equal((await sessions()).length, 1)
  const [error] = await failed
  t.match(error, { name: 'BackupError', message: /nothing of the backup was taken for/ })
  await close()
  await eventually('its session ends', async () => ((await sessions()).length === 0 ? true : undefined))
})

test('links to previews of the backup do not work again', async (t) => {
  const app = await startApp(t)
  const { id } = await app.expect(201, 'POST', '/v1/posts', { body: { title: 'Bản nháp' } })
  const links = `/v1/posts/${id}/preview-links`
  const link = await app.expect(201, 'POST', links, { body: { expires_in: 3600 } })
  const { pathname } = new URL(link.url, 'http://127.0.0.1')
  await app.expect(200, 'GET', pathname, { as: 'anonymous' })
  const file = path.join(scratchDirectory(t), 'links.zip')
  await backUp(app.databaseUrl, file)
  // it is withdrawn after the backup
  await app.expect(204, 'DELETE', `${links}/${link.id}`)
  const url = await emptyDatabase(t)
  const tables = await restore(url, file)
  t.match(
    tables.find(({ name }) => name === 'preview_links'),
    { rows: 0 },
  )
  const restored = await startAppOn(t, url)
  await restored.expect(404, 'GET', pathname, { as: 'anonymous' })
  await restored.expect(200, 'GET', `/v1/posts/${id}`)
})

test('an import that was running is free for any worker', async (t) => {
  const { url } = await testDatabase(t)
  const insert = (n: number, status: string, more: string) =>
    query(
      url,
      `insert into imports (id, resource, status, format, match, on_error, dry_run, created_by, worker, beat_at, finished_at)
      values ('${id(n)}', 'tags', '${status}', 'csv', 'external_id', 'stop', false, 'cli', ${more})`,
    )
  await insert(1, 'running', `'${id(9)}', now() + interval '1 hour', null`)
  await insert(2, 'queued', `null, now() + interval '1 hour', null`)
  await insert(3, 'completed', `'${id(9)}', now(), now()`)
  const file = path.join(scratchDirectory(t), 'imports.zip')
  await backUp(url, file)
  const other = await emptyDatabase(t)
  await restore(other, file)
  t.same(
    await query(
      other,
      'select status, worker is null as free, beat_at is null as now from imports order by id',
    ),
    [
      { status: 'queued', free: true, now: true },
      { status: 'queued', free: true, now: true },
      { status: 'completed', free: false, now: false },
    ],
  )
})

test('a database that is no database of this version has no backup', async (t) => {
  const file = path.join(scratchDirectory(t), 'none.zip')
  await t.rejects(backUp(await emptyDatabase(t), file), /no tables of Bantin: check DATABASE_URL/)
  const { url } = await testDatabase(t)
  await query(url, "insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9999999999999)")
  await t.rejects(backUp(url, file), /newer version of Bantin/)
  t.notOk(existsSync(file))
})

test('uploaded files are in the backup, and come back with their addresses', async (t) => {
  const directory = scratchDirectory(t)
  const at = (name: string) => path.join(directory, name)
  const app = await startApp(t, { FILES_DIR: at('files') })
  const upload = (text: string) =>
    app.expect(201, 'POST', '/v1/media', {
      body: pdf(text),
      headers: { 'content-type': 'application/pdf' },
    })
  const [kept, lost] = [await upload('giữ'), await upload('mất')]
  const whole = await backUp(app.databaseUrl, at('whole.zip'), diskStore(at('files')))
  t.match(whole, { format: 2, files: { length: 2 }, missing_files: [] })
  const bytes = (await app.send('GET', lost.file.url)).rawPayload
  await diskStore(at('files')).remove(createHash('sha256').update(bytes).digest('hex'))
  t.match((await app.send('GET', lost.file.url)).json(), { code: 'files_unavailable', status: 503 })
  const part = await backUp(app.databaseUrl, at('part.zip'), diskStore(at('files')))
  t.match(part, { files: { length: 1 }, missing_files: { length: 1 } })

  const url = await emptyDatabase(t)
  await t.rejects(restore(url, at('whole.zip')), /no storage for them is given/)
  const changed = at('changed.zip')
  await changeArchive(at('whole.zip'), changed, (name, content) =>
    name.startsWith('files/') ? Buffer.concat([content, Buffer.from('x')]) : content,
  )
  await t.rejects(restore(url, changed, { files: diskStore(at('other')) }), /uploaded file .* is not the one/)
  await restore(url, at('whole.zip'), { files: diskStore(at('restored')) })
  const restored = await startAppOn(t, url, { FILES_DIR: at('restored') })
  for (const { file } of [kept, lost]) {
    const answer = await restored.send('GET', file.url, { as: 'anonymous' })
    t.equal(answer.statusCode, 200)
    t.equal(answer.rawPayload.length, file.bytes)
  }
  t.same((await restored.send('GET', lost.file.url)).rawPayload, bytes)
})
