import fs from 'node:fs'
import path from 'node:path'
import { importOnDatabase } from '../../../../src/cli/import-on-database.ts'
import { leaseNextImport } from '../../../../src/features/exchange/imports/lease.ts'
import { startApp, type TestApp } from '../../../support/app.ts'
import { scratchDirectory } from '../../../process/server-process.ts'
import { test } from '../../../support/shared-test.ts'
import { importFile, lines } from './import-file.ts'
import { startTestImportWorker, waitForImport } from './import-worker.ts'
import { runLease } from './run-lease.ts'

const tag = (n: number, more: object = {}) => ({ external_id: `t${n}`, name: `Thẻ ${n}`, ...more })

/** Gives an import to another worker when its first rows are counted. That worker sends no heartbeat. */
async function takeLeaseAfterFirstBatch({ database: { pool } }: TestApp): Promise<void> {
  await pool.query(`create function take() returns trigger language plpgsql as $$
    begin
      if old.rows_read = 0 and new.rows_read > 0 then
        new.worker = gen_random_uuid();
        new.beat_at = now() - interval '1 minute';
      end if;
      return new;
    end $$`)
  await pool.query(
    'create trigger take before update of rows_read on imports for each row execute function take()',
  )
}

test('a worker that has lost its lease writes nothing about the import', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '0' })
  const { pool } = app.database
  const read = async (id: string) => ({
    ...(await app.expect(200, 'GET', `/v1/imports/${id}`)),
    errors: (await app.expect(200, 'GET', `/v1/imports/${id}/errors`)).items,
  })

  await t.test('not of a dry run that another worker has finished', async (t) => {
    const file = lines(tag(1), tag(2, { name: '' }), tag(3))
    const { id } = await importFile(app, 'tags?dry_run=true&on_error=skip', 'ndjson', file, { status: 202 })
    const stalled = (await leaseNextImport(app.database))!
    await pool.query(`update imports set beat_at = now() - interval '1 minute' where id = $1`, [id])
    const worker = await startTestImportWorker(t, app)
    await waitForImport(app, id)
    await worker.stop()
    const before = await read(id)
    t.match(before, { status: 'completed', created: 2, refused: 1, errors: [{ line: 2 }] })
    t.same(await runLease(app, stalled), [])
    t.same(await read(id), before)
  })

  await t.test('not the headers of its file', async (t) => {
    const { id } = await importFile(app, 'tags', 'csv', 'external_id,name\nt9,Thẻ 9\n', { status: 202 })
    const stalled = (await leaseNextImport(app.database))!
    await pool.query('update imports set worker = gen_random_uuid() where id = $1', [id])
    t.same(await runLease(app, stalled), [])
    const { rows } = await pool.query('select heads, separator, rows_read from imports where id = $1', [id])
    t.same(rows, [{ heads: null, separator: null, rows_read: 0 }])
  })

  await t.test('not its warnings', async (t) => {
    await pool.query('delete from imports')
    await takeLeaseAfterFirstBatch(app)
    const file = lines(tag(20), tag(21, { external_id: 'T20' }))
    const { id } = await importFile(app, 'tags', 'ndjson', file, { status: 202 })
    t.same(await runLease(app, (await leaseNextImport(app.database))!), [])
    const { rows } = await pool.query('select status, created, warnings from imports where id = $1', [id])
    t.same(rows, [{ status: 'running', created: 2, warnings: [] }])
  })
})

test('a lease ends though the clock of the database was set back after its last heartbeat', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '0' })
  const { id } = await importFile(app, 'tags', 'ndjson', lines(tag(1)), { status: 202 })
  const lease = await leaseNextImport(app.database)
  t.equal(lease?.id, id)
  t.equal(await leaseNextImport(app.database), undefined, 'it is leased')
  await app.database.pool.query(`update imports set beat_at = now() + interval '1 hour' where id = $1`, [id])
  t.equal((await leaseNextImport(app.database))?.id, id)
})

test('the command line ends with its import, though another worker had it meanwhile', async (t) => {
  const app = await startApp(t)
  await takeLeaseAfterFirstBatch(app)
  // more than a batch
  const count = 2_100
  const file = path.join(scratchDirectory(t), 'tags.ndjson')
  fs.writeFileSync(file, lines(...Array.from({ length: count }, (_, n) => tag(n))))
  const { result } = await importOnDatabase(
    app.database,
    {
      file,
      resource: 'tags',
      format: 'ndjson',
      report: undefined,
      match: 'external_id',
      on_error: 'stop',
      dry_run: false,
      sheet: null,
      header_row: null,
      unknown_columns: 'ignore',
      mapping: null,
    },
    app.config,
    { show: () => {}, end: () => {} },
  )
  t.match(result, { status: 'completed', rows_read: count, created: count })
})
