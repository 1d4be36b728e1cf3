import { startApp } from '../../support/app.ts'
import { invalidLines, testRejections, readPages, withEachValue } from '../../support/resource-contract.ts'
import { testConcurrentCreates, testConcurrentPuts } from '../../support/concurrent-writes.ts'
import { testPeopleReferences, testPostReference } from '../../support/people-and-posts.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/staff-developments'
const least = { year: 2020, title: 'Đào tạo Cao cấp lý luận chính trị' }
const headers = { 'if-match': '*' }

test('staff developments', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app

  await t.test('a registrar keeps one by year and title, and anyone reads it', async (t) => {
    const answer = await send('POST', path, { as: 'registrar', body: least })
    t.equal(answer.statusCode, 201)
    const row = answer.json()
    t.match(row, {
      ...least,
      kind: null,
      level: null,
      person_ids: [],
      count: null,
      organiser: null,
      started_on: null,
      ended_on: null,
      post_id: null,
      external_id: null,
      revision: 1,
    })
    t.same(await expect(200, 'GET', `${path}/${row.id}`, { as: 'anonymous' }), row)
  })

  await t.test('what cannot be stored is refused by field, and nothing is stored', async (t) => {
    const person = await expect(201, 'POST', '/v1/people', { body: { name: 'Một' } })
    const another = await expect(201, 'POST', '/v1/people', { body: { name: 'Hai' } })
    await testRejections(t, app, path, 400, [
      ['/year', { title: 'Không năm' }],
      ['/title', { year: 2020 }],
      ...withEachValue(least, 'year', [1899, 2201, '2020', null]),
      ...withEachValue(least, 'title', invalidLines),
      ...withEachValue(least, 'kind', ['holiday', 1]),
      ...withEachValue(least, 'level', invalidLines),
      ...withEachValue(least, 'organiser', invalidLines),
      ...withEachValue(least, 'count', [0, -1, 1.5, '2', 1e12]),
      ...withEachValue(least, 'started_on', ['2020-02-30', 1]),
      ['/ended_on', { ...least, started_on: '2020-02-02', ended_on: '2020-02-01' }],
      ['/count', { ...least, count: 1, person_ids: [person.id, another.id] }],
      ['/peple', { ...least, peple: [] }],
    ])
    await testRejections(t, app, path, 422, [['/post/slug', { ...least, post: { slug: 'khong-co' } }]])
    const both = { ...least, count: 5, person_ids: [person.id, another.id] }
    const row = await expect(201, 'POST', path, { body: both })
    const few = await expect(400, 'PATCH', `${path}/${row.id}`, { headers, body: { count: 1 } })
    t.match(few.errors, [{ pointer: '/count', code: 'under_people' }])
  })

  await t.test('an external id is free after the trash, and twenty at once make one row', async (t) => {
    const first = await expect(201, 'POST', path, { body: { ...least, external_id: 'x' } })
    await expect(204, 'DELETE', `${path}/${first.id}`, { headers })
    await expect(201, 'POST', path, { body: { ...least, external_id: 'x' } })
    const refused = await expect(409, 'POST', `${path}/${first.id}/restore`, { headers })
    t.match(refused.errors, [{ pointer: '/external_id' }])
    const people = [{ external_id: 'once' }]
    await expect(201, 'POST', '/v1/people', { body: { name: 'Một lần', external_id: 'once' } })
    await testConcurrentCreates(t, app, path, { ...least, people, external_id: 'once' }, '/external_id')
    await testConcurrentPuts(t, app, path, { ...least, people })
  })

  await testPeopleReferences(t, app, { path, body: least })
  await testPostReference(t, app, { path, body: least })

  await t.test('a frontend narrows and sorts them, and pages through', async (t) => {
    const rows = [
      { year: 1990, title: 'Đoàn đi học', kind: 'study', level: 'cao học', started_on: '1990-03-01' },
      {
        year: 1990,
        title: 'Âm nhạc',
        kind: 'in_service_training',
        organiser: 'Học viện',
        ended_on: '1990-06-30',
      },
      { year: 1991, title: 'An ninh', count: 9 },
    ]
    for (const [n, row] of rows.entries()) {
      await expect(201, 'POST', path, { body: { ...row, external_id: `f${n}` } })
    }
    const list = async (query: string) => {
      const { items } = await expect(200, 'GET', `${path}?year=1990,1991&${query}`, { as: 'anonymous' })
      return items.map((item: { external_id: string }) => item.external_id[1]).join('')
    }
    const expected: Record<string, string> = {
      'sort=title': '210',
      'sort=-title': '012',
      'sort=year,title': '102',
      'sort=-started_on': '021',
      'kind=study,in_service_training': '10',
      'kind=null': '2',
      'sort=count,title': '210',
      'level=cao%20h%E1%BB%8Dc': '0',
      'organiser=H%E1%BB%8Dc%20vi%E1%BB%87n': '1',
      'started_on[gte]=1990-01-01': '0',
      'ended_on[lt]=1991-01-01': '1',
      'external_id=f2': '2',
    }
    for (const [query, ids] of Object.entries(expected)) t.equal(await list(query), ids, query)
    const forth = await readPages(app, `${path}?limit=2&year=1990,1991`, null, 'next_cursor')
    t.equal(forth.flatMap((page) => page.ids).length, 3)
    for (const query of ['kind=x', 'year=x', 'people=x']) await expect(400, 'GET', `${path}?${query}`)
  })

  await t.test('only who may write the training registers writes them', async (t) => {
    for (const [as, status] of [
      ['anonymous', 401],
      ['editor', 403],
      ['party_officer', 403],
    ] as const) {
      await expect(status, 'POST', path, { as, body: least })
      await expect(status, 'PUT', `${path}/by-external-id/x`, { as, body: least })
      await expect(status, 'GET', `${path}?trash=include`, { as })
    }
    t.pass()
  })
})
