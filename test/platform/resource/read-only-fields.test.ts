import { createExampleRows } from '../http/example-rows.ts'
import { readDocument, type Operation } from '../http/api-document.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const headers = { 'if-match': '*' }

type Row = Record<string, unknown>

/** Every include of a read. */
const includesOf = ({ parameters }: Operation): string => {
  const include = parameters.find(({ name }) => name === 'include')
  const { enum: names } = (include?.schema['items'] ?? {}) as { enum?: string[] }
  return names === undefined ? '' : `?include=${names.join()}`
}

/** Rows with all fields, in addition to the examples. */
async function fullRows({ expect }: Pick<TestApp, 'expect'>, rows: Map<string, string>): Promise<void> {
  const make = (path: string, body: Row) => expect(201, 'POST', `/v1/${path}`, { body })
  const section = await make('sections', { name: 'Cha' })
  const child = await make('sections', { name: 'Con', parent_id: section.id })
  const tag = await make('tags', { name: 'Thẻ A' })
  const person = await make('people', { name: 'A' })
  const picture = await make('media', {
    kind: 'image',
    title: 'Ảnh',
    alt: 'Ảnh',
    sources: [{ url: 'https://truong.example/a.jpg', width: 10, height: 10 }],
  })
  const post = await make('posts', {
    title: 'Mở 62 lớp',
    body: 'Năm 2020 mở **62 lớp**.',
    section_id: section.id,
    tag_ids: [tag.id],
    byline: [{ person_id: person.id, unit: 'Khoa' }, { name: 'Ban biên tập' }],
    cover: { media_id: picture.id, caption: 'Bìa' },
    media: [{ media_id: picture.id, credit: 'A' }],
    event_date: '2020-11-20',
    translation_of: null,
  })
  await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers, body: {} })
  const figure = await make('figures', {
    indicator: { code: 'training.classes' },
    period: { kind: 'year', start: '2020-01-01', end: '2020-12-31' },
    value: 62,
    source: { post_id: post.id, field: 'body_text', quote: '62 lớp' },
  })
  await expect(200, 'POST', `/v1/figures/${figure.id}/confirm`, { headers })
  const klass = { code: 'K-1', name: 'K', year: 2020, program_id: rows.get('/v1/programs') }
  const { id: classId } = await make('classes', klass)
  await make('enrollments', { class_id: classId, learner_id: rows.get('/v1/learners') })
  rows.set('/v1/sections ', child.id).set('/v1/posts ', post.id).set('/v1/figures ', figure.id)
  rows.set('/v1/classes ', classId).set('/v1/media ', picture.id)
}

test('what was read can be sent back as it is, whatever it is', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const { operations } = readDocument()
  const rows = await createExampleRows(app, operations)
  await fullRows(app, rows)
  let tried = 0
  for (const [name, id] of rows) {
    const path = name.trim()
    const get = operations.find((each) => each.method === 'GET' && each.path === `${path}/{id}`)
    const patch = operations.find((each) => each.method === 'PATCH' && each.path === `${path}/{id}`)
    if (get === undefined || patch === undefined) continue
    tried++
    await t.test(`${path} ${tried}`, async (t) => {
      const byExternalId = `${path}/by-external-id`
      const externalId = operations.some((each) => each.path.startsWith(`${byExternalId}/`))
        ? `sent-back-${tried}`
        : undefined
      if (externalId !== undefined)
        await expect(200, 'PATCH', `${path}/${id}`, { headers, body: { external_id: externalId } })
      for (const query of new Set(['', includesOf(get)])) {
        const body = await expect(200, 'GET', `${path}/${id}${query}`)
        const patched = await send('PATCH', `${path}/${id}`, { headers, body })
        t.equal(patched.statusCode, 200, `PATCH ${query} ${patched.body.slice(0, 400)}`)
        t.equal(patched.json().revision, body.revision, `PATCH ${query} changes nothing`)
        if (externalId === undefined) continue
        const put = await send('PUT', `${byExternalId}/${externalId}`, { body })
        t.equal(put.statusCode, 200, `PUT ${query} ${put.body.slice(0, 400)}`)
        t.equal(put.json().revision, body.revision, `PUT ${query} changes nothing`)
      }
    })
  }
  t.ok(tried >= 22, `${tried} rows`)
})

