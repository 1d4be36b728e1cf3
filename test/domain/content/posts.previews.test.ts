import { hash } from 'node:crypto'
import { sweepOnce } from '../../../src/server/sweep.ts'
import { scratchDirectory } from '../../process/server-process.ts'
import { captureLines } from '../../support/capture-lines.ts'
import { startApp, type Caller, type TestApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { form, picture } from './files/sample-files.ts'
import { sweepOf } from '../../support/sweep-of.ts'

const any = { 'if-match': '*' }
const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const publicUrl = 'https://api.school.example/tin'

/** Steps on the links of one post. */
function linksOf({ send, expect }: TestApp, id: string) {
  const url = `/v1/posts/${id}/preview-links`
  const add = async (seconds = 3600) => {
    const link = await expect(201, 'POST', url, { as: 'editor', body: { expires_in: seconds } })
    return { ...link, path: String(link.url).replace(publicUrl, '') }
  }
  return {
    url,
    add,
    list: async () => (await expect(200, 'GET', url, { as: 'editor' })).items,
    withdraw: (link: string, status = 204) => expect(status, 'DELETE', `${url}/${link}`, { as: 'editor' }),
    step: (name: string, body?: object, as: Caller = 'admin') =>
      expect(200, 'POST', `/v1/posts/${id}/${name}`, { as, headers: any, ...(body && { body }) }),
    open: (path: string, headers = {}) => send('GET', path, { as: 'anonymous', headers }),
  }
}

test('a link shows the next version of a post to whoever has it', async (t) => {
  const app = await startApp(t, {
    LOG_LEVEL: 'info',
    PUBLIC_URL: publicUrl,
    FILES_DIR: scratchDirectory(t),
    SITE_POST_URL: 'https://school.example/tin/{slug}',
  })
  const { expect, send, database } = app
  const lines = captureLines(app.app.log)
  let posts = 0
  const newPost = async (body: object = {}) => {
    posts += 1
    const whole = { title: `Bế giảng lớp thứ ${posts}`, body: 'Có **62 lớp**.', ...body }
    const { id } = await expect(201, 'POST', '/v1/posts', { as: 'editor', body: whole })
    return { id: String(id), ...linksOf(app, String(id)) }
  }
  const secrets: string[] = []

  /** A 404 without what differs between requests. */
  const gone = async (path: string, headers = {}) => {
    const answer = await send('GET', path, { as: 'anonymous', headers })
    t.equal(answer.statusCode, 404, path)
    const isPage = String(answer.headers['content-type']).startsWith('text/html')
    const { request_id: _id, ...body } = isPage ? { page: answer.body } : answer.json()
    const { 'x-request-id': _request, date: _date, ...others } = answer.headers
    return JSON.stringify([body, others])
  }
  const unknown = await gone(`/v1/previews/${'A'.repeat(43)}`)
  t.notMatch(unknown, 'AAAA', 'the problem does not repeat the secret')
  t.match(unknown, 'Ask the newsroom')
  const unknownPage = await gone(`/v1/previews/${'A'.repeat(43)}`, html)
  t.match(unknownPage, 'Đề nghị ban biên tập gửi liên kết mới')

  await t.test('as JSON in the fields of the published post, and as a page', async (t) => {
    const person = await expect(201, 'POST', '/v1/people', { body: { name: 'Nguyễn Văn An' } })
    const picture = await expect(201, 'POST', '/v1/media', {
      body: { kind: 'image', title: 'Ảnh', sources: [{ url: 'https://example.org/a.jpg', width: 800 }] },
    })
    const tag = await expect(201, 'POST', '/v1/tags', { body: { name: 'Bế giảng' } })
    const hidden = await newPost({ title: 'Bản gốc chưa đăng' })
    const { id, url, add, open, step } = await newPost({
      title: 'Bế giảng <62> lớp & "khen thưởng"',
      cover: { media_id: picture.id, alt: 'Hội trường', caption: 'Lễ bế giảng' },
      byline: [{ person_id: person.id }],
      tag_ids: [tag.id],
      language: 'en',
      translation_of: hidden.id,
    })
    const link = await add(90_000)
    t.match(link, {
      id: /^[0-9a-f-]{36}$/,
      url: /^https:\/\/api\.school\.example\/tin\/v1\/previews\/[\w-]{43}$/,
    })
    t.same(Object.keys(link).toSorted(), ['expires_at', 'id', 'path', 'url'])
    const left = (Date.parse(link.expires_at) - Date.now()) / 1000
    t.ok(left > 89_900 && left <= 90_001, String(left))
    secrets.push(link.path.slice(-43))

    const answer = await open(link.path)
    t.equal(answer.statusCode, 200)
    t.match(answer.headers, {
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'content-type': 'application/json; charset=utf-8',
    })
    const shown = answer.json()
    t.match(shown, { title: 'Bế giảng <62> lớp & "khen thưởng"', translation_of: null, status: 'draft' })
    t.match(shown.byline, [{ name: 'Nguyễn Văn An', person_id: person.id }])
    t.notOk('internal' in shown)
    await expect(204, 'DELETE', `/v1/people/${person.id}`, { headers: any })
    t.match((await open(link.path)).json(), { byline: [{ name: 'Nguyễn Văn An', person_id: null }] })

    const page = await open(link.path, html)
    t.match(page.headers, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      vary: /Accept/,
    })
    const [, style = ''] = /<style>([^<]*)<\/style>/.exec(page.body) ?? []
    const allowed = `style-src 'sha256-${hash('sha256', style, 'base64')}'`
    t.ok(String(page.headers['content-security-policy']).includes(allowed), 'the policy allows this style')
    t.match(page.headers['content-security-policy'], /default-src 'none'/)
    t.match(page.body, 'Bản xem trước – chưa đăng')
    t.match(page.body, /Liên kết có hiệu lực đến <time datetime="[^"]+">\d\d\/\d\d\/\d{4} \d\d:\d\d</)
    t.match(page.body, '<h1>Bế giảng &lt;62&gt; lớp &amp; &quot;khen thưởng&quot;</h1>')
    t.match(page.body, '<strong>62 lớp</strong>')
    t.match(page.body, '<img src="https://example.org/a.jpg" alt="Hội trường">')
    t.equal((await open(link.path, { accept: 'image/png' })).statusCode, 406)
    t.equal((await send('GET', link.path)).statusCode, 200, 'a key makes no difference')

    // as it stands when opened; nothing of the desk is in it
    const comment = { text: 'CANARY-COMMENT' }
    await expect(201, 'POST', `/v1/posts/${id}/comments`, { body: comment })
    await expect(200, 'PATCH', `/v1/posts/${id}/draft`, {
      as: 'editor',
      headers: any,
      body: { title: 'Bản mới', summary: 'Tóm tắt.' },
    })
    await step('submit')
    const desk = [/key:/, /CANARY/, /test editor/, /updated_by/, /submitted/, /base_revision/]
    for (const headers of [{}, html]) {
      const { body } = await open(link.path, headers)
      t.match(body, 'Bản mới')
      for (const word of desk) t.notMatch(body, word)
    }
    const before = (await open(link.path)).json()
    await step('approve', {}, 'publisher')
    t.equal(await gone(link.path), unknown, 'published')
    t.equal(await gone(link.path, html), unknownPage, 'published, as a page')
    const published = await expect(200, 'GET', `/v1/posts/${id}`, { as: 'anonymous' })
    t.same(Object.keys(before).toSorted(), Object.keys(published).toSorted(), 'the same fields')
    for (const name of ['title', 'summary', 'body_html', 'byline', 'cover', 'tag_ids', 'url', 'slug', 'id'])
      t.same(before[name], published[name], name)

    t.match(await expect(409, 'POST', url, { body: { expires_in: 60 } }), { code: 'wrong_state' })
    await expect(200, 'PATCH', `/v1/posts/${id}/draft`, { headers: any, body: { title: 'Lần sau' } })
    t.equal(await gone(link.path), unknown, 'what comes after the publication has another link')
    t.match((await open((await add()).path)).json(), { title: 'Lần sau', status: 'published' })
    await step('archive')
    await expect(204, 'DELETE', `/v1/posts/${id}/draft`, { headers: any })
    await expect(409, 'POST', url, { body: { expires_in: 60 } })
  })

  await t.test('files are shown as they are now', async (t) => {
    const bytes = await picture(300, 200).png().toBuffer()
    const upload = form(bytes, 'anh.png', { title: 'Ảnh', alt: 'Ngày khai giảng' })
    const file = await expect(201, 'POST', '/v1/media', upload)
    const elsewhere = await expect(201, 'POST', '/v1/media', {
      body: { kind: 'image', title: 'Ảnh', original_url: 'https://example.org/b.jpg' },
    })
    const { id, add, open, step } = await newPost({ title: 'Ảnh tải lên' })
    await step('publish', {})
    const draft = { cover: { media_id: file.id }, media: [{ media_id: elsewhere.id, alt: 'Sân trường' }] }
    await expect(200, 'PATCH', `/v1/posts/${id}/draft`, { headers: any, body: draft })
    const { path } = await add()
    secrets.push(path.slice(-43))
    await expect(200, 'PATCH', `/v1/media/${file.id}`, { headers: any, body: { alt: 'Lễ khai giảng' } })
    const { cover, media } = (await open(path)).json()
    const page = (await open(path, html)).body
    await step('publish', {})
    const published = await expect(200, 'GET', `/v1/posts/${id}`, { as: 'anonymous' })
    t.same({ cover, media }, { cover: published.cover, media: published.media }, 'as after publishing')
    t.match(cover, { alt: 'Lễ khai giảng', own_alt: null, sources: [{ url: /\/v1\/files\// }] })
    t.match(media, [{ alt: 'Sân trường', sources: [{ url: 'https://example.org/b.jpg' }] }])
    t.match(page, `src="${cover.sources.at(-1).url}"`)
    t.match(page, 'src="https://example.org/b.jpg"')

    const gone = await expect(201, 'POST', '/v1/media', {
      body: { kind: 'image', title: 'Ảnh bỏ', original_url: 'https://example.org/c.jpg' },
    })
    await expect(200, 'PATCH', `/v1/posts/${id}/draft`, {
      headers: any,
      body: { cover: { media_id: gone.id } },
    })
    const second = await add()
    secrets.push(second.path.slice(-43))
    for (const query of ['', '?purge=true']) {
      await expect(204, 'DELETE', `/v1/media/${gone.id}${query}`, { headers: any })
      const shown = (await open(second.path)).json().cover
      t.match(shown, { media_id: gone.id, url: null, title: null, sources: [] }, 'nothing of a removed file')
    }
  })

  await t.test('every reason to show nothing is the same answer', async (t) => {
    const { id, url, add, list, open, withdraw, step } = await newPost()
    const [first, second, third] = [await add(), await add(60), await add()]
    t.same(
      (await list()).map((link: { id: string }) => link.id),
      [third.id, second.id, first.id],
    )
    const listed = JSON.stringify(await list())
    for (const { path } of [first, second, third]) t.notOk(listed.includes(path.slice(-43)))
    const other = await newPost()
    await other.withdraw(first.id, 404)
    await withdraw(first.id)
    await withdraw(first.id, 404)
    t.equal(await gone(first.path), unknown, 'withdrawn')
    t.equal(await gone(first.path, html), unknownPage, 'withdrawn, as a page')
    await database.pool.query('update preview_links set expires_at = now() where id = $1', [second.id])
    t.equal(await gone(second.path), unknown, 'expired')
    await withdraw(second.id, 404)
    t.same(
      (await list()).map((link: { id: string }) => link.id),
      [third.id],
    )
    await expect(204, 'DELETE', `/v1/posts/${id}`, { headers: any })
    t.equal(await gone(third.path), unknown, 'in the trash')
    await expect(409, 'POST', url, { body: { expires_in: 60 } })
    await expect(200, 'POST', `/v1/posts/${id}/restore`, { headers: any })
    t.equal((await open(third.path)).statusCode, 200)

    // a scheduled post becomes public without a write
    await step('publish', { published_at: '2199-01-01T00:00:00Z' })
    t.match((await open(third.path)).json(), { status: 'published' })
    await database.pool.query('update posts set published_at = now() where id = $1', [id])
    t.equal(await gone(third.path), unknown, 'public by now')
    await expect(200, 'PATCH', `/v1/posts/${id}/draft`, { headers: any, body: { title: 'Sửa sau' } })
    t.equal(await gone(third.path), unknown, 'and its later drafts')
    await expect(204, 'DELETE', `/v1/posts/${id}?purge=true`, { headers: any })
    t.equal(await gone(third.path), unknown, 'purged')
    for (const path of ['/v1/previews/x', `/v1/previews/${hash('sha256', third.path.slice(-43))}`])
      t.equal(await gone(path), unknown, path)
    secrets.push(...[first, second, third].map(({ path }) => path.slice(-43)))
  })

  await t.test('a link ends for good when a scheduled post becomes public', async (t) => {
    const hide: Record<string, (post: Awaited<ReturnType<typeof newPost>>) => Promise<unknown>> = {
      unpublished: ({ step }) => step('unpublish'),
      'archived and taken back': async ({ step }) => [await step('archive'), await step('unpublish')],
      'scheduled again': ({ step }) => step('publish', { published_at: '2199-01-01T00:00:00Z' }),
      'in the trash and restored as a draft': async ({ id }) => [
        await expect(204, 'DELETE', `/v1/posts/${id}`, { headers: any }),
        await expect(200, 'POST', `/v1/posts/${id}/restore`, { as: 'editor', headers: any }),
      ],
    }
    for (const [name, write] of Object.entries(hide)) {
      const post = await newPost()
      const { id, add, list, open, step, withdraw } = post
      await step('publish', { published_at: '2199-01-01T00:00:00Z' })
      const link = await add()
      await database.pool.query('update posts set published_at = now() where id = $1', [id])
      t.same(await list(), [], 'the list has links that work')
      await withdraw(link.id, 404)
      await write(post)
      t.equal(await gone(link.path), unknown, name)
      t.equal((await open((await add()).path)).statusCode, 200, `a link since it is ${name}`)
    }
  })

  await t.test('bad input, and many links at once', async (t) => {
    const { url, add, list } = await newPost()
    for (const expires_in of [59, 2_592_001, 60.5, '60', null]) {
      const refused = await expect(400, 'POST', url, { body: { expires_in } })
      t.match(refused, { errors: [{ pointer: '/expires_in' }] })
    }
    await expect(400, 'POST', url, { body: {} })
    const repeated = { body: { expires_in: 60 }, headers: { 'idempotency-key': 'preview' } }
    t.match(await expect(400, 'POST', url, repeated), { errors: [{ code: 'not_supported' }] })
    t.same(await list(), [])
    await add(2_592_000)
    const many = await Promise.all(
      Array.from({ length: 25 }, () => send('POST', url, { as: 'editor', body: { expires_in: 60 } })),
    )
    t.equal(many.filter(({ statusCode }) => statusCode === 201).length, 19)
    t.equal(many.filter(({ statusCode }) => statusCode === 409).length, 6)
    t.equal((await list()).length, 20)
    await database.pool.query('update preview_links set expires_at = now()')
    await add()
    await sweepOnce(sweepOf(t, app))
    t.equal((await database.pool.query('select from preview_links')).rowCount, 1)
  })

  await t.test('no log line, no audit event and no stored row has a secret', async (t) => {
    for (const [method, rest] of [
      ['POST', ''],
      ['GET', '/'],
      ['GET', '/x'],
      ['GET', '?x=1'],
    ] as const) {
      const refused = await send(method, `/v1/previews/${secrets[0]}${rest}`)
      t.ok(refused.statusCode >= 400, rest)
      t.notOk(refused.body.includes(secrets[0]!), `the problem of ${method} …${rest}`)
    }
    await database.pool.query('alter table preview_links rename to links_away')
    const failed = await send('GET', `/v1/previews/${secrets[0]}`, { as: 'anonymous' })
    await database.pool.query('alter table links_away rename to preview_links')
    t.equal(failed.statusCode, 500)
    t.match(failed.json(), { instance: '/v1/previews/:secret' })
    const { body: events } = await send('GET', '/v1/audit-events?resource=preview-links&limit=100')
    t.match(events, 'addPreviewLink')
    t.match(events, 'withdrawPreviewLink')
    const { body: metrics } = await send('GET', '/metrics')
    t.match(metrics, 'operation="getPreview"')
    const { rows } = await database.pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    const tables = await Promise.all(
      rows.map(({ name }) => database.pool.query(`select row_to_json(one)::text as row from "${name}" one`)),
    )
    const stored = tables.flatMap((table) => table.rows.map(({ row }) => String(row))).join('\n')
    t.match(lines.join('\n'), '/v1/previews/:secret')
    t.ok(secrets.length > 3)
    for (const secret of secrets)
      for (const text of [lines.join('\n'), events, metrics, stored]) t.notOk(text.includes(secret))
  })
})
