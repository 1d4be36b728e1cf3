import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { exportOldEvents } from '../../../src/platform/audit/export-old-events.ts'
import { auditEvent } from '../../../src/platform/audit/schema.ts'
import { openConfigured } from '../../../src/server/connect.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { importFile, lines } from '../../features/exchange/imports/import-file.ts'

interface Test {
  teardown(release: () => unknown): void
}

const temporaryDirectory = (t: Test) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'bantin-audit-'))
  t.teardown(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** The events of a file, each of which must have the documented form. */
const eventsOf = (file: string) =>
  gunzipSync(readFileSync(file))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => auditEvent.strict().parse(JSON.parse(line)))

const filesIn = (directory: string) => readdirSync(directory).toSorted()
const eventsIn = (directory: string) =>
  filesIn(directory).flatMap((file) => eventsOf(path.join(directory, file)))

async function startWithEvents(t: Test) {
  const app = await startApp(t)
  const { database, expect } = app
  const directory = temporaryDirectory(t)
  const exported: { file: string; events: number }[] = []
  const exportTo = (to: string, more: object = {}) =>
    exportOldEvents({
      database,
      directory: to,
      keepDays: 30,
      signal: new AbortController().signal,
      onExported: (result) => exported.push(result),
      ...more,
    })
  /** Adds events of the past, one a minute, of which the first is the oldest. */
  const addEvents = async (count: number, daysAgo: number) => {
    await database.pool.query(
      `insert into audit_events (id, at, actor, operation, resource, resource_id, revision, fields)
      select gen_random_uuid(), now() - make_interval(days => $2) + make_interval(mins => at), 'cli', 'updateTag', 'tags',
        gen_random_uuid(), 2, '{name}'
      from generate_series(1, $1) as at`,
      [count, daysAgo],
    )
  }
  const idsInDatabase = async () =>
    (await database.pool.query<{ id: string }>('select id from audit_events order by at, id')).rows.map(
      ({ id }) => id,
    )
  const listed = async (id: string) => await expect(200, 'GET', `/v1/audit-events/${id}`)
  return { ...app, directory, exported, exportTo, addEvents, idsInDatabase, listed }
}

test('old events are exported in order, in the form of the API, and removed', async (t) => {
  const app = await startWithEvents(t)
  const { directory, exported, exportTo, addEvents, idsInDatabase } = app
  await importFile(
    app,
    'tags',
    'ndjson',
    lines({ external_id: 'a', name: 'A' }, { external_id: 'b', name: 'B' }),
  )
  // the clock of the test cannot be set: a copy of the event of the import gets an old moment
  await app.database.pool.query(
    `insert into audit_events select (jsonb_populate_record(event, jsonb_build_object('id', gen_random_uuid(),
      'at', now() - interval '50 days'))).* from audit_events as event where row_count = 2`,
  )
  await addEvents(250, 40)
  await addEvents(5, 2)
  const before = await idsInDatabase()
  const form = await app.listed(before[0]!)
  t.match(form, { row_count: 2, row_ranges: [{}] })
  await exportTo(directory, { eventsPerFile: 200 })
  t.same(
    exported.map(({ events }) => events),
    [200, 51],
  )
  t.same(
    exported.map(({ file }) => path.basename(file)),
    filesIn(directory),
    'files sort by time, and nothing else is left',
  )
  t.match(
    filesIn(directory)[0],
    /^audit-events-\d{8}T\d{6}\.\d{3}Z-\d{8}T\d{6}\.\d{3}Z-[0-9a-f]{12}\.ndjson\.gz$/,
  )
  t.equal(statSync(exported[0]!.file).mode & 0o777, 0o600)
  const events = eventsIn(directory)
  t.same(
    events.map(({ id }) => id),
    before.slice(0, 251),
  )
  t.same(events[0], form)
  t.same(await idsInDatabase(), before.slice(251))
  await exportTo(directory)
  t.equal(filesIn(directory).length, 2, 'a second run adds nothing')
})

