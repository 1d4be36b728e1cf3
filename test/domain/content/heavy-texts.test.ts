import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const repeatTo = (piece: string, characters: number) =>
  piece.repeat(Math.ceil(characters / piece.length)).slice(0, characters)

/** Rows of a table with a number of columns. */
const table = (columns: number, rows: number) => {
  const row = (cell: string) => `|${cell.repeat(columns)}\n`
  return row('a|') + row('-|') + row('a|').repeat(rows)
}

test('bodies of posts that take long to render', async (t) => {
  const app = await startApp(t)
  const bodies = {
    brackets: repeatTo('[', 190_000),
    pictures: repeatTo('![a', 190_000),
    addresses: repeatTo('<http://a.b>', 190_000),
    table: table(100, 100),
  }

  await t.test('are rendered in a worker to the same as in place', async (t) => {
    const { renderMarkdown } = await import('../../../src/libraries/markdown/render.ts')
    for (const [name, body] of Object.entries(bodies)) {
      const post = await app.expect(201, 'POST', '/v1/posts', { body: { title: name, body } })
      t.equal(post.body_html, renderMarkdown(body).html, name)
    }
  })

  await t.test('in every way that a post is written', async (t) => {
    const { renderMarkdown } = await import('../../../src/libraries/markdown/render.ts')
    const html = (body: string) => renderMarkdown(body).html
    const { brackets, pictures, addresses, table: cells } = bodies
    const put = await app.expect(201, 'PUT', '/v1/posts/by-external-id/nang', {
      body: { title: 'Nặng', body: brackets },
    })
    t.equal(put.body_html, html(brackets))
    const patched = await app.expect(200, 'PATCH', `/v1/posts/${put.id}`, {
      body: { body: cells },
      headers: { 'content-type': 'application/merge-patch+json', 'if-match': '*' },
    })
    t.equal(patched.body_html, html(cells))
    const rows = [
      { external_id: 'nang', body: pictures },
      { external_id: 'nang-2', title: 'Nặng hai', body: addresses },
    ]
    const headers = { 'content-type': 'application/x-ndjson' }
    const file = rows.map((row) => JSON.stringify(row)).join('\n')
    const report = await app.expect(200, 'POST', '/v1/imports/posts', { body: file, headers })
    t.match(report, { created: 1, changed: 1, refused: 0 })
    for (const { external_id, body } of rows) {
      const { items } = await app.expect(200, 'GET', `/v1/posts?external_id=${external_id}&include=body`)
      const post = await app.expect(200, 'GET', `/v1/posts/${items[0].id}`)
      t.equal(post.body_html, html(body), external_id)
    }
  })
})

test('pages that take long to read are refused before they are read', async (t) => {
  const app = await startApp(t)
  for (const [code, pointer, page] of [
    ['too_many_elements', '/html', { html: repeatTo('<p>a', 960_000) }],
    ['too_many_elements', '/html', { html: repeatTo('<DIV>a', 960_000) }],
    ['too_many_elements', '/html', { html: repeatTo('<table><tr><td>a', 960_000) }],
    ['too_many_lines', '/text', { text: repeatTo('a\n', 990_000) }],
    ['too_many_lines', '/text', { text: repeatTo('a\u2028', 990_000) }],
  ] as const) {
    for (const [language, limit] of [
      ['en', /20000.*:/],
      ['vi', /20\.000.*:/],
    ] as const) {
      const problem = await app.expect(422, 'POST', '/v1/page-imports', {
        body: page,
        headers: { 'accept-language': language },
      })
      t.match(problem, { code: 'unreadable_page', errors: [{ pointer, code, message: limit }] })
    }
  }
  const { page } = await app.expect(200, 'GET', '/v1/posts?count=exact')
  t.equal(page.count, 0)
})

test('marks that are written as references end where no letter has more', async (t) => {
  const app = await startApp(t)
  const marks = `a${'&#769;'.repeat(5_000)}${'&#803;'.repeat(5_000)}`
  const thirty = `a${'\u0301'.repeat(30)}`
  const body = `Chữ ${marks} này`

  await t.test('in a post', async (t) => {
    const post = await app.expect(201, 'POST', '/v1/posts', { body: { title: 'Dấu', body } })
    t.equal(post.body_text, `Chữ ${thirty} này`)
    t.equal(post.body_html, `<p>Chữ ${thirty} này</p>`)
  })

  await t.test('in a page of an old website', async (t) => {
    const html = `<h1>Tin</h1><p>Ngày đăng: 01/02/2021</p><p>${body}, đủ dài để là một đoạn của bài viết.</p>`
    const { post } = await app.expect(201, 'POST', '/v1/page-imports', { body: { html } })
    t.ok(post.body_text.includes(`Chữ ${thirty.normalize('NFC')} này`))
  })
})
