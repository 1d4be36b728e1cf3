import { test } from '../../support/shared-test.ts'
import { startApp, type Caller, type TestApp } from '../../support/app.ts'
import { lines, mediaTypes } from '../../features/exchange/imports/import-file.ts'
import { waitForImport, startTestImportWorker } from '../../features/exchange/imports/import-worker.ts'

const headers = { 'if-match': '*' }
const far = '2199-01-01T00:00:00Z'

const states = ['published', 'scheduled', 'archived', 'draft'] as const
type State = (typeof states)[number]
const isPublic = (state: State) => state === 'published' || state === 'scheduled'

let made = 0

/** A post in a state, created by a publisher. */
async function postIn({ expect }: TestApp, state: State) {
  made++
  const external_id = `bai-${made}`
  const body = { title: `Bài số ${made}`, body: 'Nội dung.', external_id }
  const { id } = await expect(201, 'POST', '/v1/posts', { body })
  const step = (name: string, more: Record<string, unknown> = {}) =>
    expect(200, 'POST', `/v1/posts/${id}/${name}`, { headers, ...more })
  if (state === 'published' || state === 'archived') await step('publish', { body: {} })
  if (state === 'scheduled') await step('publish', { body: { published_at: far } })
  if (state === 'archived') await step('archive')
  const post = await expect(200, 'GET', `/v1/posts/${id}`)
  return { ...post, input: body }
}

test('what is public, or will be, is changed only by who may publish', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const editor = { as: 'editor' as const, headers }

  /** The error names the scope, and nothing changes. */
  async function isRefused(what: string, id: string, answer: Awaited<ReturnType<typeof send>>) {
    t.equal(answer.statusCode, 403, what)
    const { code, detail } = answer.json()
    t.equal(code, 'forbidden', what)
    t.match(detail, /content:publish/, what)
    t.match(answer.headers['www-authenticate'], /insufficient_scope.*scope="content:publish"/, what)
    t.match(await expect(200, 'GET', `/v1/posts/${id}`), { deleted_at: null }, what)
  }

  for (const state of states) {
    await t.test(`a ${state} post and an editor`, async (t) => {
      const { id, input, revision } = await postIn(app, state)
      const url = `/v1/posts/${id}`
      const put = `/v1/posts/by-external-id/${input.external_id}`

      const same = await expect(200, 'PATCH', url, { ...editor, body: { title: input.title } })
      t.equal(same.revision, revision, 'equal content changes nothing')
      t.equal((await expect(200, 'PUT', put, { as: 'editor', body: input })).revision, revision)

      const changes: [string, string, string, unknown?][] = [
        ['title', 'PATCH', url, { title: 'Khác' }],
        ['byline', 'PATCH', url, { byline: [{ name: 'Nguyễn Văn Mẫu' }] }],
        ['tags', 'PATCH', url, { tags: [] }],
        ['put', 'PUT', put, { ...input, body: 'Nội dung khác.' }],
        ['delete', 'DELETE', url],
      ]
      for (const [what, method, address, body] of changes) {
        const answer = await send(method, address, { ...editor, ...(body === undefined ? {} : { body }) })
        if (isPublic(state) && what !== 'tags') await isRefused(what, id, answer)
        else t.ok(answer.statusCode < 300, `${what}: ${answer.statusCode}`)
      }
      if (!isPublic(state)) return
      t.equal((await expect(200, 'GET', url)).revision, revision, 'nothing has changed')
      const purging: Caller = { scopes: ['content:write', 'trash:purge'] }
      await isRefused('purge', id, await send('DELETE', `${url}?purge=true`, { as: purging, headers }))
      const vi = await send('DELETE', url, {
        ...editor,
        headers: { ...headers, 'accept-language': 'vi' },
      })
      t.match(vi.json().detail, /quyền content:publish/)
    })

    await t.test(`a ${state} post that comes back from the trash by an editor`, async (t) => {
      const left = isPublic(state) ? 'draft' : state
      const restored = await postIn(app, state)
      await expect(204, 'DELETE', `/v1/posts/${restored.id}`, { headers })
      t.match(await expect(200, 'POST', `/v1/posts/${restored.id}/restore`, editor), {
        status: left,
        deleted_at: null,
      })
      await expect(404, 'GET', `/v1/posts/${restored.id}`, { as: 'anonymous' })

      const { id, input } = await postIn(app, state)
      await expect(204, 'DELETE', `/v1/posts/${id}`, { headers })
      const put = await expect(200, 'PUT', `/v1/posts/by-external-id/${input.external_id}`, {
        as: 'editor',
        body: input,
      })
      t.match(put, { id, status: left, deleted_at: null })
      await expect(404, 'GET', `/v1/posts/${id}`, { as: 'anonymous' })
    })
  }

  await t.test('a publisher changes it, and brings it back as it was', async (t) => {
    const { id } = await postIn(app, 'published')
    const publisher = { as: 'publisher' as const, headers }
    await expect(200, 'PATCH', `/v1/posts/${id}`, { ...publisher, body: { title: 'Tiêu đề mới' } })
    await expect(204, 'DELETE', `/v1/posts/${id}`, publisher)
    await expect(200, 'POST', `/v1/posts/${id}/restore`, publisher)
    t.match(await expect(200, 'GET', `/v1/posts/${id}`, { as: 'anonymous' }), { title: 'Tiêu đề mới' })
  })

  await t.test('what a published post refers to needs its own scope alone', async () => {
    const section = await expect(201, 'POST', '/v1/sections', { as: 'editor', body: { name: 'Tin tức' } })
    const person = await expect(201, 'POST', '/v1/people', { as: 'editor', body: { name: 'Trần Thị Lan' } })
    const { id } = await postIn(app, 'published')
    const refers = { section_id: section.id, byline: [{ person_id: person.id }] }
    await expect(200, 'PATCH', `/v1/posts/${id}`, { as: 'publisher', headers, body: refers })
    await expect(200, 'PATCH', `/v1/sections/${section.id}`, { ...editor, body: { name: 'Tin' } })
    await expect(200, 'PATCH', `/v1/people/${person.id}`, { ...editor, body: { unit: 'Phòng Đào tạo' } })
    await expect(201, 'POST', '/v1/figures', {
      as: 'editor',
      body: {
        indicator: { code: 'training.classes' },
        period: { kind: 'year', start: '2020-01-01', end: '2020-12-31' },
        value: 3,
        source: { post_id: id, field: 'body_text', quote: 'Nội dung.' },
      },
    })
  })

  await t.test('a page that came before is answered with its post, published or not', async () => {
    const text =
      'Hội nghị tổng kết năm 2020\nNgày đăng: 01/02/2021\nNhà trường tổ chức hội nghị tổng kết năm.\n'
    const first = await expect(201, 'POST', '/v1/page-imports', { as: 'editor', body: { text } })
    await expect(200, 'POST', `/v1/posts/${first.post.id}/publish`, { headers, body: {} })
    await expect(200, 'POST', '/v1/page-imports', { as: 'editor', body: { text } })
  })
})

