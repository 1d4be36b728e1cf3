import { test } from '../../support/shared-test.ts'
import { classesOf2020, createConfirmedFigure } from '../figures/school.ts'
import { startApp, type Caller, type TestApp } from '../../support/app.ts'

const any = { 'if-match': '*' }
const patchType = { 'content-type': 'application/merge-patch+json' }

/** Steps on the working draft of one post. */
function draftOf({ send, expect }: TestApp, id: string) {
  const url = `/v1/posts/${id}/draft`
  return {
    url,
    read: () => expect(200, 'GET', url),
    etag: async () => String((await send('GET', url)).headers['etag']),
    patch: (body: object, as: Caller = 'editor', tag = '*', status = 200) =>
      expect(status, 'PATCH', url, { as, headers: { ...patchType, 'if-match': tag }, body }),
    put: (body: object) => expect(200, 'PUT', url, { headers: any, body }),
    discard: (tag = '*', status = 204) => expect(status, 'DELETE', url, { headers: { 'if-match': tag } }),
    diff: () => expect(200, 'GET', `${url}/diff`),
    publish: (tag = '*', status = 200, body: object = {}) =>
      expect(status, 'POST', `/v1/posts/${id}/publish`, { headers: { 'if-match': tag }, body }),
  }
}

/** A published post, with the steps on its draft. */
async function publishedPost(app: TestApp, more: object = {}) {
  const body = {
    title: 'Khai giảng lớp bồi dưỡng',
    body: 'Nhà trường khai giảng **6 lớp** với 310 học viên.',
    ...more,
  }
  const { id } = await app.expect(201, 'POST', '/v1/posts', { body })
  const post = await app.expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: any, body: {} })
  return { id: String(id), post, ...draftOf(app, String(id)) }
}

test('a draft stands beside the public post until it is published', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const { id, post, url, read, etag, patch, diff, publish } = await publishedPost(app)
  const figure = await createConfirmedFigure(
    app,
    classesOf2020(6, { source: { post_id: id, field: 'body_text', quote: '6 lớp' } }),
  )
  const publicAnswers = async () => {
    const addresses = [
      `/v1/posts/${id}`,
      '/v1/posts?count=exact',
      '/v1/search?q=bế+giảng',
      '/v1/suggest?q=be',
      `/v1/figures/${figure.id}`,
    ]
    return await Promise.all(addresses.map((address) => expect(200, 'GET', address, { as: 'anonymous' })))
  }
  const before = await publicAnswers()

  t.match(await read(), { exists: false, title: post.title, revision: post.revision, stale: false })
  t.same((await diff()).differences, [])
  const first = await patch({ title: 'Bế giảng lớp bồi dưỡng' }, 'editor', await etag())
  t.match(first, { exists: true, title: 'Bế giảng lớp bồi dưỡng', status: 'published' })
  t.match(first, { base_revision: post.revision, revision: post.revision + 1, stale: false })
  t.match(first.updated_by, /^key:/)
  const second = await patch({ body: 'Hôm nay nhà trường bế giảng **6 lớp**.' })
  t.equal(second.revision, first.revision + 1)
  t.match(second.body_html, '<strong>6 lớp</strong>')
  t.equal(second.title, first.title)
  t.equal((await patch({ title: first.title })).revision, second.revision, 'equal content changes nothing')
  t.same(await publicAnswers(), before)
  t.equal((await send('GET', url, { as: 'anonymous' })).statusCode, 401)

  const { differences, revision, post_revision } = await diff()
  t.same([revision, post_revision], [second.revision, post.revision])
  t.same(
    differences.map(({ field }: { field: string }) => field),
    ['title', 'body'],
  )
  t.same(differences[0].words, [
    { kind: 'removed', text: 'Khai' },
    { kind: 'added', text: 'Bế' },
    { kind: 'equal', text: ' giảng lớp bồi dưỡng' },
  ])

  await expect(403, 'POST', `/v1/posts/${id}/publish`, { as: 'editor', headers: any, body: {} })
  await publish(`"${first.revision}"`, 412)
  const published = await publish(`"${second.revision}"`)
  t.match(published, { title: second.title, body: second.body, published_at: post.published_at })
  t.match(await read(), { exists: false, title: second.title, updated_by: null, updated_by_name: null })
  const moved = await expect(200, 'GET', `/v1/figures/${figure.id}`, { as: 'anonymous' })
  t.equal(moved.source_stale, false, 'its quote is found in the new text')
  t.not(moved.source.start, before[4].source.start)
  const { items } = await expect(200, 'GET', '/v1/audit-events?resource=posts&limit=3')
  t.same(
    items.map(({ operation }: { operation: string }) => operation),
    ['publishPost', 'updateWorkingDraft', 'updateWorkingDraft'],
  )
  t.same(items[1].fields, ['draft.body'])
})

