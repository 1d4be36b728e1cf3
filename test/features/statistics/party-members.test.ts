import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any

const path = '/v1/statistics/party-members'
const as = 'party_officer' as const

test('Party members of a period', async (t) => {
  const { expect, send } = await startApp(t)
  const cells: Record<string, string> = {}
  for (const name of ['Chi bộ A', 'Chi bộ B', 'Chi bộ C'])
    cells[name.at(-1)!] = (await expect(201, 'POST', '/v1/party-cells', { body: { name } })).id
  const member = async (cell: string, facts: object = {}) => {
    const body = { full_name: 'Đảng Viên', party_cell_id: cells[cell], ...facts }
    return (await expect(201, 'POST', '/v1/party-members', { as, body })).id as string
  }
  const join = (id: string, cell: string, facts: object) =>
    expect(201, 'POST', '/v1/party-memberships', {
      as,
      body: { party_member_id: id, party_cell_id: cells[cell], ...facts },
    })
  const leave = async (id: string, to: string, left_for: string) => {
    const list = await expect(200, 'GET', `/v1/party-memberships?party_member=${id}&open=true`, { as })
    const url = `/v1/party-memberships/${list.items[0].id}`
    await expect(200, 'PATCH', url, { as, headers: { 'if-match': '*' }, body: { to, left_for } })
  }
  const get = (query: string): Promise<Answer> => expect(200, 'GET', `${path}?${query}`, { as })
  const ways = (counts: Record<string, { value: number }>) =>
    Object.fromEntries(
      Object.entries(counts).flatMap(([way, { value }]) => (value === 0 ? [] : [[way, value]])),
    )
  const values = ({ start, in: joined, out, end }: Answer) => [
    start.value,
    ways(joined),
    ways(out),
    end.value,
  ]

  // two who stay: a woman of a minority, and one who becomes official in the year
  await member('A', { sex: 'female', ethnicity: 'Tày', official_on: '2010-01-01' })
  await member('B', { admitted_on: '2019-06-01', official_on: '2020-06-01', sex: 'male', ethnicity: 'Kinh' })
  // admitted, transferred here, moved at the end of a quarter, struck off, died
  const admitted = await member('A', { from: '2020-05-19', sex: 'female' })
  const first = await expect(200, 'GET', `/v1/party-memberships?party_member=${admitted}`, { as })
  await expect(200, 'PATCH', `/v1/party-memberships/${first.items[0].id}`, {
    as,
    headers: { 'if-match': '*' },
    body: { joined_by: 'admitted', kind: 'probationary' },
  })
  const moved = await member('A')
  await join(moved, 'B', { from: '2020-07-01' })
  const struckOff = await member('B')
  await leave(struckOff, '2020-03-31', 'struck_off')
  const deceased = await member('B')
  await leave(deceased, '2020-12-31', 'deceased')
  await join(struckOff, 'C', { from: '2021-02-01', joined_by: 'restored' })
  // a guest, and one who is in the trash
  const guest = await member('A')
  await join(guest, 'C', { from: '2020-01-01', to: '2020-12-31', temporary: true })
  const trashed = await member('A')
  await expect(204, 'DELETE', `/v1/party-members/${trashed}`, { as, headers: { 'if-match': '*' } })

  await t.test('who goes on in the same cell has not moved', async (t) => {
    const becomes = await member('C', { from: '2018-02-03' })
    await join(becomes, 'C', { from: '2019-02-03', kind: 'official' })
    t.same(values((await get('year=2019')).total), [7, {}, {}, 7])
    await expect(204, 'DELETE', `/v1/party-members/${becomes}`, { as, headers: { 'if-match': '*' } })
  })

  await t.test('a year and its parts, counted by hand', async (t) => {
    const year = await get('year=2020')
    t.same(year.period, { from: '2020-01-01', to: '2020-12-31', as_of: '2020-12-31' })
    t.same(values(year.total), [
      6,
      { total: 2, admitted: 1, moved_cell: 1 },
      { total: 3, struck_off: 1, deceased: 1, moved_cell: 1 },
      5,
    ])
    t.same(year.total.start, { value: 6, women: 1, probationary: 1, minority: 1 })
    t.same(year.total.in.admitted, { value: 1, women: 1, probationary: 1, minority: 0 })
    t.same(year.total.end, { value: 5, women: 2, probationary: 1, minority: 1 })
    t.same(values((await get('year=2020&period=quarter&number=1')).total), [
      6,
      {},
      { total: 1, struck_off: 1 },
      5,
    ])
    t.same(values((await get('year=2020&period=half&number=1')).total), [
      6,
      { total: 1, admitted: 1 },
      { total: 1, struck_off: 1 },
      6,
    ])
    t.same(values((await get('year=2020&period=month&number=7')).total), [
      6,
      { total: 1, moved_cell: 1 },
      { total: 1, moved_cell: 1 },
      6,
    ])
    t.same(values((await get('year=2021')).total), [5, { total: 1, restored: 1 }, {}, 6])
  })

  await t.test('by cell, a member who moves counts where the day is', async (t) => {
    const { rows } = await get('year=2020&group_by=party_cell')
    t.same(
      rows.map((row: Answer) => [row.name, ...values(row)]),
      [
        ['Chi bộ A', 3, { total: 1, admitted: 1 }, { total: 1, moved_cell: 1 }, 3],
        ['Chi bộ B', 3, { total: 1, moved_cell: 1 }, { total: 2, struck_off: 1, deceased: 1 }, 2],
      ],
    )
    const half = await get('year=2020&period=half&number=1&group_by=party_cell')
    t.equal(half.rows[0].end.value, 4, 'who moves in the night of the period is in the first cell until then')
  })

  await t.test('files have Vietnamese heads, and what is unknown is refused by name', async (t) => {
    const { body } = await send('GET', `${path}.csv?year=2020&group_by=party_cell`, { as })
    t.match(body, /Chi bộ,Chỉ tiêu,Số đảng viên,Trong đó: nữ,Trong đó: dự bị,Trong đó: dân tộc thiểu số/)
    t.match(body, /Chi bộ A,Tăng: Kết nạp,1,1,1,0\r\n/)
    t.match(body, /Toàn đảng bộ,Cuối kỳ,5,2,1,1\r\n/)
    await send('GET', `${path}.xlsx?year=2020`, { as })
    const refused = await expect(400, 'GET', `${path}?year=2020&period=quarter`, { as })
    t.match(refused.errors, [{ parameter: 'number', code: 'required' }])
    const twice = await expect(400, 'GET', `${path}?group_by=party_cell,party_cell`, { as })
    t.match(twice.errors, [{ parameter: 'group_by', code: 'repeated' }])
    t.equal(twice.errors.length, 1)
  })

  await t.test('they are never public', async () => {
    await expect(401, 'GET', `${path}?year=2020`, { as: 'anonymous' })
    for (const other of ['reader', 'editor', 'registrar'] as const)
      await expect(403, 'GET', `${path}?year=2020`, { as: other })
  })
})
