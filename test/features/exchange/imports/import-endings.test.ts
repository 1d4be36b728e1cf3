import {
  leaseImport,
  LeaseLost,
  leaseNextImport,
  recordProgress,
} from '../../../../src/features/exchange/imports/lease.ts'
import { noCounts } from '../../../../src/features/exchange/imports/task.ts'
import { startApp } from '../../../support/app.ts'
import { importFile, lines } from './import-file.ts'
import { waitForImport, startTestImportWorker } from './import-worker.ts'
import { test } from '../../../support/shared-test.ts'

const tag = (n: number) => ({ external_id: `t${n}`, name: `Thẻ ${n}` })
const child = (n: number, parent: string) => ({
  external_id: `s${n}`,
  name: `Mục ${n}`,
  parent: { external_id: parent },
})

test('two rows that name one stored row by different keys: the second is refused', async (t) => {
  const app = await startApp(t)
  const { id } = await app.expect(201, 'POST', '/v1/tags', { body: { external_id: 'A1', name: 'A' } })
  const file = lines({ external_id: 'A1', name: 'X' }, { id, name: 'Y' }, tag(1))
  const report = await importFile(app, 'tags?on_error=skip', 'ndjson', file)
  t.match(report, { changed: 1, created: 1, refused: 1 })
  t.match(report.errors, [{ line: 2, field: 'id', code: 'repeated' }])
  t.match(await app.expect(200, 'GET', `/v1/tags/${id}`), { name: 'X' })
})

test('how jobs end that were ended in the middle', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '0' })
  const { expect } = app
  const { pool } = app.database
  const accept = async (address: string, file: string): Promise<string> =>
    (await importFile(app, address, 'ndjson', file, { status: 202 })).id
  const count = async (path: string) =>
    (await expect(200, 'GET', `/v1/${path}?count=exact&limit=1`)).page.count as number
  const die = (id: string) =>
    pool.query(`update imports set beat_at = now() - interval '1 minute' where id = $1`, [id])

  await t.test('one that is cancelled and whose worker dies is cancelled by the next', async (t) => {
    const id = await accept('tags', lines(tag(1), tag(2)))
    t.ok(await leaseImport(app.database, id))
    t.match(await expect(200, 'POST', `/v1/imports/${id}/cancel`), { status: 'running' })
    await die(id)
    t.equal(await leaseImport(app.database, id), undefined)
    t.match(await expect(200, 'GET', `/v1/imports/${id}`), { status: 'cancelled', created: 0 })
    const { rows } = await pool.query('select count(*) from import_chunks where import_id = $1', [id])
    t.equal(rows[0].count, 0)
  })

  await t.test('one that ends a process again and again is given up', async (t) => {
    const id = await accept('tags', lines(tag(1), tag(2)))
    let tries = 0
    for (; tries < 20 && (await leaseImport(app.database, id)); tries++) await die(id)
    t.equal(tries, 5)
    t.match(await expect(200, 'GET', `/v1/imports/${id}`), {
      status: 'failed',
      problem: { code: 'gave_up', message_en: /row 1 / },
    })
  })

  await t.test(
    'what a dead worker leaves is gone on with by one other, and the dead one stores nothing',
    async (t) => {
      const id = await accept('tags', lines(tag(1)))
      const dead = (await leaseNextImport(app.database))!
      t.equal(dead.id, id)
      t.equal(await leaseNextImport(app.database), undefined, 'while it lives no other gets it')
      await die(id)
      const found = await Promise.all([1, 2, 3].map(() => leaseNextImport(app.database)))
      t.same(
        found.flatMap((lease) => lease?.id ?? []),
        [id],
      )
      await t.rejects(recordProgress(pool, dead, noCounts(), 0), new LeaseLost())
      await expect(200, 'POST', `/v1/imports/${id}/cancel`)
      await die(id)
      t.equal(await leaseNextImport(app.database), undefined)
      t.match(await expect(200, 'GET', `/v1/imports/${id}`), { status: 'cancelled', created: 0 })
    },
  )

  const worker = await startTestImportWorker(t, app)

  await t.test('one that is stopped at a row stays so, whoever goes on with it', async (t) => {
    // like a process that was killed before the end is stored
    await pool.query(`create function die() returns trigger language plpgsql as $$
      begin raise exception 'killed' using errcode = '57P01'; end $$`)
    await pool.query(
      `create trigger die before update on imports for each row when (new.status = 'stopped') execute function die()`,
    )
    const rows = [...Array.from({ length: 600 }, (_, n) => tag(100 + n)), { external_id: 'x' }]
    const id = await accept('tags', lines(...rows, ...Array.from({ length: 600 }, (_, n) => tag(1000 + n))))
    for (let read = 0; read < 601;) {
      read = (await expect(200, 'GET', `/v1/imports/${id}`)).rows_read
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await pool.query('drop trigger die on imports')
    const done = await waitForImport(app, id)
    t.match(done, { status: 'stopped', rows_read: 601, created: 600, refused: 1 })
    worker.errors.length = 0
  })

  await t.test('rows that wait for a later one are told of, however it ends', async (t) => {
    const before = await count('sections')
    const id = await accept(
      'sections',
      lines(
        child(1, 's2'),
        child(4, 's9'),
        { external_id: 's2', name: 'Mục 2' },
        { external_id: 's3', name: '' },
      ),
    )
    const done = await waitForImport(app, id)
    t.match(done, { status: 'stopped', rows_read: 4, created: 2, refused: 2 })
    t.equal(await count('sections'), before + 2)
    const { items } = await expect(200, 'GET', `/v1/imports/${id}/errors`)
    t.match(items, [
      { line: 2, code: 'unknown_reference' },
      { line: 4, field: 'name' },
    ])
  })

  await t.test('and when it is cancelled', async (t) => {
    await pool.query(`create function cancel() returns trigger language plpgsql as $$
      begin new.cancel_requested = true; return new; end $$`)
    await pool.query(
      'create trigger cancel before update of rows_read on imports for each row execute function cancel()',
    )
    const id = await accept('sections', lines(child(11, 's12'), { external_id: 's12', name: 'Mục 12' }))
    const done = await waitForImport(app, id)
    await pool.query('drop trigger cancel on imports')
    t.match(done, { status: 'cancelled', rows_read: 2, created: 1, refused: 1 })
    t.match((await expect(200, 'GET', `/v1/imports/${id}/errors`)).items, [{ line: 1 }])
  })

  await t.test('a row that names one that never comes stops nothing, and is not said to', async (t) => {
    const id = await accept('sections', lines(child(21, 'none'), { external_id: 's22', name: 'Mục 22' }))
    t.match(await waitForImport(app, id), { status: 'completed', rows_read: 2, created: 1, refused: 1 })
  })

  await t.test('refused rows come back one and all, however large they are', async (t) => {
    const rows = Array.from({ length: 7 }, (_, n) => ({
      ...tag(5000 + n),
      description: 'x'.repeat(1_500_000),
    }))
    const id = await accept('tags?on_error=skip', lines(...rows, { external_id: 'last' }))
    t.match(await waitForImport(app, id), { status: 'completed', refused: 8 })
    const { body } = await app.send('GET', `/v1/imports/${id}/refused-rows`)
    t.ok(body === lines(...rows, { external_id: 'last' }))
  })
  t.same(worker.errors, [])
})
