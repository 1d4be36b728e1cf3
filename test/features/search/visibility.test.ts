import { postSearch } from '../../../src/domain/content/posts/search.ts'
import type { Connection } from '../../../src/platform/database/database.ts'
import { searchPage } from '../../../src/features/search/answer.ts'
import { suggest } from '../../../src/features/search/suggest/suggest.ts'
import { coverageOf } from '../../../src/features/search/coverage.ts'
import { resources } from '../../../src/modules.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const anyMatch = { 'if-match': '*' }

test('search shows what readers see at this moment, and nothing else tells of the rest', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const read = (address: string) => expect(200, 'GET', address, { as: 'anonymous' })
  const find = async (q: string) => read(`/v1/search?q=${q}&facets=type,year`)
  const ids = async (q: string) => (await find(q)).items.map(({ id }: { id: string }) => id)
  const silent = async (word: string, why: string) => {
    const answer = await find(word)
    t.same(answer.items, [], why)
    t.same(answer.facets.type, [], `${why}: not counted`)
    t.same((await read(`/v1/suggest?q=${word.slice(0, -1)}`)).items, [], `${why}: not offered`)
    t.equal((await find(`${word}x`)).corrected_query, null, `${why}: no correction leads to it`)
  }
  const { id } = await expect(201, 'POST', '/v1/posts', {
    body: { title: 'Chuyện kuvaka', body: 'Về kuvaka.' },
  })
  await silent('kuvaka', 'a draft')

  await expect(200, 'POST', `/v1/posts/${id}/publish`, {
    headers: anyMatch,
    body: { published_at: '2199-01-01T00:00:00Z' },
  })
  await silent('kuvaka', 'a scheduled post')

  await expect(200, 'POST', `/v1/posts/${id}/publish`, {
    headers: anyMatch,
    body: { published_at: '2020-01-01T00:00:00Z' },
  })
  t.same(await ids('kuvaka'), [id], 'a published post is found by the next request')
  t.same((await find('kuvaka')).facets.type, [{ value: 'post', count: 1 }])
  t.equal((await read('/v1/suggest?q=kuv')).items[0].id, id)

  await expect(200, 'PATCH', `/v1/posts/${id}`, { headers: anyMatch, body: { title: 'Chuyện timora' } })
  t.same(await ids('timora'), [id], 'a change is found by the next request')

  await expect(200, 'POST', `/v1/posts/${id}/archive`, { headers: anyMatch, body: undefined })
  await silent('timora', 'an archived post')
  await expect(200, 'POST', `/v1/posts/${id}/unpublish`, { headers: anyMatch })
  await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: anyMatch, body: {} })
  t.same(await ids('timora'), [id])

  await expect(204, 'DELETE', `/v1/posts/${id}`, { headers: anyMatch })
  await silent('timora', 'a trashed post')
  await expect(200, 'POST', `/v1/posts/${id}/restore`, { headers: anyMatch })
  t.same(await ids('timora'), [id], 'a restored post')
  await expect(204, 'DELETE', `/v1/posts/${id}?purge=true`, { headers: anyMatch })
  await silent('timora', 'a purged post')

  const { rows } = await app.database.pool.query('select count(*) as count from search_documents')
  t.equal(rows[0].count, 0, 'nothing is left in the index')
})

test('what is taken back after it was found, and before it is read, is not shown', async (t) => {
  const app = await startApp(t)
  const { expect, database } = app
  const { id } = await expect(201, 'POST', '/v1/posts', { body: { title: 'Chuyện kuvaka', body: 'Về đó.' } })
  const publish = () => expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: anyMatch, body: {} })
  let takesBack = false
  const reads = [postSearch.select, postSearch.selectNamed!]
  const query = async (...given: [string | { text: string }, unknown[]]) => {
    const text = typeof given[0] === 'string' ? given[0] : given[0].text
    if (takesBack && reads.some((read) => text.includes(read))) {
      await expect(200, 'POST', `/v1/posts/${id}/unpublish`, { headers: anyMatch })
    }
    return await database.pool.query(...(given as [string, unknown[]]))
  }
  const connection = { query } as unknown as Connection
  const shown = async () => [
    ...(await searchPage(connection, coverageOf(resources), { q: 'kuvaka' })).items,
    ...(await suggest(connection, coverageOf(resources).providers, 'kuvak', 8)).filter(
      ({ type }) => type === 'post',
    ),
  ]
  await publish()
  t.equal((await shown()).length, 2)
  takesBack = true
  t.same((await searchPage(connection, coverageOf(resources), { q: 'kuvaka' })).items, [])
  takesBack = false
  await publish()
  takesBack = true
  t.same(
    (await suggest(connection, coverageOf(resources).providers, 'kuvak', 8)).filter(
      ({ type }) => type === 'post',
    ),
    [],
  )
})

test('a write that fails leaves no trace in the index', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const body = { title: 'Bài thử', body: 'Nội dung.', external_id: 'mot' }
  await expect(201, 'POST', '/v1/posts', { body })
  await expect(409, 'POST', '/v1/posts', { body: { ...body, title: 'Bài lặp' } })
  const { rows } = await app.database.pool.query('select count(*) as count from search_documents')
  t.equal(rows[0].count, 1)
})

test('no word is offered that only what is not visible says', async (t) => {
  const { expect } = await startApp(t)
  let posts = 0
  const write = async (title: string, published_at: string) => {
    // both would get the same slug
    const slug = `tin-${(posts += 1)}`
    const { id } = await expect(201, 'POST', '/v1/posts', { body: { title, slug, body: 'Tin.' } })
    await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: anyMatch, body: { published_at } })
  }
  // independent of which form sorts first
  for (const [shown, hidden, typed] of [
    ['Bùi Tuấn', 'Bùi Tuân', 'bui tuẩn'],
    ['Đỗ Tuân', 'Đỗ Tuấn', 'do tuẩn'],
  ] as const) {
    await write(shown, '2020-01-01T00:00:00Z')
    await write(hidden, '2199-01-01T00:00:00Z')
    const { did_you_mean, items } = await expect(200, 'GET', `/v1/search?q=${encodeURIComponent(typed)}`, {
      as: 'anonymous',
    })
    t.equal(items.length, 1)
    t.not(did_you_mean, hidden.toLowerCase(), typed)
  }
})
