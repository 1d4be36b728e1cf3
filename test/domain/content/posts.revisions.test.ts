import { sweepOnce } from '../../../src/server/sweep.ts'
import { startApp, type Caller, type TestApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { sweepOf } from '../../support/sweep-of.ts'
import { classesOf2020, createConfirmedFigure } from '../figures/school.ts'

const any = { 'if-match': '*' }

/** Steps on the revisions of one new post. */
async function newPost({ expect, database }: TestApp, title: string) {
  const body = { title, body: 'Nhà trường mở 6 lớp.' }
  const { id } = await expect(201, 'POST', '/v1/posts', { as: 'editor', body })
  const url = `/v1/posts/${id}`
  return {
    id: String(id),
    url,
    save: async (body: object, as: Caller = 'editor') =>
      (await expect(200, 'PATCH', url, { as, headers: any, body })).revision as number,
    step: (name: string, as: Caller, body?: object) =>
      expect(200, 'POST', `${url}/${name}`, { as, headers: any, ...(body && { body }) }),
    stored: async () =>
      (await expect(200, 'GET', `${url}/revisions?limit=100`)).items.map(
        ({ revision }: { revision: number }) => revision,
      ),
    letPass: (minutes: number) =>
      database.pool.query(
        'update post_revisions set interval_began_at = interval_began_at - make_interval(mins => $2) where post_id = $1',
        [id, minutes],
      ),
  }
}

test('of the edits of a draft within some minutes the last one is stored', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { id, url, save, step, stored, letPass } = await newPost(app, 'Tự động lưu')
  for (let n = 2; n <= 6; n++) t.equal(await save({ summary: `Lần ${n}` }), n, 'each save has a revision')
  t.same(await stored(), [6, 1], 'the first text and the last save')
  t.match(await expect(200, 'GET', `${url}/revisions/6`), { content: { summary: 'Lần 6', revision: 6 } })
  for (const [method, path] of [
    ['GET', '3'],
    ['GET', '6?diff=3'],
    ['POST', '3/restore'],
  ] as const)
    t.match(await expect(404, method, `${url}/revisions/${path}`, { headers: any }), {
      detail: /^Revision 3 .* replaced it.* list of revisions/,
    })
  t.match(await expect(404, 'GET', `${url}/revisions/99`), { detail: /no revision 99: its newest one is 6/ })

  await save({ summary: 'Người khác' }, 'publisher')
  await save({ summary: 'Người khác, lần hai' }, 'publisher')
  t.same(await stored(), [8, 6, 1], 'another caller')
  // the interval begins with its first edit, not with its last one
  await letPass(4)
  await save({ summary: 'Phút thứ tư' }, 'publisher')
  t.same(await stored(), [9, 6, 1])
  await letPass(2)
  await save({ summary: 'Phút thứ sáu' }, 'publisher')
  t.same(await stored(), [10, 9, 6, 1])

  await save({ summary: 'Để trình' })
  await step('submit', 'editor')
  await save({ summary: 'Sau khi trình' })
  t.same(await stored(), [12, 11, 10, 9, 6, 1], 'what was submitted')
  await step('submit', 'editor')
  await step('return', 'publisher', { comment: 'Xem lại.' })
  await save({ body: 'Cả năm nhà trường mở 6 lớp.' })
  t.same(await stored(), [13, 12, 11, 10, 9, 6, 1], 'what was returned')

  const source = { post_id: id, field: 'body_text', quote: '6 lớp' }
  const figure = await createConfirmedFigure(app, classesOf2020(6, { source }))
  await save({ body: 'Trong cả năm nhà trường mở 6 lớp.' })
  t.same(await stored(), [14, 12, 11, 10, 9, 6, 1], 'the quote has moved to the new text')
  t.match(await expect(200, 'GET', `/v1/figures/${figure.id}`), { source: { revision: 14 } })
  await save({ body: 'Nhà trường mở bảy lớp.' })
  t.same(await stored(), [15, 14, 12, 11, 10, 9, 6, 1], 'the last text with the quote')

  await expect(200, 'PATCH', `${url}/draft`, { as: 'editor', headers: any, body: { title: 'Bản mới' } })
  await save({ summary: 'Sửa ngay' })
  t.same(await stored(), [16, 15, 14, 12, 11, 10, 9, 6, 1], 'the base of a working draft')
  await expect(204, 'DELETE', `${url}/draft`, { headers: any })
  await step('publish', 'publisher', {})
  await save({ summary: 'Đã đăng' }, 'publisher')
  await save({ summary: 'Đã đăng, sửa' }, 'publisher')
  t.same(await stored(), [19, 18, 17, 16, 15, 14, 12, 11, 10, 9, 6, 1], 'what readers saw')
})

