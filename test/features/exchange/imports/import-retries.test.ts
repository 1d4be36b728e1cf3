import {
  leaseImport,
  leaseNextImport,
  recordProgress,
  releaseLease,
} from '../../../../src/features/exchange/imports/lease.ts'
import { retryLater } from '../../../../src/features/exchange/imports/retry-later.ts'
import { noCounts } from '../../../../src/features/exchange/imports/task.ts'
import { eventually } from '../../../process/server-process.ts'
import { startApp, type TestApp } from '../../../support/app.ts'
import { test } from '../../../support/shared-test.ts'
import { importFile, lines } from './import-file.ts'
import { startTestImportWorker, waitForImport } from './import-worker.ts'
import { runLease } from './run-lease.ts'

const tag = (name: string) => ({ external_id: name, name })

const accept = async (app: TestApp, ...names: string[]): Promise<string> =>
  (await importFile(app, 'tags', 'ndjson', lines(...names.map(tag)), { status: 202 })).id

test('an import that is never stored in time holds up no other, and fails in the end', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '0', STATEMENT_TIMEOUT_MS: '1000' })
  const { pool } = app.database
  await pool.query(`create function sleep() returns trigger language plpgsql as $$
    begin
      if new.external_id = 'slow' then perform pg_sleep(20); end if;
      return new;
    end $$`)
  await pool.query('create trigger sleep before insert on tags for each row execute function sleep()')
  const slow = await accept(app, 'slow')
  const others = [await accept(app, 'a'), await accept(app, 'b', 'c')]
  const worker = await startTestImportWorker(t, app)
  for (const id of others) t.match(await waitForImport(app, id), { status: 'completed' })
  t.match(await app.expect(200, 'GET', `/v1/imports/${slow}`), { status: 'queued', problem: null })
  // as if the pauses between its tries were over
  const timer = setInterval(() => {
    void pool
      .query('update imports set beat_at = null where id = $1 and worker is null', [slow])
      .catch(() => {})
  }, 100)
  const failed = await waitForImport(app, slow).finally(() => clearInterval(timer))
  t.match(failed, {
    status: 'failed',
    created: 0,
    problem: {
      code: 'timed_out',
      message_en: /^After 0 rows .* 5 times/,
      message_vi: /^Sau 0 dòng .* 5 lần/,
    },
  })
  const { rows } = await pool.query('select count(*) from import_chunks')
  t.equal(rows[0].count, 0)
  // the last error comes after the end of the import
  await eventually('each error is told', async () => worker.failed.length >= 5)
  t.same(worker.failed, [slow, slow, slow, slow, slow], 'each error names its import')
})

test('how long an import waits after an error', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '0' })
  const { database } = app
  const { pool } = database
  const endPause = (id: string) =>
    pool.query('update imports set beat_at = null where id = $1 and finished_at is null', [id])
  const pause = async (id: string): Promise<number> => {
    const { rows } = await pool.query<{ seconds: string }>(
      `select extract(epoch from beat_at + interval '10 seconds' - now()) as seconds from imports where id = $1`,
      [id],
    )
    return Math.round(Number(rows[0]!.seconds))
  }

  await t.test('longer each time where the database needs too long', async (t) => {
    const id = await accept(app, 'a')
    const pauses: number[] = []
    for (let lease = await leaseImport(database, id); lease; lease = await leaseImport(database, id)) {
      await retryLater(database, lease, 'timed_out')
      const { status } = await app.expect(200, 'GET', `/v1/imports/${id}`)
      if (status === 'failed') break
      t.equal(await leaseNextImport(database), undefined, 'nobody has it meanwhile')
      pauses.push(await pause(id))
      await endPause(id)
    }
    t.same(pauses, [5, 30, 180, 1080])
    t.match(await app.expect(200, 'GET', `/v1/imports/${id}`), { problem: { code: 'timed_out' } })
  })

  await t.test('and so where rows that wait for others were tried again, and still wait', async (t) => {
    const id = await accept(app, 'a')
    const statuses: string[] = []
    for (let tries = 0; tries < 5; tries++) {
      const lease = (await leaseImport(database, id))!
      await recordProgress(pool, lease, noCounts(), 0)
      await retryLater(database, lease, 'timed_out')
      statuses.push((await app.expect(200, 'GET', `/v1/imports/${id}`)).status)
      await endPause(id)
    }
    t.same(statuses, ['queued', 'queued', 'queued', 'queued', 'failed'])
  })

  await t.test('an outage of the database does not count', async (t) => {
    const id = await accept(app, 'b')
    for (let tries = 0; tries < 8; tries++) {
      const lease = await leaseImport(database, id)
      if (lease === undefined) return t.fail(`no lease after ${tries} tries`)
      await retryLater(database, lease, 'unavailable')
      t.equal(await pause(id), 5)
      await endPause(id)
    }
    const lease = (await leaseImport(database, id))!
    await app.expect(200, 'POST', `/v1/imports/${id}/cancel`)
    await retryLater(database, lease, 'unavailable')
    t.match(await app.expect(200, 'GET', `/v1/imports/${id}`), { status: 'cancelled' })
  })

  await t.test('not at all after a stop of its process', async (t) => {
    const id = await accept(app, 'c')
    for (let tries = 0; tries < 8; tries++) {
      const lease = await leaseNextImport(database)
      t.equal(lease?.id, id)
      await releaseLease(database, lease!)
    }
    await app.expect(200, 'POST', `/v1/imports/${id}/cancel`)
  })

  await t.test('a worker without the lease changes nothing', async (t) => {
    const id = await accept(app, 'd')
    const stalled = (await leaseImport(database, id))!
    await endPause(id)
    t.ok(await leaseImport(database, id))
    await retryLater(database, stalled, 'timed_out')
    t.match(await app.expect(200, 'GET', `/v1/imports/${id}`), { status: 'running' })
  })
})

test('an import whose end cannot be written waits for the database, and keeps its lease', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '0' })
  const { database } = app
  const { pool } = database
  await pool.query(`create function fail() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file' using errcode = '53100'; end $$`)
  await pool.query(`create trigger fail before update on imports for each row
    when (new.worker is null or new.finished_at is not null) execute function fail()`)
  await pool.query('alter table imports disable trigger fail')
  const id = await accept(app, 'a', 'b')
  const lease = (await leaseImport(database, id))!
  await pool.query('alter table imports enable trigger fail')
  const errors: unknown[] = []
  const running = runLease(app, lease, { onError: (error) => void errors.push(error) })
  await eventually('it is tried again', async () => errors.length > 2)
  t.equal(await leaseNextImport(database), undefined, 'no other worker takes it')
  await pool.query('drop trigger fail on imports')
  await running
  t.match(await app.expect(200, 'GET', `/v1/imports/${id}`), { status: 'completed', created: 2 })
})
