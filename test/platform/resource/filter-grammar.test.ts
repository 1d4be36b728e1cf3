import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

/** Escapes as in the API guide: a backslash before each comma and backslash, and before the word null. */
const escaped = (value: string) => (value === 'null' ? '\\null' : value.replace(/[\\,]/g, '\\$&'))

const filter = (name: string, ...values: string[]) =>
  `${name}=${encodeURIComponent(values.map(escaped).join(','))}`

test('a filter reaches every value there is', async (t) => {
  const { database, expect } = await startApp(t)
  const people = [
    'Ban Tổ chức, Tỉnh ủy',
    'Ban Tổ chức',
    ' Tỉnh ủy',
    '"Ban Tổ chức',
    'a\\b',
    'a\\,b',
    '\\',
    ',',
    '\\null',
    '"x,y"',
  ]
  for (const [n, unit] of people.entries())
    await expect(201, 'POST', '/v1/people', { body: { name: `Người ${n}`, unit } })
  await expect(201, 'POST', '/v1/people', { body: { name: 'Không đơn vị' } })
  const units = async (query: string) => {
    const { items } = await expect(200, 'GET', `/v1/people?limit=100&${query}`)
    return items.map(({ unit }: { unit: string }) => unit).sort()
  }
  // stored values may be trimmed; the filter uses the stored value
  const stored = (await units('')).filter((unit: string | null) => unit !== null)

  await t.test('whatever commas, backslashes and quotes are in it', async (t) => {
    for (const unit of stored) t.same(await units(filter('unit', unit)), [unit], unit)
    t.same(await units(filter('unit', ...stored)), stored, 'all of them at once')
    t.same(await units('unit=Ban Tổ chức\\, Tỉnh ủy'.replaceAll(' ', '%20')), ['Ban Tổ chức, Tỉnh ủy'])
    t.same(await units(filter('unit', '"Ban Tổ chức')), ['"Ban Tổ chức'], 'a quote is a letter')
  })

  await t.test('a backslash before anything else is refused in words that help', async (t) => {
    for (const text of ['a\\b', '\\', 'a\\', '\\nul', '\\nullx', 'x\\null', 'a,\\,\\"']) {
      const { errors } = await expect(400, 'GET', `/v1/people?unit=${encodeURIComponent(text)}`)
      t.match(errors, [{ parameter: 'unit', code: 'bad_escape', message: /\\\\/ }], text)
    }
    const { errors } = await expect(400, 'GET', '/v1/people?unit=a,,b')
    t.match(errors, [{ parameter: 'unit' }], 'nothing between two commas')
  })

  await t.test('the word null is reached by a backslash', async (t) => {
    // written before the word was reserved for filters
    await database.pool.query(`update people set external_id = 'null', unit = 'null' where name = 'Người 0'`)
    const names = async (query: string) => {
      const { items } = await expect(200, 'GET', `/v1/people?limit=100&${query}`)
      return items.map(({ name }: { name: string }) => name).sort()
    }
    t.same(await names(filter('unit', 'null')), ['Người 0'])
    t.same(await names(filter('external_id', 'null')), ['Người 0'])
    t.same(await names('unit=null'), ['Không đơn vị'])
    t.same(await names('unit=null,\\null'), ['Không đơn vị', 'Người 0'])
    const kept = await expect(200, 'GET', '/v1/people?external_id=\\null')
    await expect(200, 'PATCH', `/v1/people/${kept.items[0].id}`, {
      body: { position: 'Trưởng phòng' },
      headers: { 'if-match': '*' },
    })
  })

  await t.test('any text at all', async () => {
    const text = fc
      .array(fc.constantFrom('\\', ',', 'null', 'ế', ' x', '"', "'", '%', '&', '='), {
        minLength: 1,
        maxLength: 8,
      })
      .map((parts) => parts.join(''))
      .filter((unit) => /\S/u.test(unit))
    await fc.assert(
      fc.asyncProperty(text, async (unit) => {
        const made = await expect(201, 'POST', '/v1/people', { body: { name: 'X', unit } })
        const found = await units(filter('unit', made.unit))
        return found.length > 0 && found.every((one: string) => one === made.unit)
      }),
      { numRuns: 50 },
    )
  })
})

