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

const path = '/v1/tags'
const anyMatch = { 'if-match': '*' }
const register = { path, body: (n: number) => ({ name: `Thẻ ${n}` }), patch: { description: 'Khác' } }

test('tags', async (t) => {
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
    'an editor creates a tag with the least body, and anyone reads it by id and slug',
    async (t) => {
      const answer = await send('POST', path, { as: 'editor', body: { name: 'Chuyển đổi số' } })
      t.equal(answer.statusCode, 201)
      const tag = answer.json()
      t.match(tag, { name: 'Chuyển đổi số', slug: 'chuyen-doi-so', description: null, external_id: null })
      t.equal(answer.headers.location, `${path}/${tag.id}`)
      t.same(await expect(200, 'GET', `${path}/chuyen-doi-so`, { as: 'anonymous' }), tag)
      t.same(await expect(200, 'GET', `${path}/${tag.id}`, { as: 'anonymous' }), tag)
    },
  )

  await t.test('what cannot be stored is refused by field, and nothing is stored', async (t) => {
    const body = { name: 'Tốt' }
    const uuid = '0190a1b2-0000-7000-8000-000000000000'
    await testRejections(t, app, path, 400, [
      ...withEachValue(body, 'name', invalidLines),
      ['/name', {}],
      ...withEachValue(body, 'description', invalidTexts),
      ...withEachValue(body, 'slug', [
        'Hoa',
        'hai từ',
        'a--b',
        '-a',
        'a/b',
        '',
        'a\0b',
        '\ud800',
        'a'.repeat(121),
        uuid,
        1,
      ]),
      ...withEachValue(body, 'external_id', invalidLines),
      ['/nmae', { ...body, nmae: 'x' }],
    ])
  })

  await t.test('a name without letters needs a slug, and says so', async (t) => {
    await testRejections(t, app, path, 400, [
      ['/slug', { name: '!!!' }],
      ['/slug', { name: '日本' }],
      ['/slug', { name: '0190a1b2-0000-7000-8000-000000000000' }],
    ])
    const problem = await expect(400, 'POST', path, { body: { name: '日本' } })
    t.match(problem.errors, [{ pointer: '/slug', message: /give a slug/ }])
    t.match(await create({ name: '日本', slug: 'nhat-ban' }), { name: '日本', slug: 'nhat-ban' })
  })

  await t.test('a taken slug is a 409 with the remedy, whether given or made of the name', async (t) => {
    await create({ name: 'Đảng uỷ' })
    for (const [body, message] of [
      [{ name: 'Đảng ủy' }, /give a slug/],
      [{ name: 'Khác hẳn', slug: 'dang-uy' }, /use another value/],
    ] as const) {
      const problem = await expect(409, 'POST', path, { body })
      t.match(problem, {
        code: 'already_exists',
        errors: [{ pointer: '/slug', message }],
      })
    }
    const { items } = await expect(200, 'GET', `${path}?slug=dang-uy`)
    t.same(
      items.map((item: { name: string }) => item.name),
      ['Đảng uỷ'],
    )
  })

  await t.test(
    'a slug is free once its tag is in the trash, and restoring into a taken one is a 409',
    async (t) => {
      const first = await create({ name: 'Thi đua' })
      await expect(204, 'DELETE', `${path}/${first.id}`, { headers: anyMatch })
      const second = await create({ name: 'Thi đua' })
      const problem = await expect(409, 'POST', `${path}/${first.id}/restore`, { headers: anyMatch })
      t.match(problem.errors, [{ pointer: '/slug' }])
      t.match(await expect(200, 'GET', `${path}/${first.id}`), { deleted_at: String, revision: 2 })
      await expect(204, 'DELETE', `${path}/${second.id}`, { headers: anyMatch })
      t.match(await expect(200, 'POST', `${path}/${first.id}/restore`, { headers: anyMatch }), {
        deleted_at: null,
      })
    },
  )

  await t.test('a renamed slug leads on with 308, for GET and HEAD, until a live tag takes it', async (t) => {
    const tag = await create({ name: 'Tên cũ' })
    const patch = { as: 'editor', headers: anyMatch, body: { slug: 'ten-moi' } } as const
    t.match(await expect(200, 'PATCH', `${path}/ten-cu`, patch), {
      id: tag.id,
      slug: 'ten-moi',
      name: 'Tên cũ',
    })
    for (const method of ['GET', 'HEAD']) {
      const moved = await send(method, `${path}/ten-cu`, { as: 'anonymous' })
      t.equal(moved.statusCode, 308, method)
      t.equal(moved.headers.location, `${path}/ten-moi`)
      t.equal(moved.headers['cache-control'], 'no-cache')
    }
    await expect(404, 'PATCH', `${path}/ten-cu`, { ...patch, body: { name: 'Không' } })
    const successor = await create({ name: 'Người khác', slug: 'ten-cu' })
    t.match(await expect(200, 'GET', `${path}/ten-cu`, { as: 'anonymous' }), { id: successor.id })
    await expect(204, 'DELETE', `${path}/${tag.id}`, { headers: anyMatch })
    await expect(204, 'DELETE', `${path}/${successor.id}`, { headers: anyMatch })
    await expect(404, 'GET', `${path}/ten-cu`, { as: 'anonymous' })
  })

  await t.test('the slug stays when the name alone changes, and is made anew when set to null', async (t) => {
    const tag = await create({ name: 'Học tập' })
    const patch = (body: object) => expect(200, 'PATCH', `${path}/${tag.id}`, { headers: anyMatch, body })
    t.match(await patch({ name: 'Học tập suốt đời' }), { slug: 'hoc-tap' })
    t.match(await patch({ slug: null }), { slug: 'hoc-tap-suot-doi' })
  })

  await t.test('a script that says nothing of the slug leaves the one that an editor chose', async (t) => {
    const put = (name: string) => expect(200, 'PUT', `${path}/by-external-id/kept-slug`, { body: { name } })
    await expect(201, 'PUT', `${path}/by-external-id/kept-slug`, { body: { name: 'Giữ nguyên' } })
    await expect(200, 'PATCH', `${path}/giu-nguyen`, { headers: anyMatch, body: { slug: 'chon-tay' } })
    t.match(await put('Giữ nguyên'), { slug: 'chon-tay' })
    t.match(await put('Đổi tên'), { slug: 'chon-tay', name: 'Đổi tên' })
  })

  await t.test('twenty equal creates at once make one tag and nineteen clean 409s', async (t) => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send('POST', path, { as: 'editor', body: { name: 'Cùng lúc' } })),
    )
    t.same(answers.map((answer) => answer.statusCode).sort(), [201, ...Array(19).fill(409)])
    for (const answer of answers.filter((each) => each.statusCode === 409)) {
      t.match(answer.json(), { code: 'already_exists', errors: [{ pointer: '/slug' }] })
    }
    const { page } = await expect(200, 'GET', `${path}?slug=cung-luc&count=exact`)
    t.equal(page.count, 1)
  })

  await t.test('tags sort in Vietnamese order and are found by slug, name and external id', async (t) => {
    const names = ['Dân vận', 'Đạo đức', 'Âm nhạc', 'An ninh', 'Ăn uống']
    for (const [n, name] of names.entries()) await create({ name, external_id: `order-${n}` })
    const ids = names.map((_, n) => `order-${n}`).join()
    const ordered = ['An ninh', 'Ăn uống', 'Âm nhạc', 'Dân vận', 'Đạo đức']
    t.same(await list(`external_id=${ids}`), ordered)
    t.same(await list(`external_id=${ids}&sort=-name`), ordered.toReversed())
    t.same(await list('slug=dao-duc,an-ninh'), ['An ninh', 'Đạo đức'])
    t.same(await list(`name=${encodeURIComponent('Đạo đức')}`), ['Đạo đức'])
    t.same(await list('name=khong-co'), [])
  })
})
