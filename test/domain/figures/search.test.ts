import { startApp } from '../../support/app.ts'
import { createPublishedPost, classesOf2020, createConfirmedFigure, headers } from './school.ts'
import { test } from '../../support/shared-test.ts'

test('figures are found while readers see them', async (t) => {
  const app = await startApp(t)
  const { expect, database } = app
  const searchFigures = async (query = 'lop+dao+tao+2020') =>
    (await expect(200, 'GET', `/v1/search?q=${query}&type=figure`, { as: 'anonymous' })).items
  const post = await createPublishedPost(app, 'Mở 62 lớp', 'Mở 62 lớp trong năm.', { publish: false })
  const source = { post_id: post.id, field: 'body_text', quote: '62 lớp' }
  const figure = await expect(201, 'POST', '/v1/figures', { body: classesOf2020(62, { source }) })
  const post2 = `/v1/posts/${post.id}`
  const patch = (body: string) => expect(200, 'PATCH', post2, { headers, body: { body } })
  const step = (name: string) =>
    expect(200, 'POST', `${post2}/${name}`, { headers, body: name === 'publish' ? {} : undefined })

  t.same(await searchFigures(), [], 'a proposal is not found')
  await expect(200, 'POST', `/v1/figures/${figure.id}/confirm`, { headers })
  t.same(await searchFigures(), [], 'nor what a draft states')
  await step('publish')
  t.match(await searchFigures(), [
    {
      id: figure.id,
      type: 'figure',
      title: 'Lớp đào tạo, bồi dưỡng, năm 2020: 62 lớp',
      href: `/v1/figures/${figure.id}`,
      year: 2020,
    },
  ])
  t.match(
    (await searchFigures('62+lop')).map(({ id }: { id: string }) => id),
    [figure.id],
    'by its words too',
  )
  await patch('Mở nhiều lớp.')
  t.same(await searchFigures(), [], 'words that are gone are not found')
  await patch('Cả năm mở 62 lớp.')
  t.equal((await searchFigures()).length, 1)
  await step('unpublish')
  t.same(await searchFigures(), [])
  await step('publish')
  await expect(204, 'DELETE', post2, { headers })
  t.same(await searchFigures(), [], 'nor what is stated in the trash')
  await expect(200, 'POST', `${post2}/restore`, { headers })
  t.equal((await searchFigures()).length, 1)
  await expect(200, 'POST', `/v1/figures/${figure.id}/reject`, { headers, body: { reason: 'Nhầm.' } })
  t.same(await searchFigures(), [])

  const other = await createConfirmedFigure(app, classesOf2020(7))
  t.match(await searchFigures('12-BC+TCT'), [{ id: other.id }], 'a document is found by its number')
  const kept = await createConfirmedFigure(app, classesOf2020(62, { source }))
  await expect(204, 'DELETE', `${post2}?purge=true`, { headers })
  const { rows } = await database.pool.query('select 1 from search_documents where id = $1', [kept.id])
  t.same(rows, [], 'a purge leaves nothing in the index')
})
