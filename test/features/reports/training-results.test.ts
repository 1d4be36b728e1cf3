import readXlsxFile from 'read-excel-file/node'
import { anyRevision as headers, registers } from '../../domain/training/registers.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const url = '/v1/reports/training-results'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

test('the yearly report on training, counted by hand', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const degree = await createProgram({ code: 'TC', name: 'Trung cấp', training_type: 'degree' })
  const course = await createProgram({ code: 'BD', name: 'Bồi dưỡng', training_type: 'in_service' })

  const evening = await createClass(degree.id, { mode: 'part_time', status: 'open' })
  const closed = await createClass(degree.id, { mode: 'part_time', status: 'completed' })
  await createClass(degree.id, { mode: 'full_time', status: 'open', headcount: 30 })
  const cancelled = await createClass(degree.id, { mode: 'part_time', status: 'open' })
  const later = await createClass(degree.id, {
    mode: 'part_time',
    status: 'scheduled',
    opened_on: '2099-01-01',
  })
  const before = await createClass(degree.id, { mode: 'part_time', status: 'completed', year: 2019 })
  const listed = await createClass(course.id, { status: 'open' })
  await createClass(course.id, { status: 'open', headcount: 40 })
  await createClass(course.id, { status: 'open' })

  const chairwoman = await createLearner({
    sex: 'female',
    ethnicity: 'Tày',
    position_level: 'commune',
    holds_leadership: true,
    party_member: true,
  })
  const officer = await createLearner({
    sex: 'male',
    ethnicity: 'Kinh',
    position_level: 'province',
    holds_leadership: false,
    party_member: true,
  })
  const unknown = await createLearner()
  const lao = await createLearner({ sex: 'female', nationality: 'LA' })
  const gone = await createLearner({ sex: 'female', ethnicity: 'Kinh', position_level: 'district' })
  const moved = await createLearner({
    sex: 'male',
    ethnicity: 'Kinh',
    position_level: 'village',
    party_member: false,
  })
  const clerk = await createLearner({ sex: 'male', ethnicity: 'Kinh' })

  const enroll = async (row: { id: string }, learner: { id: string }, more = {}) =>
    (await createEnrollment(row.id, learner.id, more)).id
  await enroll(evening, chairwoman, { status: 'completed', result: 'good' })
  await enroll(evening, officer, { status: 'completed', result: 'excellent' })
  await enroll(evening, unknown)
  await enroll(evening, gone, { status: 'withdrawn' })
  const leaving = await enroll(evening, moved)
  await expect(201, 'POST', `/v1/enrollments/${leaving}/events`, {
    body: { kind: 'transferred', on: '2020-05-04', to_class_id: closed.id },
  })
  await enroll(closed, lao, { status: 'failed', result: 'failed' })
  await enroll(cancelled, clerk)
  await expect(200, 'PATCH', `/v1/classes/${cancelled.id}`, { headers, body: { status: 'cancelled' } })
  await enroll(later, clerk)
  await enroll(before, clerk)
  // a promotion between two classes: the enrollment before keeps the level that it had
  await expect(200, 'PATCH', `/v1/learners/${chairwoman.id}`, {
    headers,
    body: { position_level: 'province' },
  })
  await enroll(listed, chairwoman)
  await enroll(listed, clerk)
  await expect(200, 'PATCH', `/v1/learners/${chairwoman.id}`, {
    headers,
    body: { position_level: 'central', party_member: false, holds_leadership: false },
  })

  const noLevel = { central: 0, province: 0, district: 0, commune: 0, village: 0 }
  const noResult = { excellent: 0, very_good: 0, good: 0, fair: 0, average: 0, passed: 0, failed: 0 }
  const rows = [
    {
      program: 'TC',
      program_name: 'Trung cấp',
      training_type: 'degree',
      mode: 'full_time',
      classes: 1,
      without_learners: 0,
      learners: 30,
      source: 'headcounts',
      enrolled: 0,
      reported: 30,
      persons: null,
      position_level: { ...noLevel, unknown: 30 },
      leaders: { yes: 0, no: 0, unknown: 30 },
      sex: { female: 0, male: 0, unknown: 30 },
      minority: { yes: 0, no: 0, foreign: 0, unknown: 30 },
      party_members: { yes: 0, no: 0, unknown: 30 },
      completed: null,
      completion_percent: null,
      results: { ...noResult, unknown: 30 },
    },
    {
      program: 'TC',
      program_name: 'Trung cấp',
      training_type: 'degree',
      mode: 'part_time',
      classes: 2,
      without_learners: 0,
      learners: 5,
      source: 'enrollments',
      enrolled: 5,
      reported: 0,
      persons: 5,
      position_level: { ...noLevel, province: 1, commune: 1, village: 1, unknown: 2 },
      leaders: { yes: 1, no: 1, unknown: 3 },
      sex: { female: 2, male: 2, unknown: 1 },
      minority: { yes: 1, no: 2, foreign: 1, unknown: 1 },
      party_members: { yes: 2, no: 1, unknown: 2 },
      completed: 2,
      completion_percent: 40,
      results: { ...noResult, excellent: 1, good: 1, failed: 1, unknown: 2 },
    },
    {
      program: 'BD',
      program_name: 'Bồi dưỡng',
      training_type: 'in_service',
      mode: null,
      classes: 3,
      without_learners: 1,
      learners: 42,
      source: 'both',
      enrolled: 2,
      reported: 40,
      persons: 2,
      position_level: { ...noLevel, province: 1, unknown: 41 },
      leaders: { yes: 1, no: 0, unknown: 41 },
      sex: { female: 1, male: 1, unknown: 40 },
      minority: { yes: 1, no: 1, foreign: 0, unknown: 40 },
      party_members: { yes: 1, no: 0, unknown: 41 },
      completed: 0,
      completion_percent: 0,
      results: { ...noResult, unknown: 42 },
    },
  ]
  const total = {
    classes: 6,
    without_learners: 1,
    learners: 77,
    source: 'both',
    enrolled: 7,
    reported: 70,
    // the chairwoman attends two classes
    persons: 6,
    position_level: { ...noLevel, province: 2, commune: 1, village: 1, unknown: 73 },
    leaders: { yes: 2, no: 1, unknown: 74 },
    sex: { female: 3, male: 3, unknown: 71 },
    minority: { yes: 2, no: 3, foreign: 1, unknown: 71 },
    party_members: { yes: 3, no: 1, unknown: 73 },
    completed: 2,
    // 2 of 7, not the mean of the rows
    completion_percent: 28.6,
    results: { ...noResult, excellent: 1, good: 1, failed: 1, unknown: 74 },
  }
  const get = (address: string, accept?: string) =>
    send('GET', address, { as: 'registrar', ...(accept === undefined ? {} : { headers: { accept } }) })

  await t.test('as JSON', async (t) => {
    t.strictSame((await get(`${url}?year=2020`)).json(), { year: 2020, complete_registers: [], rows, total })
    const statistic = await expect(200, 'GET', '/v1/statistics/training?year=2020', { as: 'registrar' })
    t.equal(statistic.totals[0].classes.value, total.classes)
    t.equal(statistic.totals[0].learners.value, total.learners)
  })

  await t.test('as tables with Vietnamese words', async (t) => {
    for (const answer of [await get(`${url}.csv?year=2020`), await get(`${url}?year=2020`, 'text/csv')]) {
      t.match(answer.headers['content-disposition'], /training-results-2020\.csv/)
      const lines = answer.body.split('\r\n')
      t.match(
        lines[0],
        /TT,Năm,Loại hình,Mã chương trình,Chương trình,Hình thức,Số lớp,Số lượt học viên,Nguồn số học viên,/,
      )
      t.match(
        lines[2],
        '2,2020,Đào tạo,TC,Trung cấp,Không tập trung,2,5,Danh sách học viên,5,0,0,5,0,1,0,1,1,2,',
      )
      t.match(lines[3], '3,2020,Bồi dưỡng,BD,Bồi dưỡng,Không nêu,3,42,Danh sách học viên và sĩ số báo cáo,')
      t.match(lines[4], ',2020,Tổng số,,,,6,77,')
      t.match(lines[4], ',"28,6",')
    }
    for (const answer of [await get(`${url}.xlsx?year=2020`), await get(`${url}?year=2020`, sheetType)]) {
      const [sheet] = await readXlsxFile(answer.rawPayload)
      t.equal(sheet!.sheet, 'Kết quả đào tạo, bồi dưỡng 2020')
      t.match(sheet!.data, [['Kết quả đào tạo, bồi dưỡng'], ['Năm 2020'], {}])
      const lines = sheet!.data.slice(3)
      const at = lines[0]!.indexOf('Tỷ lệ hoàn thành (%)')
      t.same(
        lines.map((line) => line[at]),
        ['Tỷ lệ hoàn thành (%)', null, 40, 0, 28.6],
      )
    }
  })

  await t.test('under the successors of programs, and with the registers that are complete', async (t) => {
    await expect(200, 'PATCH', `/v1/programs/${degree.id}`, { headers, body: { successor_id: course.id } })
    await expect(201, 'PUT', '/v1/register-coverage/classes/2020', { body: { complete: true } })
    const followed = (await get(`${url}?year=2020&follow=successors`)).json()
    t.same(followed.complete_registers, ['classes'])
    t.match(followed.rows, [
      { program: 'BD', mode: 'full_time', learners: 30 },
      { program: 'BD', mode: 'part_time', learners: 5 },
      { program: 'BD', mode: null, learners: 42 },
    ])
    t.strictSame(followed.total, total)
  })

  await t.test('a year without classes, and the present year', async (t) => {
    t.match((await get(`${url}?year=1999`)).json(), {
      rows: [],
      total: { classes: 0, learners: 0, persons: 0, source: null, completion_percent: null },
    })
    t.match(String((await get(url)).json().year), /^20\d\d$/)
    t.equal((await get(`${url}?year=20`)).statusCode, 400)
    t.equal((await get(`${url}.pdf?year=2020`)).statusCode, 400)
    t.equal((await get(url, 'image/png')).statusCode, 406)
  })

  await t.test('only for those who may read learners', async (t) => {
    t.equal((await send('GET', `${url}?year=2020`, { as: 'anonymous' })).statusCode, 401)
    t.equal((await send('GET', `${url}.csv?year=2020`, { as: 'editor' })).statusCode, 403)
    t.equal((await send('GET', `${url}?year=2020`, { as: { scopes: ['training:read'] } })).statusCode, 200)
  })
})
