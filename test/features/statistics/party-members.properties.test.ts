import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { seed, volume } from '../../support/volume.ts'

const as = 'party_officer' as const

/** What is tried with a member; days are counted from 1 January 2019. */
type Attempt =
  | { kind: 'join'; cell: number; from: number; length: number | null; temporary: boolean }
  | { kind: 'leave'; on: number }
  | { kind: 'move'; cell: number; from: number }
  | { kind: 'remove' }

const dayOf = (n: number) => new Date(Date.UTC(2019, 0, 1 + n)).toISOString().slice(0, 10)
const day = fc.integer({ min: 0, max: 1000 })
const cell = fc.integer({ min: 0, max: 4 })
const attempt: fc.Arbitrary<Attempt> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('join' as const),
      cell,
      from: day,
      length: fc.option(fc.integer({ min: 0, max: 300 })),
      temporary: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('leave' as const), on: day }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), cell, from: day }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'remove' as const }) },
)
const member: fc.Arbitrary<Life> = fc.record({
  from: fc.option(day),
  sex: fc.constantFrom('female', 'male', null),
  ethnicity: fc.constantFrom('01', '12', null),
  attempts: fc.array(attempt, { minLength: 1, maxLength: 6 }),
})

/** A cell that is dissolved on a day, and merged into another one unless that is null. */
const merger = fc.record({ cell, into: fc.option(cell, { freq: 4 }), on: day })

interface Life {
  from: number | null
  sex: string | null
  ethnicity: string | null
  attempts: Attempt[]
}

