import type { Test } from 'tap'
import { importFile, lines } from '../features/exchange/imports/import-file.ts'
import type { TestApp } from './app.ts'
import { countStatements } from './count-statements.ts'

/** A resource whose rows refer to people and to the post that reports them. */
export interface ResourceWithPeople {
  path: string
  /** A minimal body. */
  body: Record<string, unknown>
}

const headers = { 'if-match': '*' }
const unknownId = '0190a1b2-0000-7000-8000-000000000000'

/** References to people: in order, by id or external id, protected from deletion, and included by one statement. */
export async function testPeopleReferences(
  t: Test,
  app: TestApp,
  { path, body }: ResourceWithPeople,
): Promise<void> {
  const { expect } = app
  const createPerson = (name: string) =>
    expect(201, 'POST', '/v1/people', { body: { name, external_id: name } })
  const [an, binh, chi] = [await createPerson('An'), await createPerson('Bình'), await createPerson('Chi')]
  const create = (more: object) => expect(201, 'POST', path, { as: 'registrar', body: { ...body, ...more } })
  const countOf = async () => (await expect(200, 'GET', `${path}?count=exact&trash=include`)).page.count

  await t.test('people are named in order, by id or by external id, and found by it', async (t) => {
    const byId = await create({ person_ids: [chi.id, an.id] })
    t.same(byId.person_ids, [chi.id, an.id])
    const byKey = await create({ people: [{ external_id: 'An' }, { external_id: 'Bình' }] })
    t.same(byKey.person_ids, [an.id, binh.id])
    const { items } = await expect(200, 'GET', `${path}?person=${an.id}&include=people&sort=created_at`)
    t.same(
      items.map((item: { people: { name: string }[] }) => item.people.map(({ name }) => name)),
      [
        ['Chi', 'An'],
        ['An', 'Bình'],
      ],
    )
    const url = `${path}/${byKey.id}`
    const patch = { as: 'registrar', headers, body: { people: [{ external_id: 'Bình' }] } } as const
    t.match(await expect(200, 'PATCH', url, patch), { person_ids: [binh.id], revision: 2 })
    t.match(await expect(200, 'PATCH', url, patch), { revision: 2 }, 'equal content changes nothing')
    const other = { as: 'registrar', headers, body: { title: 'Khác' } } as const
    t.match(await expect(200, 'PATCH', url, other), { person_ids: [binh.id], title: 'Khác', revision: 3 })
    t.match(await expect(200, 'PATCH', url, { headers, body: { person_ids: null } }), { person_ids: [] })
    t.same((await expect(200, 'GET', `${path}?person=${binh.id}`)).items, [])
  })

  await t.test('people who are not there, or come twice, are refused by place', async (t) => {
    const before = await countOf()
    const cases: [number, string, object][] = [
      [422, '/person_ids/1', { person_ids: [an.id, unknownId] }],
      [422, '/people/0', { people: [{ external_id: 'none' }] }],
      [400, '/person_ids/1', { person_ids: [an.id, an.id] }],
      [400, '/people/1', { people: [{ external_id: 'An' }, { external_id: 'An' }] }],
      [400, '/people', { person_ids: [an.id], people: [{ external_id: 'An' }] }],
      [400, '/people/0/name', { people: [{ name: 'An' }] }],
      [400, '/person_ids/0', { person_ids: ['An'] }],
      [400, '/person_ids', { person_ids: an.id }],
    ]
    for (const [status, pointer, more] of cases) {
      const problem = await expect(status, 'POST', path, { body: { ...body, ...more } })
      t.equal(problem.errors[0].pointer, pointer)
    }
    t.equal(await countOf(), before)
  })

  await t.test(
    'a person stays while a live row names them; who is gone keeps a row in the trash',
    async (t) => {
      const person = await createPerson(`Tạm ${path}`)
      const row = await create({ person_ids: [person.id] })
      const refused = await expect(409, 'DELETE', `/v1/people/${person.id}`, { headers })
      t.match(refused.detail, new RegExp(`Live ${path.replace('/v1/', '')} still refer`))
      await expect(204, 'DELETE', `${path}/${row.id}`, { headers })
      await expect(204, 'DELETE', `/v1/people/${person.id}`, { headers })
      const restored = await expect(422, 'POST', `${path}/${row.id}/restore`, { headers })
      t.match(restored.errors, [{ pointer: '/person_ids/0', code: 'unknown_reference' }])
      await expect(204, 'DELETE', `${path}/${row.id}?purge=true`, { headers })
      await expect(204, 'DELETE', `/v1/people/${person.id}?purge=true`, { headers })
    },
  )

  await t.test(
    'people and posts come along in one statement each, however many rows there are',
    async (t) => {
      const read = (limit: number) =>
        countStatements(app, () =>
          expect(200, 'GET', `${path}?include=people,post&limit=${limit}&sort=-created_at`, {
            as: 'anonymous',
          }),
        )
      for (let n = 0; n < 5; n++) {
        const post = await expect(201, 'POST', '/v1/posts', { body: { title: `Bài ${path} ${n}` } })
        await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers, body: {} })
        await create({ person_ids: [an.id, chi.id], post_id: post.id })
      }
      const few = await read(1)
      const many = await read(5)
      t.equal(few.count, 3)
      t.equal(many.count, 3)
      for (const item of many.result.items) {
        t.equal(item.people.length, 2)
        t.equal(item.post.id, item.post_id)
      }
    },
  )
}