test('an import holds each row to the same rule', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '2000' })
  const { expect } = app
  const worker = await startTestImportWorker(t, app)

  async function file(filling: number) {
    const published = await postIn(app, 'published')
    const scheduled = await postIn(app, 'scheduled')
    const equal = await postIn(app, 'published')
    const draft = await postIn(app, 'draft')
    const body = `Nội dung ${'dài '.repeat(filling)}`
    return lines(
      { external_id: published.input.external_id, body },
      { external_id: scheduled.input.external_id, body },
      { external_id: equal.input.external_id, title: equal.input.title },
      { external_id: draft.input.external_id, body },
    )
  }

  for (const [size, filling] of [
    ['at once', 1],
    ['as a job', 400],
  ] as const) {
    const send = async (as: Caller) => {
      const answer = await app.send('POST', '/v1/imports/posts?on_error=skip', {
        as,
        body: await file(filling),
        headers: { 'content-type': mediaTypes.ndjson },
      })
      t.equal(answer.statusCode, filling === 1 ? 200 : 202, size)
      return await waitForImport(app, answer.json().id)
    }
    const refused = await send('editor')
    t.match(refused, { status: 'completed', changed: 1, unchanged: 1, refused: 2 }, size)
    const { items } = await expect(200, 'GET', `/v1/imports/${refused.id}/errors`, { as: 'admin' })
    t.same(
      items.map(({ line, code }: { line: number; code: string }) => [line, code]),
      [
        [1, 'forbidden'],
        [2, 'forbidden'],
      ],
      size,
    )
    t.match(items[0].message_vi, /quyền content:publish/)
    const taken = await send('publisher')
    t.match(taken, { status: 'completed', changed: 3, unchanged: 1, refused: 0 }, size)
  }
  t.same(worker.errors, [])
})
