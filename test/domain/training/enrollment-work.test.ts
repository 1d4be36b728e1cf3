import { startApp } from '../../support/app.ts'
import { testRejections, withEachValue } from '../../support/resource-contract.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/enrollments'
const ofLearner = {
  position: 'Chuyên viên',
  holds_leadership: false,
  position_level: 'district',
  unit: 'Huyện ủy Mẫu',
  unit_group: 'party',
  party_member: true,
}

test('the work of learners on the day of enrolling', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const place = async () => (await createClass(program.id)).id

  await t.test('a new enrollment takes it from the learner, and keeps it', async (t) => {
    const learner = await createLearner({ code: 'W1', ...ofLearner })
    const row = await createEnrollment(await place(), learner.id)
    t.match(row, ofLearner)
    const promoted = { position: 'Phó Bí thư', holds_leadership: true, position_level: 'province' }
    await expect(200, 'PATCH', `/v1/learners/${learner.id}`, { headers, body: promoted })
    const patch = async (body: object) =>
      await expect(200, 'PATCH', `${path}/${row.id}`, { as: 'registrar', headers, body })
    t.match(await patch({ certificate_number: '17' }), ofLearner)
    t.match(await patch({ unit: 'Xã Mẫu', unit_group: 'commune' }), {
      ...ofLearner,
      unit: 'Xã Mẫu',
      unit_group: 'commune',
    })
    t.match(await patch({ unit: null, party_member: null }), {
      unit: null,
      party_member: null,
      unit_group: 'commune',
    })
    t.match(await patch({ certificate_number: null }), { unit: null, party_member: null })
    t.match(await createEnrollment(await place(), learner.id), { ...ofLearner, ...promoted })
  })

  await t.test('who is transferred keeps it in the other class', async (t) => {
    const learner = await createLearner(ofLearner)
    const row = await createEnrollment(await place(), learner.id)
    await expect(200, 'PATCH', `/v1/learners/${learner.id}`, { headers, body: { position: 'Phó Bí thư' } })
    const to_class_id = await place()
    const body = { kind: 'transferred', to_class_id, on: '2020-05-04' }
    await expect(201, 'POST', `${path}/${row.id}/events`, { as: 'registrar', body })
    const { items } = await expect(200, 'GET', `${path}?class=${to_class_id}`, { as: 'registrar' })
    t.match(items, [ofLearner])
  })

  await t.test('what the input gives is stored, and null is none', async (t) => {
    const learner = await createLearner(ofLearner)
    const row = await createEnrollment(await place(), learner.id, { position: 'Trưởng ban', unit: null })
    t.match(row, { ...ofLearner, position: 'Trưởng ban', unit: null })
  })

  await t.test('a repeated PUT without these fields changes nothing', async (t) => {
    const learner = await createLearner({ code: 'W2', ...ofLearner })
    const class_id = await place()
    const put = async (status: number, body: object) =>
      await expect(status, 'PUT', `${path}/by-external-id/work`, {
        as: 'registrar',
        body: { class_id, learner: { code: 'w2' }, ...body },
      })
    t.match(await put(201, {}), { ...ofLearner, revision: 1 })
    await expect(200, 'PATCH', `/v1/learners/${learner.id}`, { headers, body: { position: 'Trưởng phòng' } })
    t.match(await put(200, {}), { ...ofLearner, revision: 1 })
    t.match(await put(200, { position: null }), { ...ofLearner, position: null, revision: 2 })
  })

  await t.test('an import takes it too, and an empty cell is none', async (t) => {
    await createLearner({ code: 'W3', ...ofLearner })
    await createLearner({ code: 'W4', ...ofLearner })
    const code = (await createClass(program.id, { code: 'WORK' }))['code']
    const body = [
      'Mã ghi danh,Mã lớp,Mã số học viên,Chức vụ,Cấp công tác,Nhóm đơn vị',
      `w3,${code},W3,,Cấp xã,"Xã, phường, đặc khu"`,
      `w4,${code},W4,Kế toán,Cấp tỉnh,`,
    ].join('\n')
    const send = async () =>
      await expect(200, 'POST', '/v1/imports/enrollments', {
        as: 'registrar',
        headers: { 'content-type': 'text/csv' },
        body,
      })
    t.match(await send(), { created: 2, refused: 0 })
    const { items } = await expect(200, 'GET', `${path}?class=WORK&external_id=w3,w4`, { as: 'registrar' })
    const by = new Map(items.map((item: { external_id: string }) => [item.external_id, item]))
    t.match(by.get('w3'), { ...ofLearner, position: null, position_level: 'commune', unit_group: 'commune' })
    t.match(by.get('w4'), { ...ofLearner, position: 'Kế toán', position_level: 'province', unit_group: null })
    t.match(await send(), { unchanged: 2, refused: 0 }, 'sent again')
  })

  await t.test('what is no value is refused by field', async (t) => {
    const body = { class_id: await place(), learner_id: (await createLearner()).id }
    await testRejections(t, app, path, 400, [
      ...withEachValue(body, 'position_level', ['ward', 1]),
      ...withEachValue(body, 'unit_group', ['army']),
      ...withEachValue(body, 'holds_leadership', ['có']),
      ...withEachValue(body, 'party_member', ['x']),
    ])
  })
})
