import { startApp } from '../../support/app.ts'
import { invalidLines, testRejections, withEachValue } from '../../support/resource-contract.ts'
import { testConcurrentCreates, testConcurrentPuts } from '../../support/concurrent-writes.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/enrollments'
const nobody = '0190a1b2-0000-7000-8000-000000000000'

test('enrollments', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const room = await createClass(program.id, { code: 'K1', opened_on: '2020-03-02', closed_on: '2020-12-18' })
  const learner = await createLearner({ external_id: 'hv-1' })
  const least = { class_id: room.id, learner_id: learner.id }

  await t.test('a registrar enrolls a learner with the least body', async (t) => {
    const answer = await send('POST', path, { as: 'registrar', body: least })
    t.equal(answer.statusCode, 201)
    const row = answer.json()
    t.match(row, {
      ...least,
      enrolled_on: null,
      planned: null,
      status: 'enrolled',
      result: null,
      certificate_number: null,
      external_id: null,
      revision: 1,
    })
    t.same(await expect(200, 'GET', `${path}/${row.id}`, { as: 'registrar' }), row)
    const ended = { status: 'completed', result: 'very_good', certificate_number: 'CT-17/2020' }
    const patch = { as: 'registrar', headers, body: ended } as const
    t.match(await expect(200, 'PATCH', `${path}/${row.id}`, patch), { ...least, ...ended, revision: 2 })
  })

  await t.test('class and learner may be named by their other keys', async (t) => {
    await createLearner({ external_id: 'hv-2' })
    const body = { class: { code: 'K1' }, learner: { external_id: 'hv-2' } }
    t.match(await expect(201, 'POST', path, { as: 'registrar', body }), { class_id: room.id })
    await testRejections(t, app, path, 422, [
      ['/class/code', { ...body, class: { code: 'NONE' } }],
      ['/learner/external_id', { ...body, learner: { external_id: 'none' } }],
      ['/class_id', { ...least, class_id: nobody }],
      ['/learner_id', { ...least, learner_id: nobody }],
    ])
    await testRejections(t, app, path, 400, [
      ['/class', { ...least, class: { code: 'K1' } }],
      ['/class_id', { learner_id: learner.id }],
      ['/learner_id', { class_id: room.id }],
      ['/learner/slug', { class_id: room.id, learner: { slug: 'x' } }],
    ])
  })

  await t.test('what cannot be stored is refused by field, and nothing is stored', async (t) => {
    const body = { class_id: room.id, learner_id: (await createLearner()).id }
    await testRejections(t, app, path, 400, [
      ...withEachValue(body, 'enrolled_on', ['2020-02-30', '', 5]),
      ...withEachValue(body, 'status', ['away', null, 1]),
      ...withEachValue(body, 'result', ['best', 8.5]),
      ...withEachValue(body, 'planned', ['false', 0]),
      ...withEachValue(body, 'certificate_number', invalidLines),
      ...withEachValue(body, 'external_id', invalidLines),
      ['/mark', { ...body, mark: 9 }],
      ...withEachValue(body, 'score', ['9', true]),
      ...withEachValue(body, 'certificate_kind', ['paper']),
      ...withEachValue(body, 'certificate_issued_on', ['2020-02-30']),
    ])
  })

  await t.test(
    'a learner is in a class once, free after the trash, and not restored beside another',
    async (t) => {
      const body = { class_id: room.id, learner_id: (await createLearner()).id }
      const first = await createEnrollment(body.class_id, body.learner_id)
      const twice = await expect(409, 'POST', path, { body })
      t.same(
        twice.errors.map((error: { pointer: string }) => error.pointer),
        ['/learner_id'],
      )
      await expect(204, 'DELETE', `${path}/${first.id}`, { headers })
      const second = await createEnrollment(body.class_id, body.learner_id)
      const restore = () => send('POST', `${path}/${first.id}/restore`, { headers })
      t.equal((await restore()).statusCode, 409)
      await expect(204, 'DELETE', `${path}/${second.id}`, { headers })
      t.match((await restore()).json(), { id: first.id, deleted_at: null })
    },
  )

  await t.test('twenty at once enroll a learner once', async (t) => {
    const one = (await createLearner()).id
    await testConcurrentCreates(t, app, path, { class_id: room.id, learner_id: one }, '/learner_id')
    await testConcurrentPuts(t, app, path, { class_id: room.id, learner_id: (await createLearner()).id })
    const body = { class_id: room.id, learner_id: one }
    const other = await expect(409, 'PUT', `${path}/by-external-id/other`, { body })
    t.match(other.errors, [{ pointer: '/learner_id', message: /already enrolled/ }])
  })

  await t.test('who is enrolled, and where, stays while the enrollment lives', async (t) => {
    const one = await createLearner()
    const place = await createClass(program.id)
    const row = await createEnrollment(place.id, one.id)
    await expect(409, 'DELETE', `/v1/learners/${one.id}`, { headers })
    await expect(409, 'DELETE', `/v1/classes/${place.id}`, { headers })
    await expect(204, 'DELETE', `${path}/${row.id}`, { headers })
    await expect(204, 'DELETE', `/v1/learners/${one.id}`, { headers })
    const restored = await expect(422, 'POST', `${path}/${row.id}/restore`, { headers })
    t.match(restored.errors, [{ pointer: '/learner_id', code: 'unknown_reference' }])
  })
})