test('a working draft has a history of its own', async (t) => {
  const app = await startApp(t)
  const { expect, database } = app
  const post = await newPost(app, 'Bài đã đăng')
  await post.step('publish', 'publisher', {})
  const url = `${post.url}/draft`
  const history = `${url}/revisions`
  type Saved = { revision: number; ended_at: string | null; published_revision: number | null }
  const list = async (): Promise<Saved[]> => (await expect(200, 'GET', `${history}?limit=100`)).items
  const numbers = async () => (await list()).map(({ revision }) => revision)
  const save = async (body: object, as: Caller = 'editor') =>
    (await expect(200, 'PATCH', url, { as, headers: any, body })).revision as number
  const restore = (revision: number, status = 200) =>
    expect(status, 'POST', `${history}/${revision}/restore`, { as: 'editor', headers: any })

  t.same(await list(), [])
  for (const [n, title] of ['Một', 'Hai', 'Ba'].entries()) t.equal(await save({ title }), n + 3)
  t.same(await numbers(), [5], 'the last save of the interval')
  await save({ summary: 'Người khác' }, 'publisher')
  await save({ summary: 'Người khác, lần hai' }, 'publisher')
  t.same(await numbers(), [7, 5], 'another writer')
  await database.pool.query(
    `update working_draft_revisions set interval_began_at = interval_began_at - interval '6 minutes'`,
  )
  await save({ summary: 'Phút thứ sáu' }, 'publisher')
  t.same(await numbers(), [8, 7, 5], 'a new interval')
  await post.step('submit', 'editor')
  await save({ title: 'Sau khi trình' })
  await save({ title: 'Sau khi trình, lần hai' })
  t.same(await numbers(), [11, 8, 7, 5], 'what was submitted')
  await post.step('submit', 'editor')
  await post.step('return', 'publisher', { comment: 'Xem lại.' })
  await save({ title: 'Sau khi trả lại' })
  t.same(await numbers(), [14, 11, 8, 7, 5], 'what was returned')

  const read = await expect(200, 'GET', `${history}/8?diff=5`)
  t.match(read, { revision: 8, base_revision: 2, title: 'Ba', ended_at: null, published_revision: null })
  t.match(read.content, { title: 'Ba', summary: 'Phút thứ sáu', revision: 8, url: null })
  t.notOk(read.content.internal)
  t.match(read.diff, [{ field: 'summary', before: null, after: 'Phút thứ sáu' }])
  t.equal((await expect(200, 'GET', `${history}/8`)).diff, null)
  for (const [method, path] of [
    ['GET', '3'],
    ['GET', '8?diff=99'],
    ['POST', '4/restore'],
  ] as const)
    t.match(await expect(404, method, `${history}/${path}`, { headers: any }), { detail: /history of/ })
  await expect(401, 'GET', history, { as: 'anonymous' })
  await expect(403, 'GET', `${history}/8`, { as: 'registrar' })
  await expect(428, 'POST', `${history}/8/restore`)

  t.match(await restore(5), { title: 'Ba', summary: null, revision: 15, stale: false })
  t.same(await numbers(), [15, 14, 11, 8, 7, 5], 'the text before a restored one stays')
  await save({ title: 'Sửa bản cũ' })
  t.same(await numbers(), [16, 14, 11, 8, 7, 5])

  await expect(204, 'DELETE', url, { headers: any })
  t.ok((await list()).every(({ ended_at, published_revision }) => ended_at && published_revision === null))
  t.match(await restore(16), { exists: true, title: 'Sửa bản cũ', revision: 18, base_revision: 2 })
  t.same(await numbers(), [18, 16, 14, 11, 8, 7, 5], 'texts of a discarded draft stay')
  await post.step('publish', 'publisher', {})
  const [published, discarded] = await list()
  t.match([published, discarded], [{ published_revision: 3 }, { revision: 16, published_revision: null }])

  await post.save({ title: 'Đính chính' }, 'publisher')
  const stale = await restore(18)
  t.match(stale, { title: 'Sửa bản cũ', base_revision: 2, stale: true, revision: 22 })
  t.match(await expect(412, 'POST', `${post.url}/publish`, { headers: any, body: {} }), {
    code: 'stale_base',
  })
  const rebased = await expect(200, 'PUT', url, { as: 'editor', headers: any, body: { title: 'Đã ghép' } })
  t.match(rebased, { base_revision: 4, stale: false, revision: 25 })
  await expect(200, 'POST', `${post.url}/unpublish`, { headers: any })
  await save({ title: 'Bài đã gỡ' })
  t.match(
    await restore(25),
    { title: 'Đã ghép', base_revision: 5, stale: false },
    'only the state has changed',
  )

  const tag = await expect(201, 'POST', '/v1/tags', { body: { name: 'Sắp xóa' } })
  const tagged = await save({ tag_ids: [tag.id] }, 'publisher')
  await save({ tag_ids: [] })
  await expect(204, 'DELETE', `/v1/tags/${tag.id}`, { headers: any })
  t.match(await restore(tagged, 422), { code: 'unknown_reference', errors: [{ pointer: '/tag_ids/0' }] })
  await expect(204, 'DELETE', post.url, { headers: any })
  t.match(await restore(25, 409), { code: 'wrong_state' })
  t.ok((await numbers()).includes(25), 'it is read in the trash')
  await expect(204, 'DELETE', `${post.url}?purge=true`, { headers: any })
  await expect(404, 'GET', history)
  t.equal((await database.pool.query('select from working_draft_revisions')).rowCount, 0)
})

