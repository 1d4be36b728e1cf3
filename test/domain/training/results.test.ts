import { startApp } from '../../support/app.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'
import { statementCounter } from '../../support/statement-counter.ts'

const path = '/v1/enrollments'
const nobody = '0190a1b2-0000-7000-8000-000000000000'

type Row = Record<string, unknown>

test('results of a class', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const room = await createClass(program.id, { code: 'K1', opened_on: '2020-03-02', closed_on: '2020-12-18' })
  const undated = await createClass(program.id, { code: 'K2' })
  let n = 0
  const enrolled = async (more: Row = {}, place = room) => {
    const code = `HV${String(++n).padStart(3, '0')}`
    const learner = await createLearner({ code })
    return { ...(await createEnrollment(place.id, learner.id, more)), code }
  }
  const store = (items: Row[], status = 200, more: Row = {}, place = 'K1') =>
    expect(status, 'POST', `/v1/classes/${place}/results`, { as: 'registrar', body: { items, ...more } })
  const read = (id: string) => expect(200, 'GET', `${path}/${id}`)
  const historyOf = async (id: string) =>
    (await expect(200, 'GET', `${path}/${id}/events`)).items.map((event: Row) =>
      [event['kind'], event['corrected_kind'], event['on'], event['decision_number']]
        .filter((part) => part !== null)
        .join(' '),
    )

  await t.test('a closing list is stored by enrollment and by code, once', async (t) => {
    const [a, b, c] = [await enrolled(), await enrolled(), await enrolled()]
    const items = [
      {
        enrollment_id: a.id,
        result: 'good',
        score: 7.85,
        certificate_kind: 'diploma',
        certificate_number: 'B-001',
        register_number: '1/2020',
        certificate_issued_on: '2020-12-20',
      },
      { learner_code: b.code.toLowerCase(), result: 'very_good', score: 8 },
      { learner_code: c.code, result: 'failed', decision_number: '99/QĐ' },
    ]
    const more = { decision_number: '45/QĐ-TCT' }
    const report = await store(items, 200, more)
    t.match(report, { class_id: room.id, on: '2020-12-18', stored: 3, unchanged: 0 })
    t.same(report.items, [
      { enrollment_id: a.id, outcome: 'stored', status: 'completed' },
      { enrollment_id: b.id, outcome: 'stored', status: 'completed' },
      { enrollment_id: c.id, outcome: 'stored', status: 'failed' },
    ])
    const stored = await read(a.id)
    const { enrollment_id: _id, ...values } = items[0]!
    t.match(stored, { status: 'completed', ...values, certificate_issuer: null })
    t.equal(stored.result_decision_number, '45/QĐ-TCT')
    t.same(await historyOf(a.id), ['completed 2020-12-18 45/QĐ-TCT'])
    t.same(await historyOf(c.id), ['failed 2020-12-18 99/QĐ'])
    const again = await store(items, 200, more)
    t.match(again, { on: null, stored: 0, unchanged: 3 })
    t.same(await read(a.id), stored)
    t.same(await historyOf(a.id), ['completed 2020-12-18 45/QĐ-TCT'])
    // fields that are left out stay
    t.match(await store([{ enrollment_id: a.id, result: 'good', score: 7.9 }]), { stored: 1 })
    t.match(await read(a.id), { score: 7.9, certificate_number: 'B-001' })
    const audit = await expect(200, 'GET', `/v1/audit-events?operation=storeClassResults&row_id=${a.id}`)
    t.match(audit.items, [
      { row_count: 1, fields: ['score'] },
      {
        row_count: 3,
        resource_id: room.id,
        fields: [
          'certificate_issued_on',
          'certificate_kind',
          'certificate_number',
          'register_number',
          'result',
          'result_decision_number',
          'score',
          'status',
        ],
      },
    ])
  })

  await t.test('another result is a correction', async (t) => {
    const { id } = await enrolled({ status: 'failed', result: 'failed' })
    await store([{ enrollment_id: id, result: 'average' }])
    t.match(await read(id), { status: 'completed', result: 'average' })
    t.same(await historyOf(id), ['failed 2020-12-18', 'corrected completed 2020-12-18'])
    await store([{ enrollment_id: id, result: 'failed' }])
    t.match(await read(id), { status: 'failed', result: 'failed' })
    t.equal((await historyOf(id)).length, 3)
  })

  await t.test('one refused item stores none, and each is named', async (t) => {
    const fine = await enrolled()
    const withdrawn = await enrolled({ status: 'withdrawn' })
    const elsewhere = await enrolled({}, undated)
    const holder = await enrolled()
    const certificate = { certificate_number: 'B-777', certificate_issued_on: '2020-12-20' }
    await store([{ enrollment_id: holder.id, result: 'good', ...certificate }])
    const item = { enrollment_id: fine.id, result: 'good' }
    const refused = async (items: Row[], status: number, errors: [string, RegExp][]) => {
      const problem = await store(items, status)
      t.match(
        problem.errors,
        errors.map(([pointer, message]) => ({ pointer, message })),
      )
      t.equal(problem.errors.length, errors.length)
      t.match(await read(fine.id), { status: 'enrolled', result: null, revision: 1 })
      t.same(await historyOf(fine.id), [])
    }
    const late = { ...certificate, certificate_issued_on: '2020-01-05' }
    await refused(
      [
        item,
        { enrollment_id: withdrawn.id, result: 'good' },
        { enrollment_id: elsewhere.id, result: 'good' },
        { enrollment_id: nobody, result: 'good' },
        { learner_code: 'NONE', result: 'good' },
        { learner_code: fine.code, result: 'good' },
      ],
      422,
      [
        ['/items/1/result', /`withdrawn`.*`resumed` first/],
        ['/items/2/enrollment_id', /no such enrollment/],
        ['/items/3/enrollment_id', /no such enrollment/],
        ['/items/4/learner_code', /no such enrollment/],
        ['/items/5/learner_code', /Item 0 names the same/],
      ],
    )
    const stored = { enrollment_id: holder.id, result: 'good', ...certificate }
    const { items } = await store([stored, item, { ...item, enrollment_id: withdrawn.id }], 422)
    t.match(items, [
      { outcome: 'unchanged', errors: [] },
      { outcome: 'not_stored', errors: [] },
      {
        outcome: 'refused',
        errors: [{ pointer: '/items/2/result', code: 'cannot_follow', message: /first/ }],
      },
    ])
    const body = { items: [{ ...item, enrollment_id: withdrawn.id }] }
    const answer = await send('POST', '/v1/classes/K1/results', {
      as: 'registrar',
      body,
      headers: { 'accept-language': 'vi' },
    })
    t.match(answer.json().items[0].errors[0].message, /hãy ghi sự kiện "Học tiếp"/)
    for (const score of [10.01, -1, 8.255])
      await refused([{ ...item, score }], 422, [['/items/0/score', /0 to 10/]])
    const inSmallLetters = { ...late, certificate_number: late.certificate_number.toLowerCase() }
    await refused([{ ...item, ...inSmallLetters }], 422, [
      ['/items/0/certificate_number', new RegExp(holder.id)],
    ])
    await refused([{ ...item, ...late }], 422, [['/items/0/certificate_number', new RegExp(holder.id)]])
    await refused([{ ...item, result: 'best' }], 400, [['/items/0/result', /./]])
    await refused([{ result: 'good' }], 400, [['/items/0/enrollment_id', /either/]])
    await refused([{ ...item, mark: 5 }], 400, [['/items/0/mark', /./]])
    const other = await enrolled()
    await refused(
      [
        { ...item, certificate_number: 'B-9' },
        { enrollment_id: other.id, result: 'good', certificate_number: 'b-9' },
      ],
      422,
      [['/items/1/certificate_number', new RegExp(fine.id)]],
    )
    t.equal(
      (await store([item, { ...item, enrollment_id: withdrawn.id }], 422)).detail.slice(0, 22),
      '1 of 2 items are refus',
    )
  })

  await t.test('a class without a last day needs the day', async (t) => {
    const { id } = await enrolled({}, undated)
    const items = [{ enrollment_id: id, result: 'passed' }]
    t.match((await store(items, 422, {}, 'K2')).errors, [
      { pointer: '/on', message: /close the class first/ },
    ])
    t.match(await store(items, 200, { on: '2020-06-01' }, 'K2'), { on: '2020-06-01' })
    t.same(await historyOf(id), ['completed 2020-06-01'])
    await expect(404, 'POST', '/v1/classes/NONE/results', { body: { items } })
    t.equal((await send('POST', '/v1/classes/K2/results', { as: 'editor', body: { items } })).statusCode, 403)
    const cancelled = await createClass(program.id, { code: 'K3' })
    const left = await enrolled({}, cancelled)
    await expect(200, 'PATCH', '/v1/classes/K3', { headers, body: { status: 'cancelled' } })
    t.match(await store([{ enrollment_id: left.id, result: 'good' }], 409, {}, 'K3'), { code: 'wrong_state' })
  })

  await t.test('the number of statements does not depend on the number of items', async (t) => {
    const ids: string[] = []
    for (let at = 0; at < 100; at++) ids.push((await enrolled()).id)
    const list = (some: string[]) =>
      some.map((enrollment_id) => ({ enrollment_id, result: 'good', certificate_number: enrollment_id }))
    const count = statementCounter(app.database.pool)
    const statementsOf = async (some: string[]) => {
      const before = count()
      t.match(await store(list(some)), { stored: some.length })
      return count() - before
    }
    // a first call would prepare connections
    await statementsOf(ids.slice(0, 20))
    const few = await statementsOf(ids.slice(20, 40))
    const many = await statementsOf(ids.slice(40))
    t.ok(few > 5, String(few))
    t.equal(many, few)
  })

  await t.test('of twenty equal lists one stores, the others change nothing', async (t) => {
    const { id } = await enrolled()
    const body = { items: [{ enrollment_id: id, result: 'good', certificate_number: 'B-20' }] }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send('POST', '/v1/classes/K1/results', { as: 'registrar', body })),
    )
    t.same(new Set(answers.map(({ statusCode }) => statusCode)), new Set([200]))
    t.equal(answers.filter((answer) => answer.json().stored === 1).length, 1)
    t.equal((await historyOf(id)).length, 1)
  })

  await t.test('numbers of certificates pass between learners of one list, in any order', async (t) => {
    const given = (number: string) => ({
      result: 'good',
      certificate_kind: 'diploma',
      certificate_number: number,
      certificate_issued_on: '2020-12-18',
    })
    const [a, b] = [await enrolled(), await enrolled()]
    const [of, other] = [a, b].map(({ id }) => (number: string) => ({ enrollment_id: id, ...given(number) }))
    const numbers = async () =>
      await Promise.all([a, b].map(async ({ id }) => (await read(id)).certificate_number))
    await store([of!('C-1'), other!('C-2')])
    t.match(await store([of!('C-2'), other!('C-1')]), { stored: 2 })
    t.same(await numbers(), ['C-2', 'C-1'])
    for (const list of [
      [of!('C-1'), other!('C-3')],
      [other!('C-1'), of!('C-2')],
    ]) {
      t.match(await store(list), { stored: 2 })
      t.match(await store(list), { stored: 0, unchanged: 2 })
    }
    t.same(await numbers(), ['C-2', 'C-1'])
    // the one who keeps the number stands after the one who would take it
    const refused = await store([of!('C-1'), other!('C-1')], 422)
    t.match(refused.errors, [{ pointer: '/items/0/certificate_number', message: new RegExp(b.id) }])
    t.match(refused.items, [{ outcome: 'refused' }, { outcome: 'unchanged' }])
  })

  await t.test('an event after the day of the results is told at the result', async (t) => {
    const { id } = await enrolled()
    const body = { kind: 'deferred', on: '2020-12-24' }
    await expect(201, 'POST', `${path}/${id}/events`, { as: 'registrar', body })
    const { errors } = await store([{ enrollment_id: id, result: 'good' }], 422)
    t.match(errors, [{ pointer: '/items/0/result', code: 'breaks_later_event' }])
  })
})