test('what the post has become meanwhile is not overwritten', async (t) => {
  const app = await startApp(t)
  const { id, post, read, patch, put, discard, diff, publish, etag } = await publishedPost(app)
  const address = `/v1/posts/${id}`
  const draft = await patch({ summary: 'Tóm tắt mới.' })

  // states alone do not make a draft stale
  await app.expect(200, 'POST', `${address}/unpublish`, { headers: any })
  await app.expect(204, 'DELETE', address, { headers: any })
  await app.expect(409, 'PATCH', `${address}/draft`, { headers: any, body: { title: 'Trong thùng rác' } })
  await app.expect(200, 'POST', `${address}/restore`, { headers: any })
  const scheduled = { published_at: '2199-01-01T00:00:00Z' }
  t.match(await read(), { stale: false, status: 'draft', summary: 'Tóm tắt mới.' })
  t.match(await publish('*', 200, scheduled), { status: 'published', ...scheduled, summary: 'Tóm tắt mới.' })

  await patch({ summary: 'Tóm tắt khác.' })
  const changed = await app.expect(200, 'PATCH', address, { headers: any, body: { title: 'Sửa ngay' } })
  t.match(await read(), { stale: true, title: post.title, summary: 'Tóm tắt khác.' })
  for (const tag of ['*', await etag(), `"${changed.revision}"`])
    t.match(await publish(tag, 412), { code: 'stale_base' })
  t.match(await app.expect(200, 'GET', address), { title: 'Sửa ngay', summary: 'Tóm tắt mới.' })
  t.same(
    (await diff()).differences.map(({ field }: { field: string }) => field),
    ['title', 'summary'],
  )
  const { slug } = changed
  const rebased = await put({ title: 'Sửa ngay', body: 'Đã ghép.', summary: null })
  t.match(rebased, { stale: false, base_revision: changed.revision, slug })
  // the post may have the number of an earlier text of the draft
  await publish(`"${changed.revision}"`, 412)
  t.match(await publish(`"${rebased.revision}"`), { body: 'Đã ghép.', slug })

  // an ETag of an earlier draft never fits again
  const next = await patch({ title: 'Một' })
  await discard(`"${draft.revision}"`, 412)
  await discard(`"${next.revision}"`)
  t.match(await read(), { exists: false, title: 'Sửa ngay' })
  await discard()
  await app.expect(200, 'PATCH', address, { headers: any, body: { title: 'Hai' } })
  await patch({ title: 'Ba' }, 'editor', `"${next.revision}"`, 412)

  // the post may come to the number of an earlier text of its draft
  const other = await publishedPost(app, { title: 'Bài khác' })
  const seen = await other.patch({ summary: 'Bản đã đọc.' })
  await other.patch({ summary: 'Bản chưa đọc.' })
  const taken = await app.expect(200, 'POST', `/v1/posts/${other.id}/unpublish`, { headers: any })
  t.equal(taken.revision, seen.revision)
  await other.publish(`"${seen.revision}"`, 412)
  t.match(await other.publish(await other.etag()), { summary: 'Bản chưa đọc.' })
})

