import { fillIndex, refreshIndex } from '../../../src/features/search/documents/fill.ts'
import { coverageOf } from '../../../src/features/search/coverage.ts'
import { claimCount, indexNeeds } from '../../../src/features/search/index-state.ts'
import { resources } from '../../../src/modules.ts'
import { openDatabase } from '../../../src/platform/database/database.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { importFile, lines } from '../exchange/imports/import-file.ts'

const { providers } = coverageOf(resources)

const searches = ['/v1/search?q=khai+giang', '/v1/suggest?q=khai', '/v1/posts?q=khai+giang']

const contentsOf = async ({ database }: TestApp) =>
  (await database.pool.query('select * from search_documents order by id')).rows as {
    id: string
    type: string
  }[]

async function importPosts(app: TestApp, from: number, to: number): Promise<void> {
  const posts = Array.from({ length: to - from }, (_, n) => ({
    external_id: `post-${from + n}`,
    title: `Khai giảng lớp ${from + n}`,
    body: `Nhà trường khai giảng lớp ${from + n}.`,
  }))
  const imported = await importFile(app, 'posts', 'ndjson', lines(...posts))
  if (imported.created !== posts.length) throw new Error(JSON.stringify(imported))
}

/** Adds posts that all searches find. They are published behind the API, because an import makes drafts. */
async function publishPosts(app: TestApp, from: number, to: number): Promise<void> {
  await importPosts(app, from, to)
  await app.database.pool.query(
    `update posts set status = 'published', published_at = '2024-01-01T00:00:00Z' where status = 'draft'`,
  )
}

const empty = ({ database }: TestApp) =>
  database.pool.query('truncate search_documents; update search_index_state set filled_at = null')

test('an index that is not complete answers with 503, and all else goes on', async (t) => {
  const app = await startApp(t)
  const { database, expect, send } = app
  const { pool } = database
  const as = 'anonymous'

  await t.test('an empty database is complete at once', async (t) => {
    t.equal(await indexNeeds(pool, providers), 'nothing')
    for (const url of searches) t.same((await expect(200, 'GET', url, { as })).items, [], url)
  })

  await publishPosts(app, 0, 450)
  await fillIndex(database, providers, { again: true })
  // until the responses are cached
  for (let i = 0; i < 3; i++) for (const url of searches) await expect(200, 'GET', url, { as })

  await t.test('searches and suggestions say that it is being built', async (t) => {
    await empty(app)
    for (const url of searches) {
      const answer = await send('GET', url, { as })
      t.equal(answer.statusCode, 503, url)
      t.ok(Number(answer.headers['retry-after']) > 0, url)
      t.match(answer.json(), { code: 'unavailable', detail: /search index is being built/ }, url)
      const vietnamese = await expect(503, 'GET', url, { as, headers: { 'accept-language': 'vi' } })
      t.match(vietnamese.detail, /Chỉ mục tìm kiếm đang được xây dựng/, url)
    }
    t.equal((await expect(200, 'GET', '/v1/posts', { as })).items.length, 20)
    await expect(200, 'GET', '/readyz', { as })
    await expect(201, 'POST', '/v1/tags', { body: { name: 'Khai giảng' } })
  })

  await t.test('a fill that is stopped leaves it incomplete, and the next one completes it', async (t) => {
    let batches = 0
    await fillIndex(database, providers, { again: false, isStopped: () => batches++ > 2 })
    const filled = (await contentsOf(app)).length
    t.ok(filled > 0 && filled < 450, `${filled} rows`)
    t.equal(await indexNeeds(pool, providers), 'fill')
    for (const url of searches) await expect(503, 'GET', url, { as })
    t.equal(await fillIndex(database, providers, { again: false }), 450 - filled)
    t.equal(await indexNeeds(pool, providers), 'nothing')
    for (const url of searches) t.ok((await expect(200, 'GET', url, { as })).items.length > 0, url)
  })

  await t.test('processes that fill at the same time share the rows', async (t) => {
    await empty(app)
    const options = { url: app.databaseUrl, poolSize: 1 }
    const both = [openDatabase(options), openDatabase(options)]
    const read = await Promise.all(both.map((one) => fillIndex(one, providers, { again: false })))
    await Promise.all(both.map((one) => one.close()))
    t.equal(read[0]! + read[1]!, 450)
    t.equal((await contentsOf(app)).length, 450)
  })

  await t.test('writes during a fill are in the index as they were written', async (t) => {
    await empty(app)
    const { items } = await expect(200, 'GET', '/v1/posts?limit=60&sort=title')
    const filling = fillIndex(database, providers, { again: false })
    for (const [n, { id }] of items.entries()) {
      const headers = { 'if-match': '*' }
      if (n % 3 === 0) await expect(204, 'DELETE', `/v1/posts/${id}`, { headers })
      else await expect(200, 'PATCH', `/v1/posts/${id}`, { headers, body: { title: `Bế mạc lớp ${n}` } })
      if (n % 20 === 0) await importPosts(app, 500 + n, 503 + n)
    }
    await filling
    const written = await contentsOf(app)
    t.equal(written.length, 450 - 20 + 9)
    await fillIndex(database, providers, { again: true })
    t.same(await contentsOf(app), written)
  })

  await t.test(
    'words are counted again where there are twice as many documents, by one process',
    async (t) => {
      t.equal(await claimCount(pool), false, 'the fill has counted them')
      await pool.query('update search_index_state set counted_documents = 200')
      const claims = await Promise.all([claimCount(pool), claimCount(pool), claimCount(pool)])
      t.same(claims.toSorted(), [false, false, true])
    },
  )

  await t.test('a truncated index is not complete', async (t) => {
    await pool.query('truncate search_documents')
    t.equal(await indexNeeds(pool, providers), 'fill')
    await fillIndex(database, providers, { again: false })
    t.equal(await indexNeeds(pool, providers), 'nothing')
  })
})

