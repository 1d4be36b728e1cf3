import { setTimeout } from 'node:timers/promises'
import { startApp } from '../../support/app.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/enrollments'
const nobody = '0190a1b2-0000-7000-8000-000000000000'

type Row = Record<string, unknown>

test('the history of an enrollment', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const room = await createClass(program.id, { code: 'K1', opened_on: '2020-03-02', closed_on: '2020-12-18' })
  const other = await createClass(program.id, {
    code: 'K2',
    opened_on: '2020-04-01',
    closed_on: '2021-01-29',
  })
  const cancelled = await createClass(program.id, { status: 'cancelled' })

  const enrolled = async (more: Row = {}) =>
    await createEnrollment(room.id, (await createLearner()).id, { enrolled_on: '2020-03-02', ...more })
  const events = `/events`
  const add = (id: string, body: Row, status = 201) =>
    expect(status, 'POST', `${path}/${id}${events}`, { as: 'registrar', body })
  const list = async (id: string): Promise<Row[]> =>
    (await expect(200, 'GET', `${path}/${id}${events}`, { as: 'registrar' })).items
  const read = (id: string) => expect(200, 'GET', `${path}/${id}`, { as: 'registrar' })
  const countOf = async (id: string) => (await expect(200, 'GET', `/v1/classes/${id}`)).enrolled_count
  const refused = async (id: string, body: Row, status: number, pointer: string, message: RegExp) => {
    const before = [await read(id), await list(id)]
    const problem = await add(id, body, status)
    t.match(problem.errors, [{ pointer, message }], JSON.stringify(body))
    t.same([await read(id), await list(id)], before, 'nothing is stored')
  }

  await t.test('each event is kept, and the status follows from the last', async (t) => {
    const { id } = await enrolled()
    t.same(await list(id), [])
    const decision = { reason: 'Chuyển công tác', decision_number: '27/QĐ-TCT' }
    const first = await add(id, { kind: 'withdrawn', on: '2020-05-11', ...decision })
    t.match(first, {
      enrollment_id: id,
      sequence: 1,
      kind: 'withdrawn',
      on: '2020-05-11',
      ...decision,
      to_enrollment_id: null,
      replaces_event_id: null,
      replaced: false,
    })
    t.match(await read(id), { status: 'withdrawn', revision: 2 })
    await add(id, { kind: 'resumed', on: '2020-06-01' })
    t.match(await read(id), { status: 'enrolled', revision: 3 })
    await add(id, { kind: 'deferred', on: '2020-07-01' })
    await add(id, { kind: 'completed', on: '2020-12-18' })
    t.match(await read(id), { status: 'completed', revision: 5 })
    t.same(
      (await list(id)).map(({ sequence, kind, on }) => [sequence, kind, on]),
      [
        [1, 'withdrawn', '2020-05-11'],
        [2, 'resumed', '2020-06-01'],
        [3, 'deferred', '2020-07-01'],
        [4, 'completed', '2020-12-18'],
      ],
    )
    const page = await expect(200, 'GET', `${path}/${id}${events}?limit=3`)
    t.equal(page.items.length, 3)
    const rest = await expect(200, 'GET', `${path}/${id}${events}?limit=3&cursor=${page.page.next_cursor}`)
    t.match(rest.items, [{ sequence: 4 }])
    const audit = await expect(200, 'GET', `/v1/audit-events?operation=addEnrollmentEvent&row_id=${id}`)
    t.equal(audit.items.length, 4)
  })

  await t.test('an event that cannot follow is refused in words', async (t) => {
    const { id } = await enrolled()
    await refused(id, { kind: 'resumed', on: '2020-05-01' }, 409, '/kind', /`withdrawn` or `deferred`/)
    await add(id, { kind: 'withdrawn', on: '2020-05-11' })
    await refused(id, { kind: 'completed', on: '2020-12-18' }, 409, '/kind', /withdrawn` since 2020-05-11/)
    await refused(id, { kind: 'withdrawn', on: '2020-05-12' }, 409, '/kind', /`resumed` first/)
    await refused(id, { kind: 'deferred', on: '2020-04-11' }, 409, '/on', /`withdrawn` of 2020-05-11/)
    await refused(id, { kind: 'resumed', on: '2020-01-01' }, 409, '/kind', /`enrolled` by then/)
    for (const kind of ['deceased', 'expelled', 'completed', 'failed']) {
      const final = await enrolled()
      await add(final.id, { kind, on: '2020-05-11' })
      await refused(final.id, { kind: 'resumed', on: '2020-06-01' }, 409, '/kind', /correct its event first/)
    }
    const vi = await send('POST', `${path}/${id}${events}`, {
      body: { kind: 'completed', on: '2020-12-18' },
      headers: { 'accept-language': 'vi' },
    })
    t.match(vi.json().errors[0].message, /"thôi học" từ ngày 11\/05\/2020/)
  })

  await t.test('what makes no sense is refused by field', async (t) => {
    const { id } = await enrolled()
    await refused(id, { kind: 'gone' }, 400, '/kind', /./)
    await refused(id, { kind: 'withdrawn', on: '2020-02-30' }, 400, '/on', /./)
    await refused(id, { kind: 'withdrawn', when: '2020-02-03' }, 400, '/when', /./)
    await refused(id, { kind: 'transferred', on: '2020-05-11' }, 400, '/to_class_id', /Name the class/)
    await refused(id, { kind: 'withdrawn', to_class_id: other.id }, 400, '/to_class_id', /Only a transferred/)
    await refused(id, { kind: 'corrected' }, 400, '/replaces_event_id', /Name the event/)
    await refused(id, { kind: 'withdrawn', corrected_kind: 'failed' }, 400, '/corrected_kind', /Only/)
    await refused(
      id,
      { kind: 'corrected', replaces_event_id: nobody },
      422,
      '/replaces_event_id',
      /no such event/,
    )
    await refused(id, { kind: 'withdrawn', on: '2020-03-01' }, 422, '/on', /day of enrollment, 2020-03-02/)
    await expect(404, 'POST', `${path}/${nobody}${events}`, { body: { kind: 'withdrawn' } })
    await expect(404, 'GET', `${path}/${nobody}${events}`)
    await expect(204, 'DELETE', `${path}/${id}`, { headers })
    t.match(await add(id, { kind: 'withdrawn' }, 409), { code: 'wrong_state' })
  })

  await t.test('a wrong event is corrected or undone, and stays in the list', async (t) => {
    const { id } = await enrolled()
    const wrong = await add(id, { kind: 'withdrawn', on: '2020-05-11' })
    await add(id, { kind: 'resumed', on: '2020-06-01' })
    const replaces = { kind: 'corrected', replaces_event_id: wrong.id }
    await refused(id, replaces, 409, '/on', /`resumed` of 2020-06-01/)
    await refused(id, { ...replaces, corrected_kind: 'failed' }, 409, '/on', /`resumed`/)
    const corrected = await add(id, { ...replaces, corrected_kind: 'deferred', reason: 'Nhầm quyết định' })
    t.match(corrected, { sequence: 3, on: '2020-05-11', corrected_kind: 'deferred', replaced: false })
    t.match(await read(id), { status: 'enrolled', revision: 3 })
    await refused(id, { ...replaces, corrected_kind: 'deferred' }, 409, '/replaces_event_id', /already/)
    const [, resumed] = await list(id)
    await add(id, { kind: 'corrected', replaces_event_id: resumed!['id'] })
    t.match(await read(id), { status: 'deferred' })
    await add(id, { kind: 'corrected', replaces_event_id: corrected.id })
    t.match(await read(id), { status: 'enrolled' })
    t.same(
      (await list(id)).map(({ kind, replaced }) => [kind, replaced]),
      [
        ['withdrawn', true],
        ['resumed', true],
        ['corrected', true],
        ['corrected', false],
        ['corrected', false],
      ],
    )
    const undone = (await list(id))[4]!
    await add(id, {
      kind: 'corrected',
      replaces_event_id: undone['id'],
      corrected_kind: 'failed',
      on: '2020-12-18',
    })
    t.match(await read(id), { status: 'failed' })
  })

  await t.test('a transfer enrolls in the other class and links both', async (t) => {
    const { id, learner_id } = await enrolled()
    const [here, there] = [await countOf(room.id), await countOf(other.id)]
    const moved = await add(id, { kind: 'transferred', on: '2020-05-11', to_class: { code: 'k2' } })
    t.match(await read(id), { status: 'transferred' })
    const target = await read(moved.to_enrollment_id)
    t.match(target, { class_id: other.id, learner_id, status: 'enrolled', enrolled_on: '2020-05-11' })
    t.same([await countOf(room.id), await countOf(other.id)], [here - 1, there + 1])
    await refused(id, { kind: 'resumed', on: '2020-06-01' }, 409, '/kind', /correct its event/)
    const replaces = { kind: 'corrected', replaces_event_id: moved.id }

    // the day of a transfer is corrected without touching the other enrollment
    const dated = await add(id, { ...replaces, corrected_kind: 'transferred', on: '2020-05-12' })
    t.match(dated, { to_enrollment_id: target.id, on: '2020-05-12' })
    await add(target.id, { kind: 'deferred', on: '2020-06-01' })
    const undo = { kind: 'corrected', replaces_event_id: dated.id }
    await refused(id, undo, 409, '/replaces_event_id', /events of its own/)
    const [deferred] = await list(target.id)
    await add(target.id, { kind: 'corrected', replaces_event_id: deferred!['id'] })
    const undone = await add(id, undo)
    t.match(await read(id), { status: 'enrolled' })
    t.ok((await read(target.id)).deleted_at)
    t.same([await countOf(room.id), await countOf(other.id)], [here, there])
    const again = { kind: 'corrected', replaces_event_id: undone.id, corrected_kind: 'transferred' }
    await refused(id, again, 422, '/corrected_kind', /then record `transferred`/)
  })

  await t.test('a transfer that cannot be is refused, and enrolls nobody', async (t) => {
    const { id, learner_id } = await enrolled()
    const moved = { kind: 'transferred', on: '2020-05-11' }
    await refused(id, { ...moved, to_class_id: room.id }, 422, '/to_class_id', /this class already/)
    await refused(id, { ...moved, to_class_id: cancelled.id }, 422, '/to_class_id', /cancelled/)
    await refused(id, { ...moved, to_class_id: nobody }, 422, '/to_class_id', /./)
    await refused(id, { ...moved, to_class: { code: 'NONE' } }, 422, '/to_class/code', /./)
    const late = { ...moved, on: '2021-02-01', to_class_id: other.id }
    await refused(id, late, 422, '/on', /ended on 2021-01-29/)
    const present = await createEnrollment(other.id, learner_id as string)
    await refused(id, { ...moved, to_class_id: other.id }, 409, '/to_class_id', new RegExp(present.id))
    const found = await expect(200, 'GET', `${path}?learner=${String(learner_id)}`)
    t.equal(found.items.length, 2)
  })

  await t.test('of twenty equal transfers one wins', async (t) => {
    const { id, learner_id } = await enrolled()
    const body = { kind: 'transferred', on: '2020-05-11', to_class_id: other.id }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send('POST', `${path}/${id}${events}`, { as: 'registrar', body })),
    )
    const statuses = answers.map(({ statusCode }) => statusCode).toSorted()
    t.same(statuses, [201, ...Array.from({ length: 19 }, () => 409)])
    for (const answer of answers.filter(({ statusCode }) => statusCode === 409))
      t.match(answer.json().errors, [{ pointer: '/kind', code: 'cannot_follow' }])
    t.equal((await list(id)).length, 1)
    const found = await expect(200, 'GET', `${path}?learner=${String(learner_id)}`)
    t.same(found.items.map(({ status }: Row) => status).toSorted(), ['enrolled', 'transferred'])
  })

  await t.test('transfers in both directions at once all succeed, and so do their corrections', async (t) => {
    const moves = await Promise.all(
      Array.from({ length: 8 }, async (_, n) => {
        const { id } = await enrolled(n % 2 === 0 ? {} : { class_id: other.id })
        return { id, to_class_id: n % 2 === 0 ? other.id : room.id }
      }),
    )
    const made = await Promise.all(
      moves.map(({ id, to_class_id }) => add(id, { kind: 'transferred', on: '2020-05-11', to_class_id })),
    )
    const undo = (event: Row, at: number) =>
      add(moves[at]!.id, { kind: 'corrected', corrected_kind: null, replaces_event_id: event['id'] })
    t.equal((await Promise.all(made.map(undo))).length, 8)
  })

  await t.test(
    'a change of a class and one of its enrollments wait for each other in one order',
    async (t) => {
      const { id } = await enrolled()
      const ofClass = await app.database.pool.connect()
      t.teardown(() => ofClass.release())
      await ofClass.query('begin')
      await ofClass.query('select from classes where id = $1 for update', [room.id])
      const trashed = app.database.pool.query('update enrollments set deleted_at = now() where id = $1', [id])
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'update enrollments%'`
      while ((await app.database.pool.query(waiting)).rowCount === 0) await setTimeout(5)
      await ofClass.query('update classes set headcount = 40 where id = $1', [room.id])
      await ofClass.query('commit')
      t.equal((await trashed).rowCount, 1)
    },
  )

  await t.test('an event that is sent again with its key is answered as before', async (t) => {
    const { id } = await enrolled()
    const options = { body: { kind: 'withdrawn', on: '2020-05-11' }, headers: { 'idempotency-key': 'one' } }
    const first = await expect(201, 'POST', `${path}/${id}${events}`, options)
    t.same(await expect(201, 'POST', `${path}/${id}${events}`, options), first)
    t.equal((await list(id)).length, 1)
  })

  await t.test(
    'who comes back is resumed, and a second enrollment is refused with that remedy',
    async (t) => {
      const { id, learner_id } = await enrolled()
      await add(id, { kind: 'withdrawn', on: '2020-05-11' })
      const again = await expect(409, 'POST', path, { body: { class_id: room.id, learner_id } })
      t.match(again.errors, [{ pointer: '/learner_id', message: /`resumed`/ }])
      t.match(again.errors[0].message, id)
      await add(id, { kind: 'resumed', on: '2020-09-01' })
      t.match(await read(id), { status: 'enrolled' })
      t.equal((await list(id)).length, 2)
    },
  )

  await t.test('the history is read by those who may read learners', async (t) => {
    const { id } = await enrolled()
    await add(id, { kind: 'withdrawn', on: '2020-05-11' })
    const url = `${path}/${id}${events}`
    t.equal((await send('GET', url, { as: 'anonymous' })).statusCode, 401)
    t.equal((await send('GET', url, { as: 'editor' })).statusCode, 403)
    t.equal((await send('GET', url, { as: { scopes: ['training:read'] } })).statusCode, 200)
    const body = { kind: 'resumed', on: '2020-06-11' }
    t.equal((await send('POST', url, { as: { scopes: ['training:read'] }, body })).statusCode, 403)
  })

  await t.test('results and cancelled classes', async (t) => {
    const { id } = await enrolled({ result: 'good' })
    await refused(id, { kind: 'withdrawn', on: '2020-05-11' }, 422, '/kind', /no result/)
    await refused(id, { kind: 'failed', on: '2020-12-18' }, 422, '/kind', /contradict/)
    const done = await add(id, { kind: 'completed', on: '2020-12-18' })
    const wrong = { kind: 'corrected', replaces_event_id: done.id, corrected_kind: 'withdrawn' }
    const answer = await send('POST', `${path}/${id}${events}`, {
      headers: { 'accept-language': 'vi' },
      body: wrong,
    })
    t.match(answer.json().errors, [{ pointer: '/corrected_kind', message: /kết quả đang là "khá"/ }])
    const place = await createClass(program.id)
    const left = await createEnrollment(place.id, (await createLearner()).id)
    await add(left.id, { kind: 'withdrawn', on: '2020-05-11' })
    await expect(200, 'PATCH', `/v1/classes/${place.id}`, { headers, body: { status: 'cancelled' } })
    await refused(left.id, { kind: 'resumed', on: '2020-06-11' }, 422, '/kind', /cancelled/)
  })
})
