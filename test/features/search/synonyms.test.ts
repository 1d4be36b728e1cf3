import { startApp } from '../../support/app.ts'
import { testWriteAccess, testRejections, testIdempotentPuts } from '../../support/resource-contract.ts'
import { importFile } from '../exchange/imports/import-file.ts'
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
    t.equal(await find('văn phòng đại diễn'), 2, 'mended first')
    await expect(201, 'POST', '/v1/programs', { body: { code: 'C', name: 'Lớp học viên xa' } })
    await expect(201, 'POST', '/v1/programs', { body: { code: 'D', name: 'Lớp của HVX' } })
    await expect(201, 'POST', path, { as: 'editor', body: { term: 'HVX', expansion: 'học viên xa' } })
    t.equal(await find('học viên xa'), 2)
    t.equal(await find('học viện xa'), 1, 'what has other marks is something else')
    await expect(204, 'DELETE', `${path}/${id}`, { headers: { 'if-match': '*' } })
    t.equal(await find('vpđd'), 1)
  })

  await t.test('a school adds its own by a file, also a second meaning', async (t) => {
    const titles = [
      'Họp TTHTCĐ',
      'Họp trung tâm học tập cộng đồng',
      'Họp tổ trưởng trung tâm',
      'Trung tâm cộng đồng, học tập',
    ]
    for (const [i, name] of titles.entries())
      await expect(201, 'POST', '/v1/programs', { body: { code: `T${i}`, name } })
    const find = async (q: string): Promise<string[]> =>
      (await expect(200, 'GET', `/v1/search?q=${encodeURIComponent(q)}`, { as: 'anonymous' })).items.map(
        ({ title }: { title: string }) => title,
      )
    t.same(await find('TTHTCĐ'), titles.slice(0, 1))
    const file = (...rows: string[]) =>
      importFile(
        app,
        'search-synonyms',
        'csv',
        ['Mã ngoài,Từ viết tắt,Nghĩa đầy đủ', ...rows, ''].join('\n'),
        {
          as: 'editor',
        },
      )
    await file('vt1,TTHTCĐ,trung tâm học tập cộng đồng')
    t.same((await find('TTHTCĐ')).toSorted(), titles.slice(0, 2).toSorted(), 'only side by side')
    t.same((await find('trung tam hoc tap cong dong')).slice(0, 2).toSorted(), titles.slice(0, 2).toSorted())
    await file('vt2,TTHTCĐ,tổ trưởng trung tâm')
    t.equal((await find('TTHTCĐ'))[0], titles[0], 'as typed')
    t.same((await find('TTHTCĐ')).slice(1).toSorted(), titles.slice(1, 3).toSorted(), 'then both meanings')
    t.same(await find('"TTHTCĐ"'), titles.slice(0, 1), 'a quoted abbreviation is itself')
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
