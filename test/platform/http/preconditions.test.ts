import { createPublishedPost, classesOf2020 } from '../../domain/figures/school.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const at = (name: string) => `/v1/programs/by-external-id/${name}`

test('a PUT heeds the preconditions that come with it', async (t) => {
  const { send, expect } = await startApp(t)
  const body = { code: 'TC', name: 'Trung cấp' }
  const { id } = await expect(201, 'PUT', at('tc'), { body })
  const read = () => expect(200, 'GET', `/v1/programs/${id}`)
  const put = (headers: Record<string, string>, name: string, to = 'tc') =>
    send('PUT', at(to), { body: { ...body, name }, headers })

  await t.test('a stale If-Match is a 412 with the present ETag, and changes nothing', async (t) => {
    const before = await read()
    for (const ifMatch of ['"77"', '"77-abc"', 'W/"77"', '"abc"', '"0"', '""']) {
      const answer = await put({ 'if-match': ifMatch }, 'x')
      t.equal(answer.statusCode, 412, ifMatch)
      t.equal(answer.json().code, 'precondition_failed')
      t.equal(answer.headers.etag, `"${before.revision}"`, ifMatch)
    }
    t.same(await read(), before)
  })

  await t.test('If-Match that names what is there lets it pass, in either form', async (t) => {
    const etag = async () => String((await send('GET', `/v1/programs/${id}`)).headers.etag)
    const spellings = [
      await etag(),
      ...['', 'W/'].map((weak) => (now: string) => `${weak}${now}`),
      (now: string) => `"77", ${now}`,
      () => '*',
    ]
    for (const [i, spell] of spellings.entries()) {
      const ifMatch = typeof spell === 'string' ? spell : spell(await etag())
      t.equal((await put({ 'if-match': ifMatch }, `Name ${i}`)).statusCode, 200, ifMatch)
    }
  })

  await t.test('If-None-Match: * creates, and never replaces', async (t) => {
    const before = await read()
    for (const star of ['*', ' * ']) {
      const answer = await put({ 'if-none-match': star }, 'x')
      t.equal(answer.statusCode, 412)
      t.match(answer.json(), { code: 'precondition_failed', detail: /If-None-Match/ })
      t.equal(answer.headers.etag, `"${before.revision}"`)
    }
    const same = await send('PUT', at('tc'), {
      body: { ...body, name: before.name },
      headers: { 'if-none-match': '*' },
    })
    t.equal(same.statusCode, 412, 'equal content too')
    t.same(await read(), before)
    const made = await send('PUT', at('new'), {
      body: { code: 'NEW', name: 'Mới' },
      headers: { 'if-none-match': '*' },
    })
    t.equal(made.statusCode, 201)
  })

  await t.test('If-None-Match with the present tag is a 412, with another one it passes', async (t) => {
    const { headers } = await send('GET', `/v1/programs/${id}`)
    for (const tag of [String(headers.etag), `W/${headers.etag}`, `"77", ${headers.etag}`]) {
      t.equal((await put({ 'if-none-match': tag }, 'x')).statusCode, 412, tag)
    }
    t.equal((await put({ 'if-none-match': '"77", "abc"' }, 'Other')).statusCode, 200)
  })

  await t.test('what is not there matches no If-Match, so that nothing is created', async (t) => {
    for (const ifMatch of ['*', '"1"', '"1-abc"', '"abc"']) {
      const answer = await send('PUT', at('absent'), {
        body: { code: 'ABSENT', name: 'x' },
        headers: { 'if-match': ifMatch },
      })
      t.equal(answer.statusCode, 412, ifMatch)
      t.match(answer.json(), { code: 'precondition_failed', detail: /nothing/i })
      t.equal(answer.headers.etag, undefined)
    }
    t.same((await expect(200, 'GET', '/v1/programs?external_id=absent&trash=include')).items, [])
  })

  await t.test('what is in the trash is there: it is replaced by its revision only', async (t) => {
    const { id: trashed } = await expect(201, 'PUT', at('gone'), { body: { code: 'GONE', name: 'x' } })
    await expect(204, 'DELETE', `/v1/programs/${trashed}`, { headers: { 'if-match': '*' } })
    const back = (headers: Record<string, string>) =>
      send('PUT', at('gone'), { body: { code: 'GONE', name: 'x' }, headers })
    t.equal((await back({ 'if-none-match': '*' })).statusCode, 412)
    t.equal((await back({ 'if-match': '"1"' })).statusCode, 412)
    t.equal((await back({ 'if-match': '"2"' })).statusCode, 200)
  })

  await t.test('of ten creations at once with If-None-Match: *, one is made', async (t) => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        send('PUT', at('first'), {
          body: { code: 'FIRST', name: `Tên ${n}` },
          headers: { 'if-none-match': '*' },
        }),
      ),
    )
    t.same(answers.map(({ statusCode }) => statusCode).sort(), [201, ...Array<number>(9).fill(412)])
  })

  await t.test('declarations of coverage do as well', async (t) => {
    const declare = (year: number, headers: Record<string, string>, complete = true) =>
      send('PUT', `/v1/register-coverage/classes/${year}`, { body: { complete, note: null }, headers })
    for (const ifMatch of ['*', '"1"'])
      t.equal((await declare(2020, { 'if-match': ifMatch })).statusCode, 412)
    await expect(404, 'GET', '/v1/register-coverage/classes/2020')
    t.equal((await declare(2020, { 'if-none-match': '*' })).statusCode, 201)
    t.equal((await declare(2020, { 'if-none-match': '*' })).statusCode, 412)
    const stale = await declare(2020, { 'if-match': '"7"' }, false)
    t.equal(stale.statusCode, 412)
    t.equal(stale.headers.etag, '"1"')
    t.equal((await declare(2020, { 'if-none-match': 'W/"1"' }, false)).statusCode, 412)
    const { headers } = await send('GET', '/v1/register-coverage/classes/2020')
    t.equal((await declare(2020, { 'if-match': `W/${headers.etag}` }, false)).statusCode, 200)
  })
})