test('REVISIONS_KEEP removes old revisions that nothing needs', async (t) => {
  const app = await startApp(t, { REVISIONS_INTERVAL: '0', REVISIONS_KEEP: '2' })
  const { expect, database } = app
  const post = await newPost(app, 'Giữ phiên bản')
  await post.save({ body: 'Mở 6 lớp.' })
  const source = { post_id: post.id, field: 'body_text', quote: '6 lớp' }
  await createConfirmedFigure(app, classesOf2020(6, { source }))
  await post.save({ body: 'Mở bảy lớp.' })
  await post.save({ summary: 'Bốn' })
  await post.step('submit', 'editor')
  await post.save({ summary: 'Năm' })
  await expect(200, 'PATCH', `${post.url}/draft`, { headers: any, body: { title: 'Bản đang soạn' } })
  for (const summary of ['Sáu', 'Bảy', 'Tám']) await post.save({ summary })
  t.same(await post.stored(), [8, 7, 6, 5, 4, 3, 2, 1], 'every save')

  const approved = await newPost(app, 'Đã duyệt')
  await approved.step('submit', 'editor')
  await approved.step('approve', 'publisher', {})
  for (const summary of ['Ba', 'Bốn', 'Năm']) await approved.save({ summary }, 'publisher')
  const drafted = await newPost(app, 'Bản nháp dài')
  const draft = `${drafted.url}/draft`
  const write = (summary: string) =>
    expect(200, 'PATCH', draft, { as: 'editor', headers: any, body: { summary } })
  await write('Một')
  await drafted.step('submit', 'editor')
  for (const summary of ['Hai', 'Ba', 'Bốn', 'Năm']) await write(summary)
  const texts = async () =>
    (await expect(200, 'GET', `${draft}/revisions`)).items.map(
      ({ revision }: { revision: number }) => revision,
    )
  t.same(await texts(), [7, 6, 5, 4, 2])

  // more than a batch
  const long = await newPost(app, 'Nhiều phiên bản')
  await database.pool.query(
    `insert into post_revisions (id, post_id, revision, actor, title, status, content)
      select gen_random_uuid(), post_id, n, actor, title, status, content
      from post_revisions, generate_series(2, 1300) n where post_id = $1`,
    [long.id],
  )
  await database.pool.query('update posts set revision = 1300 where id = $1', [long.id])

  await sweepOnce(sweepOf(t, app))
  t.same(await texts(), [7, 6, 2], 'the newest, and what was submitted')
  t.same(await long.stored(), [1300, 1299])
  // quoted: 2; submitted: 4; base of the working draft: 5; the newest: 7, 8
  t.same(await post.stored(), [8, 7, 5, 4, 2])
  // submitted: 1; approved: 2
  t.same(await approved.stored(), [5, 4, 2, 1])
  t.match(await expect(404, 'GET', `${post.url}/revisions/3`), { detail: /not stored/ })
  t.match(await expect(200, 'GET', `${post.url}/revisions/8?diff=2`), { diff: [{ field: 'summary' }, {}] })
})
