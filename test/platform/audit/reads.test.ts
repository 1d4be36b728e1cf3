import { startApp } from '../../support/app.ts'
import { registers } from '../../domain/training/registers.ts'
import { test } from '../../support/shared-test.ts'

type Row = Record<string, unknown>

test('reads of personal data by themselves are in the audit trail', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const room = await createClass(program.id, { code: 'K1' })
  const learner = await createLearner({ full_name: 'Nguyễn Thị Mẫu', code: 'HV1' })
  const enrollment = await createEnrollment(room.id, learner.id)
  const reads = async (query = ''): Promise<Row[]> =>
    (await expect(200, 'GET', `/v1/audit-events?action=read&limit=100${query}`)).items.toReversed()
  const rows = async () =>
    (await reads()).map(({ operation, resource, resource_id }) => [operation, resource, resource_id])

  await t.test('one row, its history, and the list of a class in each format', async (t) => {
    const as = 'registrar'
    const first = await send('GET', `/v1/learners/${learner.id}`, { as })
    await expect(200, 'GET', `/v1/enrollments/${enrollment.id}?include=learner`, { as })
    await expect(200, 'GET', `/v1/enrollments/${enrollment.id}/events`, { as })
    await expect(200, 'GET', '/v1/classes/k1/roster', { as })
    for (const format of ['csv', 'xlsx']) await send('GET', `/v1/classes/K1/roster.${format}`, { as })
    const etag = String(first.headers['etag'])
    const again = await send('GET', `/v1/learners/${learner.id}`, { as, headers: { 'if-none-match': etag } })
    t.equal(again.statusCode, 304)
    t.same(await rows(), [
      ['getLearner', 'learners', learner.id],
      ['getEnrollment', 'enrollments', enrollment.id],
      ['listEnrollmentEvents', 'enrollments', enrollment.id],
      ['getClassRoster', 'classes', room.id],
      ['getClassRosterFile', 'classes', room.id],
      ['getClassRosterFile', 'classes', room.id],
      ['getLearner', 'learners', learner.id],
    ])
    const [event] = await reads()
    t.match(event, {
      actor: /^key:/,
      action: 'read',
      revision: null,
      fields: [],
      row_count: null,
      request_id: first.headers['x-request-id'],
      remote_address: '127.0.0.1',
    })
    t.notMatch(JSON.stringify(await reads()), /Mẫu|HV1/)
    t.equal((await reads(`&row_id=${learner.id}`)).length, 2)
    t.equal((await reads(`&resource=classes`)).length, 3)
  })

  await t.test('gradings and Party members', async (t) => {
    const as = 'party_officer'
    const create = (path: string, body: Row) => expect(201, 'POST', `/v1/${path}`, { as, body })
    const cell = await create('party-cells', { name: 'Chi bộ 1' })
    const member = await create('party-members', { full_name: 'Trần Mẫu', party_cell_id: cell.id })
    const grade = { year: 2020, grade: 'good' }
    const ofMember = await create('party-member-gradings', { party_member_id: member.id, ...grade })
    const ofCell = await create('party-cell-gradings', { party_cell_id: cell.id, ...grade, published: true })
    const before = (await reads()).length
    await expect(200, 'GET', `/v1/party-members/${member.id}`, { as })
    await expect(200, 'GET', `/v1/party-cells/${cell.id}`, { as })
    await expect(200, 'GET', `/v1/party-member-gradings/${ofMember.id}`, { as })
    await expect(200, 'GET', `/v1/party-cell-gradings/${ofCell.id}`, { as })
    await send('GET', `/v1/party-cell-gradings/${ofCell.id}`, { as: 'anonymous' })
    t.same((await rows()).slice(before), [
      ['getPartyMember', 'party-members', member.id],
      ['getPartyMemberGrading', 'party-member-gradings', ofMember.id],
      ['getPartyCellGrading', 'party-cell-gradings', ofCell.id],
    ])
  })

  await t.test('lists, writes, refused reads and public rows are not', async (t) => {
    const before = await rows()
    const as = 'registrar'
    await expect(200, 'GET', '/v1/learners', { as })
    await expect(200, 'GET', `/v1/enrollments?class=K1`, { as })
    await expect(200, 'GET', '/v1/classes/K1', { as })
    await expect(403, 'GET', `/v1/learners/${learner.id}`, { as: 'editor' })
    await expect(404, 'GET', '/v1/learners/0190a1b2-0000-7000-8000-000000000000', { as })
    await expect(200, 'PATCH', `/v1/learners/${learner.id}`, {
      as,
      headers: { 'if-match': '*' },
      body: { unit: 'Xã Mẫu' },
    })
    t.same(await rows(), before)
    const { items } = await expect(200, 'GET', '/v1/audit-events?action=write&operation=updateLearner')
    t.match(items, [{ action: 'write', resource_id: learner.id }])
  })

  await t.test('of many reads at once none is lost', async (t) => {
    const before = (await reads(`&row_id=${learner.id}`)).length
    await Promise.all(
      Array.from({ length: 40 }, () => expect(200, 'GET', `/v1/learners/${learner.id}`, { as: 'registrar' })),
    )
    t.equal((await reads(`&row_id=${learner.id}`)).length, before + 40)
  })

  await t.test('where the trail cannot be written, the answer comes and the log has it', async (t) => {
    const { pool } = app.database
    await pool.query(
      `alter table audit_events add constraint refuse_reads check (action <> 'read') not valid`,
    )
    try {
      const { full_name } = await expect(200, 'GET', `/v1/learners/${learner.id}`, { as: 'registrar' })
      t.equal(full_name, 'Nguyễn Thị Mẫu')
    } finally {
      await pool.query('alter table audit_events drop constraint refuse_reads')
    }
    await expect(200, 'GET', `/v1/learners/${learner.id}`, { as: 'registrar' })
    t.equal((await reads(`&row_id=${learner.id}`)).length, 43)
  })
})