test('a draft that the rules of posts refuse is not stored', async (t) => {
  const app = await startApp(t)
  const { id, read, patch, url } = await publishedPost(app)
  const other = await publishedPost(app, { title: 'Bài khác' })
  const unknown = '01900000-0000-7000-8000-000000000000'
  t.match(await patch({ section_id: unknown }, 'editor', '*', 422), { code: 'unknown_reference' })
  t.match(await patch({ slug: other.post.slug }, 'editor', '*', 409), { code: 'already_exists' })
  t.match(await patch({ title: '' }, 'editor', '*', 400), { errors: [{ pointer: '/title' }] })
  t.match(await patch({ status: 'draft' }, 'editor', '*', 422), { errors: [{ code: 'read_only' }] })
  t.match(await app.expect(428, 'PATCH', url, { body: {} }), { code: 'precondition_required' })
  t.match(await read(), { exists: false })
  const whole = await read()
  t.match(await patch({ ...whole, title: 'Gửi lại cả bài' }), { title: 'Gửi lại cả bài', exists: true })

  const picture = await app.expect(201, 'POST', '/v1/media', {
    body: { kind: 'image', title: 'Ảnh', original_url: 'https://example.org/anh.jpg' },
  })
  await patch({ cover: { media_id: picture.id } })
  const refused = await app.expect(422, 'POST', `/v1/posts/${id}/publish`, { headers: any, body: {} })
  t.match(refused, { errors: [{ pointer: '/cover/alt', code: 'alt_required' }] })
  t.match(await read(), { exists: true, title: 'Gửi lại cả bài' })
  await app.expect(204, 'DELETE', `/v1/posts/${id}?purge=true`, { headers: any })
  await app.expect(404, 'GET', url)
  await app.expect(404, 'PATCH', url, { headers: any, body: {} })
})

test('of many editors at once one begins the draft, and one publishes it', async (t) => {
  const app = await startApp(t)
  const { id, url, etag, read } = await publishedPost(app)
  const headers = { ...patchType, 'if-match': await etag() }
  const twenty = (work: (n: number) => ReturnType<typeof app.send>) =>
    Promise.all(Array.from({ length: 20 }, (_, n) => work(n)))
  const edits = await twenty((n) => app.send('PATCH', url, { headers, body: { title: `Tiêu đề ${n}` } }))
  t.equal(edits.filter(({ statusCode }) => statusCode === 200).length, 1)
  const refused = edits.filter(({ statusCode }) => statusCode === 412)
  t.equal(refused.length, 19)
  const { title } = await read()
  for (const { differences } of refused.map((answer) => answer.json()))
    t.match(differences, [{ field: 'title', before: title, after: /^Tiêu đề/, words: [] }])
  const draft = await read()
  const published = await twenty(() =>
    app.send('POST', `/v1/posts/${id}/publish`, { headers: { 'if-match': `"${draft.revision}"` }, body: {} }),
  )
  t.equal(published.filter(({ statusCode }) => statusCode === 200).length >= 1, true)
  const { items } = await app.expect(200, 'GET', '/v1/audit-events?operation=publishPost')
  t.equal(items.length, 2, 'the first publication, and that of the draft')
  t.match(await app.expect(200, 'GET', `/v1/posts/${id}`), { title: draft.title })
})

