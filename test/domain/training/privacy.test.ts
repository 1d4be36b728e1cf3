import { startApp } from '../../support/app.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

test('learners and enrollments are never public', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const room = await createClass(program.id, { code: 'K1' })
  const learner = await createLearner({ full_name: 'Bí Mật Riêng', external_id: 'secret-1' })
  const row = await createEnrollment(room.id, learner.id, {
    certificate_number: 'SECRET-2',
    external_id: 'secret-3',
  })

  const outsiders = [
    ['anonymous', 401],
    ['reader', 403],
    ['editor', 403],
    ['publisher', 403],
    ['party_officer', 403],
  ] as const

  await t.test(
    'whoever may not read training registers gets 401 or 403, there or not, and changes nothing',
    async (t) => {
      const bodies = {
        learners: { full_name: 'Khác' },
        enrollments: { class_id: room.id, learner_id: (await createLearner()).id },
      }
      const nobody = '0190a1b2-0000-7000-8000-000000000000'
      for (const [as, status] of outsiders) {
        for (const [name, id] of [
          ['learners', learner.id],
          ['enrollments', row.id],
        ] as const) {
          const path = `/v1/${name}`
          const answers = []
          for (const key of [id, nobody]) {
            answers.push(await send('GET', `${path}/${key}`, { as }))
            answers.push(await send('PATCH', `${path}/${key}`, { as, headers, body: {} }))
            answers.push(await send('DELETE', `${path}/${key}`, { as, headers }))
            answers.push(await send('POST', `${path}/${key}/restore`, { as, headers }))
          }
          answers.push(await send('GET', path, { as }))
          answers.push(await send('GET', `${path}?external_id=secret-1&count=exact`, { as }))
          answers.push(await send('POST', path, { as, body: bodies[name] }))
          answers.push(await send('PUT', `${path}/by-external-id/secret-1`, { as, body: bodies[name] }))
          for (const answer of answers) {
            t.equal(answer.statusCode, status, `${as} ${name}`)
            // `instance` repeats the caller's own address
            t.notMatch(answer.body, /Bí Mật|SECRET/)
          }
        }
      }
      t.match(await expect(200, 'GET', `/v1/learners/${learner.id}`), { revision: 1, deleted_at: null })
      t.match(await expect(200, 'GET', `/v1/enrollments/${row.id}`), { revision: 1, deleted_at: null })
    },
  )

  await t.test('nothing of them shows where the public reads', async (t) => {
    for (const [as] of outsiders) {
      for (const url of [
        '/v1/classes?include=program',
        `/v1/classes/${room.id}`,
        '/v1/programs',
        '/v1/people',
      ]) {
        const { body } = await send('GET', url, { as })
        t.notMatch(body, new RegExp(`Bí Mật|secret|SECRET|${learner.id}|${row.id}`), url)
      }
      for (const include of ['enrollments', 'learners', 'learner']) {
        await expect(400, 'GET', `/v1/classes?include=${include}`, { as })
      }
      for (const filter of [`learner=${learner.id}`, 'external_id=secret-1']) {
        const answer = await send('GET', `/v1/classes?${filter}`, { as })
        t.notMatch(answer.body, /K1/, filter)
      }
    }
  })

  await t.test('the audit trail names fields of theirs, and no value', async (t) => {
    const { items } = await expect(200, 'GET', '/v1/audit-events?resource=learners,enrollments')
    t.ok(items.length > 1)
    t.notMatch(JSON.stringify(items), /Bí Mật|secret-|SECRET/)
  })
})