test('memberships never overlap or get lost, and start + in - out = end', async (t) => {
  const { send, expect, database } = await startApp(t)
  const cells: string[] = []
  for (const name of ['A', 'B', 'C', 'D', 'E'])
    cells.push((await expect(201, 'POST', '/v1/party-cells', { body: { name: `Chi bộ ${name}` } })).id)
  const headers = { 'if-match': '*' }

  /** Tries something; a refusal is an answer, an error of the server is not. */
  const tried = async (method: string, url: string, body?: object) => {
    const answer = await send(method, url, { as, headers, ...(body ? { body } : {}) })
    if (answer.statusCode >= 500) throw new Error(answer.body)
    return answer
  }

  /** @returns the ids of the memberships that the server has acknowledged */
  async function live({ from, sex, ethnicity, attempts }: Life) {
    const body = {
      full_name: 'Đảng Viên',
      party_cell_id: cells[0],
      from: from === null ? null : dayOf(from),
      sex,
      ethnicity,
    }
    const { id } = await expect(201, 'POST', '/v1/party-members', { as, body })
    const acknowledged = new Set<string>()
    for (const one of attempts) {
      const { items } = await expect(200, 'GET', `/v1/party-memberships?party_member=${id}&open=true`, { as })
      for (const { id: known } of items) acknowledged.add(known)
      const open = items.find(({ temporary }: { temporary: boolean }) => !temporary)
      if (one.kind === 'join') {
        const to = one.length === null ? null : dayOf(one.from + one.length)
        const answer = await tried('POST', '/v1/party-memberships', {
          party_member_id: id,
          party_cell_id: cells[one.cell],
          from: dayOf(one.from),
          to,
          temporary: one.temporary,
        })
        if (answer.statusCode === 201) acknowledged.add(answer.json().id)
      } else if (one.kind === 'move') {
        await tried('PATCH', `/v1/party-members/${id}`, {
          party_cell_id: cells[one.cell],
          from: dayOf(one.from),
        })
      } else if (open !== undefined && one.kind === 'leave') {
        const left = { to: dayOf(one.on), left_for: 'transferred_out' }
        await tried('PATCH', `/v1/party-memberships/${open.id}`, left)
      } else if (open !== undefined) {
        await tried('DELETE', `/v1/party-memberships/${open.id}`)
      }
    }
    return acknowledged
  }

  t.comment(`seed ${seed}`)
  const members = fc.sample(member, { numRuns: volume(120), seed })
  const acknowledged = new Set<string>()
  const livesOf = async (some: readonly Life[]) => {
    for (const one of some) for (const id of await live(one)) acknowledged.add(id)
  }
  const daysOfMembers = async () => {
    const { rows } = await database.pool.query(
      `select party_member_id, range_agg(daterange("from", "to", '[]'))::text as days from party_memberships
       where not temporary and deleted_at is null group by party_member_id order by party_member_id`,
    )
    return rows
  }
  // the first cell goes on, so that new members have one
  await livesOf(members.slice(0, members.length / 2))
  let merged = 0
  for (const { cell: dissolved, into, on } of fc.sample(merger, { numRuns: volume(60), seed })) {
    if (dissolved === 0) continue
    const before = await daysOfMembers()
    const answer = await tried('PATCH', `/v1/party-cells/${cells[dissolved]}`, {
      dissolved_on: dayOf(on),
      merged_into_id: into === null ? null : cells[into],
    })
    if (answer.statusCode === 200 && into !== null) merged++
    if (answer.statusCode !== 200 || into !== null)
      t.same(await daysOfMembers(), before, 'a merger neither loses nor adds days')
  }
  t.ok(merged > 0)
  await livesOf(members.slice(members.length / 2))

  const { rows: late } = await database.pool.query(
    `select membership.id from party_memberships membership join party_cells on party_cells.id = party_cell_id
     where coalesce("to", 'infinity') >= dissolved_on and membership.deleted_at is null`,
  )
  t.same(late, [], 'nobody belongs to a dissolved cell')

  const { rows: overlaps } = await database.pool.query(
    `select a.id from party_memberships a join party_memberships b
       on a.party_member_id = b.party_member_id and a.id < b.id
     where not a.temporary and not b.temporary and a.deleted_at is null and b.deleted_at is null
       and daterange(a."from", a."to", '[]') && daterange(b."from", b."to", '[]')`,
  )
  t.same(overlaps, [])
  const { rows: stored } = await database.pool.query<{ id: string }>('select id from party_memberships')
  const ids = new Set(stored.map(({ id }) => id))
  t.same(
    [...acknowledged].filter((id) => !ids.has(id)),
    [],
    'no acknowledged membership is lost',
  )
  const { rows: misplaced } = await database.pool.query(
    `select member.id from party_members member, lateral (
       select party_cell_id, "from" from party_memberships
       where party_member_id = member.id and not temporary and deleted_at is null
       order by "from" desc nulls last limit 1) as last
     where (last.party_cell_id, last."from") is distinct from (member.party_cell_id, member."from")`,
  )
  t.same(misplaced, [], 'a member is where the last membership is')

  const { rows: known } = await database.pool.query<{ id: string }>(
    'select id from party_members order by id',
  )
  for (const [n, { id }] of known.entries())
    await tried('POST', '/v1/party-member-gradings', {
      party_member_id: id,
      party_cell_id: cells[n % cells.length],
      year: 2019 + (n % 3),
      grade: 'good',
    })
  const { rows: guests } = await database.pool.query(
    `select id from (
       select grading.id, bool_and(membership.temporary) as is_guest
       from party_member_gradings grading join party_memberships membership
         on membership.party_member_id = grading.party_member_id
         and membership.party_cell_id = grading.party_cell_id and membership.deleted_at is null
         and daterange("from", "to", '[]') && daterange(make_date(year, 1, 1), make_date(year, 12, 31), '[]')
       group by grading.id) as placed where is_guest`,
  )
  t.same(guests, [], 'nobody is graded where they take part for a time only')

  const parts = ['value', 'women', 'probationary', 'minority'] as const
  for (const [from, length] of fc.sample(fc.tuple(day, fc.integer({ min: 0, max: 400 })), {
    numRuns: volume(200),
    seed,
  })) {
    const query = `from=${dayOf(from)}&to=${dayOf(from + length)}&group_by=party_cell`
    const { rows, total } = await expect(200, 'GET', `/v1/statistics/party-members?${query}`, { as })
    for (const numbers of [...rows, total]) {
      for (const part of parts.filter((name) => name !== 'probationary')) {
        const { start, in: joined, out, end } = numbers
        t.equal(start[part] + joined.total[part] - out.total[part], end[part], `${part} ${query}`)
        const sum = (ways: Record<string, Record<string, number>>) =>
          Object.entries(ways).reduce((n, [way, count]) => n + (way === 'total' ? 0 : count[part]!), 0)
        t.equal(sum(joined), joined.total[part], 'the ways add up')
        t.equal(sum(out), out.total[part], 'the ways add up')
      }
    }
    const sumOfCells = rows.reduce((n: number, row: { end: { value: number } }) => n + row.end.value, 0)
    t.equal(sumOfCells, total.end.value, 'the cells add up')
  }
})