test('null asks for what has none, in every filter that can', async (t) => {
  const { expect, send } = await startApp(t)
  const make = (path: string, body: object) => expect(201, 'POST', `/v1/${path}`, { body })
  const section = await make('sections', { name: 'Tin' })
  const child = await make('sections', { name: 'Con', parent_id: section.id })
  const tag = await make('tags', { name: 'Thẻ' })
  const person = await make('people', { name: 'A', unit: 'Khoa' })
  const alone = await make('people', { name: 'B' })
  const full = await make('posts', {
    title: 'Đủ',
    section_id: section.id,
    tag_ids: [tag.id],
    byline: [{ person_id: person.id }],
    event_date: '2020-11-20',
    external_id: 'du',
  })
  const bare = await make('posts', { title: 'Trống', byline: [{ name: 'Ban biên tập' }] })
  await expect(200, 'POST', `/v1/posts/${full.id}/publish`, {
    body: { published_at: '2020-11-21T00:00:00Z' },
    headers: { 'if-match': '*' },
  })
  const program = await make('programs', { code: 'P', name: 'P' })
  const klass = await make('classes', {
    code: 'K',
    name: 'K',
    year: 2020,
    program_id: program.id,
    mode: 'full_time',
    opened_on: '2020-01-01',
    closed_on: '2020-02-01',
  })
  const open = await make('classes', { code: 'K2', name: 'K2', year: 2020, program_id: program.id })
  const learner = await make('learners', { full_name: 'A', birth_year: 1980, unit: 'Xã' })
  const newcomer = await make('learners', { full_name: 'B' })
  await make('enrollments', { class_id: klass.id, learner_id: learner.id })
  const cell = await make('party-cells', { name: 'Chi bộ' })
  const toCell = await make('commendations', {
    title: 'Bằng khen',
    party_cell_id: cell.id,
    year: 2020,
    decided_on: '2020-12-01',
    post_id: full.id,
  })
  const toUnit = await make('commendations', { title: 'Giấy khen', unit: 'Khoa', year: 2020 })

  const cases: [
    path: string,
    name: string,
    other: string | null,
    none: { id: string },
    has: { id: string },
  ][] = [
    ['posts', 'section', section.slug, bare, full],
    ['posts', 'tag', tag.slug, bare, full],
    ['posts', 'person', person.id, bare, full],
    ['posts', 'event_date', '2020-11-20', bare, full],
    ['posts', 'published_at', null, bare, full],
    ['posts', 'external_id', 'du', bare, full],
    ['posts', 'year', '2020', bare, full],
    ['sections', 'parent', section.slug, section, child],
    ['people', 'unit', 'Khoa', alone, person],
    ['classes', 'mode', 'full_time', open, klass],
    ['classes', 'closed_on', '2020-02-01', open, klass],
    ['learners', 'birth_year', '1980', newcomer, learner],
    ['learners', 'unit', 'Xã', newcomer, learner],
    ['learners', 'class', klass.code, newcomer, learner],
    ['commendations', 'party_cell', cell.slug, toUnit, toCell],
    ['commendations', 'unit', 'Khoa', toCell, toUnit],
    ['commendations', 'decided_on', '2020-12-01', toUnit, toCell],
    ['commendations', 'post', full.slug, toUnit, toCell],
  ]
  for (const [path, name, other, none, has] of cases) {
    const ids = async (value: string) => {
      const { items } = await expect(200, 'GET', `/v1/${path}?${name}=${encodeURIComponent(value)}`)
      return items.map(({ id }: { id: string }) => id).sort()
    }
    const without = await ids('null')
    t.ok(without.includes(none.id), `${path}?${name}=null has those without`)
    t.notOk(without.includes(has.id), `${path}?${name}=null has none of the others`)
    if (other === null) continue
    t.same(await ids(other), [has.id], `${path}?${name}=${other}`)
    t.same(await ids(`${other},null`), [has.id, ...without].sort(), `${path}?${name}: either`)
  }

  await t.test('where every row has a value it is refused, and not answered with nothing', async (t) => {
    for (const address of [
      '/v1/classes?program=null',
      '/v1/classes?year=null',
      '/v1/classes?code=null',
      '/v1/tags?name=null',
      '/v1/enrollments?learner=null',
      '/v1/search?q=x&section=null',
    ]) {
      const answer = await send('GET', address)
      t.equal(answer.statusCode, 400, address)
      t.match(answer.json().errors, [{ code: 'never_null', message: /\\null/ }], address)
    }
  })

  await t.test('a draft that is referred to is told by nobody', async (t) => {
    const draft = await make('posts', { title: 'Nháp' })
    const hidden = await make('commendations', { title: 'Ẩn', unit: 'X', year: 2020, post_id: draft.id })
    const { items } = await expect(200, 'GET', '/v1/commendations?post=null', { as: 'anonymous' })
    const ids = items.map(({ id }: { id: string }) => id)
    t.ok(ids.includes(hidden.id) && ids.includes(toUnit.id), 'as if there were no post')
  })
})

