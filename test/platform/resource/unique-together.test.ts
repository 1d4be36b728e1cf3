import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { registers } from '../../domain/training/registers.ts'

const headers = { 'if-match': '*' }

test('what may be there once together is refused once, with the one that is there', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass, createLearner } = registers(app)
  const program = await createProgram({ code: 'T' })
  const k1 = await createClass(program.id, { code: 'K1' })
  await createClass(program.id, { code: 'K2' })
  const learner = await createLearner({ external_id: 'h1' })
  const other = await createLearner({ external_id: 'h2' })
  const pair = { class_id: k1.id, learner_id: learner.id }
  const first = await expect(201, 'POST', '/v1/enrollments', { body: { ...pair, external_id: 'e1' } })
  const uniqueError = (id: string | undefined) => ({
    pointer: '/learner_id',
    code: 'taken',
    message:
      id === undefined
        ? /^This learner is already enrolled in this class\.$/
        : new RegExp(`already enrolled in this class: ${id}\\. Who comes back .* \`resumed\``),
  })

  await t.test('in single writes of every kind', async (t) => {
    const expectConflict = (method: string, path: string, body?: object, as: object = {}) =>
      expect(409, method, `/v1/enrollments${path}`, { ...(body && { body }), ...as })
    const posted = await expectConflict('POST', '', pair)
    t.match(posted, { code: 'already_exists', errors: [uniqueError(first.id)] })
    t.equal(posted.errors.length, 1)
    const named = { class: { code: 'K1' }, learner: { external_id: 'h1' } }
    t.match((await expectConflict('PUT', '/by-external-id/e2', named)).errors, [uniqueError(first.id)])
    const second = await expect(201, 'POST', '/v1/enrollments', { body: { ...pair, learner_id: other.id } })
    t.match(
      (await expectConflict('PATCH', `/${second.id}`, { learner_id: learner.id }, { headers })).errors,
      [uniqueError(first.id)],
    )
    await expect(204, 'DELETE', `/v1/enrollments/${second.id}`, { headers })
    const third = await expect(201, 'POST', '/v1/enrollments', { body: { ...pair, learner_id: other.id } })
    const restored = await expectConflict('POST', `/${second.id}/restore`, undefined, { headers })
    t.match(restored.errors, [uniqueError(third.id)])
    t.equal(restored.errors.length, 1)
    const vietnamese = { headers: { 'accept-language': 'vi' } }
    t.match((await expectConflict('POST', '', pair, vietnamese)).errors, [
      {
        message: new RegExp(
          `^Học viên này đã được ghi danh vào lớp này: ${first.id}\\. Học viên đã thôi học`,
        ),
      },
    ])
  })

  await t.test(
    'in files, also where both rows are in one, and keys that are passed on are not in the way',
    async (t) => {
      const enroll = (n: string, code: string, learner: string) => ({
        external_id: n,
        class: { code },
        learner: { external_id: learner },
      })
      const file = lines(enroll('f1', 'K1', 'h1'), enroll('f2', 'K2', 'h1'), enroll('f3', 'K2', 'h1'))
      const report = await importFile(app, 'enrollments?on_error=skip', 'ndjson', file)
      t.match(report, { created: 1, refused: 2 })
      const { items } = await expect(200, 'GET', '/v1/enrollments?external_id=f2')
      t.match(report.errors, [
        { line: 1, code: 'taken', message_en: new RegExp(first.id), message_vi: /đã được ghi danh/ },
        { line: 3, code: 'taken', message_en: new RegExp(items[0].id) },
      ])
      t.equal(report.errors.length, 2)
      const passedOn = lines(enroll('f2', 'K2', 'h2'), enroll('f4', 'K2', 'h1'))
      t.match(await importFile(app, 'enrollments', 'ndjson', passedOn), {
        created: 1,
        changed: 1,
        refused: 0,
      })
      const table = 'Mã ghi danh,Mã lớp,Mã học viên\nf5,K1,h1\n'
      t.match((await importFile(app, 'enrollments?on_error=skip', 'csv', table)).errors, [
        { line: 2, column: 3, field: 'learner.external_id', value: 'h1' },
      ])
    },
  )

  await t.test('the id is told only to those who may see it', async (t) => {
    const cell = await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ Một' } })
    const body = { party_cell_id: cell.id, year: 2020, grade: 'good' }
    const grading = await expect(201, 'POST', '/v1/party-cell-gradings', { body })
    const officer = await expect(409, 'POST', '/v1/party-cell-gradings', { body, as: 'party_officer' })
    t.match(officer.errors, [{ pointer: '/year', code: 'taken', message: new RegExp(grading.id) }])
    t.equal(officer.errors.length, 1)
  })

  await t.test('gradings by period, of which a quarter is another; and pairs of words', async (t) => {
    const cell = await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ Hai' } })
    const member = await expect(201, 'POST', '/v1/party-members', {
      body: { full_name: 'Nguyễn Văn A', party_cell_id: cell.id },
    })
    const body = { party_member_id: member.id, year: 2020, grade: 'good' }
    const post = (status: number, more: object = {}) =>
      expect(status, 'POST', '/v1/party-member-gradings', { body: { ...body, ...more } })
    const whole = await post(201)
    await post(201, { quarter: 1 })
    t.match((await post(409)).errors, [{ pointer: '/year', code: 'taken', message: new RegExp(whole.id) }])
    await expect(200, 'POST', `/v1/party-member-gradings/${whole.id}/confirm`, {
      headers,
      body: { decision_number: '12-QĐ/ĐU', decided_on: '2020-12-25' },
    })
    const correction = { grade: 'excellent', reason: 'Nhầm' }
    const path = `/v1/party-member-gradings/${whole.id}/corrections`
    const corrected = await expect(201, 'POST', path, { body: correction, headers })
    t.match((await post(409)).errors, [{ message: new RegExp(corrected.id) }])
    const words = { term: 'KTTN', expansion: 'kiểm tra tốt nghiệp' }
    const synonym = await expect(201, 'POST', '/v1/search-synonyms', { body: words })
    const again = await expect(409, 'POST', '/v1/search-synonyms', { body: words })
    t.match(again.errors, [{ pointer: '/expansion', code: 'taken', message: new RegExp(synonym.id) }])
    t.equal(again.errors.length, 1)
  })
})

test('two enrollments at once are refused once as well', async (t) => {
  const app = await startApp(t)
  const { createProgram, createClass, createLearner } = registers(app)
  const program = await createProgram({ code: 'T' })
  const body = { class_id: (await createClass(program.id)).id, learner_id: (await createLearner()).id }
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => app.send('POST', '/v1/enrollments', { body })),
  )
  t.equal(answers.filter(({ statusCode }) => statusCode === 201).length, 1)
  for (const answer of answers) {
    if (answer.statusCode === 201) continue
    t.equal(answer.statusCode, 409)
    t.equal(answer.json().errors.length, 1, answer.body)
    t.match(answer.json().errors, [{ code: 'taken', message: /already/ }])
  }
})