test('whole days stay', async (t) => {
  const { database, directory, exportTo, idsInDatabase } = await startWithEvents(t)
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into audit_events (id, at, actor, operation, resource, resource_id, fields)
    select gen_random_uuid(), date_trunc('day', now(), 'UTC') - make_interval(hours => 72) + make_interval(secs => at),
      'cli', 'updateTag', 'tags', gen_random_uuid(), '{}' from generate_series(-1, 1) as at returning id`,
  )
  await exportTo(directory, { keepDays: 3 })
  t.same(
    (await idsInDatabase()).toSorted(),
    rows
      .slice(1)
      .map(({ id }) => id)
      .toSorted(),
  )
  t.same(
    eventsIn(directory).map(({ id }) => id),
    [rows[0]!.id],
  )
})

test('no event is lost when the removal fails after the export', async (t) => {
  const { database, directory, exported, exportTo, addEvents, idsInDatabase } = await startWithEvents(t)
  await addEvents(30, 40)
  await database.pool.query(`create function end_session() returns trigger language plpgsql as
    $$ begin perform pg_terminate_backend(pg_backend_pid()); return old; end $$;
    create trigger end_session after delete on audit_events for each row execute function end_session()`)
  const before = await idsInDatabase()
  await t.rejects(exportTo(directory))
  t.same(await idsInDatabase(), before)
  t.same(exported, [])
  t.equal(filesIn(directory).length, 1, 'the file is whole')
  await database.pool.query('drop trigger end_session on audit_events')
  await addEvents(10, 35)
  const all = await idsInDatabase()
  await exportTo(directory)
  t.same(await idsInDatabase(), [])
  t.same([...new Set(eventsIn(directory).map(({ id }) => id))].toSorted(), all.toSorted())
  t.equal(filesIn(directory).length, 2, 'events of an interrupted export may be in two files')
})

test('a directory that cannot be written leaves everything in place', async (t) => {
  const { directory, exportTo, addEvents, idsInDatabase } = await startWithEvents(t)
  await addEvents(30, 40)
  const file = path.join(directory, 'file')
  writeFileSync(file, '')
  await t.rejects(exportTo(path.join(file, 'below')), { code: 'ENOTDIR' })
  await t.rejects(exportTo(path.join(directory, 'missing')), { code: 'ENOENT' })
  t.equal((await idsInDatabase()).length, 30)
  t.same(filesIn(directory), ['file'])
})

test('a full disk leaves everything in place', async (t) => {
  const { directory, exported, exportTo, addEvents, idsInDatabase } = await startWithEvents(t)
  await addEvents(300, 40)
  const before = await idsInDatabase()
  // every write to this device is one to a full disk
  symlinkSync('/dev/full', path.join(directory, `.audit-events-${before[0]}.part`))
  await t.rejects(exportTo(directory), { code: 'ENOSPC' })
  t.same(await idsInDatabase(), before)
  t.same(exported, [])
  t.same(filesIn(directory), [])
  await exportTo(directory)
  t.same(
    eventsIn(directory).map(({ id }) => id),
    before,
    'the next run exports them',
  )
})

test('a stop in the middle leaves no file and removes nothing', async (t) => {
  const { directory, exportTo, addEvents, idsInDatabase } = await startWithEvents(t)
  await addEvents(30, 40)
  const stopping = new AbortController()
  const running = exportTo(directory, { signal: stopping.signal })
  setImmediate(() => stopping.abort())
  await running.catch(() => {})
  const left = (await idsInDatabase()).length
  t.equal(filesIn(directory).length, left === 0 ? 1 : 0)
  t.ok(left === 0 || left === 30)
})

test('of several processes one exports', async (t) => {
  const { config, databaseUrl, directory, exported, exportTo, addEvents, idsInDatabase } =
    await startWithEvents(t)
  await addEvents(500, 40)
  const before = await idsInDatabase()
  const others = [1, 2].map(() => openConfigured(config, databaseUrl))
  t.teardown(() => Promise.all(others.map((database) => database.close())))
  await Promise.all([
    exportTo(directory, { eventsPerFile: 60 }),
    ...others.map((database) => exportTo(directory, { eventsPerFile: 60, database })),
  ])
  // one that found the lock taken leaves the rest to the next hour
  await exportTo(directory, { eventsPerFile: 60 })
  t.same(await idsInDatabase(), [])
  t.same(
    eventsIn(directory).map(({ id }) => id),
    before,
    'each event is in one file',
  )
  t.equal(
    exported.reduce((sum, { events }) => sum + events, 0),
    500,
  )
})