test('null is no name for anything new', async (t) => {
  const { expect, database } = await startApp(t)
  const headers = { 'if-match': '*' }
  const expectRejected = async (
    pointer: string,
    status: number,
    method: string,
    url: string,
    body: object,
  ) => {
    const options = method === 'PATCH' ? { body, headers } : { body }
    const { errors } = await expect(status, method, url, options)
    t.match(errors, [{ pointer, code: 'reserved' }], `${method} ${url} ${JSON.stringify(body)}`)
  }
  const program = await expect(201, 'POST', '/v1/programs', { body: { code: 'A', name: 'A' } })
  await expectRejected('/code', 400, 'POST', '/v1/programs', { code: 'null', name: 'x' })
  await expectRejected('/external_id', 400, 'POST', '/v1/programs', {
    code: 'B',
    name: 'x',
    external_id: 'null',
  })
  await expectRejected('/slug', 400, 'POST', '/v1/tags', { name: 'x', slug: 'null' })
  await expectRejected('/slug', 400, 'POST', '/v1/tags', { name: 'x', slug: 'by-external-id' })
  await expectRejected('/slug', 400, 'POST', '/v1/posts', { title: 'Null' })
  await expectRejected('/code', 400, 'PATCH', `/v1/programs/${program.id}`, { code: 'null' })
  await expectRejected('/external_id', 400, 'PATCH', `/v1/programs/${program.id}`, { external_id: 'null' })
  await expectRejected('/external_id', 400, 'PUT', '/v1/programs/by-external-id/null', {
    code: 'C',
    name: 'x',
  })
  const file = await expect(200, 'POST', '/v1/imports/tags?on_error=skip', {
    body: 'name,slug,external_id\nx,null,x1\n',
    headers: { 'content-type': 'text/csv' },
  })
  t.match(file, { created: 0, refused: 1, errors: [{ field: 'slug', code: 'reserved' }] })

  // existing rows with such a name stay reachable, and can be changed
  await database.pool.query(`update programs set code = 'null', external_id = 'null' where id = $1`, [
    program.id,
  ])
  const old = await expect(200, 'PATCH', `/v1/programs/${program.id}`, { body: { name: 'Khác' }, headers })
  t.match(old, { code: 'null', name: 'Khác' })
  await expect(200, 'PUT', '/v1/programs/by-external-id/null', { body: { code: 'null', name: 'Nữa' } })
})

test('a list of ids narrows every list', async (t) => {
  const { expect, send } = await startApp(t)
  const headers = { 'if-match': '*' }
  const rows = []
  for (const code of ['C', 'A', 'D', 'B'])
    rows.push(await expect(201, 'POST', '/v1/programs', { body: { code, name: code } }))
  const ids = rows.map(({ id }) => id)
  const codes = async (query: string, as: 'admin' | 'anonymous' = 'admin') => {
    const { items } = await expect(200, 'GET', `/v1/programs?${query}`, { as })
    return items.map(({ code }: { code: string }) => code)
  }
  const nobody = '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e'
  t.same(await codes(`id=${ids[0]},${ids[1]}&sort=code`), ['A', 'C'])
  t.same(await codes(`id=${ids[0]},${nobody},${ids[0]}`), ['C'], 'once, and what is not there is not')
  t.same(await codes(`id=${ids[2].toUpperCase()}`), ['D'])
  t.same(await codes(`id=${ids.join()}&code=A,B&sort=-code`), ['B', 'A'], 'with other filters')

  await t.test('in the order that is asked for, page by page', async (t) => {
    const query = `id=${ids[0]},${ids[1]},${ids[3]}&sort=-code&limit=2`
    const first = await expect(200, 'GET', `/v1/programs?${query}&count=exact`)
    t.match(first.page, { count: 3 })
    const second = await expect(200, 'GET', `/v1/programs?${query}&cursor=${first.page.next_cursor}`)
    t.same(
      [...first.items, ...second.items].map(({ code }) => code),
      ['C', 'B', 'A'],
    )
    const other = `id=${ids[0]}&sort=-code&limit=2&cursor=${first.page.next_cursor}`
    t.match(await expect(400, 'GET', `/v1/programs?${other}`), { code: 'invalid_cursor' })
  })

  await t.test('what may not be seen is not there, and takes no key to leave out', async (t) => {
    await expect(204, 'DELETE', `/v1/programs/${ids[3]}`, { headers })
    t.same(await codes(`id=${ids.join()}&sort=code`), ['A', 'C', 'D'])
    t.same(await codes(`id=${ids.join()}&sort=code&trash=include`), ['A', 'B', 'C', 'D'])
    const draft = await expect(201, 'POST', '/v1/posts', { body: { title: 'Nháp' } })
    t.same((await expect(200, 'GET', `/v1/posts?id=${draft.id}`, { as: 'anonymous' })).items, [])
    t.equal((await expect(200, 'GET', `/v1/posts?id=${draft.id}`)).items.length, 1)
    t.same((await expect(200, 'GET', `/v1/posts?id=${draft.id}&q=Nháp`, { as: 'anonymous' })).items, [])
    await expect(401, 'GET', `/v1/learners?id=${ids[0]}`, { as: 'anonymous' })
  })

  await t.test('1 to 100 UUIDs, and nothing else', async (t) => {
    const many = (n: number) => Array.from({ length: n }, () => nobody).join()
    await expect(200, 'GET', `/v1/programs?id=${many(100)}`)
    for (const value of [many(101), '', 'null', 'A', `${ids[0]},x`, `${ids[0]},`, ids[0].slice(1)]) {
      const { errors } = await expect(400, 'GET', `/v1/programs?id=${value}`)
      t.equal(errors[0].parameter, 'id', value.slice(0, 50))
    }
  })

  await t.test('exports too', async (t) => {
    const answer = await send('GET', `/v1/exports/programs?id=${ids[0]},${ids[1]}&sort=code&format=ndjson`)
    const exported = answer.body.trim().split('\n')
    t.same(
      exported.map((line) => JSON.parse(line).code),
      ['A', 'C'],
    )
  })
})