test('a POST to a list passes both headers over: they are about no row', async (t) => {
  const { send } = await startApp(t)
  for (const [n, headers] of [
    { 'if-match': '"7"' },
    { 'if-match': '*' },
    { 'if-none-match': '*' },
    { 'if-none-match': '"1"' },
  ].entries()) {
    const answer = await send('POST', '/v1/programs', { body: { code: `P${n}`, name: 'x' }, headers })
    t.equal(answer.statusCode, 201, JSON.stringify(headers))
  }
  const read = await send('POST', '/v1/extractions', {
    body: { text: '50 học viên' },
    headers: { 'if-none-match': '*', 'if-match': '"7"' },
  })
  t.equal(read.statusCode, 200)
})

test('If-None-Match: * on a change of what exists is a 412', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const { id: post } = await expect(201, 'POST', '/v1/posts', { body: { title: 'Khai giảng' } })
  const { id: program } = await expect(201, 'POST', '/v1/programs', { body: { code: 'P', name: 'P' } })
  const body = { code: 'K', name: 'K', year: 2020, program_id: program }
  const { id: klass } = await expect(201, 'POST', '/v1/classes', { body })
  const { id: cell } = await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ 1' } })
  const grading = { party_cell_id: cell, year: 2020, outcome: 'graded', grade: 'completed' }
  const { id: graded } = await expect(201, 'POST', '/v1/party-cell-gradings', { body: grading })
  const key = await expect(201, 'POST', '/v1/api-keys', { body: { name: 'x', role: 'reader' } })
  const news = await createPublishedPost(app, 'Mở 62 lớp', 'Năm 2020 mở 62 lớp.')
  const source = { post_id: news.id, field: 'body_text', quote: '62 lớp' }
  const figure = await expect(201, 'POST', '/v1/figures', { body: classesOf2020(62, { source }) })
  const imported = await send('POST', '/v1/imports/tags', {
    body: 'name\nGiảng dạy\n',
    headers: { 'content-type': 'text/csv' },
  })
  const cases: [method: string, url: string, body?: unknown][] = [
    ['PATCH', `/v1/programs/${program}`, { name: 'Q' }],
    ['DELETE', `/v1/programs/${program}`],
    ['DELETE', `/v1/programs/${program}?purge=true`],
    // otherwise an equal write would return the row unchanged
    ['POST', `/v1/programs/${program}/restore`],
    ['POST', `/v1/posts/${post}/publish`, {}],
    ['POST', `/v1/posts/${post}/unpublish`],
    ['POST', `/v1/posts/${post}/archive`],
    ['POST', `/v1/classes/${klass}/close`, {}],
    ['POST', `/v1/party-cell-gradings/${graded}/confirm`],
    ['POST', `/v1/api-keys/${key.id}/revoke`],
    ['POST', `/v1/figures/${figure.id}/confirm`],
    ['POST', `/v1/figures/${figure.id}/reject`, {}],
    ['POST', `/v1/figures/${figure.id}/corrections`, { value: 61, reason: 'Đếm lại.' }],
    ['POST', `/v1/party-cell-gradings/${graded}/corrections`, { grade: 'good', reason: 'Đếm lại.' }],
    ['POST', `/v1/imports/${imported.json().id}/cancel`],
  ]
  for (const [method, url, body] of cases) {
    const options = body === undefined ? {} : { body }
    // it is checked without If-Match, too
    for (const headers of [{ 'if-match': '*', 'if-none-match': '*' }, { 'if-none-match': '*' }]) {
      const answer = await send(method, url, { ...options, headers })
      t.equal(answer.statusCode, 412, `${method} ${url}: ${answer.body}`)
      t.match(answer.json(), { code: 'precondition_failed', detail: /If-None-Match/ })
    }
  }
  const unnamed = await send('PATCH', `/v1/programs/${program}`, {
    body: { name: 'Q' },
    headers: { 'if-none-match': '"77"' },
  })
  t.equal(unnamed.statusCode, 428)
  const nowhere = '/v1/programs/0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e'
  await expect(404, 'PATCH', nowhere, {
    body: { name: 'x' },
    headers: { 'if-match': '*', 'if-none-match': '*' },
  })
  t.match(await expect(200, 'GET', `/v1/programs/${program}`), { name: 'P', revision: 1 })
  t.match(await expect(200, 'GET', `/v1/api-keys/${key.id}`), { revoked_at: null })

  const stale = await send('POST', `/v1/api-keys/${key.id}/revoke`, { headers: { 'if-match': '"7"' } })
  t.equal(stale.statusCode, 412, 'an If-Match that is not needed is heeded all the same')
  t.equal(stale.headers.etag, '"1"')
  await expect(200, 'POST', `/v1/api-keys/${key.id}/revoke`, { headers: { 'if-match': 'W/"1"' } })
})
