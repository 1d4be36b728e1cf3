import { startApp } from '../../support/app.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

type Row = Record<string, unknown>

test('everything held about a learner in one answer', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const [one, two] = [await createClass(program.id, { code: 'K1' }), await createClass(program.id)]
  const learner = await createLearner({ full_name: 'Lò Thị Mẫu', code: 'HV1', ethnicity: '03' })
  const other = await createLearner()
  await createEnrollment(one.id, other.id)
  const first = await createEnrollment(one.id, learner.id, { certificate_number: 'B-1' })
  const second = await createEnrollment(two.id, learner.id)
  const as = 'registrar'
  for (const kind of ['deferred', 'resumed'])
    await expect(201, 'POST', `/v1/enrollments/${first.id}/events`, { as, body: { kind, reason: 'Nghỉ ốm' } })
  await expect(204, 'DELETE', `/v1/enrollments/${second.id}`, { headers })
  const path = `/v1/learners/${learner.id}/data`

  await t.test('with what is in the trash', async (t) => {
    const data = await expect(200, 'GET', path, { as })
    t.match(data.learner, { id: learner.id, full_name: 'Lò Thị Mẫu', ethnicity_name: 'Thái' })
    t.equal(data.enrollments.length, 2)
    t.match(data.enrollments, [
      {
        id: first.id,
        certificate_number: 'B-1',
        deleted_at: null,
        class: { code: 'K1' },
        events: [{ kind: 'deferred', reason: 'Nghỉ ốm' }, { kind: 'resumed' }],
      },
      { id: second.id, deleted_at: /^20/, events: [] },
    ])
    t.equal(data.audit_events, null)
    await expect(204, 'DELETE', `/v1/enrollments/${first.id}`, { headers })
    await expect(204, 'DELETE', `/v1/learners/${learner.id}`, { headers })
    t.match(await expect(200, 'GET', path, { as }), { learner: { deleted_at: /^20/ }, enrollments: [{}, {}] })
  })

  await t.test('with the audit trail for those who may read it', async (t) => {
    const { audit_events } = await expect(200, 'GET', path, { as: 'admin' })
    const operations = audit_events.map(({ operation }: Row) => operation)
    for (const operation of [
      'createLearner',
      'createEnrollment',
      'addEnrollmentEvent',
      'deleteLearner',
      'getLearnerData',
    ])
      t.ok(operations.includes(operation), operation)
    t.ok(audit_events.every(({ resource }: Row) => resource !== 'classes'))
  })

  await t.test('each read is audited, and others see nothing', async (t) => {
    const { items } = await expect(200, 'GET', '/v1/audit-events?action=read&operation=getLearnerData')
    t.equal(items.length, 3)
    t.match(items, [{ resource: 'learners', resource_id: learner.id }])
    await expect(401, 'GET', path, { as: 'anonymous' })
    await expect(403, 'GET', path, { as: 'editor' })
    await expect(404, 'GET', '/v1/learners/0190a1b2-0000-7000-8000-000000000000/data', { as })
    await expect(404, 'GET', '/v1/learners/none/data', { as })
  })
})
