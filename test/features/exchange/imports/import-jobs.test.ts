import { Readable } from 'node:stream'
import { startApp } from '../../../support/app.ts'
import { importFile, lines, mediaTypes } from './import-file.ts'
import { waitForImport, startTestImportWorker } from './import-worker.ts'
import { test } from '../../../support/shared-test.ts'

const learner = (n: number, more: object = {}) => ({
  external_id: `h${n}`,
  full_name: `Học viên ${n}`,
  ...more,
})
const learners = (count: number, from = 0) => Array.from({ length: count }, (_, n) => learner(from + n))

test('imports of large files', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '1000', IMPORT_MAX_BYTES: '5000000' })
  const { expect, send } = app
  const countOf = async (path: string) =>
    (await expect(200, 'GET', `/v1/${path}?count=exact&limit=1`)).page.count as number

  await t.test('a job that nobody works on yet can be cancelled, and its file is gone', async (t) => {
    const answer = await send('POST', '/v1/imports/learners', {
      body: lines(...learners(100)),
      headers: { 'content-type': mediaTypes.ndjson },
    })
    t.equal(answer.statusCode, 202)
    const { id } = answer.json()
    t.equal(answer.headers.location, `/v1/imports/${id}`)
    t.match(await expect(200, 'GET', `/v1/imports/${id}`), { status: 'queued', rows_read: 0, progress: 0 })
    t.match(await expect(200, 'POST', `/v1/imports/${id}/cancel`), { status: 'cancelled' })
    t.match(await expect(200, 'POST', `/v1/imports/${id}/cancel`), { status: 'cancelled' })
    const chunks = await app.database.pool.query('select count(*) from import_chunks')
    t.equal(chunks.rows[0].count, 0)
  })

  const worker = await startTestImportWorker(t, app)
  const run = async (address: string, format: keyof typeof mediaTypes, body: string | Buffer | Readable) => {
    const { id } = await importFile(app, address, format, body, { status: 202 })
    return await waitForImport(app, id)
  }

  await t.test('a job tells how far it is, and stores what a small import would', async (t) => {
    const file = lines(...learners(2200), learner(5), learner(3000, { full_name: '' }), learner(3001))
    const done = await run('learners?on_error=skip', 'ndjson', file)
    t.match(done, {
      status: 'completed',
      rows_read: 2203,
      created: 2201,
      refused: 2,
      progress: 1,
      problem: null,
    })
    t.equal(await countOf('learners'), 2201)
    const { items } = await expect(200, 'GET', `/v1/imports/${done.id}/errors`)
    t.match(items, [
      { line: 2201, field: 'external_id', code: 'repeated', message_en: /Line 6 / },
      { line: 2202, field: 'full_name' },
    ])
    t.match(await run('learners?on_error=skip', 'ndjson', file), { unchanged: 2201, created: 0, refused: 2 })
    const stopping = await run(
      'learners',
      'ndjson',
      lines(...learners(30, 5000), learner(1, { x: 1 }), learner(6000)),
    )
    t.match(stopping, { status: 'stopped', created: 30, rows_read: 31, refused: 1 })
    await expect(409, 'POST', `/v1/imports/${stopping.id}/cancel`)
    t.equal(
      (await expect(200, 'GET', `/v1/audit-events?resource_id=${done.id}`)).items.length,
      2,
      'one a batch',
    )
  })

  await t.test('a job warns of external ids that differ by case alone', async (t) => {
    for (const dry_run of ['true', 'false']) {
      const rows = Array.from({ length: 100 }, (_, n) => learner(n, { external_id: `case-${n}` }))
      const job = await run(
        `learners?dry_run=${dry_run}`,
        'ndjson',
        lines(...rows, learner(1, { external_id: 'CASE-7' })),
      )
      t.match(job, { status: 'completed', created: 101 })
      t.match(
        job.warnings.map(({ line, value }: { line: number; value: string }) => [line, value]),
        [
          [8, 'case-7'],
          [101, 'CASE-7'],
        ],
      )
    }
  })

  await t.test('a dry run stores nothing but its report, and sees its own rows', async (t) => {
    const sections = Array.from({ length: 40 }, (_, n) => ({
      external_id: `s${n}`,
      name: `Mục ${n}`,
      ...(n % 8 === 7 ? {} : { parent: { external_id: `s${n + 1}` } }),
    }))
    const before = await countOf('sections')
    const rehearsed = await run('sections?dry_run=true', 'ndjson', lines(...sections))
    t.match(rehearsed, { status: 'completed', created: 40, refused: 0, dry_run: true })
    t.equal(await countOf('sections'), before)
    const done = await run(
      'sections',
      'ndjson',
      lines(...sections, { external_id: 'x', name: 'x', parent: { slug: 'none' } }),
    )
    t.match(done, { status: 'completed', created: 40, refused: 1 })
    t.equal(await countOf('sections'), before + 40)
  })

  await t.test('the refused rows come as a file that can be corrected and sent again', async (t) => {
    const rows = learners(60, 7000).map(({ external_id, full_name }) => `${external_id},${full_name},1980`)
    rows[3] = "h7003,'=Sai,1700"
    rows[5] = 'h7005,"Hai, ba"'
    const csv = `Mã học viên,Họ và tên,Năm sinh\r\n${rows.join('\r\n')}\r\n`
    const done = await run('learners?on_error=skip', 'csv', csv)
    t.match(done, { created: 58, refused: 2 })
    const file = await send('GET', `/v1/imports/${done.id}/refused-rows`)
    t.match(file.headers['content-type'], /^text\/csv/)
    t.match(
      file.body,
      /^\uFEFFMã học viên,Họ và tên,Năm sinh,# line,# errors,# lỗi\r\nh7003,'=Sai,1700,5,birth_year: /,
    )
    const mended = file.body.replace('1700', '1970').replace('"Hai, ba",', '"Hai, ba",1990')
    t.match(await importFile(app, 'learners', 'csv', mended), { created: 2, refused: 0 })
    t.match((await expect(200, 'GET', '/v1/learners?external_id=h7003')).items, [
      { full_name: '=Sai', birth_year: 1970 },
    ])
    const broken = await importFile(app, 'learners?on_error=skip', 'ndjson', '{"external_id": \n')
    t.equal((await send('GET', `/v1/imports/${broken.id}/refused-rows`)).body, '{"external_id": \n')
    await expect(404, 'GET', `/v1/imports/${done.id}/refused-rows`, { as: 'editor' })
  })

  await t.test(
    'what is wrong with the beginning of a file is told at once, with the rest when it is met',
    async (t) => {
      const rows = learners(100, 8000).map(({ external_id, full_name }) => `${external_id},${full_name}`)
      const known = await countOf('learners')
      const wrong = `external_id,ful_name\n${rows.join('\n')}`
      t.match(await importFile(app, 'learners?unknown_columns=refuse', 'csv', wrong, { status: 422 }), {
        errors: [{ code: 'unknown_column' }],
      })
      const numbered = rows.map((row, n) => `${n + 1},${row}`)
      const titled = ['DANH SÁCH HỌC VIÊN', 'STT,external_id,full_name', ...numbered, 'Tổng cộng: 101,,']
      const trial = await run('learners?dry_run=true', 'csv', titled.join('\n'))
      t.match(trial, {
        status: 'completed',
        created: 100,
        layout: { header_row: 2 },
        preview: { length: 20 },
      })
      t.match(trial.preview[0], { line: 3, row: { external_id: 'h8000' } })
      t.same(
        trial.warnings.map(({ line, code }: { line: number; code: string }) => [line, code]),
        [
          [1, 'rows_above'],
          [2, 'unknown_columns'],
          [103, 'total'],
          [103, 'count_differs'],
        ],
      )
      // more than the buffer of a stream
      const begin = Buffer.from(`external_id,full_name\n${rows.join('\n')}\n${' '.repeat(100_000)}\n`)
      const late = Readable.from([begin, Buffer.from([0xff, 0x0a])])
      const failed = await run('learners', 'csv', late)
      t.match(failed, { status: 'failed', problem: { code: 'not_utf8', message_vi: /^Dòng 103: / } })
      t.equal(await countOf('learners'), known + failed.created)
      const quote = await run('learners', 'csv', `external_id,full_name\n${rows.join('\n')}\nz,"a\nb`)
      t.match(quote, { status: 'failed', problem: { code: 'open_quote' }, rows_read: 100 })
    },
  )

  await t.test('a file that is too large, or does not come whole, leaves nothing behind', async (t) => {
    const body = Buffer.alloc(5_000_001, 'x\n')
    t.match(await importFile(app, 'learners', 'ndjson', body, { status: 413 }), { code: 'body_too_large' })
    const left = await app.database.pool.query(`select count(*) from imports where status = 'receiving'`)
    t.equal(left.rows[0].count, 0)
  })

  await t.test('an Idempotency-Key brings the first job again', async (t) => {
    const headers = { 'idempotency-key': 'large' }
    const file = lines(...learners(50, 9000))
    const first = await importFile(app, 'learners', 'ndjson', file, { status: 202, headers })
    const again = await importFile(app, 'learners', 'ndjson', file, { status: 202, headers })
    t.equal(again.id, first.id)
    await waitForImport(app, first.id)
    await importFile(app, 'learners', 'ndjson', lines(...learners(50, 9001)), { status: 422, headers })
    const { rows } = await app.database.pool.query('select count(*) from import_chunks')
    t.equal(rows[0].count, 0)
  })

  await t.test('what a process leaves is gone on with by another, and no row is stored twice', async (t) => {
    await worker.stop()
    const { id } = await importFile(
      app,
      'tags',
      'ndjson',
      lines(...Array.from({ length: 900 }, (_, n) => ({ external_id: `t${n}`, name: `Thẻ ${n}` }))),
      { status: 202 },
    )
    // like a worker that stored 500 rows and was killed
    const { pool } = app.database
    await pool.query(
      `update imports set status = 'running', rows_read = 500, worker = gen_random_uuid(), beat_at = now() - interval '1 minute' where id = $1`,
      [id],
    )
    const second = await startTestImportWorker(t, app)
    t.match(await waitForImport(app, id), { status: 'completed', rows_read: 900, created: 400 })
    t.same([...worker.errors, ...second.errors], [])
  })
})

test('a small file of very many rows is a job as well', async (t) => {
  const app = await startApp(t)
  const row = (n: number) => `${n},a\n`
  const file = (count: number) =>
    `external_id,name\n${Array.from({ length: count }, (_, n) => row(n)).join('')}`
  await importFile(app, 'tags?dry_run=true', 'csv', file(20_000), { status: 202 })
  const lines = '{}\n'.repeat(20_001)
  await importFile(app, 'tags?dry_run=true&on_error=skip', 'ndjson', lines, { status: 202 })
  const stopped = await importFile(app, 'tags?dry_run=true', 'ndjson', '{}\n'.repeat(19_000))
  t.match(stopped, { status: 'stopped', rows_read: 1 }, 'fewer are answered at once')
})
