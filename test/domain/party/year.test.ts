import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { anyRevision, as } from './gradings.ts'

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any

const gradings = '/v1/party-member-gradings'

test('a Party office keeps the year 2025', async (t) => {
  const { expect } = await startApp(t)
  const send = (status: number, method: string, url: string, body: object): Promise<Answer> =>
    expect(status, method, url, { as, headers: anyRevision, body })
  const read = (url: string): Promise<Answer> => expect(200, 'GET', url, { as })
  const a = (await send(201, 'POST', '/v1/party-cells', { name: 'Chi bộ A' })).id
  const b = (await send(201, 'POST', '/v1/party-cells', { name: 'Chi bộ B' })).id
  const admit = async (full_name: string, party_cell_id: string, facts: object = {}): Promise<string> =>
    (await send(201, 'POST', '/v1/party-members', { full_name, party_cell_id, ...facts })).id
  const [stays, moves, isStruckOff, isGuest] = [
    await admit('Nguyễn Thị An', a, { sex: 'female' }),
    await admit('Trần Văn Bình', a),
    await admit('Lê Văn Cường', a),
    await admit('Phạm Thị Dung', a, { sex: 'female', ethnicity: 'Tày' }),
  ]
  const inB = await admit('Hoàng Văn Em', b)
  const isNew = await admit('Đỗ Thị Giang', b, {
    from: '2025-05-19',
    admitted_on: '2025-05-19',
    sex: 'female',
  })
  const openOf = async (member: string) =>
    (await read(`/v1/party-memberships?party_member=${member}&open=true&temporary=false`)).items[0].id

  await t.test('who came, moved and left', async (t) => {
    await send(200, 'PATCH', `/v1/party-memberships/${await openOf(isNew)}`, {
      joined_by: 'admitted',
      kind: 'probationary',
    })
    await send(200, 'PATCH', `/v1/party-members/${moves}`, { party_cell_id: b, from: '2025-09-01' })
    await send(200, 'PATCH', `/v1/party-memberships/${await openOf(isStruckOff)}`, {
      to: '2025-10-15',
      left_for: 'struck_off',
    })
    await send(201, 'POST', '/v1/party-memberships', {
      party_member_id: isGuest,
      party_cell_id: b,
      from: '2025-03-01',
      to: '2025-06-30',
      temporary: true,
    })
    const listed = async (cell: string, day: string) =>
      (await read(`/v1/party-members?party_cell=${cell}&as_of=${day}`)).items.length
    t.same(
      [await listed(a, '2025-06-01'), await listed(b, '2025-06-01')],
      [4, 3],
      'the guest is in both lists',
    )
    t.same([await listed(a, '2025-12-31'), await listed(b, '2025-12-31')], [2, 3])
    const { rows, total } = await read('/v1/statistics/party-members?year=2025&group_by=party_cell')
    const numbers = ({ start, in: joined, out, end }: Answer) => [
      start.value,
      joined.admitted.value,
      joined.moved_cell.value,
      out.moved_cell.value,
      out.struck_off.value,
      end.value,
    ]
    t.same(rows.map(numbers), [
      [4, 0, 0, 1, 1, 2],
      [1, 1, 1, 0, 0, 3],
    ])
    t.same(numbers(total), [5, 1, 1, 1, 1, 5])
    t.match(total.end, { women: 3, probationary: 1, minority: 1 })
  })

  const counted = async (stage: string) => {
    const url = `/v1/statistics/party-grades?year=2025&subject=member&source=register&group_by=grade&stage=${stage}`
    const { rows } = await read(url)
    return Object.fromEntries(rows.map(({ group, years }: Answer) => [group[0].value, years[0].graded.value]))
  }
  const gradedIn = async (cell: string) =>
    (await read(`${gradings}?year=2025&party_cell=${cell}&sort=score`)).items.map(
      ({ party_member_id }: Answer) => party_member_id,
    )

  await t.test('self-assessment, proposal, decision and correction', async (t) => {
    const assess = (party_member_id: string, grade: string, score: number, status = 201) =>
      send(status, 'POST', gradings, { party_member_id, year: 2025, grade, score })
    await assess(stays, 'excellent', 95)
    const proposed = await assess(moves, 'excellent', 92)
    await assess(isGuest, 'good', 80)
    const wrong = await assess(inB, 'completed', 60)
    await assess(isNew, 'good', 75)
    const gone = await assess(isStruckOff, 'completed', 55, 422)
    t.match(gone.errors, [{ pointer: '/party_cell_id' }])
    await send(200, 'POST', `${gradings}/${proposed.id}/propose`, { grade: 'good', score: 88 })
    t.same(await counted('decided'), {})
    t.same(await counted('self_assessed'), { excellent: 1, good: 2, completed: 1 })
    t.same(await counted('proposed'), { good: 1 })

    const decision = { year: 2025, decision_number: '45-QĐ/ĐU', decided_on: '2025-12-20' }
    const decided = await send(200, 'POST', `${gradings}/decisions`, decision)
    t.match(decided, { decided: 5, unchanged: 0, refused: 0 })
    // 1 of 3, by a rule whose limit nobody has entered
    t.match(decided.checks, [
      { status: 'incomplete', value: 1, base: 3, percent: 33.33, limit: null, allowed: null },
    ])
    await expect(200, 'PATCH', `/v1/quota-rules/${decided.checks[0].rule_id}`, {
      headers: anyRevision,
      body: { limit: 20 },
    })
    t.same(await counted('decided'), { excellent: 1, good: 3, completed: 1 })
    await send(201, 'POST', `${gradings}/${wrong.id}/corrections`, {
      grade: 'good',
      score: 72,
      reason: 'Cộng sót điểm',
    })
    t.same(await counted('decided'), { excellent: 1, good: 4 })
    // 20% of 4, rounded down, are none
    t.match((await read('/v1/party-grading-checks?year=2025&subject=member')).items, [
      { status: 'mismatch', value: 1, base: 4, percent: 25, limit: 20, allowed: 0 },
    ])
    t.same(await counted('self_assessed'), {})
  })

  await t.test('a later move changes nothing of the year', async (t) => {
    const before = [await gradedIn(a), await gradedIn(b)]
    t.same(before, [
      [isGuest, stays],
      [inB, isNew, moves],
    ])
    await send(200, 'PATCH', `/v1/party-members/${stays}`, { party_cell_id: b, from: '2026-02-01' })
    t.same([await gradedIn(a), await gradedIn(b)], before)
    t.match(await read('/v1/statistics/party-members?year=2025'), { total: { end: { value: 5 } } })
  })

  await t.test('a merger and a dissolution: members go on or leave, and the past stays', async (t) => {
    const c = (await send(201, 'POST', '/v1/party-cells', { name: 'Chi bộ C' })).id
    const inC = [
      await admit('Vũ Văn Hải', c, { from: '2026-01-05' }),
      await admit('Bùi Thị Kim', c, { from: '2026-01-05', sex: 'female' }),
    ]
    const past = async () => [
      await gradedIn(a),
      await gradedIn(b),
      await read('/v1/party-grading-checks?year=2025'),
      await read('/v1/statistics/party-grades?year=2025&subject=member&source=register&group_by=grade'),
      await read('/v1/statistics/party-members?year=2025&group_by=party_cell'),
    ]
    const before = await past()
    await send(200, 'PATCH', `/v1/party-cells/${a}`, { dissolved_on: '2026-07-01', merged_into_id: b })
    await send(200, 'PATCH', `/v1/party-cells/${c}`, { dissolved_on: '2026-10-01' })
    t.same(await past(), before)

    const { rows, total } = await read('/v1/statistics/party-members?year=2026&group_by=party_cell')
    const numbers = ({ start, in: joined, out, end }: Answer) => [
      start.value,
      [joined.moved_cell.value, joined.unknown.value],
      [out.moved_cell.value, out.unknown.value],
      end.value,
    ]
    t.same(rows.map(numbers), [
      [2, [0, 0], [2, 0], 0],
      [3, [2, 0], [0, 0], 5],
      [0, [0, 2], [0, 2], 0],
    ])
    t.same(numbers(total), [5, [2, 2], [2, 2], 5])
    const graded = { party_member_id: isGuest, year: 2026, grade: 'good', score: 80 }
    t.match(await send(201, 'POST', gradings, graded), { party_cell_id: b })
    const late = [
      { ...graded, party_member_id: stays, party_cell_id: a },
      { ...graded, party_member_id: inC[0] },
    ]
    for (const body of late)
      t.match((await send(422, 'POST', gradings, body)).errors, [{ pointer: '/party_cell_id' }])
  })
})