test('entries of another version are made anew, and a later version has the index', async (t) => {
  const app = await startApp(t)
  const { database, expect } = app
  const { pool } = database
  await publishPosts(app, 0, 30)
  await fillIndex(database, providers, { again: true })
  await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ Khai giảng' } })
  const written = await contentsOf(app)

  await t.test('an index of an earlier format is filled', async (t) => {
    await pool.query("update search_documents set format = 0, terms = '{1}', weighing = 0")
    await pool.query('update search_index_state set format = 0')
    for (const url of searches) await expect(503, 'GET', url)
    t.equal(await indexNeeds(pool, providers), 'fill')
    t.equal(await fillIndex(database, providers, { again: false }), 31)
    t.same(await contentsOf(app), written)
    for (const url of searches) await expect(200, 'GET', url)
  })

  await t.test('what an earlier version has written since then is made anew', async (t) => {
    await pool.query(
      "update search_documents set format = 0, terms = '{1}', weighing = 0 where type = 'post'",
    )
    await pool.query(
      "insert into search_documents select gen_random_uuid(), 'gone', public, sorted_at, year, section_id, program_id, terms, weighing, 0 from search_documents limit 1",
    )
    await pool.query(
      "insert into search_documents select gen_random_uuid(), type, public, sorted_at, year, section_id, program_id, terms, weighing, 0 from search_documents where type = 'post' limit 1",
    )
    t.equal(await indexNeeds(pool, providers), 'refresh')
    t.equal(await refreshIndex(database, providers, {}), 30)
    t.same(await contentsOf(app), written)
    t.equal(await indexNeeds(pool, providers), 'nothing')
  })

  await t.test('a version without sequences may write while this one runs', async (t) => {
    const address = (q: string) => `/v1/search?q=${encodeURIComponent(q)}&limit=50`
    const search = async (q = '"trường khai lớp"') =>
      (await expect(200, 'GET', address(q))).items.length as number
    const title = 'Nhà trường khai giảng; trường khai mạc; khai lớp'
    const post = await expect(201, 'POST', '/v1/posts', { body: { title, body: 'Tin.' } })
    await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers: { 'if-match': '*' }, body: {} })
    t.equal(await search(), 0, 'the words are there, and not side by side')
    await pool.query('update search_documents set terms = terms where id = $1', [post.id])
    t.equal(await indexNeeds(pool, providers), 'refresh')
    t.equal(await search(), 0, 'its text is read where its words are missing')
    t.equal(await search('"nhà trường khai giảng"'), 31)
    t.equal(await search('"nhà trường" -"trường khai lớp"'), 31, 'nor is it excluded for its entries')
    t.equal(await search('"nhà trường" -"trường khai giảng"'), 0)
    t.equal((await expect(200, 'GET', address('"trường khai lớp"'))).indexing, false, 'all were compared')
    t.equal(await refreshIndex(database, providers, {}), 1)
    t.equal(await indexNeeds(pool, providers), 'nothing')
    t.equal(await search(), 0)
    await expect(204, 'DELETE', `/v1/posts/${post.id}?purge=true`, { headers: { 'if-match': '*' } })
    await publishPosts(app, 100, 210)
    const many = '"nhà trường khai giảng lớp"'
    const found = async () => {
      const ids = new Set<string>()
      for (let url = address(many); ;) {
        const { items, page, indexing } = await expect(200, 'GET', url)
        for (const { id } of items) ids.add(id)
        if (page.next_cursor === null) return { ids, indexing }
        url = `${address(many)}&cursor=${page.next_cursor}`
      }
    }
    await fillIndex(database, providers, { again: true })
    t.same([(await found()).ids.size, (await found()).indexing], [140, false])
    await pool.query("update search_documents set terms = terms where type = 'post'")
    const some = await found()
    t.equal(some.indexing, true, 'more texts than a search reads')
    t.ok(some.ids.size >= 100 && some.ids.size < 140, `${some.ids.size} of them`)
    const list = await expect(200, 'GET', `/v1/posts?q=${encodeURIComponent(many)}&sort=title`)
    t.equal(list.indexing, true)
    t.equal((await expect(200, 'GET', address('khai giảng'))).indexing, false, 'words need no order')
    await refreshIndex(database, providers, {})
    t.same([(await found()).ids.size, (await found()).indexing], [140, false])
    const left = await pool.query('select from search_sequences where document_id = $1', [post.id])
    t.equal(left.rowCount, 0, 'nothing of it is left')
  })

  await t.test('the index of a later format is left alone', async (t) => {
    await pool.query('update search_documents set format = 9')
    await pool.query('update search_index_state set format = 9')
    for (const url of searches) await expect(503, 'GET', url)
    t.equal(await indexNeeds(pool, providers), 'nothing')
    await t.rejects(fillIndex(database, providers, { again: true }), /later version/)
    t.same(await pool.query('select distinct format from search_documents').then(({ rows }) => rows), [
      { format: 9 },
    ])
    await expect(200, 'GET', '/v1/posts')
  })
})