test('an earlier text is compared, and becomes the working draft', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const tag = await expect(201, 'POST', '/v1/tags', { body: { name: 'Khai giảng' } })
  const { id, post, read, patch, publish } = await publishedPost(app, { tag_ids: [tag.id] })
  const url = `/v1/posts/${id}`
  const changes = { title: 'Khai giảng lớp trung cấp', slug: 'lop-trung-cap', tag_ids: [] }
  const changed = await expect(200, 'PATCH', url, { headers: any, body: changes })
  const revisions = `${url}/revisions`

  t.match(await expect(200, 'GET', `${revisions}/${post.revision}`), { diff: null })
  for (const { diff } of (await expect(200, 'GET', revisions)).items) t.equal(diff, null)
  const { diff } = await expect(200, 'GET', `${revisions}/${changed.revision}?diff=${post.revision}`)
  t.same(
    diff.map(({ field }: { field: string }) => field),
    ['title', 'slug', 'tag_ids'],
  )
  t.match(diff[0], { before: post.title, after: changed.title })
  t.same(
    diff[0].words.filter(({ kind }: { kind: string }) => kind !== 'equal'),
    [
      { kind: 'removed', text: 'bồi' },
      { kind: 'added', text: 'trung' },
      { kind: 'removed', text: 'dưỡng' },
      { kind: 'added', text: 'cấp' },
    ],
  )
  t.same((await expect(200, 'GET', `${revisions}/2?diff=2`)).diff, [])
  await expect(404, 'GET', `${revisions}/2?diff=99`)
  await expect(400, 'GET', `${revisions}/2?diff=x`)

  const restore = `${revisions}/${post.revision}/restore`
  await expect(428, 'POST', restore)
  await expect(404, 'POST', `${revisions}/99/restore`, { headers: any })
  const draft = await expect(200, 'POST', restore, { as: 'editor', headers: any })
  t.match(draft, { exists: true, title: post.title, slug: 'lop-trung-cap', tag_ids: [tag.id] })
  await patch({ title: 'Đang soạn' })
  await expect(412, 'POST', restore, { headers: { 'if-match': `"${draft.revision}"` } })
  t.match(await read(), { title: 'Đang soạn' })
  t.match(await expect(200, 'GET', url), { title: changed.title }, 'readers see no change')

  await expect(204, 'DELETE', `/v1/tags/${tag.id}`, { headers: any })
  const refused = await expect(422, 'POST', restore, { headers: any })
  t.match(refused, { code: 'unknown_reference', errors: [{ pointer: '/tag_ids/0' }] })
  t.match(await read(), { title: 'Đang soạn' })
  t.match(await publish('*', 422), { errors: [{ pointer: '/tag_ids/0' }] })
  await patch({ tag_ids: [] })
  t.match(await publish(), { title: 'Đang soạn', slug: 'lop-trung-cap', tag_ids: [] })
})

test('very different texts are compared within their time, and while no connection waits', async (t) => {
  const app = await startApp(t, { DATABASE_POOL_SIZE: '1' })
  const words = (of: number) => Array.from({ length: 15_000 }, (_, n) => `chữ${(n * of) % 9973}`).join(' ')
  const { id, patch, diff } = await publishedPost(app, { body: words(7) })
  await patch({ body: words(11) })
  const { differences } = await diff()
  t.match(differences, [{ field: 'body', after: words(11) }])
  const passages: { kind: string; text: string }[] = differences[0].words
  const without = (kind: string) =>
    passages.flatMap((passage) => (passage.kind === kind ? [] : [passage.text])).join('')
  t.equal(without('removed'), words(11))
  t.equal(without('added'), words(7))

  const answered: string[] = []
  const { database } = app
  const { transaction } = database
  const rolledBack = new Promise<void>((resolve) => {
    database.transaction = (work) => transaction(work).finally(resolve)
  })
  const late = patch({ body: words(13) }, 'editor', '"1"', 412).then((problem) => {
    answered.push('the late edit')
    return problem
  })
  // the one connection is free again while the texts are compared
  await rolledBack
  await app.expect(200, 'GET', `/v1/posts/${id}`, { as: 'anonymous' })
  answered.push('a reader')
  t.match(await late, { differences: [{ field: 'body', after: words(13) }] })
  t.same(answered, ['a reader', 'the late edit'])
})
