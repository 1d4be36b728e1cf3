import { startApp } from '../../support/app.ts'
import {
  invalidLines,
  testWriteAccess,
  testRejections,
  testIdempotentPuts,
  withEachValue,
} from '../../support/resource-contract.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/people'
const register = { path, body: (n: number) => ({ name: `Người Số ${n}` }), patch: { degree: 'TS.' } }

test('people', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const create = (body: object) => expect(201, 'POST', path, { as: 'editor', body })
  const list = async (query: string) => {
    const { items } = await expect(200, 'GET', `${path}?${query}`, { as: 'anonymous' })
    return items.map((item: { name: string }) => item.name)
  }

  await testWriteAccess(t, app, register, 'editor')
  await testIdempotentPuts(t, app, register)

  await t.test('an editor creates a person with the least body, and two may have one name', async (t) => {
    const person = await create({ name: 'Trần Thị Hoa' })
    t.match(person, { degree: null, position: null, unit: null, external_id: null })
    t.same(await expect(200, 'GET', `${path}/${person.id}`, { as: 'anonymous' }), person)
    t.not((await create({ name: 'Trần Thị Hoa' })).id, person.id)
  })

  await t.test('what cannot be stored is refused by field, and nothing is stored', async (t) => {
    const body = { name: 'Tốt' }
    await testRejections(t, app, path, 400, [
      ['/name', {}],
      ...['name', 'degree', 'position', 'unit', 'external_id'].flatMap((field) =>
        withEachValue(body, field, invalidLines),
      ),
      ['/email', { ...body, email: 'a@example.org' }],
    ])
  })

  await t.test('an external id belongs to one live person', async (t) => {
    const first = await create({ name: 'Lê An', external_id: 'gv-1' })
    const problem = await expect(409, 'POST', path, { body: { name: 'Lê Bình', external_id: 'gv-1' } })
    t.match(problem.errors, [{ pointer: '/external_id', message: /use another value/ }])
    await expect(204, 'DELETE', `${path}/${first.id}`, { headers: { 'if-match': '"1"' } })
    await create({ name: 'Lê Bình', external_id: 'gv-1' })
    const restore = await expect(409, 'POST', `${path}/${first.id}/restore`, { headers: { 'if-match': '*' } })
    t.match(restore.errors, [{ pointer: '/external_id' }])
  })

  await t.test(
    'people come by given name as Vietnamese lists have them, and are found by unit',
    async (t) => {
      for (const [name, unit] of [
        ['Nguyễn Văn Đức', 'Khoa Xây dựng Đảng'],
        ['Vũ Thị Dung', 'Khoa Xây dựng Đảng'],
        ['Phạm Ân ', 'Phòng Đào tạo'],
        ['Đỗ Văn An', 'Phòng Đào tạo'],
        ['Bùi Văn An', null],
        ['Ái', 'Ái'],
      ])
        await create({ name, unit, external_id: `p-${name}` })
      const ids = ['Nguyễn Văn Đức', 'Vũ Thị Dung', 'Phạm Ân', 'Đỗ Văn An', 'Bùi Văn An', 'Ái']
      const these = `external_id=${ids.map((id) => encodeURIComponent(`p-${id}`)).join()}`
      const byGivenName = ['Ái', 'Bùi Văn An', 'Đỗ Văn An', 'Phạm Ân', 'Vũ Thị Dung', 'Nguyễn Văn Đức']
      t.same(await list(these), byGivenName)
      t.same(await list(`${these}&sort=-given_name,-name`), byGivenName.toReversed())
      t.same((await list(`${these}&sort=name`))[1], 'Bùi Văn An')
      t.same((await list(`${these}&sort=-unit`)).at(-1), 'Bùi Văn An', 'without a unit comes last both ways')
      t.same((await list(`${these}&sort=unit`)).at(-1), 'Bùi Văn An')
      t.same(await list(`unit=${encodeURIComponent('Phòng Đào tạo')}`), ['Đỗ Văn An', 'Phạm Ân'])
    },
  )
})
