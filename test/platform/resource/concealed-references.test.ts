import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { startApp, type Caller } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const headers = { 'if-match': '*' }

type Row = Record<string, unknown>

/** Each register that refers to posts, a role that may write it but not read drafts, and a row. */
const registers: [path: string, as: Caller, body: Row][] = [
  ['commendations', 'party_officer', { title: 'Tập thể tiêu biểu', unit: 'Tổ một' }],
  ['staff-developments', 'registrar', { title: 'Học lớp cao cấp', kind: 'study', year: 2020 }],
  ['research-outputs', 'registrar', { title: 'Đề tài mẫu', kind: 'topic', year: 2020 }],
]

test('a reference that its writer is not shown', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  let made = 0

  for (const [path, as, body] of registers) {
    /** A row with a reference to a post, created by an admin. */
    const rowOf = async (post: Row) => {
      made++
      const input = { ...body, external_id: `an-${made}` }
      const { id } = await expect(201, 'POST', `/v1/${path}`, { body: { ...input, post_id: post['id'] } })
      return { url: `/v1/${path}/${id}`, put: `/v1/${path}/by-external-id/an-${made}`, input, id }
    }
    const draft = await expect(201, 'POST', '/v1/posts', { body: { title: `Bản nháp ${path}` } })
    const postOf = async (url: string) => (await expect(200, 'GET', url)).post_id

    await t.test(`${path}: what was read is sent back, and the draft stays`, async (t) => {
      const { url, put, input } = await rowOf(draft)
      const read = await expect(200, 'GET', `${url}?include=post`, { as })
      t.match(read, { post_id: null, post: null })
      t.same((await expect(200, 'PATCH', url, { as, headers, body: read })).revision, 1)
      t.same((await expect(200, 'PUT', put, { as, body: read })).revision, 1)
      t.same((await expect(200, 'PUT', put, { as, body: input })).revision, 1)
      t.match(await expect(200, 'PATCH', url, { as, headers, body: { post: null, title: 'Tên khác' } }), {
        revision: 2,
        post_id: null,
      })
      t.equal(await postOf(url), draft.id)
    })

    await t.test(`${path}: so do rows of an export`, async (t) => {
      const rows = [await rowOf(draft), await rowOf(draft)]
      const exported = await Promise.all(rows.map(({ url }) => expect(200, 'GET', url, { as })))
      const file = lines(
        ...exported.map(({ id, external_id, title }) => ({ id, external_id, title, post_id: null })),
      )
      const job = await importFile(app, path, 'ndjson', file, { as })
      t.match(job, { unchanged: 2, changed: 0, refused: 0 })
      for (const { url } of rows) t.equal(await postOf(url), draft.id)
    })

    await t.test(`${path}: it comes back from the trash with the row, if it is there`, async (t) => {
      const gone = await expect(201, 'POST', '/v1/posts', { body: { title: `Bỏ ${path}` } })
      const [withDraft, withGone] = [await rowOf(draft), await rowOf(gone)]
      for (const { url } of [withDraft, withGone]) await expect(204, 'DELETE', url, { as, headers })
      await expect(204, 'DELETE', `/v1/posts/${gone.id}`, { headers })
      for (const { put, input } of [withDraft, withGone])
        t.equal((await expect(200, 'PUT', put, { as, body: input })).post_id, null)
      t.equal(await postOf(withDraft.url), draft.id)
      t.equal(await postOf(withGone.url), null)
    })

    await t.test(`${path}: what is shown can be taken away, and another post be named`, async (t) => {
      const open = await expect(201, 'POST', '/v1/posts', { body: { title: `Bài đăng ${path}` } })
      await expect(200, 'POST', `/v1/posts/${open.id}/publish`, { headers, body: {} })
      const named = await rowOf(open)
      t.equal((await expect(200, 'GET', named.url, { as })).post_id, open.id)
      await expect(200, 'PATCH', named.url, { as, headers, body: { post_id: null } })
      t.equal(await postOf(named.url), null)

      const hidden = await rowOf(draft)
      await expect(200, 'PATCH', hidden.url, { as, headers, body: { post_id: open.id } })
      t.equal(await postOf(hidden.url), open.id)

      const bySeer = await rowOf(draft)
      await expect(200, 'PUT', bySeer.put, { body: bySeer.input })
      t.equal(await postOf(bySeer.url), null, 'by who sees drafts')
    })
  }
})