test('a certificate is given once', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const [one, two] = [await createClass(program.id), await createClass(program.id)]
  const given = {
    certificate_kind: 'diploma',
    certificate_number: 'B-1',
    certificate_issued_on: '2020-12-18',
  }
  const first = await createEnrollment(one.id, (await createLearner()).id, given)
  const create = async (status: number, more: Row, place = two) =>
    await expect(status, 'POST', path, {
      body: { class_id: place.id, learner_id: (await createLearner()).id, ...more },
    })
  const taken = [{ pointer: '/certificate_number', code: 'taken' }]
  t.match((await create(409, given)).errors, taken)
  t.match((await create(409, { ...given, certificate_issued_on: '2020-01-02' })).errors, taken)
  t.match((await create(409, { ...given, certificate_number: 'b-1' })).errors, taken, 'in any case')
  await create(201, { ...given, certificate_issued_on: '2021-01-02' })
  await create(201, { ...given, certificate_kind: 'attestation' })
  const other = await create(201, { ...given, certificate_issuer: 'Học viện Chính trị khu vực II' })
  t.match(
    (await expect(409, 'PATCH', `${path}/${other.id}`, { headers, body: { certificate_issuer: null } }))
      .errors,
    taken,
  )
  // while the year is not known, a number is there once in a class
  await create(201, { certificate_number: '01' }, one)
  t.match((await create(409, { certificate_number: '01' }, one)).errors, taken)
  await create(201, { certificate_number: '01' }, two)
  await expect(204, 'DELETE', `${path}/${first.id}`, { headers })
  await create(201, given)
  t.equal((await send('POST', `${path}/${first.id}/restore`, { headers })).statusCode, 409)

  const learners = await Promise.all(Array.from({ length: 20 }, () => createLearner()))
  const statuses = await Promise.all(
    learners.map(async ({ id }) => {
      const body = { ...given, class_id: one.id, learner_id: id, certificate_number: 'B-2' }
      return (await send('POST', path, { body })).statusCode
    }),
  )
  t.same(statuses.toSorted(), [201, ...Array.from({ length: 19 }, () => 409)])

  const score = await expect(422, 'POST', path, {
    body: { class_id: one.id, learner_id: (await createLearner()).id, score: 11 },
  })
  t.match(score.errors, [{ pointer: '/score', message: /0 to 10/ }])
})
