import { startApp } from '../../support/app.ts'
import { importFile } from '../../features/exchange/imports/import-file.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/enrollments'

type Row = Record<string, unknown>

test('the status of an enrollment as other writes set it', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const room = await createClass(program.id, { code: 'K1', opened_on: '2020-03-02', closed_on: '2020-12-18' })
  const undated = await createClass(program.id, { code: 'K2' })
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())

  const enrolled = async (more: Row = {}, place = room) =>
    await createEnrollment(place.id, (await createLearner()).id, more)
  const historyOf = async (id: string) =>
    (await expect(200, 'GET', `${path}/${id}/events`)).items.map((event: Row) =>
      [event['kind'], event['corrected_kind'], event['on']].filter((part) => part !== null).join(' '),
    )
  const change = (id: string, body: Row, status = 200) =>
    expect(status, 'PATCH', `${path}/${id}`, { as: 'registrar', headers, body })

  await t.test('a new enrollment gets the event that its status implies', async (t) => {
    t.same(await historyOf((await enrolled()).id), [])
    t.same(await historyOf((await enrolled({ status: 'completed' })).id), ['completed 2020-12-18'])
    t.same(await historyOf((await enrolled({ status: 'failed' })).id), ['failed 2020-12-18'])
    t.same(await historyOf((await enrolled({ status: 'withdrawn' })).id), ['withdrawn'])
    t.same(await historyOf((await enrolled({ status: 'transferred' })).id), ['transferred'])
    t.same(await historyOf((await enrolled({ status: 'completed' }, undated)).id), ['completed'])
  })

  await t.test('a change adds its event, on the day of the class or today', async (t) => {
    const { id } = await enrolled()
    t.match(await change(id, { status: 'withdrawn' }), { status: 'withdrawn', revision: 2 })
    t.same(await historyOf(id), [`withdrawn ${today}`])
    await change(id, { status: 'enrolled' })
    t.same(await historyOf(id), [`withdrawn ${today}`, `resumed ${today}`])
    await change(id, { planned: true })
    t.equal((await historyOf(id)).length, 2, 'another field is no event')
    const other = (await enrolled()).id
    await change(other, { status: 'deferred' })
    await change(other, { status: 'completed' })
    t.same(
      await historyOf(other),
      [`deferred ${today}`, `completed ${today}`],
      'not before the event that it follows',
    )
    const done = (await enrolled()).id
    await change(done, { status: 'completed', result: 'good' })
    t.same(await historyOf(done), ['completed 2020-12-18'])
  })

  await t.test('what no event can follow on is corrected, and stays in the history', async (t) => {
    const { id } = await enrolled({ status: 'completed' })
    await change(id, { status: 'failed' })
    t.same(await historyOf(id), ['completed 2020-12-18', 'corrected failed 2020-12-18'])
    t.match(await change(id, { status: 'enrolled' }), { status: 'enrolled' })
    t.same((await historyOf(id)).at(-1), 'corrected 2020-12-18')
    await change(id, { status: 'deceased' })
    t.match(await change(id, { status: 'withdrawn' }), { status: 'withdrawn' })
    t.same((await historyOf(id)).slice(3), [`deceased ${today}`, `corrected withdrawn ${today}`])
    const deferred = (await enrolled({ status: 'deferred' })).id
    await change(deferred, { status: 'expelled' })
    t.match(await change(deferred, { status: 'enrolled' }), { status: 'enrolled' })
    t.same((await historyOf(deferred)).at(-1), `corrected resumed ${today}`)
  })

  await t.test('what neither an event nor a correction makes is refused in words', async (t) => {
    const expected: [Row, string, number, string, RegExp][] = [
      [{ status: 'withdrawn' }, 'completed', 409, '/status', /`resumed` first/],
      [{ status: 'withdrawn' }, 'deferred', 409, '/status', /follows on `enrolled` only/],
      [{ status: 'deferred' }, 'withdrawn', 409, '/status', /follows on `enrolled` only/],
      [{}, 'transferred', 409, '/status', /`to_class_id`/],
      [{ result: 'good' }, 'withdrawn', 422, '/result', /no result/],
      [{ result: 'failed' }, 'completed', 422, '/result', /contradict/],
    ]
    for (const [before, status, code, pointer, message] of expected) {
      const { id } = await enrolled(before)
      const history = await historyOf(id)
      t.match((await change(id, { status }, code)).errors, [{ pointer, message }], status)
      t.same(await historyOf(id), history)
      t.match(await expect(200, 'GET', `${path}/${id}`), { revision: 1 })
    }
    const { id } = await enrolled({ status: 'deferred' })
    await change(id, { status: 'completed' })
    t.match((await change(id, { status: 'withdrawn' }, 409)).errors, [{ pointer: '/status' }])
    const moved = (await enrolled()).id
    const body = { kind: 'transferred', on: '2020-05-11', to_class_id: undated.id }
    await expect(201, 'POST', `${path}/${moved}/events`, { body })
    t.match((await change(moved, { status: 'enrolled' }, 409)).errors, [{ message: /`corrected`/ }])
  })

  await t.test('what contradicts itself is not created', async (t) => {
    const cancelled = await createClass(program.id, { status: 'cancelled' })
    const learner_id = (await createLearner()).id
    const least = { class_id: room.id, learner_id }
    const expected: [Row, string][] = [
      [{ ...least, status: 'withdrawn', result: 'good' }, '/result'],
      [{ ...least, status: 'completed', result: 'failed' }, '/result'],
      [{ ...least, status: 'failed', result: 'good' }, '/result'],
      [{ ...least, class_id: cancelled.id }, '/class_id'],
    ]
    for (const [body, pointer] of expected)
      t.match((await expect(422, 'POST', path, { body })).errors, [{ pointer }], JSON.stringify(body))
    const left = await createEnrollment(cancelled.id, learner_id, { status: 'withdrawn' })
    t.match((await change(left.id, { status: 'enrolled' }, 422)).errors, [{ pointer: '/class_id' }])
    const { id } = await enrolled()
    t.match((await change(id, { class_id: cancelled.id }, 422)).errors, [{ pointer: '/class_id' }])
    const place = await createClass(program.id)
    const trashed = await enrolled({}, place)
    await expect(204, 'DELETE', `${path}/${trashed.id}`, { headers })
    await expect(200, 'PATCH', `/v1/classes/${place.id}`, { headers, body: { status: 'cancelled' } })
    const restored = await expect(422, 'POST', `${path}/${trashed.id}/restore`, { headers })
    t.match(restored.errors, [{ pointer: '/class_id', code: 'class_cancelled' }])
  })

  await t.test('PUT and imports add the same events', async (t) => {
    const learner = await createLearner({ external_id: 'hv-put' })
    const body = { class: { code: 'K1' }, learner: { external_id: 'hv-put' }, status: 'completed' }
    const put = (status: number, more: Row) =>
      expect(status, 'PUT', `${path}/by-external-id/put`, { body: { ...body, ...more } })
    const { id } = await put(201, {})
    await put(200, {})
    await put(200, { status: 'enrolled' })
    t.same(await historyOf(id), ['completed 2020-12-18', 'corrected 2020-12-18'])
    t.equal((await expect(200, 'GET', `${path}/${id}`)).learner_id, learner.id)

    const count = 60
    const people = Array.from({ length: count }, (_, n) => `hv-${n},Học viên ${n}`)
    await importFile(app, 'learners', 'csv', ['external_id,full_name', ...people, ''].join('\n'))
    const rows = (state: (n: number) => string) => {
      const lines = Array.from({ length: count }, (_, n) => `gd-${n},K1,hv-${n},${state(n)}`)
      return ['external_id,class.code,learner.external_id,status', ...lines, ''].join('\n')
    }
    const first = (n: number) => (n % 3 === 0 ? 'Thôi học' : n % 3 === 1 ? 'Hoàn thành' : 'Đang học')
    t.match(await importFile(app, 'enrollments', 'csv', rows(first)), { created: count, refused: 0 })
    t.match(await importFile(app, 'enrollments', 'csv', rows(first)), { unchanged: count })
    const second = (n: number) => (n % 3 === 0 ? 'Hoàn thành' : n % 3 === 1 ? 'Không hoàn thành' : 'Bảo lưu')
    const report = await importFile(app, 'enrollments?on_error=skip', 'csv', rows(second))
    t.match(report, { changed: 40, refused: 20 })
    t.match(report.errors[0], { field: 'status', message_en: /`resumed` first/ })
    const imported = async (key: string) =>
      await historyOf((await expect(200, 'GET', `${path}?external_id=${key}`)).items[0].id)
    t.same(await imported('gd-0'), ['withdrawn'])
    t.same(await imported('gd-1'), ['completed 2020-12-18', 'corrected failed 2020-12-18'])
    t.same(await imported('gd-2'), [`deferred ${today}`])
  })
})