test('what only the server sets must be as it is', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const { id } = await expect(201, 'PUT', '/v1/programs/by-external-id/a', { body: { code: 'A', name: 'A' } })
  const other = '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e'
  const read = () => expect(200, 'GET', `/v1/programs/${id}`)
  const before = await read()
  const refused: [field: string, value: unknown][] = [
    ['id', other],
    ['id', null],
    ['revision', 2],
    ['revision', '1'],
    ['created_at', '2020-01-01T00:00:00Z'],
    ['updated_at', null],
    ['deleted_at', '2020-01-01T00:00:00Z'],
    ['deleted_at', false],
  ]
  for (const [field, value] of refused) {
    const writes: [string, string, Row][] = [
      ['PATCH', `/v1/programs/${id}`, { name: 'B', [field]: value }],
      ['PUT', '/v1/programs/by-external-id/a', { code: 'A', name: 'B', [field]: value }],
    ]
    for (const [method, url, body] of writes) {
      const ifMatch = method === 'PATCH' ? { headers } : {}
      for (const language of ['en', 'vi']) {
        const answer = await send(method, url, {
          body,
          headers: { ...ifMatch.headers, 'accept-language': language },
        })
        t.equal(answer.statusCode, 422, `${method} ${field} ${answer.body}`)
        t.match(answer.json(), {
          code: 'unprocessable',
          errors: [
            {
              pointer: `/${field}`,
              code: 'read_only',
              message: language === 'en' ? /leave it out/ : /bỏ đi/,
            },
          ],
        })
      }
    }
  }
  t.same(await read(), before, 'nothing changed')

  await t.test('a moment may be spelled in any way', async () => {
    const created_at = new Date(Date.parse(before.created_at) + 7 * 3_600_000)
      .toISOString()
      .replace('Z', '+07:00')
    await expect(200, 'PATCH', `/v1/programs/${id}`, { headers, body: { created_at } })
  })

  await t.test('it is looked at under the lock, after If-Match', async (t) => {
    const stale = { name: 'B', revision: 9 }
    const answer = await send('PATCH', `/v1/programs/${id}`, { body: stale, headers: { 'if-match': '"9"' } })
    t.equal(answer.statusCode, 412)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        send('PATCH', `/v1/programs/${id}`, { headers, body: { ...before, name: `Tên ${n}` } }),
      ),
    )
    t.same(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array<number>(7).fill(422)])
  })

  await t.test('what is not there yet has none of it', async (t) => {
    const body = { code: 'NEW', name: 'x' }
    const put = (more: Row) => send('PUT', '/v1/programs/by-external-id/new', { body: { ...body, ...more } })
    for (const more of [{ id }, { revision: 1 }, { created_at: before.created_at }]) {
      t.equal((await put(more)).statusCode, 422, JSON.stringify(more))
    }
    t.equal((await put({ deleted_at: null })).statusCode, 201)
  })

  await t.test('a POST takes none of it, and proposes no other name', async (t) => {
    for (const field of ['id', 'revision', 'created_at', 'updated_at', 'deleted_at']) {
      const body = { kind: 'article', title: 'x', [field]: before[field] }
      const { errors } = await expect(400, 'POST', '/v1/posts', { body })
      t.match(errors, [{ pointer: `/${field}`, code: 'unknown_field' }])
      if (field === 'id') t.notMatch(errors[0].message, /Did you mean/)
    }
  })

  await t.test('a state is changed by its actions, and is not passed over', async (t) => {
    const post = await expect(201, 'POST', '/v1/posts', { body: { title: 'Nháp' } })
    const at = `/v1/posts/${post.id}`
    const { errors } = await expect(422, 'PATCH', at, { headers, body: { status: 'published' } })
    t.match(errors, [{ pointer: '/status', code: 'read_only' }])
    const body = {
      body_html: '<p>x</p>',
      body_text: 'x',
      url: 'https://x.example/',
      internal: { created_by: 'x' },
    }
    const same = await expect(200, 'PATCH', at, { headers, body })
    t.match(same, { revision: 1, body_text: '' }, 'what follows from other fields is passed over')
  })

  await t.test('a declaration of coverage can be sent back as well', async (t) => {
    const at = '/v1/register-coverage/classes/2020'
    await expect(201, 'PUT', at, { body: { complete: true } })
    const body = await expect(200, 'GET', at)
    t.equal((await expect(200, 'PUT', at, { body })).revision, 1)
    const { errors } = await expect(422, 'PUT', at, { body: { ...body, year: 2021, id: other } })
    t.same(errors.map(({ pointer }: { pointer: string }) => pointer).sort(), ['/id', '/year'])
    await expect(422, 'PUT', '/v1/register-coverage/classes/2022', { body })
  })

  await t.test('the document says so', (t) => {
    const { operations, follow } = readDocument()
    for (const { operationId, method, body } of operations) {
      if (body === undefined || !/^(?:update|put)/.test(operationId)) continue
      const { properties } = follow(body) as { properties: Record<string, { readOnly?: boolean }> }
      const moments =
        operationId === 'updateApiKey' ? ['created_at', 'revoked_at'] : ['created_at', 'updated_at']
      for (const field of ['id', 'revision', ...moments])
        t.equal(properties[field]?.readOnly, true, `${operationId} ${field}`)
      t.ok(method === 'PUT' || method === 'PATCH')
    }
    t.end()
  })
})
