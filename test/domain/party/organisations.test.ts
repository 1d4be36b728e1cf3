import { startApp } from '../../support/app.ts'
import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { today } from '../../../src/domain/school-day.ts'
import { test } from '../../support/shared-test.ts'
import { anyRevision, as } from './gradings.ts'

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any

const cells = '/v1/party-cells'
const memberships = '/v1/party-memberships'

const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

test('Party organisations and collectives', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const post = (url: string, body: object, status = 201): Promise<Answer> =>
    expect(status, 'POST', url, { as, body })
  const patch = (url: string, body: object, status = 200): Promise<Answer> =>
    expect(status, 'PATCH', url, { as, headers: anyRevision, body })
  const read = (url: string): Promise<Answer> => expect(200, 'GET', url, { as })
  const makeCell = async (name: string, facts: object = {}): Promise<string> =>
    (await post(cells, { name, ...facts })).id
  const admit = async (party_cell_id: string, facts: object = {}): Promise<string> =>
    (await post('/v1/party-members', { full_name: 'Đảng Viên', party_cell_id, ...facts })).id
  const history = async (member: string) =>
    (await read(`${memberships}?party_member=${member}`)).items
      .toSorted((a: Answer, b: Answer) => (a.from ?? '').localeCompare(b.from ?? ''))
      .map(({ party_cell_id, from, to, joined_by, left_for }: Answer) => [
        party_cell_id,
        from,
        to,
        joined_by,
        left_for,
      ])
  const openOf = async (member: string) =>
    (await read(`${memberships}?party_member=${member}&open=true`)).items[0].id

  await t.test('the parent of today, and the committees above of all days', async (t) => {
    const school = await makeCell('Đảng bộ Trường', {
      kind: 'grassroots_organisation',
      committees_above: [
        { committee: 'Đảng ủy Các cơ quan Đảng tỉnh', from: '2025-02-01' },
        { committee: 'Đảng ủy Khối các cơ quan tỉnh', to: '2025-01-31' },
      ],
    })
    const { committees_above } = await read(`${cells}/${school}`)
    t.same(
      committees_above,
      [
        { parent_id: null, committee: 'Đảng ủy Khối các cơ quan tỉnh', from: null, to: '2025-01-31' },
        { parent_id: null, committee: 'Đảng ủy Các cơ quan Đảng tỉnh', from: '2025-02-01', to: null },
      ],
      'in the order of their days',
    )
    const section = await makeCell('Đảng bộ bộ phận', { kind: 'section_organisation', parent_id: school })
    const cell = await makeCell('Chi bộ Khoa', { parent: { slug: 'dang-bo-truong' } })
    const always = { parent_id: school, committee: null, from: null, to: null }
    t.match(await read(`${cells}/${cell}`), { parent_id: school, committees_above: [always] })
    const moved = await patch(`${cells}/${cell}`, { parent_id: section })
    t.same(moved.committees_above, [
      { ...always, to: dayBefore(today()) },
      { parent_id: section, committee: null, from: today(), to: null },
    ])
    const known = [
      { ...always, to: '2019-12-31' },
      { parent_id: section, committee: null, from: '2020-01-01', to: null },
    ]
    t.match(
      await patch(`${cells}/${cell}`, { committees_above: known }),
      { parent_id: section, committees_above: known },
      'the day of the move can be said',
    )
    const url = `${cells}/by-external-id/khoa`
    await patch(`${cells}/${cell}`, { external_id: 'khoa', task_group: 'Khối giảng dạy' })
    const kept = await expect(200, 'PUT', url, { as, headers: anyRevision, body: { name: 'Chi bộ Khoa' } })
    t.match(kept, { parent_id: section, committees_above: known, task_group: 'Khối giảng dạy' })
    t.same(
      (await read(`${cells}?parent=${section}`)).items.map(({ id }: Answer) => id),
      [cell],
    )
    const elsewhere = [{ parent_id: '01a00000-0000-7000-8000-000000000000' }]
    const parent = { slug: 'dang-bo-truong' }
    const file = lines({
      external_id: 'tu-noi-khac',
      name: 'Chi bộ Nơi khác',
      parent,
      committees_above: elsewhere,
    })
    t.match(await importFile(app, 'party-cells', 'ndjson', file), { created: 1 })
    const { items } = await read(`${cells}?external_id=tu-noi-khac`)
    t.match(items, [{ parent_id: school, committees_above: [always] }], 'ids of another database')
    const withHistory = lines(
      {
        external_id: 'co-lich-su',
        name: 'Chi bộ Có lịch sử',
        committees_above: [
          { parent: { slug: 'dang-bo-truong' }, from: '2018-01-01', to: '2019-12-31' },
          { parent: { external_id: 'dang-bo-sau' }, from: '2020-01-01' },
        ],
      },
      { external_id: 'dang-bo-sau', name: 'Đảng bộ Dòng sau', kind: 'section_organisation' },
    )
    t.match(await importFile(app, 'party-cells', 'ndjson', withHistory), { created: 2, refused: 0 })
    const [named] = (await read(`${cells}?external_id=co-lich-su`)).items
    const below = (await read(`${cells}?external_id=dang-bo-sau`)).items[0].id
    t.match(named, {
      parent_id: below,
      committees_above: [
        { parent_id: school, committee: null, from: '2018-01-01', to: '2019-12-31' },
        { parent_id: below, committee: null, from: '2020-01-01', to: null },
      ],
    })
    t.match(await importFile(app, 'party-cells', 'ndjson', withHistory), { unchanged: 2 })
    const exported = await send('GET', `/v1/exports/party-cells?external_id=co-lich-su`, { as })
    t.same(JSON.parse(exported.body).committees_above, [
      { parent: { slug: 'dang-bo-truong' }, committee: null, from: '2018-01-01', to: '2019-12-31' },
      { parent: { slug: 'dang-bo-dong-sau' }, committee: null, from: '2020-01-01', to: null },
    ])
    const other = await makeCell('Đảng bộ khác', { kind: 'grassroots_organisation' })
    const refusals: [number, object, string, string][] = [
      [422, { parent_id: cell }, '/parent_id', 'cycle'],
      [422, { merged_into_id: school, dissolved_on: '2026-01-01' }, '/merged_into_id', 'cycle'],
      [422, { committees_above: [{ parent_id: cell }] }, '/parent_id', 'cycle'],
      [
        422,
        { committees_above: [{ parent_id: school, to: '2020-12-31' }] },
        '/committees_above/0/parent_id',
        'cycle',
      ],
      [400, { merged_into_id: section }, '/dissolved_on', 'required'],
      [400, { committees_above: [{}] }, '/committees_above/0/committee', 'required'],
      [
        400,
        { committees_above: [{ committee: 'A' }, { committee: 'B', from: '2020-01-01' }] },
        '/committees_above/1/from',
        'taken',
      ],
      [
        422,
        { committees_above: [{ parent_id: '01a00000-0000-7000-8000-000000000000' }] },
        '/committees_above/0/parent_id',
        'unknown_reference',
      ],
      [422, { parent_id: other, committees_above: [{ committee: 'A' }] }, '/parent_id', 'contradiction'],
      [
        422,
        {
          committees_above: [
            { committee: 'A', to: '2019-12-31' },
            { parent: { slug: 'khong-co' }, from: '2020-01-01' },
          ],
        },
        '/committees_above/1/parent/slug',
        'unknown_reference',
      ],
      [
        400,
        { committees_above: [{ parent_id: other, parent: { slug: 'dang-bo-khac' } }] },
        '/committees_above/0/parent',
        'one_of',
      ],
    ]
    for (const [status, body, pointer, code] of refusals) {
      const { errors } = await patch(`${cells}/${school}`, body, status)
      t.match(errors, [{ pointer, code }], JSON.stringify(body))
    }
    const remove = (id: string, status = 204) =>
      expect(status, 'DELETE', `${cells}/${id}`, { as, headers: anyRevision })
    const [wrong, before] = [await makeCell('Đảng bộ ghi nhầm'), await makeCell('Đảng bộ trước đây')]
    await remove(wrong)
    for (const to of [null, '2019-12-31']) {
      const { errors } = await patch(
        `${cells}/${other}`,
        { committees_above: [{ parent_id: wrong, to }] },
        422,
      )
      t.match(
        errors,
        [{ pointer: '/committees_above/0/parent_id', code: 'unknown_reference' }],
        'in the trash',
      )
    }
    await patch(`${cells}/${other}`, { committees_above: [{ parent_id: before, to: '2019-12-31' }] })
    const { code, detail } = await remove(before, 409)
    t.match({ code, detail }, { code: 'still_referenced', detail: /Đảng bộ khác/ }, 'a committee of before')
    await patch(`${cells}/${other}`, { committees_above: [] })
    await remove(before)
  })

  await t.test('two writes at once cannot close a circle of parents', async (t) => {
    const [a, b] = [await makeCell('Vòng A'), await makeCell('Vòng B')]
    const answers = await Promise.all(
      [
        [a, b],
        [b, a],
      ].map(([id, parent_id]) =>
        send('PATCH', `${cells}/${id}`, { as, headers: anyRevision, body: { parent_id } }),
      ),
    )
    t.same(answers.map(({ statusCode }) => statusCode).sort(), [200, 422])
    const [c, d] = [await makeCell('Vòng C'), await makeCell('Vòng D')]
    const update = (id: string, parent: string) =>
      app.database.pool.query('update party_cells set parent_id = $2 where id = $1', [id, parent])
    const settled = await Promise.allSettled([update(c, d), update(d, c)])
    t.same(
      settled.map(({ status }) => status).sort(),
      ['fulfilled', 'rejected'],
      'of writers that ask nobody',
    )
  })

  await t.test('only cells have members', async (t) => {
    const leadership = await makeCell('Tập thể lãnh đạo', { kind: 'leadership' })
    const cell = await makeCell('Chi bộ cơ sở', { kind: 'grassroots_cell' })
    const member = await admit(cell)
    for (const [url, body] of [
      ['/v1/party-members', { full_name: 'Đảng Viên', party_cell_id: leadership }],
      [memberships, { party_member_id: member, party_cell_id: leadership, from: '2025-01-01' }],
    ] as const) {
      const { errors } = await post(url, body, 422)
      t.match(errors, [{ pointer: '/party_cell_id', code: 'no_members', message: /cell of the member/ }])
    }
    const { errors } = await patch(`${cells}/${cell}`, { kind: 'department' }, 409)
    t.match(errors, [{ pointer: '/kind', code: 'has_members' }])
  })

  await t.test('a merger lets memberships go on, with an audit event of each', async (t) => {
    const [from, into] = [await makeCell('Chi bộ Nhập'), await makeCell('Chi bộ Nhận')]
    const [stays, left, later] = [
      await admit(from),
      await admit(from),
      await admit(from, { from: '2025-09-01' }),
    ]
    await patch(`${memberships}/${await openOf(left)}`, { to: '2025-10-15', left_for: 'struck_off' })
    const trashed = await admit(from)
    const deleted = await expect(204, 'DELETE', `/v1/party-members/${trashed}`, { as, headers: anyRevision })
    t.notOk(deleted)
    const guest = await admit(into)
    await post(memberships, {
      party_member_id: guest,
      party_cell_id: from,
      from: '2025-01-01',
      temporary: true,
    })
    const merged = await patch(`${cells}/${from}`, {
      dissolved_on: '2025-07-01',
      merged_into: { slug: 'chi-bo-nhan' },
    })
    t.match(merged, { merged_into_id: into, dissolved_on: '2025-07-01' })
    t.same(await history(stays), [
      [from, null, '2025-06-30', null, 'moved_cell'],
      [into, '2025-07-01', null, 'moved_cell', null],
    ])
    t.same(await history(left), [
      [from, null, '2025-06-30', null, 'moved_cell'],
      [into, '2025-07-01', '2025-10-15', 'moved_cell', 'struck_off'],
    ])
    t.same(await history(later), [[into, '2025-09-01', null, null, null]])
    t.match(await read(`/v1/party-members/${stays}`), { party_cell_id: into, from: '2025-07-01' })
    const back = await expect(200, 'POST', `/v1/party-members/${trashed}/restore`, {
      as,
      headers: anyRevision,
    })
    t.match(back, { party_cell_id: into, from: '2025-07-01' }, 'a member in the trash moves, too')
    t.same(await history(trashed), await history(stays))

    const { items } = await expect(200, 'GET', '/v1/audit-events?operation=updatePartyCell&limit=20')
    const events = items
      .filter(({ request_id }: Answer) => request_id === items[0].request_id)
      .map(({ resource, fields }: Answer) =>
        [resource, fields.includes('from') ? 'begun' : fields.at(-1)].join(' '),
      )
    t.same(
      events.toSorted(),
      [
        'party-cells merged_into_id',
        // the last one begins later, so that it only changes its cell
        ...Array.from({ length: 4 }, () => 'party-memberships begun'),
        'party-memberships party_cell_id',
        ...Array.from({ length: 4 }, () => 'party-memberships to'),
      ].toSorted(),
    )
  })

  await t.test('a merger that is put on an earlier day moves each member once', async (t) => {
    const [from, into] = [await makeCell('Sáp nhập lùi'), await makeCell('Tiếp nhận lùi')]
    const body = { full_name: 'Ngô Văn Lùi', party_cell_id: from, from: '2016-01-01' }
    const { id } = await expect(201, 'POST', '/v1/party-members', { as, body })
    await patch(`${cells}/${from}`, { dissolved_on: '2025-03-01', merged_into_id: into })
    await patch(`${cells}/${from}`, { dissolved_on: '2025-01-01' })
    t.same(await history(id), [
      [from, '2016-01-01', '2024-12-31', null, 'moved_cell'],
      [into, '2025-01-01', null, 'moved_cell', null],
    ])
    t.match(await read(`/v1/party-members/${id}`), { party_cell_id: into, from: '2025-01-01' })
  })

  await t.test('a merger that is put later or elsewhere takes along what it has moved', async (t) => {
    const [from, into, other] = [
      await makeCell('Sáp nhập lại'),
      await makeCell('Tiếp nhận trước'),
      await makeCell('Tiếp nhận sau'),
    ]
    const [stays, left, trashed, moved] = [
      await admit(from, { from: '2016-01-01' }),
      await admit(from),
      await admit(from),
      await admit(from),
    ]
    await patch(`/v1/party-members/${moved}`, { party_cell_id: into, from: '2025-02-01' })
    await patch(`${memberships}/${await openOf(left)}`, { to: '2025-10-15', left_for: 'struck_off' })
    await expect(204, 'DELETE', `/v1/party-members/${trashed}`, { as, headers: anyRevision })
    const merge = (body: object, status = 200) => patch(`${cells}/${from}`, body, status)
    const historyAfter = (cell: string, last: string, first: string) => [
      [from, '2016-01-01', last, null, 'moved_cell'],
      [cell, first, null, 'moved_cell', null],
    ]
    await merge({ dissolved_on: '2025-03-01', merged_into_id: into })
    t.same(await history(stays), historyAfter(into, '2025-02-28', '2025-03-01'))
    await merge({ dissolved_on: '2025-05-01' })
    t.same(await history(stays), historyAfter(into, '2025-04-30', '2025-05-01'))
    t.match(await read(`/v1/party-members/${stays}`), { party_cell_id: into, from: '2025-05-01' })
    await merge({ merged_into_id: other })
    t.same(await history(stays), historyAfter(other, '2025-04-30', '2025-05-01'))
    t.same(await history(left), [
      [from, null, '2025-04-30', null, 'moved_cell'],
      [other, '2025-05-01', '2025-10-15', 'moved_cell', 'struck_off'],
    ])
    const alone = [
      [from, null, '2025-01-31', null, 'moved_cell'],
      [into, '2025-02-01', null, 'moved_cell', null],
    ]
    t.same(await history(moved), alone, 'who moved alone stays')
    await merge({ dissolved_on: '2025-02-15', merged_into_id: into })
    t.same(await history(stays), historyAfter(into, '2025-02-14', '2025-02-15'))
    const gone = await makeCell('Tiếp nhận đã hết', { dissolved_on: '2025-06-01' })
    t.match((await merge({ merged_into_id: gone }, 409)).errors, [
      { pointer: '/merged_into_id', code: 'dissolved' },
    ])

    const later = { dissolved_on: '2025-11-01', merged_into_id: other }
    const refused = await merge(later, 409)
    t.match(refused.errors, [
      { pointer: '/dissolved_on', code: 'has_members', message: /ended on 2025-10-15/ },
    ])
    t.same(await history(stays), historyAfter(into, '2025-02-14', '2025-02-15'))
    const own = (await read(`${memberships}?party_member=${left}`)).items
    const [begun, ended] = [
      own.find(({ to }: Answer) => to === '2025-10-15'),
      own.find(({ from: day }: Answer) => day === null),
    ]
    t.ok(refused.errors[0].message.includes(begun.id) && refused.errors[0].message.includes(ended.id))
    await expect(204, 'DELETE', `${memberships}/${begun.id}`, { as, headers: anyRevision })
    await merge(later)
    await patch(`${memberships}/${ended.id}`, { to: '2025-10-15', left_for: 'struck_off' })
    t.same(await history(left), [[from, null, '2025-10-15', null, 'struck_off']])
    t.same(await history(stays), historyAfter(other, '2025-10-31', '2025-11-01'))
    const back = await expect(200, 'POST', `/v1/party-members/${trashed}/restore`, {
      as,
      headers: anyRevision,
    })
    t.match(back, { party_cell_id: other, from: '2025-11-01' }, 'a member in the trash follows, too')
    t.same(await history(trashed), [
      [from, null, '2025-10-31', null, 'moved_cell'],
      [other, '2025-11-01', null, 'moved_cell', null],
    ])
  })

  await t.test('a merger takes temporary memberships back and forth', async (t) => {
    const names = ['Có đảng viên tạm thời', 'Tiếp nhận tạm thời', 'Chi bộ chính']
    const [from, into, own] = [
      await makeCell(names[0]!),
      await makeCell(names[1]!),
      await makeCell(names[2]!),
    ]
    const guest = await admit(own)
    const stay = { party_member_id: guest, party_cell_id: from, temporary: true }
    await post(memberships, { ...stay, from: '2024-02-01', to: '2025-12-31' })
    await post(memberships, { ...stay, from: '2024-03-01', to: '2025-11-30' })
    const merge = (dissolved_on: string) => patch(`${cells}/${from}`, { dissolved_on, merged_into_id: into })
    const historyAfter = (last: string, first: string) => [
      [own, null, null, null, null],
      [from, '2024-02-01', last, null, 'moved_cell'],
      [from, '2024-03-01', last, null, 'moved_cell'],
      [into, first, '2025-11-30', 'moved_cell', null],
      [into, first, '2025-12-31', 'moved_cell', null],
    ]
    const days: [string, string][] = [
      ['2025-06-30', '2025-07-01'],
      ['2025-02-28', '2025-03-01'],
      ['2025-06-30', '2025-07-01'],
    ]
    for (const [last, first] of days) {
      await merge(first)
      t.same((await history(guest)).toSorted(), historyAfter(last, first).toSorted(), first)
    }
  })

  await t.test('a dissolution without a merger ends memberships, and nothing new is recorded', async (t) => {
    const [cell, other] = [await makeCell('Chi bộ Giải thể'), await makeCell('Chi bộ Khác')]
    const [member, late] = [await admit(cell), await admit(cell, { from: '2025-09-01' })]
    const graded = await post('/v1/party-cell-gradings', { party_cell_id: cell, year: 2024, grade: 'good' })
    const open = await post('/v1/party-cell-gradings', { party_cell_id: cell, year: 2023, grade: 'good' })
    const url = `/v1/party-cell-gradings/${graded.id}`
    await post(`${url}/confirm`, {}, 428)
    await expect(200, 'POST', `${url}/confirm`, {
      as,
      headers: anyRevision,
      body: { decision_number: '1-QĐ/ĐU', decided_on: '2024-12-20' },
    })
    const dissolved = { dissolved_on: '2025-07-01' }
    const refused = await patch(`${cells}/${cell}`, dissolved, 409)
    t.match(refused.errors, [{ pointer: '/dissolved_on', code: 'has_members', message: /merged_into_id/ }])
    await patch(`/v1/party-members/${late}`, { party_cell_id: other, from: '2025-09-02' })
    const [first] = (await read(`${memberships}?party_member=${late}&open=false`)).items
    await expect(204, 'DELETE', `${memberships}/${first.id}`, { as, headers: anyRevision })
    await patch(`${cells}/${cell}`, dissolved)
    t.same(await history(member), [[cell, null, '2025-06-30', null, null]])

    const nowhere = await post('/v1/party-members', { full_name: 'Đảng Viên', party_cell_id: cell }, 422)
    t.match(nowhere.errors, [{ message: /belongs to now, .* as a membership/ }], 'a member has no last day')
    const refusals: [string, object, string][] = [
      ['/v1/party-members', { full_name: 'Đảng Viên', party_cell_id: cell }, '/party_cell_id'],
      [memberships, { party_member_id: member, party_cell_id: cell, from: '2025-08-01' }, '/party_cell_id'],
      [
        memberships,
        { party_member_id: late, party_cell_id: cell, from: '2025-02-01', temporary: true },
        '/to',
      ],
      ['/v1/party-cell-gradings', { party_cell_id: cell, year: 2025, grade: 'good' }, '/party_cell_id'],
      [
        '/v1/party-member-gradings',
        { party_member_id: member, party_cell_id: cell, year: 2025, grade: 'good' },
        '/party_cell_id',
      ],
    ]
    for (const [path, body, pointer] of refusals) {
      const { errors } = await post(path, body, 422)
      t.match(errors, [{ pointer, code: 'dissolved' }], JSON.stringify(body))
    }
    const decision = { decision_number: '2-QĐ/ĐU', decided_on: '2025-07-01' }
    const late2 = await expect(409, 'POST', `/v1/party-cell-gradings/${open.id}/confirm`, {
      as,
      headers: anyRevision,
      body: decision,
    })
    t.match(late2.errors, [{ pointer: '/decided_on', code: 'dissolved' }])
    const corrected = await expect(201, 'POST', `${url}/corrections`, {
      as,
      headers: anyRevision,
      body: { grade: 'completed', reason: 'Ghi nhầm' },
    })
    t.match(corrected, { party_cell_id: cell, grade: 'completed' }, 'what is stored can be corrected')
    const { pool } = app.database
    await t.rejects(
      pool.query(
        `insert into party_memberships (id, party_member_id, party_cell_id, "from") values (gen_random_uuid(), $1, $2, '2025-08-01')`,
        [member, cell],
      ),
      /dissolved/,
      'the database holds it for writers that ask nobody',
    )
    await t.rejects(
      pool.query(
        `insert into party_cell_gradings (id, chain_id, party_cell_id, year, grade) values (gen_random_uuid(), gen_random_uuid(), $1, 2025, 'good')`,
        [cell],
      ),
      /dissolved/,
    )
  })

  await t.test(
    'what is below a dissolved organisation goes on below the one that it became part of',
    async (t) => {
      const kind = 'section_organisation'
      const [old, next] = [
        await makeCell('Đảng bộ bộ phận Cũ', { kind }),
        await makeCell('Đảng bộ bộ phận Mới', { kind }),
      ]
      const entry = (parent_id: string, from: string | null, to: string | null) => ({
        parent_id,
        committee: null,
        from,
        to,
      })
      const [one, later, past, ended, trashed] = [
        await makeCell('Chi bộ Dưới 1', { parent_id: old }),
        await makeCell('Chi bộ Dưới 2', { committees_above: [entry(old, '2025-09-01', null)] }),
        await makeCell('Chi bộ Dưới 3', { committees_above: [entry(old, null, '2024-12-31')] }),
        await makeCell('Chi bộ Dưới 4', { parent_id: old, dissolved_on: '2025-01-01' }),
        await makeCell('Chi bộ Dưới 5', { parent_id: old }),
      ]
      await expect(204, 'DELETE', `${cells}/${trashed}`, { as, headers: anyRevision })
      const asked = await patch(`${cells}/${old}`, { dissolved_on: '2025-07-01' }, 409)
      t.match(asked.errors, [
        {
          pointer: '/dissolved_on',
          code: 'has_organisations',
          message:
            'These are below it on 2025-07-01 and later: Chi bộ Dưới 1, Chi bộ Dưới 2. Name the organisation that it becomes part of (merged_into_id), which is then above them, or change their parent_id first.',
        },
      ])
      const itself = { dissolved_on: '2025-07-01', merged_into_id: one }
      t.match((await patch(`${cells}/${old}`, itself, 409)).errors, [
        { pointer: '/merged_into_id', code: 'has_organisations' },
      ])
      t.match(await read(`${cells}/${old}`), { dissolved_on: null, revision: 1 })
      await patch(`${cells}/${old}`, { dissolved_on: '2025-07-01', merged_into_id: next })
      const above = async (id: string) => {
        const { parent_id, committees_above, revision } = await read(`${cells}/${id}`)
        return [parent_id, committees_above, revision]
      }
      const moved = [entry(old, null, '2025-06-30'), entry(next, '2025-07-01', null)]
      t.same(await above(one), [next, moved, 2])
      t.same(await above(later), [next, [entry(next, '2025-09-01', null)], 2])
      t.same(await above(past), [null, [entry(old, null, '2024-12-31')], 1])
      t.same(await above(ended), [old, [entry(old, null, null)], 1])
      await expect(200, 'POST', `${cells}/${trashed}/restore`, { as, headers: anyRevision })
      t.match(await read(`${cells}/${trashed}`), { parent_id: next, committees_above: moved })
      const { items } = await expect(200, 'GET', '/v1/audit-events?operation=updatePartyCell&limit=4')
      t.same(
        items.map(({ fields }: Answer) => fields.at(-1)),
        ['parent_id', 'parent_id', 'parent_id', 'merged_into_id'],
      )
      // an earlier day moves them once
      await patch(`${cells}/${old}`, { dissolved_on: '2025-02-01' })
      t.same((await above(one))[1], [entry(old, null, '2025-01-31'), entry(next, '2025-02-01', null)])
      // a later day and another organisation take them along
      const third = await makeCell('Đảng bộ bộ phận Khác', { kind })
      await patch(`${cells}/${old}`, { dissolved_on: '2025-04-01', merged_into_id: third })
      const put = [entry(old, null, '2025-03-31'), entry(third, '2025-04-01', null)]
      t.same((await above(one)).slice(0, 2), [third, put])
      const known = [
        entry(old, null, '2025-03-31'),
        entry(third, '2025-04-01', '2025-05-31'),
        entry(next, '2025-06-01', null),
      ]
      await patch(`${cells}/${one}`, { committees_above: known })
      const late = await patch(`${cells}/${old}`, { dissolved_on: '2025-08-01' }, 409)
      t.match(late.errors, [
        {
          pointer: '/dissolved_on',
          code: 'has_organisations',
          message: /^Chi bộ Dưới 1 was below .* 2025-08-01/,
        },
      ])
      await patch(`${cells}/${old}`, { dissolved_on: '2025-05-01' })
      t.same((await above(one)).slice(0, 2), [
        next,
        [entry(old, null, '2025-04-30'), entry(third, '2025-05-01', '2025-05-31'), known[2]],
      ])
      const circle = await patch(`${cells}/${old}`, { merged_into_id: one }, 409)
      t.match(circle.errors, [{ pointer: '/merged_into_id', code: 'has_organisations' }])
      // what it was below by itself comes back from a merger that was put elsewhere for a time
      for (const target of [next, third]) await patch(`${cells}/${old}`, { merged_into_id: target })
      t.same((await above(one)).slice(0, 2), [
        next,
        [entry(old, null, '2025-04-30'), entry(third, '2025-05-01', '2025-05-31'), known[2]],
      ])
    },
  )

  await t.test(
    'a dissolved organisation has nothing new: no commendation, nothing below, no part',
    async (t) => {
      const gone = await makeCell('Chi bộ Đã hết', { dissolved_on: '2025-07-01' })
      const other = await makeCell('Chi bộ Còn lại')
      const commend = (facts: object, status = 201) =>
        post('/v1/commendations', { title: 'Tập thể tiêu biểu', party_cell_id: gone, ...facts }, status)
      const kept = await commend({ year: 2024, decided_on: '2025-01-29' })
      await commend({ year: 2025, decided_on: '2025-06-30' })
      await commend({ party_cell_id: other, year: 2026 })
      const refused: [object, string][] = [
        [{ year: 2026 }, '/year'],
        [{ decided_on: '2025-07-01' }, '/decided_on'],
        [{ year: 2024, decided_on: '2026-01-29' }, '/decided_on'],
      ]
      for (const [facts, pointer] of refused)
        t.match((await commend(facts, 422)).errors, [{ pointer, code: 'dissolved' }], JSON.stringify(facts))
      const url = `/v1/commendations/${kept.id}`
      t.match((await patch(url, { year: 2026, decided_on: null }, 422)).errors, [{ pointer: '/year' }])
      t.match(await patch(url, { form: 'Giấy khen' }), { year: 2024, form: 'Giấy khen' })
      const sheet = lines({
        external_id: 'kt-1',
        title: 'Khen',
        party_cell: { slug: 'chi-bo-da-het' },
        year: 2026,
      })
      t.match((await importFile(app, 'commendations?on_error=skip', 'ndjson', sheet)).errors, [
        { field: 'year', code: 'dissolved' },
      ])

      const organisations: [object, string][] = [
        [{ parent_id: gone }, '/parent_id'],
        [{ committees_above: [{ parent_id: gone, to: '2025-07-01' }] }, '/committees_above/0/to'],
        [{ dissolved_on: '2025-07-01', merged_into_id: gone }, '/merged_into_id'],
        [{ established_on: '2025-07-02', split_from_id: gone }, '/split_from_id'],
      ]
      for (const [facts, pointer] of organisations) {
        const body = { name: 'Chi bộ Sau', ...facts }
        t.match(
          (await post(cells, body, 422)).errors,
          [{ pointer, code: 'dissolved' }],
          JSON.stringify(facts),
        )
        t.match((await patch(`${cells}/${other}`, facts, 422)).errors, [{ pointer, code: 'dissolved' }])
      }
      const merged = await makeCell('Chi bộ Nhập sớm', { dissolved_on: '2025-06-30', merged_into_id: gone })
      await makeCell('Chi bộ Tách cùng ngày', { established_on: '2025-07-01', split_from_id: gone })
      const past = [{ parent_id: gone, to: '2025-06-30' }]
      await makeCell('Chi bộ Từng trực thuộc', { committees_above: past })
      t.match((await patch(`${cells}/${gone}`, { dissolved_on: '2025-06-30' }, 409)).errors, [
        { pointer: '/dissolved_on', code: 'has_organisations', message: /^Chi bộ Nhập sớm was merged/ },
      ])
      await patch(`${cells}/${merged}`, { name: 'Chi bộ Nhập trước' })

      const { pool } = app.database
      const attempts = [
        [
          `insert into commendations (id, title, party_cell_id, year) values (gen_random_uuid(), 'K', $1, 2026)`,
        ],
        [`update commendations set decided_on = '2026-01-01' where party_cell_id = $1`],
        [`insert into party_cells (id, name, slug, parent_id) values (gen_random_uuid(), 'S', 's', $1)`],
        [
          `update party_cells set merged_into_id = $1, dissolved_on = '2026-01-01' where slug = 'chi-bo-con-lai'`,
        ],
        [
          `update party_cells set split_from_id = $1, established_on = '2026-01-01' where slug = 'chi-bo-con-lai'`,
        ],
        [`update party_cells set dissolved_on = '2025-01-01' where id = $1`],
      ] as const
      for (const [statement] of attempts)
        await t.rejects(pool.query(statement, [gone]), /dissolved|later/, statement)
      // what an earlier version has stored stays, and can change otherwise
      await pool.query('alter table party_cells disable trigger party_cells_dissolved_neighbours')
      const { id: left } = await post(cells, { name: 'Chi bộ Sót', parent_id: other })
      await pool.query('update party_cells set parent_id = $2, committees_above = $3 where id = $1', [
        left,
        gone,
        JSON.stringify([{ parent_id: gone, committee: null, from: null, to: null }]),
      ])
      await pool.query('alter table party_cells enable trigger party_cells_dissolved_neighbours')
      t.match(await patch(`${cells}/${left}`, { name: 'Chi bộ Bị sót' }), { parent_id: gone })
      t.match(await patch(`${cells}/${left}`, { parent_id: other }), { parent_id: other })
    },
  )

  await t.test('20 dissolutions, commendations and organisations below at once', async (t) => {
    const gone = await makeCell('Chi bộ Đua hết')
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 4 === 0
          ? send('PATCH', `${cells}/${gone}`, {
              as,
              headers: anyRevision,
              body: { dissolved_on: '2025-07-01' },
            })
          : n % 4 === 1
            ? send('POST', '/v1/commendations', {
                as,
                body: { title: 'Khen', party_cell_id: gone, decided_on: '2026-01-01' },
              })
            : send('POST', cells, { as, body: { name: `Chi bộ Đua ${n}`, parent_id: gone } }),
      ),
    )
    t.ok(answers.every(({ statusCode }) => [200, 201, 409, 422].includes(statusCode)))
    const { rows } = await app.database.pool.query(
      `select from party_cells above join party_cells below on below.parent_id = above.id
       where above.id = $1 and above.dissolved_on is not null`,
      [gone],
    )
    t.same(rows, [])
  })

  await t.test('members whom an earlier version left in a dissolved cell move on', async (t) => {
    const [old, next] = [await makeCell('Chi bộ Bỏ lại'), await makeCell('Chi bộ Tiếp')]
    const [moves, leaves, merged] = [await admit(old), await admit(old), await admit(old)]
    await app.database.pool.query(`update party_cells set dissolved_on = '2020-01-01' where id = $1`, [old])
    await patch(`/v1/party-members/${moves}`, { party_cell_id: next, from: '2024-01-01' })
    t.same(await history(moves), [
      [old, null, '2023-12-31', null, 'moved_cell'],
      [next, '2024-01-01', null, 'moved_cell', null],
    ])
    await patch(`${memberships}/${await openOf(leaves)}`, { to: '2019-12-31', left_for: 'transferred_out' })
    const { errors } = await patch(`${cells}/${old}`, { merged_into_id: old }, 422)
    t.match(errors, [{ pointer: '/merged_into_id', code: 'cycle' }])
    await patch(`${cells}/${old}`, { merged_into_id: next })
    t.same(await history(merged), [
      [old, null, '2019-12-31', null, 'moved_cell'],
      [next, '2020-01-01', null, 'moved_cell', null],
    ])
  })

  await t.test('20 dissolutions and memberships at once leave nobody in a dissolved cell', async (t) => {
    const [cell, into] = [await makeCell('Chi bộ Đua'), await makeCell('Chi bộ Đích')]
    const members: string[] = []
    for (let n = 0; n < 10; n++) members.push(await admit(into, { from: '2020-01-01' }))
    const answers = await Promise.all(
      members.flatMap((party_member_id, n) => [
        send('POST', memberships, { as, body: { party_member_id, party_cell_id: cell, from: '2024-01-01' } }),
        send('PATCH', `${cells}/${cell}`, {
          as,
          headers: anyRevision,
          body: { dissolved_on: '2025-07-01', ...(n % 2 === 0 ? { merged_into_id: into } : {}) },
        }),
      ]),
    )
    t.ok(answers.every(({ statusCode }) => [200, 201, 422].includes(statusCode)))
    const { rows } = await app.database.pool.query(
      `select 1 from party_memberships where party_cell_id = $1 and coalesce("to", 'infinity') >= '2025-07-01'`,
      [cell],
    )
    t.same(rows, [])
  })

  await t.test('a deleted membership gives its days back to the one before', async (t) => {
    const [a, b] = [await makeCell('Chi bộ Trước'), await makeCell('Chi bộ Sau')]
    const member = await admit(a)
    const moved = await post(memberships, { party_member_id: member, party_cell_id: b, from: '2024-03-01' })
    const both = [
      [a, null, '2024-02-29', null, 'moved_cell'],
      [b, '2024-03-01', null, 'moved_cell', null],
    ]
    const events = async (operation: string) => {
      const { items } = await expect(200, 'GET', `/v1/audit-events?operation=${operation}&limit=2`)
      return items.map(({ fields, resource }: Answer) => [resource, ...(fields.length === 2 ? fields : [])])
    }
    const ended = ['party-memberships', 'left_for', 'to']
    t.same(await events('createPartyMembership'), [ended, ['party-memberships']])
    await expect(204, 'DELETE', `${memberships}/${moved.id}`, { as, headers: anyRevision })
    t.same(await history(member), [[a, null, null, null, null]])
    t.same(await events('deletePartyMembership'), [ended, ['party-memberships']])
    t.match(await read(`/v1/party-members/${member}`), { party_cell_id: a })
    await expect(200, 'POST', `${memberships}/${moved.id}/restore`, { as, headers: anyRevision })
    t.same(await history(member), both, 'and takes them again when it is restored')
    await patch(`/v1/party-members/${member}`, { party_cell_id: a, from: '2025-01-01' })
    const { items } = await expect(200, 'GET', '/v1/audit-events?operation=updatePartyMember&limit=3')
    t.same(
      items.map(({ resource, fields }: Answer) => `${resource} ${fields.join(',')}`).toSorted(),
      [
        'party-members from,party_cell_id',
        'party-memberships from,party_cell_id',
        'party-memberships left_for,to',
      ],
      'a move has events of both memberships',
    )
    const sheet = lines({
      external_id: 'sheet',
      party_member_id: member,
      party_cell_id: b,
      from: '2025-06-01',
    })
    await importFile(app, 'party-memberships', 'ndjson', sheet)
    const imported = await expect(200, 'GET', '/v1/audit-events?resource=party-memberships&limit=2')
    t.same(
      imported.items.map(({ row_count }: Answer) => row_count),
      [1, 1],
    )
  })
})
