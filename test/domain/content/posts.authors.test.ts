import { test } from '../../support/shared-test.ts'
import { classesOf2020, createConfirmedFigure } from '../figures/school.ts'
import { startApp, type Caller, type SendOptions, type TestApp } from '../../support/app.ts'

const any = { 'if-match': '*' }
const author: Caller = 'author'
const other: Caller = { scopes: ['content:write_own'] }
const head: Caller = 'publisher'
const absent = '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1f'

type Answer = Awaited<ReturnType<TestApp['send']>>

/** What an answer says, beside the path and the id of the request. */
const said = (answer: Answer, id: string) => [
  answer.statusCode,
  answer.headers['etag'],
  answer.body.replaceAll(id, '{id}').replace(/"request_id":"[^"]+"/, ''),
]

/** Every operation on a post that authors may use on their own drafts, with a request. */
const operations: readonly (readonly [string, string, object?])[] = [
  ['GET', ''],
  ['GET', '?include=section'],
  ['PATCH', '', { title: 'Bản khác' }],
  ['DELETE', ''],
  ['POST', '/restore'],
  ['POST', '/submit'],
  ['GET', '/draft'],
  ['PATCH', '/draft', { title: 'Bản khác' }],
  ['PATCH', '/draft', { slug: 'khac' }],
  ['PUT', '/draft', { title: 'Bản khác' }],
  ['DELETE', '/draft'],
  ['GET', '/draft/diff'],
  ['GET', '/revisions'],
  ['GET', '/revisions/1'],
  ['GET', '/revisions/1?diff=2'],
  ['POST', '/revisions/1/restore'],
  ['GET', '/draft/revisions'],
  ['GET', '/draft/revisions/2'],
  ['GET', '/draft/revisions/2?diff=1'],
  ['POST', '/draft/revisions/2/restore'],
  ['GET', '/comments'],
  ['POST', '/comments', { text: 'x' }],
  ['POST', '/comments/0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e/resolve'],
  ['GET', '/preview-links'],
  ['POST', '/preview-links', { expires_in: 3600 }],
  ['GET', '/figures'],
  ['GET', '/reconciliations'],
]

const titlesOf = async (app: TestApp, as: Caller, query: string, headers = {}) =>
  (await app.expect(200, 'GET', `/v1/posts?sort=title&${query}`, { as, headers })).items.map(
    ({ title }: { title: string }) => title,
  )

