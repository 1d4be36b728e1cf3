import { startApp } from '../../support/app.ts'
import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { today } from '../../../src/domain/school-day.ts'
import { test } from '../../support/shared-test.ts'
import { anyRevision, as } from './gradings.ts'

const path = '/v1/party-memberships'

const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

test('memberships in Party cells', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const cells: Record<string, string> = {}
  for (const name of ['Một', 'Hai', 'Ba']) {
    const { id } = await expect(201, 'POST', '/v1/party-cells', { body: { name: `Chi bộ ${name}` } })
    cells[name] = id
  }
  let made = 0
  const createMember = async (facts: object = {}) => {
    made++
    const body = { full_name: `Đảng Viên ${made}`, party_cell_id: cells['Một'], ...facts }
    return await expect(201, 'POST', '/v1/party-members', { as, body })
  }
  const history = async (member: string) => {
    const { items } = await expect(200, 'GET', `${path}?party_member=${member}&sort=from,created_at`, { as })
    // without a first day comes last
    return items
      .toSorted((a: { from: string | null }, b: { from: string | null }) =>
        (a.from ?? '').localeCompare(b.from ?? ''),
      )
      .map(({ party_cell_id, from, to, kind, joined_by, left_for }: Record<string, unknown>) => [
        Object.keys(cells).find((name) => cells[name] === party_cell_id),
        from,
        to,
        kind,
        joined_by,
        left_for,
      ])
  }
  const add = (member: string, cell: string, more: object) =>
    send('POST', path, { as, body: { party_member_id: member, party_cell_id: cells[cell], ...more } })
  const membersOf = async (query: string) => {
    const { items } = await expect(200, 'GET', `/v1/party-members?sort=full_name&${query}`, { as })
    return items.map(({ id }: { id: string }) => id)
  }

  await t.test('a new member belongs to the cell, always so far or from a day', async (t) => {
    const always = await createMember()
    t.equal(always.from, null)
    t.same(await history(always.id), [['Một', null, null, null, null, null]])
    const since = await createMember({ from: '2026-03-01', official_on: '2026-03-01' })
    t.equal(since.from, '2026-03-01')
    t.same(await history(since.id), [['Một', '2026-03-01', null, 'official', null, null]])
  })

  await t.test('a membership closes the open one the day before, and the member follows', async (t) => {
    const member = await createMember()
    const answer = await add(member.id, 'Hai', { from: '2020-03-01', kind: 'official' })
    t.equal(answer.statusCode, 201)
    t.match(answer.json(), { from: '2020-03-01', to: null, joined_by: 'moved_cell', temporary: false })
    t.same(await history(member.id), [
      ['Một', null, '2020-02-29', null, null, 'moved_cell'],
      ['Hai', '2020-03-01', null, 'official', 'moved_cell', null],
    ])
    const moved = await expect(200, 'GET', `/v1/party-members/${member.id}`, { as })
    t.match(moved, { party_cell_id: cells['Hai'], from: '2020-03-01', revision: 2 })
    t.match(
      await add(member.id, 'Ba', { from: '2021-01-01' }).then((one) => one.json()),
      { kind: 'official' },
      'it continues as what it was',
    )
    t.equal((await history(member.id)).length, 3)
  })

  await t.test('moving a member is one call, from today or from a day', async (t) => {
    const member = await createMember()
    const url = `/v1/party-members/${member.id}`
    const move = (body: object, status = 200) =>
      expect(status, 'PATCH', url, { as, headers: anyRevision, body })
    t.match(await move({ party_cell_id: cells['Hai'], from: '2024-05-01' }), {
      party_cell_id: cells['Hai'],
      from: '2024-05-01',
    })
    t.match(await move({ party_cell: { slug: 'chi-bo-ba' } }), { party_cell_id: cells['Ba'], from: today() })
    const moved = [
      ['Một', null, '2024-04-30', null, null, 'moved_cell'],
      ['Hai', '2024-05-01', dayBefore(today()), null, 'moved_cell', 'moved_cell'],
    ]
    t.same(await history(member.id), [...moved, ['Ba', today(), null, null, 'moved_cell', null]])
    await move({ party_cell_id: cells['Hai'] })
    t.same(
      await history(member.id),
      [...moved, ['Hai', today(), null, null, 'moved_cell', null]],
      'a second move of one day corrects the first',
    )
    const early = await move({ party_cell_id: cells['Ba'], from: '2024-04-01' }, 422)
    t.match(early.errors, [{ pointer: '/from', code: 'before_start', message: /party-memberships/ }])
    const other = await createMember({ from: '2024-05-01', external_id: 'dv-doi' })
    const moveOther = (body: object, status = 200) =>
      expect(status, 'PATCH', `/v1/party-members/${other.id}`, { as, headers: anyRevision, body })
    const [{ id: present }] = (await expect(200, 'GET', `${path}?party_member=${other.id}`, { as })).items
    const unclear = await moveOther({ party_cell_id: cells['Hai'], from: '2024-05-01' }, 422)
    t.match(unclear.errors, [{ pointer: '/from', code: 'ambiguous', message: /leave it out.*PATCH/ }])
    t.ok(unclear.errors[0].message.includes(present), 'it names the membership')
    t.same(await history(other.id), [['Một', '2024-05-01', null, null, null, null]])
    const sheet = async (day: string) => {
      const csv = `Mã đảng viên,Chi bộ,Sinh hoạt tại chi bộ từ ngày\ndv-doi,chi-bo-hai,${day}\n`
      return await importFile(app, 'party-members?on_error=skip', 'csv', csv)
    }
    t.match((await sheet('01/05/2024')).errors, [
      { field: 'from', code: 'ambiguous', message_vi: /để trống/ },
    ])
    t.match(await sheet(''), { changed: 1, refused: 0 }, 'an empty cell is a move from today')
    t.match(await expect(200, 'GET', `/v1/party-members/${other.id}`, { as }), {
      party_cell_id: cells['Hai'],
      from: today(),
    })
    t.match(await moveOther({ party_cell_id: cells['Ba'], from: today() }), { party_cell_id: cells['Ba'] })
    const alone = await move({ from: '2024-01-01' }, 422)
    t.match(alone.errors, [{ pointer: '/from', code: 'read_only' }])
    const same = await expect(200, 'GET', url, { as })
    t.same(await move(same), same, 'what was read can be sent back')
  })

  await t.test('a membership of a later day is the present cell from that day on', async (t) => {
    const member = await createMember()
    const url = `/v1/party-members/${member.id}`
    const patch = (body: object, status = 200) =>
      expect(status, 'PATCH', url, { as, headers: anyRevision, body })
    const move = { party_cell_id: cells['Hai'], from: '2199-01-01' }
    const present = { party_cell_id: cells['Một'], from: null }
    t.match(await patch(move), present)
    t.same(await history(member.id), [
      ['Một', null, '2198-12-31', null, null, 'moved_cell'],
      ['Hai', '2199-01-01', null, null, 'moved_cell', null],
    ])
    const { revision } = await patch(move)
    t.match(await patch({ full_name: 'Đảng Viên Chuyển' }), { ...present, revision: revision + 1 })
    t.equal((await history(member.id)).length, 2)
    const included = await expect(200, 'GET', `${url}?include=party_cell`, { as })
    t.equal(included.party_cell.name, 'Chi bộ Một')
    const isIn = async (query: string) => (await membersOf(query)).includes(member.id)
    const lists = async () => [
      await isIn('party_cell=chi-bo-mot'),
      await isIn(`party_cell=${cells['Hai']},${cells['Ba']}`),
      await isIn(`party_cell=chi-bo-mot&as_of=${today()}`),
      await isIn(`party_cell=chi-bo-hai&as_of=2199-01-01`),
    ]
    t.same(await lists(), [true, false, true, true])
    const later = await patch({ party_cell_id: cells['Ba'] }, 409)
    t.match(later.errors, [{ pointer: '/party_cell_id', code: 'begins_later', message: /2199-01-01/ }])
    // the day comes, and nothing runs
    const { pool } = app.database
    const { rows } = await pool.query(
      'select id, "from" is null as first from party_memberships where party_member_id = $1 order by 2 desc',
      [member.id],
    )
    await pool.query('update party_memberships set "to" = $2 where id = $1', [rows[0].id, dayBefore(today())])
    await pool.query('update party_memberships set "from" = $2 where id = $1', [rows[1].id, today()])
    t.match(await expect(200, 'GET', url, { as }), { party_cell_id: cells['Hai'], from: today() })
    t.same((await lists()).slice(0, 2), [false, true])
    const notYet = await createMember({ from: '2199-01-01' })
    t.match(notYet, { party_cell_id: cells['Một'], from: '2199-01-01' })
    t.notOk((await membersOf(`as_of=${today()}`)).includes(notYet.id))
    t.ok(
      (await membersOf('party_cell=chi-bo-mot')).includes(notYet.id),
      'the first cell, where none has begun',
    )
  })

  await t.test('who has left comes back by a membership that says how', async (t) => {
    const member = await createMember()
    const { items } = await expect(200, 'GET', `${path}?party_member=${member.id}`, { as })
    const left = { to: '2025-06-30', left_for: 'struck_off' }
    await expect(200, 'PATCH', `${path}/${items[0].id}`, { as, headers: anyRevision, body: left })
    const body = { party_cell_id: cells['Hai'] }
    const refused = await expect(409, 'PATCH', `/v1/party-members/${member.id}`, {
      as,
      headers: anyRevision,
      body,
    })
    t.match(refused.errors, [{ pointer: '/party_cell_id', code: 'has_left', message: /2025-06-30.*POST/ }])
    await add(member.id, 'Hai', { from: '2026-02-01', joined_by: 'restored', kind: 'official' })
    t.same(await history(member.id), [
      ['Một', null, '2025-06-30', null, null, 'struck_off'],
      ['Hai', '2026-02-01', null, 'official', 'restored', null],
    ])
  })

  await t.test('bad input names field and remedy, and stores nothing', async (t) => {
    const member = await createMember()
    await add(member.id, 'Hai', { from: '2020-03-01' })
    const before = await history(member.id)
    const refusals: [number, object, string, string][] = [
      [409, { from: '2020-03-01' }, '/from', 'taken'],
      [409, { from: '2019-03-01', to: '2020-06-30' }, '/from', 'taken'],
      [422, {}, '/from', 'required'],
      [400, { from: '2021-03-01', to: '2021-02-01' }, '/to', 'before_start'],
      [422, { from: '2021-03-01', left_for: 'expelled' }, '/to', 'required'],
      [400, { from: '2021-03-01', kind: 'guest' }, '/kind', 'not_in_list'],
      [400, { from: '2021-03-01', joined_by: 'moved_in' }, '/joined_by', 'not_in_list'],
    ]
    for (const [status, more, pointer, code] of refusals) {
      const answer = await add(member.id, 'Ba', more)
      t.equal(answer.statusCode, status, JSON.stringify(more))
      t.match(answer.json().errors, [{ pointer, code }])
    }
    const other = await createMember()
    const [last] = (await expect(200, 'GET', `${path}?party_member=${member.id}`, { as })).items
    const headers = anyRevision
    const stays = await expect(422, 'PATCH', `${path}/${last.id}`, {
      as,
      headers,
      body: { party_member_id: other.id },
    })
    t.match(stays.errors, [{ pointer: '/party_member_id', code: 'read_only' }])
    t.same(await history(member.id), before)
    await expect(403, 'POST', path, { as: 'registrar', body: {} })
    await expect(401, 'GET', path, { as: 'anonymous' })
  })

  await t.test('twenty equal requests: one wins', async (t) => {
    const member = await createMember()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => add(member.id, 'Hai', { from: '2022-01-01', kind: 'official' })),
    )
    const statuses = answers.map(({ statusCode }) => statusCode).sort()
    t.same(statuses, [201, ...Array.from({ length: 19 }, () => 409)])
    t.equal((await history(member.id)).length, 2)
    const moves = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        send('PATCH', `/v1/party-members/${member.id}`, {
          as,
          headers: anyRevision,
          body: { party_cell_id: cells[n % 2 === 0 ? 'Ba' : 'Một'] },
        }),
      ),
    )
    t.ok(moves.every(({ statusCode }) => statusCode === 200))
    t.equal((await history(member.id)).length, 3)
  })

  await t.test('the database refuses overlaps of writers that ask nobody', async (t) => {
    const member = await createMember()
    const { pool } = app.database
    const insert = (from: string) =>
      pool.query(
        `insert into party_memberships (id, party_member_id, party_cell_id, "from", "to")
         values (gen_random_uuid(), $1, $2, $3, '2030-01-01')`,
        [member.id, cells['Hai'], from],
      )
    const settled = await Promise.allSettled(['2020-01-01', '2020-02-01', '2020-03-01'].map(insert))
    t.ok(settled.some(({ status }) => status === 'fulfilled'))
    const { rows } = await pool.query(
      `select 1 from party_memberships a join party_memberships b on a.id < b.id
         and a.party_member_id = b.party_member_id
         and daterange(a."from", a."to", '[]') && daterange(b."from", b."to", '[]')
       where a.party_member_id = $1`,
      [member.id],
    )
    t.same(rows, [])
  })

  await t.test('a temporary membership overlaps, and stands in the list of its cell', async (t) => {
    const member = await createMember({ party_cell_id: cells['Hai'] })
    const stay = { from: '2023-01-01', to: '2023-06-30', temporary: true }
    t.equal((await add(member.id, 'Ba', stay)).statusCode, 201)
    t.ok((await membersOf('party_cell=chi-bo-ba&as_of=2023-06-30')).includes(member.id))
    t.notOk((await membersOf('party_cell=chi-bo-ba&as_of=2023-07-01')).includes(member.id))
    t.ok((await membersOf('party_cell=chi-bo-hai&as_of=2023-06-30')).includes(member.id))
    t.match(await expect(200, 'GET', `/v1/party-members/${member.id}`, { as }), {
      party_cell_id: cells['Hai'],
    })
    const body = { party_member_id: member.id, quarter: 2, year: 2023, grade: 'good' }
    const grading = await expect(201, 'POST', '/v1/party-member-gradings', { as, body })
    t.equal(grading.party_cell_id, cells['Hai'])
    const named = { ...body, quarter: 1, party_cell_id: cells['Ba'] }
    const refused = await expect(422, 'POST', '/v1/party-member-gradings', { as, body: named })
    t.match(refused.errors, [
      { pointer: '/party_cell_id', code: 'temporary', message: /leave the field out/ },
    ])
    const file = 'party-member-gradings?on_error=skip'
    t.match((await importFile(app, file, 'ndjson', lines(named))).errors, [
      { field: 'party_cell_id', code: 'temporary' },
    ])
    const change = { as, headers: anyRevision, body: { party_cell_id: cells['Ba'] } }
    const url = `/v1/party-member-gradings/${grading.id}`
    t.match((await expect(422, 'PATCH', url, change)).errors, [{ code: 'temporary' }])
    const decided = { decision_number: '5-QĐ/ĐU', decided_on: '2023-06-30' }
    await expect(200, 'POST', `${url}/confirm`, { as, headers: anyRevision, body: decided })
    const corrected = { ...change, body: { ...change.body, reason: 'Ghi nhầm chi bộ' } }
    t.match((await expect(422, 'POST', `${url}/corrections`, corrected)).errors, [{ code: 'temporary' }])
    t.match(await expect(200, 'GET', url, { as }), { party_cell_id: cells['Hai'], current: true })
    const later = { ...named, quarter: 3 }
    await expect(201, 'POST', '/v1/party-member-gradings', { as, body: later })
  })

  await t.test('a day lists the cells, their members and the memberships of then', async (t) => {
    const member = await createMember({ from: '2018-05-01' })
    await add(member.id, 'Hai', { from: '2019-01-01' })
    const isIn = async (query: string) => (await membersOf(query)).includes(member.id)
    t.same(
      [
        await isIn('as_of=2018-04-30'),
        await isIn('as_of=2018-05-01'),
        await isIn('party_cell=chi-bo-mot&as_of=2018-12-31'),
        await isIn('party_cell=chi-bo-mot&as_of=2019-01-01'),
        await isIn('party_cell=chi-bo-hai&as_of=2019-01-01'),
        await isIn('party_cell=chi-bo-mot'),
      ],
      [false, true, true, false, true, false],
    )
    const { items } = await expect(200, 'GET', `${path}?party_member=${member.id}&as_of=2018-12-31`, { as })
    t.match(items, [{ party_cell_id: cells['Một'], to: '2018-12-31' }])
    const old = { name: 'Chi bộ Cũ', established_on: '2010-01-01', dissolved_on: '2019-01-01' }
    await expect(201, 'POST', '/v1/party-cells', { body: old })
    const slugs = async (day: string) =>
      (await expect(200, 'GET', `/v1/party-cells?as_of=${day}`)).items.map(
        ({ slug }: { slug: string }) => slug,
      )
    t.ok((await slugs('2018-12-31')).includes('chi-bo-cu'))
    t.notOk((await slugs('2019-01-01')).includes('chi-bo-cu'))
    t.notOk((await slugs('2009-12-31')).includes('chi-bo-cu'))
  })

  await t.test('a grading takes the cell of the last day of its period', async (t) => {
    const member = await createMember({ from: '2020-01-01' })
    await add(member.id, 'Hai', { from: '2021-10-01' })
    const grade = (facts: object, status = 201) =>
      expect(status, 'POST', '/v1/party-member-gradings', {
        as,
        body: { party_member_id: member.id, grade: 'good', ...facts },
      })
    t.equal((await grade({ year: 2020 })).party_cell_id, cells['Một'])
    t.equal((await grade({ year: 2021 })).party_cell_id, cells['Hai'])
    t.equal((await grade({ year: 2021, quarter: 3 })).party_cell_id, cells['Một'])
    t.equal((await grade({ year: 2021, quarter: 4, party_cell_id: cells['Ba'] })).party_cell_id, cells['Ba'])
    const refused = await grade({ year: 2019 }, 422)
    t.match(refused.errors, [{ pointer: '/party_cell_id', code: 'required', message: /2019-12-31/ }])
  })

  await t.test('memberships go to the trash and come back with their member', async (t) => {
    const member = await createMember()
    await add(member.id, 'Hai', { from: '2022-01-01' })
    const before = await history(member.id)
    const url = `/v1/party-members/${member.id}`
    await expect(204, 'DELETE', url, { as, headers: anyRevision })
    t.same(await history(member.id), [])
    await expect(200, 'POST', `${url}/restore`, { as, headers: anyRevision })
    t.same(await history(member.id), before)
    const [last] = (await expect(200, 'GET', `${path}?party_member=${member.id}`, { as })).items
    await expect(204, 'DELETE', `${path}/${last.id}`, { as, headers: anyRevision })
    t.match(await expect(200, 'GET', url, { as }), { party_cell_id: cells['Một'], from: null })
    await add(member.id, 'Ba', { from: '2022-01-01' })
    const taken = await expect(409, 'POST', `${path}/${last.id}/restore`, { as, headers: anyRevision })
    t.match(taken.errors, [{ pointer: '/from', code: 'taken' }])
  })

  await t.test('both names of the day of admission are equal, and more is known of a member', async (t) => {
    const facts = { sex: 'female', birth_date: '1990-02-03', ethnicity: 'Ê Đê', official_on: '2016-05-19' }
    const member = await createMember({ ...facts, joined_on: '2015-05-19' })
    t.match(member, {
      ...facts,
      ethnicity: '12',
      ethnicity_name: 'Ê-đê',
      is_minority: true,
      admitted_on: '2015-05-19',
      joined_on: '2015-05-19',
    })
    const patch = (body: object, status = 200) =>
      expect(status, 'PATCH', `/v1/party-members/${member.id}`, { as, headers: anyRevision, body })
    t.match(await patch({ admitted_on: '2015-06-01' }), { joined_on: '2015-06-01' })
    t.match(await patch({ joined_on: '2015-07-01' }), { admitted_on: '2015-07-01' })
    for (const field of ['admitted_on', 'official_on', 'birth_date'])
      t.match((await patch({ [field]: '2199-01-01' }, field === 'admitted_on' ? 400 : 422)).errors, [
        { pointer: field === 'admitted_on' ? '/official_on' : `/${field}` },
      ])
    const ahead = await patch({ admitted_on: '2199-01-01', official_on: null }, 422)
    t.match(ahead.errors, [{ pointer: '/admitted_on', code: 'in_future' }])
    const refused = await patch({ admitted_on: '2017-01-01' }, 400)
    t.match(refused.errors, [{ pointer: '/official_on', code: 'before_start' }])
    t.match(await patch({ ethnicity: 'không rõ' }), { ethnicity: null, is_minority: null })
  })

  await t.test('a sheet of memberships can be imported, and imported again', async (t) => {
    const { id } = await createMember({ external_id: 'dv-bang' })
    const csv = [
      'Mã sinh hoạt đảng,Mã đảng viên,Chi bộ,Từ ngày,Đến ngày,Loại đảng viên,Lý do tăng',
      'sh-1,dv-bang,chi-bo-hai,01/03/2019,,Đảng viên dự bị,Kết nạp',
      'sh-2,dv-bang,chi-bo-ba,01/09/2020,,Chính thức,',
    ].join('\n')
    t.match(await importFile(app, 'party-memberships', 'csv', csv), { created: 2, refused: 0 })
    const expected = [
      ['Một', null, '2019-02-28', null, null, 'moved_cell'],
      ['Hai', '2019-03-01', '2020-08-31', 'probationary', 'admitted', 'moved_cell'],
      ['Ba', '2020-09-01', null, 'official', 'moved_cell', null],
    ]
    t.same(await history(id), expected)
    const again = await importFile(app, 'party-memberships', 'csv', csv)
    t.match(again, { created: 0, changed: 0, unchanged: 2, refused: 0 })
    t.same(await history(id), expected, 'no last day is lost')
    const bad = lines({
      external_id: 'sh-3',
      party_member: { external_id: 'dv-bang' },
      party_cell: { slug: 'chi-bo-mot' },
      from: '2020-01-01',
    })
    t.match(await importFile(app, 'party-memberships?on_error=skip', 'ndjson', bad), { refused: 1 })
    t.same(await history(id), expected)
  })

  await t.test('a sheet names memberships by member and first day', async (t) => {
    const { id } = await createMember({ external_id: 'dv-ten' })
    const load = async (...rows: string[]) =>
      await importFile(app, 'party-memberships?on_error=skip', 'csv', rows.join('\n'))
    const sheet = [
      'Mã đảng viên,Chi bộ,Từ ngày,Đến ngày,Lý do tăng,Lý do giảm',
      'dv-ten,chi-bo-mot,19/05/2010,31/12/2014,Kết nạp,Chuyển đi',
      'dv-ten,chi-bo-hai,01/03/2018,,Chuyển đến,',
    ]
    // the first is the one that the member got without a first day
    t.match(await load(...sheet), { created: 1, changed: 1, refused: 0 })
    const first = ['Một', '2010-05-19', '2014-12-31', null, 'admitted', 'transferred_out']
    t.same(await history(id), [first, ['Hai', '2018-03-01', null, null, 'transferred_in', null]])
    t.match(await load(...sheet), { unchanged: 2, created: 0, changed: 0, refused: 0 })
    const ended = await load(
      'Mã sinh hoạt đảng,Mã đảng viên,Chi bộ,Từ ngày,Đến ngày,Lý do giảm',
      'sh-ten,dv-ten,chi-bo-hai,01/03/2018,30/06/2020,Xóa tên',
    )
    t.match(ended, { changed: 1, refused: 0 })
    t.same(await history(id), [
      first,
      ['Hai', '2018-03-01', '2020-06-30', null, 'transferred_in', 'struck_off'],
    ])
    const named = await expect(200, 'GET', '/v1/party-memberships?external_id=sh-ten', { as })
    t.match(named.items, [{ party_member_id: id, from: '2018-03-01' }])

    // a sheet that moves a member into the cell of the membership without a first day needs the last day before
    const { id: moved } = await createMember({ external_id: 'dv-chuyen', party_cell_id: cells['Ba'] })
    const moves = [
      'Mã đảng viên,Chi bộ,Từ ngày,Đến ngày',
      'dv-chuyen,chi-bo-hai,01/01/2010,',
      'dv-chuyen,chi-bo-ba,01/01/2018,',
    ]
    const asked = await load(...moves)
    t.match(asked.errors, [
      {
        line: 3,
        field: 'from',
        code: 'taken',
        message_vi: /chưa ghi ngày cuối: hãy ghi Đến ngày của lần sinh hoạt đó, chậm nhất là 31\/12\/2017\.$/,
      },
    ])
    moves[1] += '31/12/2017'
    t.match(await load(...moves), { refused: 0 })
    t.same(
      (await history(moved)).map(([cell, from, to]: unknown[]) => [cell, from, to]),
      [
        ['Hai', '2010-01-01', '2017-12-31'],
        ['Ba', '2018-01-01', null],
      ],
    )

    const refused = await load(
      'Mã đảng viên,Chi bộ,Từ ngày',
      ',chi-bo-hai,01/01/2021',
      'dv-ten,chi-bo-hai,01/01/2012',
      'khong-co,chi-bo-hai,01/01/2021',
      'dv-ten,chi-bo-ba,01/01/2021',
      'dv-ten,chi-bo-ba,01/01/2021',
    )
    t.match(refused.errors, [
      { line: 2, field: 'party_member.external_id', code: 'required' },
      { line: 3, field: 'from', code: 'taken' },
      { line: 4, field: 'party_member.external_id', code: 'unknown_reference' },
      { line: 5, field: 'party_member.external_id', code: 'repeated' },
      { line: 6, field: 'party_member.external_id', code: 'repeated' },
    ])
    t.equal((await history(id)).length, 2)
  })
})
