import { parse } from 'csv-parse/sync'
import readWorkbook from 'read-excel-file/node'
import { anyRevision as headers, registers } from '../../domain/training/registers.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/statistics/training-movement'

/** The day in the time zone of the school. */
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now())

test('what opened, was carried over, closed and is left in a period', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const degree = await createProgram({ code: 'TC', name: 'Trung cấp', training_type: 'degree' })
  const course = await createProgram({ code: 'BD', name: 'Bồi dưỡng', training_type: 'in_service' })
  const enroll = async (classId: string, more = {}) =>
    (await createEnrollment(classId, (await createLearner()).id, more)).id
  const event = (id: string, body: object) => expect(201, 'POST', `/v1/enrollments/${id}/events`, { body })

  // 2019: one class that closes in 2020, one that is over
  const carried = await createClass(degree.id, {
    year: 2019,
    opened_on: '2019-09-02',
    closed_on: '2020-06-30',
    mode: 'part_time',
  })
  const [one, two] = [await enroll(carried.id), await enroll(carried.id)]
  await enroll(carried.id)
  await createClass(course.id, {
    year: 2019,
    opened_on: '2019-03-04',
    closed_on: '2019-03-29',
    headcount: 40,
  })
  // 2020: a class that is still open, and a short one
  const open = await createClass(degree.id, { year: 2020, opened_on: '2020-03-02', mode: 'full_time' })
  await enroll(open.id)
  await enroll(open.id, { enrolled_on: '2020-03-16' })
  await createClass(course.id, {
    year: 2020,
    opened_on: '2020-05-04',
    closed_on: '2020-05-29',
    headcount: 55,
  })
  await createClass(course.id, { year: 2020, opened_on: '2020-11-30', closed_on: '2020-12-11' })
  // not opened, or nobody knows when
  await createClass(course.id, { year: 2020, status: 'open', headcount: 7 })
  await createClass(course.id, { year: 2020, opened_on: '2020-07-01', status: 'completed', headcount: 8 })
  await createClass(course.id, { year: 2020, opened_on: '2020-02-03', status: 'cancelled', headcount: 9 })
  // one of the carried class withdraws, and comes back; another goes over to the new class
  await event(one, { kind: 'withdrawn', on: '2020-02-10' })
  await event(one, { kind: 'resumed', on: '2020-05-11' })
  await event(two, { kind: 'transferred', on: '2020-04-06', to_class_id: open.id })

  const read = (query: string) => expect(200, 'GET', `${path}?${query}`, { as: 'anonymous' })
  const values = (numbers: Record<string, { value: number }>) =>
    Object.fromEntries(Object.entries(numbers).map(([stage, { value }]) => [stage, value]))

  await t.test('of a year, in one call, beside the year before', async (t) => {
    const { period, period_before, total, rows } = await read('year=2020')
    t.same(period, { from: '2020-01-01', to: '2020-12-31', as_of: '2020-12-31' })
    t.same(period_before, { from: '2019-01-01', to: '2019-12-31', as_of: '2019-12-31' })
    t.same(rows, [])
    t.same(values(total.classes), {
      carried_over: 1,
      opened: 3,
      closed: 3,
      cancelled: 0,
      running: 1,
      undated: 2,
    })
    t.same(values(total.learners), {
      carried_over: 3,
      opened: 56,
      // one enrolled later, one was transferred, one resumed
      joined: 3,
      left: 2,
      closed: 57,
      cancelled: 0,
      running: 3,
      undated: 15,
    })
    t.same(total.classes.opened, { value: 3, before: 2, change: 1, change_percent: 50 })
    t.same(total.learners.carried_over, { value: 3, before: 0, change: 3, change_percent: null })
    t.same(total.without_learners.value, 1)
  })

  await t.test('of months, quarters, halves, nine months and any days', async (t) => {
    const stages = async (query: string) => {
      const { carried_over, opened, closed, running } = values((await read(query)).total.classes)
      return [carried_over, opened, closed, running]
    }
    t.same(await stages('year=2020&period=month&number=5'), [2, 1, 1, 2])
    t.same(await stages('year=2020&period=quarter&number=2'), [2, 1, 2, 1])
    t.same(await stages('year=2020&period=half&number=1'), [1, 2, 2, 1])
    t.same(await stages('year=2020&period=nine_months'), [1, 2, 2, 1])
    t.same(await stages('from=2019-11-15&to=2020-11-14'), [1, 2, 2, 1])
    const leap = await read('year=2020&period=month&number=2')
    t.match(leap, { period: { to: '2020-02-29' }, period_before: { to: '2019-02-28' } })
  })

  await t.test('at a day in the past, with the same days of the year before', async (t) => {
    const { period, period_before, total } = await read('year=2020&as_of=2020-03-15')
    t.same(period, { from: '2020-01-01', to: '2020-12-31', as_of: '2020-03-15' })
    t.same(period_before, { from: '2019-01-01', to: '2019-12-31', as_of: '2019-03-15' })
    t.match(values(total.classes), { carried_over: 1, opened: 1, closed: 0, running: 2 })
    t.match(values(total.learners), { carried_over: 3, opened: 1, joined: 0, left: 1, running: 3 })
    t.equal(total.classes.opened.before, 1)
    t.equal(total.classes.running.before, 1)
  })

  await t.test('a period that is not over ends today', async (t) => {
    const answer = await read('')
    t.equal(answer.period.as_of, today())
    t.equal(answer.period.from, `${today().slice(0, 4)}-01-01`)
    t.equal(answer.period_before.as_of.slice(4), answer.period.as_of.slice(4).replace('-02-29', '-02-28'))
    t.equal(answer.total.classes.running.value, 1)
  })

  await t.test('by programme, family, type and mode', async (t) => {
    const { rows, group_by } = await read('year=2020&group_by=training_type,mode')
    t.same(group_by, ['training_type', 'mode'])
    const kept = rows.map(({ group, classes }: never) => [
      (group as { value: string }[]).map(({ value }) => value),
      values(classes)['opened'],
    ])
    t.same(kept, [
      [['degree', 'full_time'], 1],
      [['degree', 'part_time'], 0],
      [['in_service', null], 2],
    ])
    t.match((await read('year=2020&group_by=program')).rows[0].group, [
      { value: 'BD', label: { vi: 'Bồi dưỡng' } },
    ])
  })

  await t.test('only some stages', async (t) => {
    const { stages, total } = await read('year=2020&stage=opened,running')
    t.same(stages, ['opened', 'running'])
    t.same(Object.keys(total.classes), ['opened', 'running'])
    t.same(Object.keys(total.learners), ['opened', 'running'])
  })

  await t.test('as a table with Vietnamese heads', async (t) => {
    const query = 'year=2020&group_by=training_type&stage=carried_over,opened,closed,running'
    const text = (await send('GET', `${path}.csv?${query}`, { as: 'anonymous' })).body
    const [head, ...lines] = parse(text, { bom: true }) as string[][]
    t.same(head, [
      'Loại hình',
      'Chỉ tiêu',
      'Kỳ',
      'Từ ngày',
      'Đến ngày',
      'Chuyển tiếp',
      'Mở mới',
      'Bế giảng',
      'Còn lại',
      'Số lớp chưa có số học viên',
    ])
    t.equal(lines.length, 3 * 2 * 4)
    const total = lines.slice(-8, -4)
    t.same(
      total.map((line) => line.slice(0, 7)),
      [
        ['Tổng số', 'Số lớp', 'Kỳ báo cáo', '01/01/2020', '31/12/2020', '1', '3'],
        ['Tổng số', 'Số lớp', 'Cùng kỳ năm trước', '01/01/2019', '31/12/2019', '0', '2'],
        ['Tổng số', 'Số lớp', 'Tăng, giảm', '', '', '1', '1'],
        ['Tổng số', 'Số lớp', 'Tăng, giảm (%)', '', '', '', '50'],
      ],
    )
    const accept = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    const workbook = await send('GET', `${path}?${query}`, { as: 'anonymous', headers: { accept } })
    const [sheet] = (await readWorkbook(workbook.rawPayload)) as unknown as { data: unknown[][] }[]
    const rows = sheet!.data
    t.match(
      rows[1]![0],
      'Từ 01/01/2020 đến 31/12/2020, so với cùng kỳ năm trước (từ 01/01/2019 đến 31/12/2019)',
    )
    t.same(rows[3], head)
    t.equal(rows.length, 4 + lines.length)
    t.match(
      workbook.headers['content-disposition'],
      'attachment; filename="training-movement-2020-01-01-2020-12-31.xlsx"',
    )
    t.equal(
      (await send('GET', path, { as: 'anonymous', headers: { accept: 'application/json-stat+json' } }))
        .statusCode,
      406,
    )
  })

  await t.test('a class that is cancelled today is cancelled today', async (t) => {
    const year = today().slice(0, 4)
    const { id } = await createClass(course.id, {
      year: Number(year),
      opened_on: `${year}-01-01`,
      headcount: 30,
    })
    const before = (await read('group_by=program')).total
    await expect(200, 'PATCH', `/v1/classes/${id}`, { headers, body: { status: 'cancelled' } })
    const { total } = await read('group_by=program')
    t.equal(total.classes.opened.value, before.classes.opened.value)
    t.equal(total.classes.running.value, before.classes.running.value - 1)
    t.equal(total.learners.cancelled.value, 30)
    await expect(200, 'PATCH', `/v1/classes/${id}`, { headers, body: { status: 'open' } })
    t.same((await read('group_by=program')).total, before)
  })

  await t.test('a class is cancelled on the day that the decision names', async (t) => {
    const { id } = await createClass(course.id, { year: 2016, opened_on: '2016-03-01', headcount: 12 })
    const cancelled = { status: 'cancelled', cancelled_on: '2016-05-20' }
    await expect(200, 'PATCH', `/v1/classes/${id}`, { headers, body: cancelled })
    const stagesOf = async (query: string) => {
      const { total } = await read(query)
      const { opened, cancelled, running } = total.classes
      return [opened.value, cancelled.value, running.value, total.learners.cancelled.value]
    }
    t.same(await stagesOf('from=2016-03-01&to=2016-05-19'), [1, 0, 1, 0])
    t.same(await stagesOf('from=2016-03-01&to=2016-05-20'), [1, 1, 0, 12])
    t.same(await stagesOf('from=2016-05-21&to=2016-12-31'), [0, 0, 0, 0])
  })

  await t.test('a program that was replaced counts under its successor', async (t) => {
    await expect(200, 'PATCH', `/v1/programs/${degree.id}`, { headers, body: { successor_id: course.id } })
    const { rows } = await read('year=2020&group_by=program&follow=successors')
    t.equal(rows.length, 1)
    t.match(rows[0], { group: [{ value: 'BD' }], classes: { opened: { value: 3 } } })
  })

  await t.test('bad parameters are refused with their names', async (t) => {
    for (const [query, parameter] of [
      ['year=2020&period=week', 'period'],
      ['year=2020&period=quarter', 'number'],
      ['year=2020&period=quarter&number=5', 'number'],
      ['year=2020&number=13', 'number'],
      // no month of a December is ahead
      ...(today().slice(5) < '12'
        ? [[`year=${today().slice(0, 4)}&period=month&number=12`, 'number'] as const]
        : []),
      ['year=2198&period=month&number=12', 'year'],
      ['year=2020&number=2', 'number'],
      ['from=2020-01-01', 'to'],
      ['to=2020-01-01', 'from'],
      ['from=2020-02-01&to=2020-01-01', 'to'],
      ['from=2020-01-01&to=2020-02-01&year=2020', 'from'],
      ['from=2020-02-30&to=2020-03-01', 'from'],
      ['from=0001-01-01&to=2020-03-01', 'from'],
      ['year=2020&as_of=2019-12-31', 'as_of'],
      ['as_of=2199-12-31', 'as_of'],
      ['year=2199', 'year'],
      ['from=2199-01-01&to=2199-02-01', 'from'],
      ['year=2020&group_by=sex', 'group_by'],
      ['year=2020&group_by=mode,mode', 'group_by'],
      ['year=2020&stage=ended', 'stage'],
    ] as const) {
      const answer = await expect(400, 'GET', `${path}?${query}`, { as: 'anonymous' })
      t.equal(answer.errors[0].parameter, parameter, query)
      t.ok(answer.errors[0].message && answer.errors[0].code)
    }
  })
})

