import { fillIndex, loadIndex } from '../../../src/features/search/documents/fill.ts'
import { indexNeeds } from '../../../src/features/search/index-state.ts'
import { coverageOf } from '../../../src/features/search/coverage.ts'
import { resources } from '../../../src/modules.ts'
import { importFile, lines } from '../exchange/imports/import-file.ts'
import { startApp } from '../../support/app.ts'
import { publishArticles } from './school.ts'
import { test } from '../../support/shared-test.ts'

const { providers: sources } = coverageOf(resources)

test('the index can be built anew from the tables', async (t) => {
  const app = await startApp(t)
  const { database, expect } = app
  const { pool } = database
  const ids = await publishArticles(app)
  await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ Lý luận cơ sở' } })
  const contents = async () =>
    (await pool.query('select * from search_documents order by id')).rows as { id: string }[]
  const kept = await contents()
  t.equal(kept.length, ids.size + 1)
  t.equal(await indexNeeds(pool, sources), 'nothing')

  await t.test('an empty one gets back what the writes had put there', async (t) => {
    await pool.query('truncate search_documents')
    t.equal(await indexNeeds(pool, sources), 'fill')
    t.equal(await loadIndex(database, sources, { again: false }), kept.length)
    t.same(await contents(), kept)
    t.equal(await loadIndex(database, sources, { again: false }), 0, 'nothing is missing any more')
    const { rows } = await pool.query(
      "select 1 from pg_indexes where indexname in ('search_documents_terms_index', 'search_documents_hidden_terms_index')",
    )
    t.equal(rows.length, 2, 'its indexes are there again')
  })

  await t.test('one that was ended is completed', async (t) => {
    await pool.query('truncate search_documents')
    let batches = 0
    await fillIndex(database, sources, { again: false, isStopped: () => batches++ > 1 })
    t.ok((await contents()).length < kept.length, 'it was ended')
    await fillIndex(database, sources, { again: false })
    t.same(await contents(), kept)
  })

  await t.test('what the drafts of new posts let expect is what their rows say', async (t) => {
    const section = await expect(201, 'POST', '/v1/sections', { body: { name: 'Tin đào tạo' } })
    const tag = await expect(201, 'POST', '/v1/tags', { body: { name: 'Khai giảng' } })
    const person = await expect(201, 'POST', '/v1/people', { body: { name: 'Nguyễn Văn A', degree: 'ThS.' } })
    const draft = (n: number) => ({
      external_id: `draft${n}`,
      title: `Bản nháp số ${n}`,
      ...(n % 2 === 0 ? {} : { summary: 'Tóm tắt', section_id: section.id, tags: [{ slug: tag.slug }] }),
      body: `Nhà trường **khai giảng** ${n} lớp.\n\n- một\n- hai &amp; ba`,
      ...(n % 3 === 0 ? {} : { byline: [{ person_id: person.id }, { name: 'Ban biên tập', unit: 'Khoa' }] }),
      ...(n % 5 === 0 ? {} : { cover: { caption: 'Quang cảnh buổi lễ' } }),
    })
    await expect(201, 'POST', '/v1/posts', { body: draft(1) })
    const file = lines(...Array.from({ length: 40 }, (_, n) => draft(n + 2)))
    t.match(await importFile(app, 'posts', 'ndjson', file), { created: 40, refused: 0 })
    const written = await contents()
    await fillIndex(database, sources, { again: true })
    t.same(await contents(), written)
  })

  await t.test('changes behind the API’s back are found after it', async (t) => {
    await pool.query("update posts set title = 'Tin lạ lùng' where external_id = 'covid'")
    await pool.query("delete from party_cells where name like 'Chi bộ%'")
    await fillIndex(database, sources, { again: true })
    const find = async (q: string) =>
      (await expect(200, 'GET', `/v1/search?q=${q}`, { as: 'anonymous' })).items.map(
        ({ external_id }: { external_id: string }) => external_id,
      )
    t.same(await find('la+lung'), ['covid'])
    t.same(await find('ly+luan+co+so&type=party_cell'), [])
  })

  await t.test('it counts how many documents use a word', async (t) => {
    const { rows } = await pool.query("select documents from search_words where word = 'học viên'")
    const { items } = await expect(200, 'GET', '/v1/search?q=%22hoc+vien%22&limit=50', { as: 'anonymous' })
    t.ok(rows[0].documents > 1)
    t.ok(Math.abs(rows[0].documents - items.length) <= 2, `${rows[0].documents} of ${items.length}`)
  })
})