/** For callers who may not see a post, a draft is the same as a missing post, by any reference. */
async function testHiddenPostReference(
  t: Test,
  app: TestApp,
  { path, body }: ResourceWithPeople,
): Promise<void> {
  const { expect } = app
  await t.test('a draft can be named by those alone who may see it', async (t) => {
    const draft = { title: `Ẩn khỏi ${path}`, external_id: `hidden ${path}` }
    const post = await expect(201, 'POST', '/v1/posts', { body: draft })
    const url = `${path}/by-external-id/names-hidden`
    const ways: [string, object][] = [
      ['/post/slug', { post: { slug: post.slug } }],
      ['/post/external_id', { post: { external_id: draft.external_id } }],
      ['/post_id', { post_id: post.id }],
    ]
    for (const [pointer, more] of ways) {
      const request = { as: 'registrar', body: { ...body, ...more } } as const
      const problem = await expect(422, 'PUT', url, request)
      t.match(problem.errors, [{ pointer, code: 'unknown_reference' }])
      const report = await importFile(
        app,
        path.replace('/v1/', ''),
        'ndjson',
        lines({ ...request.body, external_id: 'names-hidden' }),
        { as: 'registrar' },
      )
      t.match(report, { created: 0, refused: 1 })
      const { items } = await expect(200, 'GET', `/v1/imports/${report.id}/errors`)
      t.match(items, [{ code: 'unknown_reference' }])
    }
    const row = await expect(201, 'PUT', url, { body: { ...body, post_id: post.id } })
    const patch = { as: 'registrar', headers, body: { title: 'Vẫn trỏ đến bài' } } as const
    t.match(await expect(200, 'PATCH', `${path}/${row.id}`, patch), { post_id: null })
    await expect(204, 'DELETE', `${path}/${row.id}`, { as: 'registrar', headers })
    const restore = { as: 'registrar', headers } as const
    t.match(await expect(200, 'POST', `${path}/${row.id}/restore`, restore), { post_id: null })
    t.match(await expect(200, 'GET', `${path}/${row.id}`), { post_id: post.id }, 'what it has may stay')
    await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers, body: {} })
    const seen = { as: 'registrar', body: { ...body, post: { slug: post.slug } } } as const
    await expect(200, 'PUT', url, seen)
  })
}

/** Readers see the post of a row only if the post is public. */
export async function testPostReference(t: Test, app: TestApp, resource: ResourceWithPeople): Promise<void> {
  const { send, expect } = app
  const { path, body } = resource
  await testHiddenPostReference(t, app, resource)

  await t.test(
    'readers learn of the source post once it is public, and of no draft in any way',
    async (t) => {
      const title = `Nguồn của ${path}`
      const post = await expect(201, 'POST', '/v1/posts', { body: { title, external_id: path } })
      const row = await expect(201, 'POST', path, { body: { ...body, post: { external_id: path } } })
      t.equal(row.post_id, post.id)
      const url = `${path}/${row.id}`
      const hidden = async () => {
        for (const as of ['anonymous', 'reader', 'registrar'] as const) {
          t.match(await expect(200, 'GET', `${url}?include=post`, { as }), { post_id: null, post: null })
        }
        for (const filter of [post.id, post.slug]) {
          for (const as of ['anonymous', 'registrar'] as const) {
            t.same((await expect(200, 'GET', `${path}?post=${filter}`, { as })).items, [], filter)
          }
        }
        for (const as of ['anonymous', 'registrar'] as const) {
          t.notMatch((await send('GET', `${path}?include=post`, { as })).body, post.id)
          t.notMatch(
            (await send('GET', `/v1/exports/${path.replace('/v1/', '')}?format=ndjson`, { as })).body,
            post.id,
          )
        }
        t.match(await expect(200, 'GET', url, { as: 'editor' }), { post_id: post.id }, 'who sees drafts')
      }
      await hidden()
      await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers, body: {} })
      t.match(await expect(200, 'GET', `${url}?include=post`, { as: 'anonymous' }), {
        post_id: post.id,
        post: { id: post.id, title },
      })
      const { items } = await expect(200, 'GET', `${path}?post=${post.slug}`, { as: 'anonymous' })
      t.match(items, [{ id: row.id }])
      await expect(204, 'DELETE', `/v1/posts/${post.id}`, { headers })
      await hidden()
      const patch = { as: 'registrar', headers, body: { title: 'Sửa khi bài ở thùng rác' } } as const
      t.match(await expect(200, 'PATCH', url, patch), { post_id: null, ...patch.body })
      t.match(await expect(200, 'GET', url), { post_id: post.id }, 'it was not given up')
      await expect(204, 'DELETE', `/v1/posts/${post.id}?purge=true`, { headers })
      t.match(await expect(200, 'GET', url, { as: 'registrar' }), { post_id: null })
    },
  )
}