test('the kept days follow each write of enrollments', async (t) => {
  const app = await startApp(t)
  const { expect, database } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const [a, b] = [await createClass(program.id), await createClass(program.id)]
  const kept = async () => {
    const { rows } = await database.pool.query<{ kept: string }>(
      `select concat_ws(' ', case class_id when $1 then 'a' else 'b' end, nullif("on", '-infinity'), entered, -departed) as kept
      from class_learner_days order by class_id = $1 desc, "on"`,
      [a.id],
    )
    return rows.map((row) => row.kept)
  }
  const { id } = await createEnrollment(a.id, (await createLearner()).id, { enrolled_on: '2020-03-02' })
  await createEnrollment(a.id, (await createLearner()).id)
  t.same(await kept(), ['a 1 0', 'a 2020-03-02 1 0'])
  const url = `/v1/enrollments/${id}`
  const { id: eventId } = await expect(201, 'POST', `${url}/events`, {
    body: { kind: 'withdrawn', on: '2020-05-04' },
  })
  t.same(await kept(), ['a 1 0', 'a 2020-03-02 1 0', 'a 2020-05-04 0 -1'])
  await expect(201, 'POST', `${url}/events`, {
    body: { kind: 'corrected', corrected_kind: null, replaces_event_id: eventId },
  })
  t.same(await kept(), ['a 1 0', 'a 2020-03-02 1 0'])
  await expect(200, 'PATCH', url, { headers, body: { class_id: b.id } })
  t.same(await kept(), ['a 1 0', 'b 2020-03-02 1 0'])
  await expect(200, 'PATCH', url, { headers, body: { enrolled_on: null } })
  t.same(await kept(), ['a 1 0', 'b 1 0'])
  await expect(204, 'DELETE', url, { headers })
  t.same(await kept(), ['a 1 0'])
  await database.pool.query('delete from enrollments')
  t.same(await kept(), [])
})
