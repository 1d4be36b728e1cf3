import { startApp } from '../../support/app.ts'
import { testWriteAccess, testRejections, testIdempotentPuts } from '../../support/resource-contract.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/search-synonyms'
const register = {
  path,
  body: (n: number) => ({ term: `XYZ${n}`, expansion: `cụm từ số ${n}` }),
  patch: { expansion: 'cụm từ khác' },
}

test('search synonyms', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  await testWriteAccess(t, app, register, 'editor')
  await testIdempotentPuts(t, app, register)

  await t.test('an editor’s change counts from the next search on, both ways', async (t) => {
    await expect(201, 'POST', '/v1/programs', { body: { code: 'A', name: 'Lớp của VPĐD phía Nam' } })
    await expect(201, 'POST', '/v1/programs', { body: { code: 'B', name: 'Lớp tại văn phòng đại diện' } })
    const find = async (q: string) =>
      (await expect(200, 'GET', `/v1/search?q=${encodeURIComponent(q)}`, { as: 'anonymous' })).items.length
    t.equal(await find('vpđd'), 1)
    const body = { term: 'VPĐD', expansion: 'văn phòng đại diện' }
    const { id } = await expect(201, 'POST', path, { as: 'editor', body })
    t.equal(await find('vpđd'), 2)
    t.equal(await find('van phong dai dien'), 2)
    t.equal(await find('văn phòng đại diễn'), 1, 'what has other marks is something else')
    await expect(204, 'DELETE', `${path}/${id}`, { headers: { 'if-match': '*' } })
    t.equal(await find('vpđd'), 1)
  })

  await t.test('what says nothing is refused by field', async (t) => {
    await testRejections(t, app, path, 400, [
      ['/term', { expansion: 'x y' }],
      ['/term', { term: '---', expansion: 'x y' }],
      ['/expansion', { term: 'AB', expansion: 'ab' }],
      ['/expansion', { term: 'AB', expansion: 'a '.repeat(13) }],
    ])
  })
})
