import { startApp } from '../../support/app.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/enrollments'

test('the day of enrollment is not after the last day of the class', async (t) => {
  const app = await startApp(t)
  const { send, expect, database } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const dates = { opened_on: '2020-03-02', closed_on: '2020-12-18' }
  const enroll = async (class_id: string, enrolled_on: string) =>
    await send('POST', path, { body: { class_id, learner_id: (await createLearner()).id, enrolled_on } })

  await t.test('it may be the last day and any before, also one before the class opens', async (t) => {
    const { id } = await createClass(program.id, dates)
    for (const day of ['2020-02-28', '2020-03-02', '2020-07-01', '2020-12-18']) {
      t.equal((await enroll(id, day)).statusCode, 201, day)
    }
    const answer = await enroll(id, '2020-12-19')
    t.equal(answer.statusCode, 422)
    t.match(answer.json(), {
      code: 'unprocessable',
      errors: [
        { pointer: '/enrolled_on', code: 'outside_class', message: /last day of the class, 2020-12-18/ },
      ],
    })
    const { page } = await expect(200, 'GET', `${path}?class=${id}&count=exact`)
    t.equal(page.count, 4)
  })

  await t.test('a class that does not say its last day bounds nothing', async (t) => {
    const open = await createClass(program.id, { opened_on: '2020-03-02' })
    t.equal((await enroll(open.id, '2031-01-01')).statusCode, 201)
    const silent = await createClass(program.id)
    t.equal((await enroll(silent.id, '1990-01-01')).statusCode, 201)
  })

  await t.test('changing, moving and restoring an enrollment are held to it as well', async (t) => {
    const early = await createClass(program.id, dates)
    const short = await createClass(program.id, { opened_on: '2020-01-06', closed_on: '2020-04-30' })
    const row = await createEnrollment(early.id, (await createLearner()).id, { enrolled_on: '2020-05-05' })
    const url = `${path}/${row.id}`
    const problem = { errors: [{ pointer: '/enrolled_on', code: 'outside_class' }] }
    t.match(await expect(422, 'PATCH', url, { headers, body: { enrolled_on: '2021-01-01' } }), problem)
    t.match(await expect(422, 'PATCH', url, { headers, body: { class_id: short.id } }), problem)
    t.same(await expect(200, 'GET', url), row)
    const moved = { class_id: short.id, enrolled_on: '2020-04-01' }
    await expect(200, 'PATCH', url, { headers, body: moved })
    await expect(204, 'DELETE', url, { headers })
    await expect(200, 'PATCH', `/v1/classes/${short.id}`, { headers, body: { closed_on: '2020-03-31' } })
    t.match(await expect(422, 'POST', `${url}/restore`, { headers }), problem)
  })

  await t.test('a class whose new last day would leave someone outside is refused', async (t) => {
    const row = await createClass(program.id, dates)
    const url = `/v1/classes/${row.id}`
    const one = await createEnrollment(row.id, (await createLearner()).id, { enrolled_on: '2020-05-05' })
    const problem = await expect(422, 'PATCH', url, { headers, body: { closed_on: '2020-05-04' } })
    t.match(problem.errors, [{ pointer: '/closed_on', code: 'enrollments_outside' }])
    t.match(await expect(200, 'GET', url), dates)
    await expect(200, 'PATCH', url, { headers, body: { opened_on: '2020-05-04', closed_on: '2020-05-05' } })
    await expect(204, 'DELETE', `${path}/${one.id}`, { headers })
    await expect(200, 'PATCH', url, { headers, body: { closed_on: '2020-05-04' } })
  })

  await t.test(
    'whoever enrolls or moves a day while the last day changes never ends up outside',
    async (t) => {
      for (let round = 0; round < 5; round++) {
        const row = await createClass(program.id, dates)
        const learners = await Promise.all(Array.from({ length: 8 }, () => createLearner()))
        const there = await Promise.all(
          learners.slice(0, 4).map(({ id }) => createEnrollment(row.id, id, { enrolled_on: '2020-03-02' })),
        )
        const enrolled_on = '2020-10-01'
        const answers = await Promise.all([
          send('PATCH', `/v1/classes/${row.id}`, { headers, body: { closed_on: '2020-09-01' } }),
          ...there.map(({ id }) => send('PATCH', `${path}/${id}`, { headers, body: { enrolled_on } })),
          ...learners
            .slice(4)
            .map(({ id }) => send('POST', path, { body: { class_id: row.id, learner_id: id, enrolled_on } })),
        ])
        const statuses = answers.map(({ statusCode }) => statusCode)
        t.ok(
          statuses.every((status) => [200, 201, 422].includes(status)),
          statuses.join(),
        )
      }
      const outside = await database.pool.query(
        `select 1 from enrollments e join classes c on c.id = e.class_id
       where e.deleted_at is null and e.enrolled_on > c.closed_on`,
      )
      t.equal(outside.rows.length, 0)
    },
  )

  await t.test('it is not after what has happened to the enrollment', async (t) => {
    const row = await createClass(program.id, dates)
    const { id } = await createEnrollment(row.id, (await createLearner()).id, { enrolled_on: '2020-03-02' })
    const body = { kind: 'withdrawn', on: '2020-05-11' }
    const event = await expect(201, 'POST', `${path}/${id}/events`, { body })
    const move = async (status: number, enrolled_on: string, more = {}) =>
      await expect(status, 'PATCH', `${path}/${id}`, {
        headers: { ...headers, ...more },
        body: { enrolled_on },
      })
    t.match((await move(422, '2020-05-12')).errors, [
      { pointer: '/enrolled_on', code: 'after_event', message: /`withdrawn` of 2020-05-11/ },
    ])
    t.match((await move(422, '2020-05-12', { 'accept-language': 'vi' })).errors, [
      { message: /sự kiện "Thôi học" ngày 11\/05\/2020/ },
    ])
    await move(200, '2020-05-11')
    const undo = { kind: 'corrected', replaces_event_id: event.id }
    await expect(201, 'POST', `${path}/${id}/events`, { body: undo })
    await move(200, '2020-05-12')
    t.match((await move(422, '2020-12-19', { 'accept-language': 'vi' })).errors, [
      { message: /^Ngày vào lớp phải trước ngày bế giảng \(18\/12\/2020\)\.$/ },
    ])
  })

  await t.test('an enrollment that waits for a change of the dates is held to the new ones', async (t) => {
    const row = await createClass(program.id, dates)
    const one = await createEnrollment(row.id, (await createLearner()).id, { enrolled_on: '2020-03-02' })
    const patch = { headers, body: { enrolled_on: '2020-10-01' } }
    const answer = await database.transaction(async ({ client }) => {
      await client.query('select 1 from classes where id = $1 for update', [row.id])
      const waiting = send('PATCH', `${path}/${one.id}`, patch)
      await new Promise((resolve) => setTimeout(resolve, 300))
      await client.query(`update classes set closed_on = '2020-09-01' where id = $1`, [row.id])
      return { waiting }
    })
    t.equal((await answer.waiting).statusCode, 422)
  })
})
