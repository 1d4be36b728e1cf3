import { startApp } from '../../support/app.ts'
import { invalidLines, testRejections, withEachValue } from '../../support/resource-contract.ts'
import { testConcurrentCreates, testConcurrentPuts } from '../../support/concurrent-writes.ts'
import { readAllIds } from '../../support/read-all-ids.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/learners'

test('learners', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)

  await t.test('a registrar keeps a learner by name alone', async (t) => {
    const answer = await send('POST', path, { as: 'registrar', body: { full_name: 'Nguyễn Văn Mẫu' } })
    t.equal(answer.statusCode, 201)
    t.equal(answer.headers['cache-control'], 'private, no-store')
    const row = answer.json()
    t.match(row, { full_name: 'Nguyễn Văn Mẫu', birth_year: null, position: null, unit: null })
    const read = await send('GET', `${path}/${row.id}`, { as: 'registrar' })
    t.same(read.json(), row)
    t.equal(read.headers['cache-control'], 'private, no-store')
    const body = { birth_year: 1985, position: 'Chuyên viên', unit: 'Xã mẫu' }
    t.match(await expect(200, 'PATCH', `${path}/${row.id}`, { as: 'registrar', headers, body }), body)
  })

  await t.test('what cannot be stored is refused by field, and nothing is stored', async (t) => {
    const body = { full_name: 'Mẫu' }
    await testRejections(t, app, path, 400, [
      ['/full_name', {}],
      ...withEachValue(body, 'full_name', invalidLines),
      ...withEachValue(body, 'birth_year', [1899, 2201, '1980', 1980.5]),
      ...withEachValue(body, 'position', invalidLines),
      ...withEachValue(body, 'unit', invalidLines),
      ...withEachValue(body, 'external_id', invalidLines),
      ['/gender', { ...body, gender: 'x' }],
    ])
  })

  await t.test('namesakes are two learners; an external id is one learner’s while it lives', async (t) => {
    await createLearner({ full_name: 'Trần Thị Mẫu' })
    await createLearner({ full_name: 'Trần Thị Mẫu' })
    const first = await createLearner({ external_id: 'hv-9' })
    const body = { full_name: 'Khác', external_id: 'hv-9' }
    t.match(await expect(409, 'POST', path, { body }), { errors: [{ pointer: '/external_id' }] })
    await expect(204, 'DELETE', `${path}/${first.id}`, { headers })
    await expect(201, 'POST', path, { body })
    const refused = await expect(409, 'POST', `${path}/${first.id}/restore`, { headers })
    t.match(refused.errors, [{ pointer: '/external_id' }])
    await testConcurrentCreates(t, app, path, { full_name: 'Một', external_id: 'once' }, '/external_id')
    await testConcurrentPuts(t, app, path, { full_name: 'Hai mươi' })
  })

  await t.test('a class list is in the order of given names, then of full names', async (t) => {
    const { id } = await createClass((await createProgram()).id, { code: 'LIST' })
    const names = [
      'Lê Thị Ánh',
      'Trần Văn An',
      'Đỗ Văn Bình',
      'Dương Văn Bình',
      'Nguyễn Văn Ân',
      'Phạm Thị Đào',
      'Hà Văn Dũng',
      'Bùi An',
      'Vũ Thị Bính',
    ]
    for (const full_name of names)
      await createEnrollment(id, (await createLearner({ full_name, unit: 'Lớp' })).id)
    const list = async (query: string) => {
      const { items } = await expect(200, 'GET', `${path}?class=LIST${query}`, { as: 'registrar' })
      return items.map((item: { full_name: string }) => item.full_name)
    }
    const ordered = [
      'Bùi An',
      'Trần Văn An',
      'Lê Thị Ánh',
      'Nguyễn Văn Ân',
      'Dương Văn Bình',
      'Đỗ Văn Bình',
      'Vũ Thị Bính',
      'Hà Văn Dũng',
      'Phạm Thị Đào',
    ]
    t.same(await list(''), ordered)
    t.same(await list('&sort=-given_name,-full_name'), ordered.toReversed())
    t.same((await list('&sort=full_name')).slice(0, 4), [
      'Bùi An',
      'Dương Văn Bình',
      'Đỗ Văn Bình',
      'Hà Văn Dũng',
    ])
    for (const sort of ['given_name,full_name', '-given_name,full_name', '-full_name']) {
      const ids = await readAllIds(
        app,
        'registrar',
        `${path}?unit=${encodeURIComponent('Lớp')}&limit=2&sort=${sort}`,
      )
      t.equal(new Set(ids).size, names.length, sort)
    }
  })

  await t.test('learners are found by class, name, year of birth, unit and external id', async (t) => {
    const one = await createLearner({
      full_name: 'Hoàng Tìm',
      birth_year: 1979,
      unit: 'Sở mẫu',
      external_id: 'find',
    })
    const query = async (parameters: string) => {
      const { items } = await expect(200, 'GET', `${path}?${parameters}`)
      return items.map((item: { id: string }) => item.id)
    }
    const encoded = encodeURIComponent('Hoàng Tìm')
    for (const found of [
      `full_name=${encoded}`,
      `full_name=${encodeURIComponent('Hoàng Tìm'.normalize('NFD'))}`,
      'birth_year=1979',
      'unit=S%E1%BB%9F%20m%E1%BA%ABu',
      'external_id=find',
    ]) {
      t.same(await query(found), [one.id], found)
    }
    t.same(await query('class=NONE'), [])
    const place = await createClass((await createProgram()).id)
    const row = await createEnrollment(place.id, one.id)
    t.same(await query(`class=${place.id}`), [one.id])
    await expect(204, 'DELETE', `/v1/enrollments/${row.id}`, { headers })
    t.same(await query(`class=${place.id}`), [], 'not by an enrollment in the trash')
  })
})
