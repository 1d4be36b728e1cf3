import { startApp } from '../../support/app.ts'
import { invalidLines, testRejections, readPages, withEachValue } from '../../support/resource-contract.ts'
import { testConcurrentCreates, testConcurrentPuts } from '../../support/concurrent-writes.ts'
import { testPeopleReferences, testPostReference } from '../../support/people-and-posts.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/research-outputs'
const least = { kind: 'topic', year: 2020, title: 'Đánh giá chất lượng bồi dưỡng' }
const headers = { 'if-match': '*' }

test('research outputs', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app

  await t.test('a registrar keeps one by kind, year and title, and anyone reads it', async (t) => {
    const answer = await send('POST', path, { as: 'registrar', body: least })
    t.equal(answer.statusCode, 201)
    const row = answer.json()
    t.match(row, {
      ...least,
      level: null,
      stage: null,
      partner: null,
      person_ids: [],
      started_on: null,
      ended_on: null,
      post_id: null,
      external_id: null,
      revision: 1,
    })
    t.same(await expect(200, 'GET', `${path}/${row.id}`, { as: 'anonymous' }), row)
  })

  await t.test('what cannot be stored is refused by field, and nothing is stored', async (t) => {
    await testRejections(t, app, path, 400, [
      ['/kind', { year: 2020, title: 'Không loại' }],
      ['/year', { kind: 'topic', title: 'Không năm' }],
      ['/title', { kind: 'topic', year: 2020 }],
      ...withEachValue(least, 'kind', ['novel', null]),
      ...withEachValue(least, 'year', [1899, 2201, '2020', null]),
      ...withEachValue(least, 'title', invalidLines),
      ...withEachValue(least, 'level', ['district', 1]),
      ...withEachValue(least, 'stage', ['done', true]),
      ...withEachValue(least, 'partner', invalidLines),
      ...withEachValue(least, 'started_on', ['2020-02-30', 1]),
      ['/ended_on', { ...least, started_on: '2020-02-02', ended_on: '2020-02-01' }],
      ['/titel', { ...least, titel: 'x' }],
    ])
    await testRejections(t, app, path, 422, [['/post/slug', { ...least, post: { slug: 'khong-co' } }]])
  })

  await t.test('an external id is free after the trash, and twenty at once make one row', async (t) => {
    const first = await expect(201, 'POST', path, { body: { ...least, external_id: 'x' } })
    await expect(204, 'DELETE', `${path}/${first.id}`, { headers })
    await expect(201, 'POST', path, { body: { ...least, external_id: 'x' } })
    const refused = await expect(409, 'POST', `${path}/${first.id}/restore`, { headers })
    t.match(refused.errors, [{ pointer: '/external_id' }])
    await testConcurrentCreates(t, app, path, { ...least, external_id: 'once' }, '/external_id')
    await testConcurrentPuts(t, app, path, least)
  })

  await testPeopleReferences(t, app, { path, body: least })
  await testPostReference(t, app, { path, body: least })

  await t.test('a frontend narrows and sorts them, and pages through', async (t) => {
    const rows = [
      { year: 1990, title: 'Đoàn thể', kind: 'topic', level: 'ministerial', partner: 'Bộ Nội vụ' },
      { year: 1990, title: 'Âm nhạc', kind: 'seminar', stage: 'running', started_on: '1990-06-30' },
      { year: 1991, title: 'An ninh', kind: 'bulletin', ended_on: '1991-12-31' },
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
      'sort=-year,title': '210',
      'sort=started_on,title': '120',
      'kind=topic,seminar': '10',
      'level=ministerial': '0',
      'level=null': '21',
      'stage=running': '1',
      'partner=B%E1%BB%99%20N%E1%BB%99i%20v%E1%BB%A5': '0',
      'started_on[lte]=1990-06-30': '1',
      'ended_on[gt]=1991-01-01': '2',
      'external_id=f2': '2',
    }
    for (const [query, ids] of Object.entries(expected)) t.equal(await list(query), ids, query)
    const forth = await readPages(app, `${path}?limit=2&year=1990,1991`, null, 'next_cursor')
    t.equal(forth.flatMap((page) => page.ids).length, 3)
    for (const query of ['kind=x', 'level=x', 'stage=x']) await expect(400, 'GET', `${path}?${query}`)
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
