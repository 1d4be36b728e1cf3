import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../../src/package.ts'
import { importFile } from '../../features/exchange/imports/import-file.ts'
import { startApp } from '../../support/app.ts'
import { anonymous, anyRevision, as, createSubject, cellGradings, memberGradings } from './gradings.ts'
import { test } from '../../support/shared-test.ts'

const route = '/v1/commendations'

test('commendations', async (t) => {
  const app = await startApp(t)
  const { send, expect, database } = app
  const party_cell_id = await createSubject(app, cellGradings)
  const party_member_id = await createSubject(app, memberGradings)
  const person = await expect(201, 'POST', '/v1/people', {
    body: { name: 'Nguyễn Văn Mẫu', external_id: 'p1' },
  })
  const recipients = { party_cell_id, party_member_id, person_id: person.id, unit: 'Công đoàn trường' }
  const list = async (query: string) =>
    (await expect(200, 'GET', `${route}?include=party_cell,person,post&limit=1&${query}`, anonymous)).items[0]
  const count = async () => (await expect(200, 'GET', `${route}?count=exact`, { as })).page.count

  await t.test('title and recipient are enough, whoever the recipient is', async (t) => {
    for (const [field, value] of Object.entries(recipients)) {
      const body = { title: 'Tập thể tiêu biểu', [field]: value }
      const made = await expect(201, 'POST', route, { as, body })
      t.match(made, { ...body, form: null, count: 1, year: null, post_id: null, revision: 1 })
      const others = Object.keys(recipients).filter((name) => name !== field)
      t.same(
        others.map((name) => made[name]),
        [null, null, null],
      )
      t.same(await expect(200, 'GET', `${route}/${made.id}`, { as }), made)
    }
  })

  await t.test(
    'the year follows from the day where it is not said, and the day alone leads to it',
    async (t) => {
      const unit = 'Tổ năm'
      const add = async (more: object) =>
        await expect(201, 'POST', route, { as, body: { title: 'Khen', unit, ...more } })
      const made = await add({ decided_on: '1997-12-30' })
      t.equal(made.year, 1997)
      t.equal((await add({ decided_on: '1998-01-29', year: 1997 })).year, 1997)
      t.equal((await add({})).year, null)
      t.equal((await expect(200, 'GET', `${route}?year=1997&count=exact`, { as })).page.count, 2)
      const patch = async (body: object) =>
        (await expect(200, 'PATCH', `${route}/${made.id}`, { as, body, headers: anyRevision })).year
      t.equal(await patch({ decided_on: '1999-03-01' }), 1997, 'what was said or followed stays')
      t.equal(await patch({ year: null }), 1999)
      const tooEarly = { as, body: { title: 'Khen', unit, decided_on: '2199-05-19' } }
      t.match((await expect(422, 'POST', route, tooEarly)).errors, [
        { pointer: '/decided_on', code: 'in_future' },
      ])
      const named = { title: 'Khen', unit, decided_on: '2001-05-19' }
      t.equal((await expect(201, 'PUT', `${route}/by-external-id/y1`, { as, body: named })).year, 2001)
      const file = `${JSON.stringify({ ...named, external_id: 'y2', decided_on: '2002-05-19' })}\n`
      await importFile(app, 'commendations', 'ndjson', file, { as })
      t.match((await expect(200, 'GET', `${route}?year=2002`, { as })).items, [{ external_id: 'y2' }])
    },
  )

  await t.test('awards that were stored without it get theirs when the database is migrated', async (t) => {
    const folder = path.join(packageRoot, 'migrations')
    const name = fs.readdirSync(folder).find((each) => each.endsWith('_year_of_commendations.sql'))!
    const { id } = await expect(201, 'POST', route, { as, body: { title: 'Cũ', unit: 'Tổ cũ' } })
    const stored = (day: string) =>
      database.pool.query('update commendations set year = null, decided_on = $2 where id = $1', [id, day])
    await stored('1996-05-19')
    await database.pool.query(fs.readFileSync(path.join(folder, name), 'utf8'))
    t.match(await expect(200, 'GET', `${route}/${id}`, { as }), { year: 1996, revision: 2 })
    await stored('0996-05-19')
    await database.pool.query(fs.readFileSync(path.join(folder, name), 'utf8'))
    t.match(await expect(200, 'GET', `${route}/${id}`, { as }), { year: null, revision: 2 })
    await expect(204, 'DELETE', `${route}/${id}`, { as, headers: anyRevision })
  })

  await t.test('nobody, or two at once, cannot be commended, and nothing is stored', async (t) => {
    const before = await count()
    const title = 'Khen'
    const nobody = await expect(400, 'POST', route, { as, body: { title } })
    t.match(nobody.errors, [{ pointer: '/party_cell_id', code: 'one_of' }, {}, {}, { pointer: '/unit' }])
    const two = { title, unit: 'Tổ 1', person: { external_id: 'p1' } }
    const both = await expect(400, 'POST', route, { as, body: two })
    t.match(
      both.errors.map((error: { pointer: string }) => error.pointer),
      ['/person', '/unit'],
    )
    const refusals: [object, string, string][] = [
      [{ count: 0 }, '/count', 'too_small'],
      [{ count: 1.5 }, '/count', 'wrong_type'],
      [{ title: ' ' }, '/title', 'blank'],
      [{ year: 2020, decided_on: '2019-12-31' }, '/decided_on', 'before_period'],
    ]
    for (const [change, pointer, code] of refusals) {
      const problem = await expect(400, 'POST', route, { as, body: { title, unit: 'Tổ 1', ...change } })
      t.match(problem.errors, [{ pointer, code }])
    }
    const body = { title, person_id: party_cell_id }
    const unknown = await expect(422, 'POST', route, { as, body })
    t.match(unknown.errors, [{ pointer: '/person_id', code: 'unknown_reference' }])
    t.equal(await count(), before)
  })

  await t.test('a recipient is exchanged for another by a patch that says both', async (t) => {
    const { id } = await expect(201, 'POST', route, { as, body: { title: 'Khen', unit: 'Tổ 2' } })
    const url = `${route}/${id}`
    await expect(400, 'PATCH', url, { as, headers: anyRevision, body: { party_cell_id } })
    const patched = await expect(200, 'PATCH', url, {
      as,
      headers: anyRevision,
      body: { party_cell_id, unit: null },
    })
    t.match(patched, { party_cell_id, unit: null, revision: 2 })
  })

  await t.test('an award to a Party member changes nothing that readers get', async (t) => {
    const queries = ['', '&sort=title', '&year=2018', '&form=Giấy khen', `&party_member=${party_member_id}`]
    const view = () =>
      Promise.all(
        queries.map((query) => expect(200, 'GET', encodeURI(`${route}?count=exact${query}`), anonymous)),
      )
    const before = await view()
    t.ok(before[0].items.length > 0)
    t.notOk(before[0].items.some((item: Record<string, unknown>) => item['party_member_id'] !== null))
    const body = { title: 'An', party_member_id, year: 2018, form: 'Giấy khen' }
    const { id } = await expect(201, 'POST', route, { as, body })
    t.same(await view(), before)
    await expect(404, 'GET', `${route}/${id}`, anonymous)
    await expect(404, 'GET', `${route}/${id}`, { as: 'editor' })
    await expect(401, 'GET', `${route}?include=party_member`, anonymous)
    const { items } = await expect(200, 'GET', `${route}?party_member=${party_member_id}&year=2018`, { as })
    t.match(items, [{ id, party_member_id }])
  })

  await t.test('readers get recipients beside their ids', async (t) => {
    t.equal((await list(`party_cell=${party_cell_id}`)).party_cell.id, party_cell_id)
    t.equal((await list(`person=${person.id}`)).person.name, person.name)
    t.match(await list(encodeURI('unit=Công đoàn trường')), { party_cell: null, person: null, post: null })
  })

  await t.test('a post that tells of an award is named to readers once they can read it', async (t) => {
    const post = await expect(201, 'POST', '/v1/posts', { body: { title: 'Trao giấy khen' } })
    const body = { title: 'Chi bộ tiêu biểu', party_cell_id, year: 2020, post: { slug: post.slug } }
    const refused = await expect(422, 'POST', route, { as, body })
    t.match(
      refused.errors,
      [{ pointer: '/post/slug', code: 'unknown_reference' }],
      'a draft is not given away',
    )
    const made = await expect(201, 'POST', route, { body })
    t.equal(made.post_id, post.id)
    const url = `${route}/${made.id}?include=post`
    const byPost = async () =>
      (await expect(200, 'GET', `${route}?post=${post.id}&count=exact`, anonymous)).page.count
    const bySlug = async () =>
      (await expect(200, 'GET', `${route}?post=${post.slug}&count=exact`, anonymous)).page.count
    for (const reader of [anonymous, { as }]) {
      t.match(await expect(200, 'GET', url, reader), { post_id: null, post: null })
    }
    t.same([await byPost(), await bySlug()], [0, 0])
    await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers: anyRevision })
    t.match(await expect(200, 'GET', url, anonymous), { post_id: post.id, post: { title: post.title } })
    t.same([await byPost(), await bySlug()], [1, 1])
    await expect(204, 'DELETE', `/v1/posts/${post.id}`, { headers: anyRevision })
    t.match(await expect(200, 'GET', url, anonymous), { post_id: null, post: null })
    const patched = await expect(200, 'PATCH', `${route}/${made.id}`, {
      as,
      headers: anyRevision,
      body: { count: 2 },
    })
    t.match(patched, { count: 2, post_id: null })
    t.match(
      await expect(200, 'GET', `${route}/${made.id}`),
      { count: 2, post_id: post.id },
      'it was not given up',
    )
    await expect(204, 'DELETE', `/v1/posts/${post.id}?purge=true`, { headers: anyRevision })
    t.match(await expect(200, 'GET', `${route}/${made.id}`, { as }), { post_id: null, count: 2 })
  })

  await t.test('20 equal puts at once make one commendation and 20 successes', async (t) => {
    const body = { title: 'Khen hai mươi', unit: '9 đảng viên', count: 9, form: 'Giấy khen' }
    const url = `${route}/by-external-id/kt-20`
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('PUT', url, { as, body })))
    t.same(answers.map((answer) => answer.statusCode).sort(), [...Array.from({ length: 19 }, () => 200), 201])
    const { items } = await expect(200, 'GET', `${route}?external_id=kt-20`, { as })
    t.match(items, [{ revision: 1, count: 9 }])
    t.equal(items.length, 1)
    const { items: events } = await expect(200, 'GET', `/v1/audit-events?resource_id=${items[0].id}`)
    t.match(events, [{ operation: 'putCommendationByExternalId' }])
    t.equal(events.length, 1)
  })

  await t.test('only Party officers write commendations', async () => {
    const body = { title: 'Khen', unit: 'Tổ 3' }
    await expect(401, 'POST', route, { ...anonymous, body })
    await expect(403, 'POST', route, { as: 'publisher', body })
  })
})
