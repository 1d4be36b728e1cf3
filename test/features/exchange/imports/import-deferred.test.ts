import { leaseNextImport } from '../../../../src/features/exchange/imports/lease.ts'
import { startApp } from '../../../support/app.ts'
import { test } from '../../../support/shared-test.ts'
import { importFile, lines } from './import-file.ts'
import { startTestImportWorker, waitForImport } from './import-worker.ts'
import { runLease } from './run-lease.ts'

const count = 8

/** Sections that each refer to the next one: they have to be tried again and again. */
const chain = lines(
  ...Array.from({ length: count }, (_, n) => ({
    external_id: `s${n}`,
    name: `Mục ${n}`,
    ...(n === count - 1 ? {} : { parent: { external_id: `s${n + 1}` } }),
  })),
)

test('a cancel ends an import whose deferred rows are tried again', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '0' })
  const { pool } = app.database
  await pool.query(`create function cancel() returns trigger language plpgsql as $$
    begin
      if new.rows_read = old.rows_read then new.cancel_requested = true; end if;
      return new;
    end $$`)
  await pool.query(
    'create trigger cancel before update of rows_read on imports for each row execute function cancel()',
  )
  for (const dry_run of ['true', 'false']) {
    const { id } = await importFile(app, `sections?dry_run=${dry_run}`, 'ndjson', chain, { status: 202 })
    t.same(await runLease(app, (await leaseNextImport(app.database))!), [])
    const done = await app.expect(200, 'GET', `/v1/imports/${id}`)
    t.match(done, { status: 'cancelled', rows_read: count })
    t.ok(done.created < count, `${done.created} rows are stored`)
    t.equal(done.created + done.refused, count, 'rows that still wait are refused')
  }
})

test('a worker that stops while deferred rows are tried again leaves them to the next one', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '0' })
  const { id } = await importFile(app, 'sections', 'ndjson', chain, { status: 202 })
  const lease = (await leaseNextImport(app.database))!
  t.same(await runLease(app, lease, { isStopped: () => true }), [])
  const left = await app.expect(200, 'GET', `/v1/imports/${id}`)
  t.match(left, { status: 'queued', rows_read: count, finished_at: null })
  t.ok(left.created < count, `${left.created} rows are stored`)
  const { errors } = await startTestImportWorker(t, app)
  t.match(await waitForImport(app, id), { status: 'completed', created: count, refused: 0 })
  t.same(errors, [])
})
