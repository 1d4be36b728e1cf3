import { startApp, type Caller, type TestApp } from '../../support/app.ts'
import { registers } from '../../domain/training/registers.ts'
import { createConfirmedFigure, year2020 } from '../../domain/figures/school.ts'
import { test } from '../../support/shared-test.ts'

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any

const createStatement = (
  app: TestApp,
  code: string,
  value: number,
  dimensions: Record<string, unknown> = {},
) =>
  createConfirmedFigure(app, {
    indicator: { code },
    period: year2020,
    value,
    dimensions,
    source: { number: '12-BC/TCT' },
  })

const declare = ({ expect }: TestApp, register: string) =>
  expect(201, 'PUT', `/v1/register-coverage/${register}/2020`, { body: { complete: true } })

/** The comparison of a statement with the register: `[count, difference]`; undefined if not compared. */
async function readComparison({ expect }: TestApp, { fact_key }: Answer, as: Caller = 'admin') {
  const { items } = await expect(200, 'GET', '/v1/reconciliations?year=2020&limit=100', { as })
  const row = items.find((one: Answer) => one.breakdown === 'register' && one.fact_key === fact_key)
  return row && [row.register.count, row.difference]
}

test('staff sent to study and into the field against the register of developments', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const sent = (kind: string, more: Record<string, unknown>) =>
    expect(201, 'POST', '/v1/staff-developments', { body: { title: kind, kind, year: 2020, ...more } })
  const person = await expect(201, 'POST', '/v1/people', { body: { name: 'Trần Thị Lan' } })
  await sent('study', { count: 3 })
  await sent('study', { person_ids: [person.id] })
  await sent('in_service_training', { count: 20 })
  await sent('field_research', { count: 15 })
  await sent('teaching_contest', { count: 2 })
  await sent('study', { count: 50, year: 2019 })

  const all = await createStatement(app, 'staff.sent_for_study', 25)
  const study = await createStatement(app, 'staff.sent_for_study', 4, { subject: 'study' })
  const field = await createStatement(app, 'staff.field_research', 15, { subject: 'field_research' })
  const part = await createStatement(app, 'staff.sent_for_study', 2, { subject: 'study', detail: 'cao học' })
  const women = await createStatement(app, 'staff.sent_for_study', 2, { group: 'female' })
  t.equal(await readComparison(app, all), undefined, 'not before the register is declared complete')

  await declare(app, 'staff-developments')
  t.same(await readComparison(app, all), [24, -1])
  t.same(await readComparison(app, study), [4, 0])
  t.same(await readComparison(app, field), [15, 0], 'what the indicator says itself is no further dimension')
  t.equal(await readComparison(app, part), undefined, 'the register knows no details')
  t.equal(await readComparison(app, women), undefined, 'nor who is a woman')
  t.same(await readComparison(app, all, 'anonymous'), [24, -1])

  await sent('study', {})
  t.equal(
    await readComparison(app, study),
    undefined,
    'a development of nobody knows how many makes it unknown',
  )
  t.equal(await readComparison(app, all), undefined)
  t.same(await readComparison(app, field), [15, 0])
})

test('who was commended against the register of commendations', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const cell = await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ 1' } })
  const member = await expect(201, 'POST', '/v1/party-members', {
    body: { full_name: 'Đảng Viên Mẫu', party_cell_id: cell.id },
  })
  const person = await expect(201, 'POST', '/v1/people', { body: { name: 'Trần Thị Lan' } })
  const award = (recipient: Record<string, unknown>, year = 2020) =>
    expect(201, 'POST', '/v1/commendations', { body: { title: 'Giấy khen', year, ...recipient } })
  await award({ party_cell_id: cell.id })
  await award({ party_cell_id: cell.id })
  await award({ party_cell_id: cell.id }, 2019)
  await award({ party_member_id: member.id })
  await award({ person_id: person.id })
  await award({ unit: '9 đảng viên', count: 9 })
  await award({ unit: 'Tập thể 12 cán bộ, giảng viên', count: 12 })
  await award({ unit: 'Công đoàn trường' })
  await declare(app, 'commendations')

  const cells = await createStatement(app, 'party.cells_commended', 2, { subject: 'commendation' })
  const members = await createStatement(app, 'party.members_commended', 10)
  const staff = await createStatement(app, 'staff.commended', 13)
  t.same(await readComparison(app, cells), [1, -1], 'a cell with two awards was commended once')
  t.same(await readComparison(app, members), [10, 0])
  t.same(await readComparison(app, staff), [13, 0])
  t.same(await readComparison(app, cells, 'anonymous'), [1, -1])
  t.equal(await readComparison(app, members, 'anonymous'), undefined, 'awards to members are never public')
})

test('results of learners against the register of enrollments', async (t) => {
  const app = await startApp(t)
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram({ code: 'TC' })
  const openClass = await createClass(program.id)
  const enroll = async (more: Record<string, unknown>, id = openClass.id) =>
    await createEnrollment(id, (await createLearner()).id, more)
  await enroll({ result: 'very_good' })
  await enroll({ result: 'very_good' })
  await enroll({ result: 'good' })
  await enroll({ result: 'very_good', status: 'transferred' })
  const cancelled = await createClass(program.id)
  await enroll({ result: 'very_good' }, cancelled.id)
  await app.expect(200, 'PATCH', `/v1/classes/${cancelled.id}`, {
    headers: { 'if-match': '*' },
    body: { status: 'cancelled' },
  })
  await declare(app, 'enrollments')

  const best = await createStatement(app, 'training.learners', 3, { result: 'very_good' })
  const ofProgram = await createStatement(app, 'training.learners', 2, { result: 'very_good', program: 'TC' })
  const women = await createStatement(app, 'training.learners', 1, { group: 'female' })
  const all = await createStatement(app, 'training.learners', 3)
  t.same(await readComparison(app, best), [2, -1])
  t.equal(await readComparison(app, ofProgram), undefined, 'never below the whole school')
  t.equal(await readComparison(app, women), undefined, 'the register does not hold who is a woman')
  t.same(await readComparison(app, all), [3, 0], 'and a plain count is compared once')
  t.equal(await readComparison(app, best, 'anonymous'), undefined)
  t.same(await readComparison(app, all, 'anonymous'), [3, 0])

  await createClass(program.id, { headcount: 30 })
  t.equal(await readComparison(app, best), undefined, 'results of a class without enrollments are unknown')
  t.same(await readComparison(app, all), [33, 30])
})
