import { fillIndex } from '../../../src/features/search/documents/fill.ts'
import { coverageOf } from '../../../src/features/search/coverage.ts'
import { resources } from '../../../src/modules.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const anyMatch = { 'if-match': '*' }

test('what is published while somebody pages moves nothing of the further pages', async (t) => {
  const app = await startApp(t)
  const { expect, database } = app
  const publish = async (title: string) => {
    const { id } = await expect(201, 'POST', '/v1/posts', { body: { title, body: 'Hội nghị toàn trường.' } })
    await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: anyMatch, body: {} })
    return id
  }
  const first = await publish('Tin số 0')
  // more than a window, the best one at the end; rows as from the API, by COPY
  await database.pool.query(
    `insert into posts select (jsonb_populate_record(posts, jsonb_build_object('id', gen_random_uuid(), 'slug', 'tin-so-' || n,
      'title', case when n between 195 and 209 then 'Hội nghị số ' else 'Tin số ' end || n, 'published_at', posts.published_at - n * interval '1 day'))).*
    from posts, generate_series(1, 260) as n where id = $1`,
    [first],
  )
  await fillIndex(database, coverageOf(resources).providers, { again: true })
  await database.pool.query('update search_words set documents = 100000')
  const ids: string[] = []
  let cursor = ''
  do {
    const { items, page } = await expect(200, 'GET', `/v1/search?q=hoi+nghi&limit=50${cursor}`, {
      as: 'anonymous',
    })
    ids.push(...items.map(({ id }: { id: string }) => id))
    cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`
    await publish(`Tin mới số ${ids.length}`)
  } while (cursor !== '')
  t.equal(new Set(ids).size, ids.length, 'nothing comes twice')
  t.equal(ids.length, 261, 'and nothing is left out')
})
