import { startApp } from '../../../support/app.ts'
import { lines, mediaTypes } from './import-file.ts'
import { waitForImport, startTestImportWorker } from './import-worker.ts'
import { test } from '../../../support/shared-test.ts'

const people = (count: number) =>
  lines(
    ...Array.from({ length: count }, (_, n) => ({ external_id: `p${n}`, name: `Huỳnh Khuyến Khích ${n}` })),
  )

test('a job stops when the key that sent its file is revoked', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '1000' })
  const { expect, app: server } = app
  const { pool } = app.database
  const sendWithKey = async () => {
    const { id, key } = await expect(201, 'POST', '/v1/api-keys', {
      body: { name: 'Tập lệnh', role: 'editor' },
    })
    const answer = await server.inject({
      method: 'POST',
      url: '/v1/imports/people',
      payload: people(2200),
      headers: { 'content-type': mediaTypes.ndjson, authorization: `Bearer ${key}` },
    })
    t.equal(answer.statusCode, 202)
    return { key: id, id: answer.json().id as string }
  }

  const before = await sendWithKey()
  await expect(200, 'POST', `/v1/api-keys/${before.key}/revoke`)
  const worker = await startTestImportWorker(t, app)
  const refused = { status: 'failed', problem: { code: 'key_revoked', message_vi: /thu hồi/ } }
  t.match(await waitForImport(app, before.id), { ...refused, created: 0 }, 'before it began')

  // as if the key were revoked while the first batch is stored
  await pool.query(`create function revoke_sender() returns trigger language plpgsql as $$
    begin update api_keys set revoked_at = now() where new.created_by = 'key:' || id; return null; end $$`)
  await pool.query(
    'create trigger revoke_sender after update of rows_read on imports for each row when (new.rows_read = 2000) execute function revoke_sender()',
  )
  const during = await sendWithKey()
  t.match(
    await waitForImport(app, during.id),
    { ...refused, created: 2000, rows_read: 2000 },
    'after the batch at hand',
  )
  t.equal((await expect(200, 'GET', '/v1/people?count=exact&limit=1')).page.count, 2000)
  t.same(worker.errors, [])
})

test('words are counted anew when an import of many rows ends', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '1000' })
  const worker = await startTestImportWorker(t, app)
  const { id } = await app.expect(202, 'POST', '/v1/imports/people', {
    body: people(1200),
    headers: { 'content-type': mediaTypes.ndjson },
  })
  t.match(await waitForImport(app, id), { status: 'completed', created: 1200 })
  const { rows } = await app.database.pool.query(
    `select documents from search_words where word = 'huỳnh khuyến' or word = 'khuyến'`,
  )
  t.ok(rows.length > 0)
  for (const { documents } of rows) t.equal(documents, 1200)
  t.same(worker.errors, [])
})
