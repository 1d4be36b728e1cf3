import { startApp } from '../../support/app.ts'
import {
  invalidLines,
  invalidTexts,
  testWriteAccess,
  testRejections,
  testIdempotentPuts,
  withEachValue,
} from '../../support/resource-contract.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/sections'
const anyMatch = { 'if-match': '*' }
const register = { path, body: (n: number) => ({ name: `Mục ${n}` }), patch: { position: 7 } }
const nowhere = '0190a1b2-0000-7000-8000-000000000000'

test('sections', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const create = (body: object) => expect(201, 'POST', path, { as: 'editor', body })
  const list = async (query: string) => {
    const { items } = await expect(200, 'GET', `${path}?${query}`, { as: 'anonymous' })
    return items.map((item: { name: string }) => item.name)
  }

  await testWriteAccess(t, app, register, 'editor')
  await testIdempotentPuts(t, app, register)

  await t.test(
    'an editor creates a section with the least body, and anyone reads it by id and slug',
    async (t) => {
      const section = await create({ name: 'Giới thiệu' })
      t.match(section, { slug: 'gioi-thieu', parent_id: null, description: null, position: 0 })
      t.same(await expect(200, 'GET', `${path}/gioi-thieu`, { as: 'anonymous' }), section)
      t.same(await expect(200, 'GET', `${path}/${section.id}`, { as: 'anonymous' }), section)
    },
  )

  await t.test('what cannot be stored is refused by field, and nothing is stored', async (t) => {
    const body = { name: 'Tốt' }
    await testRejections(t, app, path, 400, [
      ...withEachValue(body, 'name', invalidLines),
      ...withEachValue(body, 'slug', ['Hoa', 'a b', nowhere, 'a\0b']),
      ...withEachValue(body, 'description', invalidTexts),
      ...withEachValue(body, 'position', [-1, 1.5, 1e9, 1e300, '1', 9007199254740992]),
      ...withEachValue(body, 'parent_id', ['gioi-thieu', 5, 'a\0']),
      ['/parent', { ...body, parent: {} }],
      ['/parent', { ...body, parent: { slug: 'gioi-thieu', external_id: 'x' } }],
      ['/parent', { ...body, parent_id: nowhere, parent: { slug: 'gioi-thieu' } }],
      ['/slug', { name: '???' }],
    ])
    await testRejections(t, app, path, 422, [
      ['/parent_id', { ...body, parent_id: nowhere }],
      ['/parent/slug', { ...body, parent: { slug: 'khong-co' } }],
      ['/parent/external_id', { ...body, parent: { external_id: 'khong-co' } }],
    ])
  })

  await t.test(
    'a taken slug is a 409, whether given or made of the name; a renamed one leads on',
    async (t) => {
      const section = await create({ name: 'Thông báo' })
      for (const [body, message] of [
        [{ name: 'Thông  báo!' }, /give a slug/],
        [{ name: 'Khác', slug: 'thong-bao' }, /use another value/],
      ] as const) {
        const problem = await expect(409, 'POST', path, { body })
        t.match(problem.errors, [{ pointer: '/slug', message }])
      }
      await expect(200, 'PATCH', `${path}/${section.id}`, { headers: anyMatch, body: { slug: 'thong-cao' } })
      for (const method of ['GET', 'HEAD']) {
        const moved = await send(method, `${path}/thong-bao?include=parent`, { as: 'anonymous' })
        t.equal(moved.statusCode, 308)
        t.equal(moved.headers.location, `${path}/thong-cao?include=parent`)
      }
      const successor = await create({ name: 'Thông báo' })
      t.match(await expect(200, 'GET', `${path}/thong-bao`, { as: 'anonymous' }), { id: successor.id })
      await expect(204, 'DELETE', `${path}/${successor.id}`, { headers: anyMatch })
      await create({ name: 'Thông báo' })
      const problem = await expect(409, 'POST', `${path}/${successor.id}/restore`, { headers: anyMatch })
      t.match(problem.errors, [{ pointer: '/slug' }])
    },
  )

  await t.test('twenty equal creates at once make one section and nineteen clean 409s', async (t) => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send('POST', path, { as: 'editor', body: { name: 'Cùng lúc' } })),
    )
    t.same(answers.map((answer) => answer.statusCode).sort(), [201, ...Array(19).fill(409)])
    const { page } = await expect(200, 'GET', `${path}?slug=cung-luc&count=exact`)
    t.equal(page.count, 1)
  })

  await t.test(
    'sections are found by parent and at the top, in their order, with the parent beside them',
    async (t) => {
      const news = await create({ name: 'Tin tức', external_id: 'news', position: 900_000 })
      await create({ name: 'Đào tạo', parent_id: news.id, position: 2 })
      await create({ name: 'Dân vận', parent: { slug: 'tin-tuc' }, position: 2 })
      await create({ name: 'Ảnh', parent: { external_id: 'news' }, position: 1 })
      const empty = await create({ name: 'Trống', position: 900_001 })
      t.same(await list('parent=tin-tuc'), ['Ảnh', 'Dân vận', 'Đào tạo'])
      t.same(await list(`parent=${news.id}`), ['Ảnh', 'Dân vận', 'Đào tạo'])
      t.same(await list(`parent=${news.id},trong`), ['Ảnh', 'Dân vận', 'Đào tạo'])
      t.same(await list('parent=tin-tuc&sort=-name'), ['Đào tạo', 'Dân vận', 'Ảnh'])
      t.same(await list(`parent=${empty.id}`), [])
      t.same(await list('parent=khong-co'), [])
      t.same((await list('root=true&limit=100')).slice(-2), ['Tin tức', 'Trống'])
      t.same(await list('root=false'), ['Ảnh', 'Dân vận', 'Đào tạo'])
      t.same(await list('root=true&parent=tin-tuc'), [])
      const { items } = await expect(200, 'GET', `${path}?parent=tin-tuc&include=parent`, { as: 'anonymous' })
      t.equal(items.length, 3)
      for (const item of items)
        t.match(item, { parent_id: news.id, parent: { id: news.id, slug: 'tin-tuc' } })
      t.match(await expect(200, 'GET', `${path}/tin-tuc?include=parent`), { parent_id: null, parent: null })
    },
  )

  await t.test(
    'a section with live children stays out of the trash, and its children name it when restored',
    async (t) => {
      const parent = await create({ name: 'Cha' })
      const child = await create({ name: 'Con', parent_id: parent.id })
      const problem = await expect(409, 'DELETE', `${path}/cha`, { headers: anyMatch })
      t.match(problem, { code: 'still_referenced', detail: /sections/ })
      await expect(204, 'DELETE', `${path}/con`, { headers: anyMatch })
      await expect(204, 'DELETE', `${path}/cha`, { headers: anyMatch })
      await testRejections(t, app, path, 422, [['/parent_id', { name: 'Cháu', parent_id: parent.id }]])
      const orphan = await expect(422, 'POST', `${path}/${child.id}/restore`, { headers: anyMatch })
      t.match(orphan.errors, [{ pointer: '/parent_id', code: 'unknown_reference' }])
      await expect(200, 'POST', `${path}/${parent.id}/restore`, { headers: anyMatch })
      await expect(200, 'POST', `${path}/${child.id}/restore`, { headers: anyMatch })
    },
  )

  await t.test('a patch moves a section, by id or by slug, and null takes it to the top', async (t) => {
    const [a, b] = [await create({ name: 'Chuyển A' }), await create({ name: 'Chuyển B' })]
    const patch = (change: object) =>
      expect(200, 'PATCH', `${path}/${b.slug}`, { headers: anyMatch, body: change })
    t.match(await patch({ parent_id: a.id }), { parent_id: a.id, revision: 2 })
    t.match(await patch({ parent: { slug: 'chuyen-a' } }), { parent_id: a.id, revision: 2 })
    t.match(await patch({ name: 'Chuyển B2' }), { id: b.id, parent_id: a.id, revision: 3 })
    t.match(await patch({ parent_id: null }), { parent_id: null, revision: 4 })
  })
})
