import readXlsxFile from 'read-excel-file/node'
import { startApp } from '../../support/app.ts'
import { registers } from '../../domain/training/registers.ts'
import { test } from '../../support/shared-test.ts'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

test('the list of a class', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const program = await createProgram()
  const room = await createClass(program.id, { code: 'K1/2020', name: 'Lớp K1', opened_on: '2020-03-02' })
  // the given name counts, then the whole name; Đ comes after D, and the tones are ordered as in Vietnamese
  const names = [
    'Trần Thị Ân',
    'Nguyễn Văn An',
    'Lê Đức Anh',
    'Phạm Dũng',
    'Bùi Đạt',
    'Lê Văn An',
    '=HYPERLINK("x") Ẩn',
  ]
  const order = [5, 1, 2, 0, 6, 3, 4].map((at) => names[at])
  const ids: string[] = []
  for (const [at, full_name] of names.entries()) {
    const learner = await createLearner({
      full_name,
      code: `HV${at}`,
      birth_year: 1980 + at,
      ...(at === 5 ? { birth_date: '1985-09-02' } : {}),
      sex: 'male',
      unit: 'Sở Nội vụ',
    })
    const more =
      at === 1 ? { enrolled_on: '2020-03-02', score: 7.85, result: 'good', status: 'completed' } : {}
    ids.push((await createEnrollment(room.id, learner.id, more)).id)
  }
  await expect(200, 'PATCH', `/v1/enrollments/${ids[3]}`, {
    headers: { 'if-match': '*' },
    body: { status: 'withdrawn' },
  })
  await expect(
    204,
    'DELETE',
    `/v1/enrollments/${(await createEnrollment(room.id, (await createLearner()).id)).id}`,
    {
      headers: { 'if-match': '*' },
    },
  )
  const url = `/v1/classes/${room.id}/roster`
  const get = (address: string, accept?: string) =>
    send('GET', address, { as: 'registrar', ...(accept === undefined ? {} : { headers: { accept } }) })

  await t.test('as JSON, in the order of given names', async (t) => {
    const roster = (await get(url)).json()
    t.match(roster.class, { id: room.id, code: 'K1/2020', name: 'Lớp K1', closed_on: null })
    t.same(
      roster.items.map(({ full_name }: { full_name: string }) => full_name),
      order,
    )
    t.match(roster.items[1], {
      number: 2,
      enrollment_id: ids[1],
      learner_code: 'HV1',
      learner_origin: null,
      birth_year: 1981,
      enrolled_on: '2020-03-02',
      status: 'completed',
      score: 7.85,
      result: 'good',
      certificate_number: null,
    })
    t.equal(roster.items[5].status, 'withdrawn')
  })

  await t.test('as CSV, with Vietnamese words, days and commas', async (t) => {
    for (const answer of [await get(`${url}.csv`), await get(url, 'text/csv')]) {
      t.match(answer.headers['content-type'], /^text\/csv/)
      t.match(answer.headers['content-disposition'], /danh-sach-lop-k1-2020\.csv/)
      const lines = answer.body.split('\r\n')
      t.match(
        lines[0],
        /TT,Mã số học viên,Họ và tên,Ngày sinh,Giới tính,Chức vụ,Đơn vị công tác,Ngày nhập học,Trạng thái,Điểm,Xếp loại,/,
      )
      t.match(lines[2], '2,HV1,Nguyễn Văn An,1981,Nam,,Sở Nội vụ,02/03/2020,Hoàn thành,"7,85",Khá,')
      t.match(lines[5], `"'=HYPERLINK(`)
      t.match(lines[6], ',Thôi học,')
    }
  })

  await t.test('as a workbook', async (t) => {
    for (const answer of [await get(`${url}.xlsx`), await get(url, sheetType)]) {
      t.equal(answer.headers['content-type'], sheetType)
      const [sheet] = await readXlsxFile(answer.rawPayload)
      const [titles, rows] = [sheet!.data.slice(0, 4), sheet!.data.slice(4)]
      t.match(titles[0], ['Danh sách lớp K1/2020'])
      t.equal(rows.length, names.length + 1)
      t.same(
        rows.slice(1).map((row) => row[2]),
        order,
      )
      t.equal(rows[2]![9], 7.85)
      t.equal(rows[1]![3], '02/09/1985')
      t.equal(sheet!.sheet, 'Danh sách lớp K1 2020')
    }
  })

  await t.test('for those who may read learners, and for classes that are there', async (t) => {
    t.equal((await send('GET', url, { as: 'anonymous' })).statusCode, 401)
    t.equal((await send('GET', `${url}.csv`, { as: 'editor' })).statusCode, 403)
    t.equal((await send('GET', url, { as: { scopes: ['training:read'] } })).statusCode, 200)
    t.equal((await get('/v1/classes/NONE/roster')).statusCode, 404)
    t.equal((await get(`${url}.pdf`)).statusCode, 400)
    t.equal((await get(url, 'image/png')).statusCode, 406)
    const byCode = await createClass(program.id, { code: 'K2' })
    t.same((await get('/v1/classes/k2/roster')).json(), {
      class: { id: byCode.id, code: 'K2', name: byCode['name'], opened_on: null, closed_on: null },
      items: [],
    })
  })
})