test('an author writes own drafts and submits them, and learns nothing of others', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const create = (as: Caller, body: object) => expect(201, 'POST', '/v1/posts', { as, body })
  const published = await create('editor', { title: 'Bài công khai' })
  await expect(200, 'POST', `/v1/posts/${published.id}/publish`, { as: head, headers: any, body: {} })
  const hidden = await create('editor', { title: 'Tin mật', external_id: 'x-1', body: 'zebra' })
  const trashed = await create('editor', { title: 'Tin bỏ' })
  await expect(204, 'DELETE', `/v1/posts/${trashed.id}`, { headers: any })

  const own = await create(author, { title: 'Tin mật', body: 'Khai giảng 02 lớp.' })
  t.match(own, { slug: /^tin-mat-[0-9a-f]{8}$/, status: 'draft', internal: { review: null } })
  const ofOther = await create(other, { title: 'Tin của người khác' })

  await t.test('lists, counts, filters, search and exports have own drafts and public posts', async (t) => {
    for (const [query, mine, theirs] of [
      ['', ['Bài công khai', 'Tin mật'], ['Bài công khai', 'Tin của người khác']],
      ['status=draft', ['Tin mật'], ['Tin của người khác']],
      ['status=published', ['Bài công khai'], ['Bài công khai']],
      ['status=draft,published', ['Bài công khai', 'Tin mật'], ['Bài công khai', 'Tin của người khác']],
      ['status=submitted', [], []],
      ['status=scheduled,archived', [], []],
      ['slug=tin-mat', [], []],
      ['external_id=x-1', [], []],
      ['published_at=null', ['Tin mật'], ['Tin của người khác']],
      [`id=${hidden.id},${ofOther.id},${own.id}`, ['Tin mật'], ['Tin của người khác']],
      ['trash=only', [], []],
      ['trash=include', ['Bài công khai', 'Tin mật'], ['Bài công khai', 'Tin của người khác']],
      ['q=zebra', [], []],
      ['q=cong khai', ['Bài công khai'], ['Bài công khai']],
      ['waiting_for=me', [], []],
    ] as const) {
      t.same(await titlesOf(app, author, query), mine, query)
      t.same(await titlesOf(app, other, query), theirs, query)
      const counted = await expect(200, 'GET', `/v1/posts?count=exact&${query}`, { as: author })
      t.equal(counted.page.count, mine.length, `count of ${query}`)
    }
    const { items } = await expect(200, 'GET', '/v1/posts?sort=-created_at', { as: author })
    t.same(
      items.map(({ internal }: { internal: object | null }) => internal === null),
      [false, true],
      'internal fields of own drafts alone',
    )
    const first = await expect(200, 'GET', '/v1/posts?limit=1', { as: author })
    const next = `/v1/posts?limit=1&cursor=${first.page.next_cursor}`
    t.match(await expect(200, 'GET', next, { as: author }), { items: [{ title: 'Tin mật' }] })
    const file = await send('GET', '/v1/exports/posts?format=csv', { as: author })
    t.match(file.body, own.id)
    t.notMatch(file.body, hidden.id)
    t.notMatch(file.body, ofOther.id)
    for (const url of ['/v1/search?q=zebra', '/v1/search?q="Tin mật"', '/v1/suggest?q=zeb'])
      t.notMatch((await send('GET', encodeURI(url), { as: author })).body, /zebra<|"total":[1-9]|Tin/, url)
  })

  await t.test('a hidden post, one in the trash and one that never was answer alike', async (t) => {
    for (const [method, path, body] of operations) {
      for (const tag of ['*', '"7"']) {
        const options: SendOptions = { as: author, body, headers: { 'if-match': tag } }
        const nowhere = said(await send(method, `/v1/posts/${absent}${path}`, options), absent)
        t.equal(nowhere[0], 404, `${method} ${path}`)
        for (const { id } of [hidden, trashed, ofOther]) {
          const answer = said(await send(method, `/v1/posts/${id}${path}`, options), id)
          t.same(answer, nowhere, `${method} ${path} ${tag}`)
        }
      }
    }
    for (const key of ['tin-mat', 'khong-co'])
      t.equal((await send('GET', `/v1/posts/${key}/draft`, { as: author })).statusCode, 404)
  })

  await t.test('no refusal of a write tells of another post', async (t) => {
    const refusal = async (body: object) => {
      const answer = await send('POST', '/v1/posts', { as: author, body })
      return [answer.statusCode, answer.json().code, answer.json().errors]
    }
    const title = 'Thử'
    for (const [there, nowhere] of [
      [{ external_id: 'x-1' }, { external_id: 'x-2' }],
      [{ slug: 'tin-mat' }, { slug: 'chua-co' }],
      [{ original: { slug: 'tin-mat' } }, { original: { slug: 'chua-co' } }],
      [{ translation_of: hidden.id }, { translation_of: absent }],
    ]) {
      const answer = await refusal({ title, ...nowhere })
      t.equal(answer[0], 422)
      t.same(await refusal({ title, ...there }), answer)
    }
    const put = await send('PUT', '/v1/posts/by-external-id/x-1', { as: author, body: { title } })
    t.equal(put.statusCode, 403)
    for (const url of ['/v1/posts/{id}/publish', '/v1/posts/{id}/approve', '/v1/posts/{id}/return'])
      await expect(403, 'POST', url.replace('{id}', own.id), {
        as: author,
        headers: any,
        body: url.endsWith('return') ? { comment: 'x' } : {},
      })
    // a public post may be read, and not written
    const open = `/v1/posts/${published.id}`
    t.match(await expect(200, 'GET', open, { as: author }), { internal: null })
    for (const [method, path, body] of operations.slice(2, 11)) {
      const answer = await send(method, `${open}${path}`, { as: author, body, headers: any })
      t.equal(answer.statusCode, method === 'GET' ? 404 : 403, `${method} ${path}`)
    }
    await expect(404, 'GET', `${open}/revisions`, { as: author })
    await expect(404, 'GET', `${open}/comments`, { as: author })
  })

  await t.test(
    'a draft goes from the first word to approval, and then belongs to the newsroom',
    async (t) => {
      const url = `/v1/posts/${own.id}`
      const mine = { as: author, headers: any }
      t.match(await expect(200, 'PATCH', url, { ...mine, body: { ...own, title: 'Khai giảng' } }), {
        title: 'Khai giảng',
        slug: own.slug,
      })
      t.match(await expect(200, 'PATCH', `${url}/draft`, { ...mine, body: { summary: 'Hai lớp.' } }), {
        exists: true,
      })
      t.match(await expect(200, 'GET', `${url}/draft/diff`, mine), { differences: [{ field: 'summary' }] })
      t.match(await expect(200, 'POST', `${url}/submit`, mine), { internal: { review: 'submitted' } })
      t.same(await titlesOf(app, author, 'status=submitted'), ['Khai giảng'])
      t.same(await titlesOf(app, head, 'waiting_for=me'), ['Khai giảng'])
      await expect(200, 'POST', `${url}/return`, { as: head, headers: any, body: { comment: 'Lớp nào?' } })
      t.same(await titlesOf(app, author, 'waiting_for=me'), ['Khai giảng'])
      t.same(await titlesOf(app, other, 'waiting_for=me'), [])
      t.match(await expect(200, 'GET', `${url}/comments`, mine), { items: [{ text: 'Lớp nào?' }] })
      t.match(await expect(200, 'GET', `${url}/revisions/1`, mine), { content: { title: 'Tin mật' } })
      const { items: texts } = await expect(200, 'GET', `${url}/draft/revisions`, mine)
      t.match(texts, [{ title: 'Khai giảng', ended_at: null }])
      t.match(await expect(200, 'GET', `${url}/draft/revisions/${texts[0].revision}`, mine), {
        content: { summary: 'Hai lớp.' },
      })
      // the editor chooses the address, and the author keeps writing
      const slug = 'khai-giang-hai-lop'
      await expect(200, 'PATCH', `${url}/draft`, { as: 'editor', headers: any, body: { slug } })
      t.match(await expect(200, 'PATCH', `${url}/draft`, { ...mine, body: { summary: 'Hai lớp mới.' } }), {
        slug,
      })
      await expect(422, 'PATCH', `${url}/draft`, { ...mine, body: { slug: 'tin-mat' } })
      t.match(await expect(200, 'POST', `${url}/revisions/1/restore`, mine), { title: 'Tin mật' })
      await expect(200, 'PATCH', `${url}/draft`, {
        as: 'editor',
        headers: any,
        body: { slug, title: 'Khai giảng' },
      })
      await expect(204, 'DELETE', url, mine)
      t.same(await titlesOf(app, author, 'trash=only'), ['Khai giảng'])
      await expect(200, 'POST', `${url}/restore`, mine)
      await expect(200, 'POST', `${url}/submit`, mine)
      await expect(200, 'POST', `${url}/approve`, { as: head, headers: any, body: {} })
      t.match(await expect(200, 'GET', url, mine), { status: 'published', slug, internal: null })
      await expect(403, 'PATCH', url, { ...mine, body: { title: 'x' } })
      await expect(404, 'GET', `${url}/revisions`, mine)
      await expect(404, 'GET', `${url}/draft/revisions`, mine)
      await expect(200, 'POST', `${url}/unpublish`, { as: head, headers: any })
      await expect(404, 'GET', url, mine)
    },
  )

  await t.test('what the newsroom sets and writes later is not for the author', async (t) => {
    const mine = { as: author, headers: any }
    const desk = { as: 'editor', headers: any } as const
    const post = await create(author, { title: 'Tin gửi tòa soạn' })
    const url = `/v1/posts/${post.id}`
    await expect(200, 'PATCH', url, { ...desk, body: { external_id: 'cms-7' } })
    const cleared = { ...mine, body: { external_id: null } }
    for (const path of [url, `${url}/draft`])
      t.match(await expect(422, 'PATCH', path, cleared), { errors: [{ pointer: '/external_id' }] })

    const linkBy = async (as: Caller) => {
      const body = { expires_in: 3600 }
      const link = await expect(201, 'POST', `${url}/preview-links`, { as, body })
      return new URL(link.url, 'http://127.0.0.1').pathname
    }
    const [ofAuthor, ofEditor] = [await linkBy(author), await linkBy('editor')]
    const open = async () =>
      (await Promise.all([ofAuthor, ofEditor].map((path) => send('GET', path)))).map(
        ({ statusCode }) => statusCode,
      )
    t.same(await open(), [200, 200])
    await expect(200, 'POST', `${url}/submit`, mine)
    const later = { published_at: '2199-01-01T00:00:00Z' }
    await expect(200, 'POST', `${url}/approve`, { as: head, headers: any, body: later })
    t.same(await open(), [404, 200], 'a link of the author ends with the post as own draft')
    await expect(200, 'POST', `${url}/unpublish`, { as: head, headers: any })
    t.same(await open(), [404, 200], 'also when the schedule is cancelled')
  })

  await t.test('no refusal about an own draft tells what others have or made of it', async (t) => {
    const mine = { as: author, headers: any }
    const desk = { as: 'editor', headers: any } as const
    const draft = await create(author, { title: 'Tin có số liệu', body: 'Mở 6 lớp.' })
    const url = `/v1/posts/${draft.id}`
    const source = { post_id: draft.id, field: 'body_text', quote: '6 lớp' }
    await createConfirmedFigure(app, classesOf2020(6, { source }))
    const translation = { title: 'News', language: 'en', translation_of: draft.id }
    await create('editor', translation)
    // both are well until one of them is published; its editor is told of the other
    const published = await create('editor', { title: 'Bài gốc' })
    await expect(200, 'POST', `/v1/posts/${published.id}/publish`, { as: head, headers: any, body: {} })
    const also = (title: string) => ({ title, language: 'en', translation_of: published.id })
    const [theirs, mineToo] = [await create('editor', also('Theirs')), await create(author, also('Mine'))]
    const refused = await expect(422, 'POST', `/v1/posts/${mineToo.id}/publish`, {
      as: head,
      headers: any,
      body: {},
    })
    t.match(refused.errors, [{ pointer: '/translation_of', code: 'taken', message: new RegExp(theirs.id) }])
    // neither keeps it from the trash
    await expect(204, 'DELETE', url, mine)

    // an editor has set a slug, and another post has it by the time the author restores the draft, or writes on
    for (const taken of [true, false]) {
      const slug = `tin-${taken}`
      const { id } = await create(author, { title: 'Tin' })
      await expect(200, 'PATCH', `/v1/posts/${id}`, { ...desk, body: { slug } })
      await expect(204, 'DELETE', `/v1/posts/${id}`, mine)
      if (taken) await create('editor', { title: 'Khác', slug })
      t.match(await expect(403, 'POST', `/v1/posts/${id}/restore`, mine), { detail: /ask an editor/ })
      const working = await create(author, { title: 'Tin' })
      const address = `/v1/posts/${working.id}/draft`
      await expect(200, 'PATCH', address, { ...desk, body: { slug: `${slug}-2` } })
      if (taken) await create('editor', { title: 'Khác', slug: `${slug}-2` })
      t.match(await expect(200, 'PATCH', address, { ...mine, body: { summary: 'Hai.' } }), {
        slug: `${slug}-2`,
        summary: 'Hai.',
      })
      await expect(taken ? 409 : 200, 'POST', `/v1/posts/${working.id}/publish`, {
        as: head,
        headers: any,
        body: {},
      })
    }
    const own = await create(author, { title: 'Tin' })
    await expect(204, 'DELETE', `/v1/posts/${own.id}`, mine)
    t.match(await expect(200, 'POST', `/v1/posts/${own.id}/restore`, mine), { slug: own.slug })
  })

  await t.test('two keys with one e-mail address are one person', async (t) => {
    const keyOf = async (role: string, email: string) => {
      const body = { name: `${role} of ${email}`, role, owner: { name: 'Nguyễn Văn An', email } }
      const { key } = await expect(201, 'POST', '/v1/api-keys', { body })
      return { headers: { ...any, authorization: `Bearer ${String(key)}` } }
    }
    const [pen, second, desk] = [
      await keyOf('author', 'an@school.example'),
      await keyOf('author', 'An@School.example'),
      await keyOf('publisher', 'an@school.example'),
    ]
    const post = await expect(201, 'POST', '/v1/posts', { ...pen, body: { title: 'Của An' } })
    const url = `/v1/posts/${post.id}`
    await expect(200, 'PATCH', url, { ...second, body: { title: 'Bài của An' } })
    await expect(200, 'POST', `${url}/submit`, second)
    t.same(await titlesOf(app, author, 'waiting_for=me', desk.headers), [])
    t.match(await expect(403, 'POST', `${url}/approve`, { ...desk, body: {} }), { detail: /another person/ })
    t.same(await titlesOf(app, head, 'waiting_for=me'), ['Bài của An'])
    await expect(200, 'POST', `${url}/return`, { ...desk, body: { comment: 'Xem lại.' } })
    t.same(await titlesOf(app, author, 'waiting_for=me', pen.headers), ['Bài của An'])
  })
})
