import { parse } from 'csv-parse/sync'
import JSONstat from 'jsonstat-toolkit'
import readWorkbook from 'read-excel-file/node'
import { classesOf2020, createConfirmedFigure } from '../../domain/figures/school.ts'
import { startApp } from '../../support/app.ts'
import { registers } from '../../domain/training/registers.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/statistics/training'
const query = 'from=2019&to=2020&group_by=program,planned'
const types = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonstat: 'application/json-stat+json; charset=utf-8',
}

const headers = ['Năm', 'Chương trình', 'Kế hoạch', 'Số lớp', 'Số lớp: tăng, giảm', 'Số lớp: nguồn']

test('a statistic in every format', async (t) => {
  const app = await startApp(t)
  const { send } = app
  const { createProgram } = registers(app)
  // a name that a spreadsheet would read as a formula
  await createProgram({ code: 'A', name: '=Bồi dưỡng' })
  await createProgram({ code: 'B', name: 'Đào tạo "Ủy", Ư' })
  const classes = (value: number, dimensions: object, more = {}) =>
    createConfirmedFigure(app, classesOf2020(value, { dimensions, ...more }))
  const before = { period: { kind: 'year', start: '2019-01-01', end: '2019-12-31' } }
  await classes(5, { program: 'A', planned: true })
  await classes(3, { program: 'A', planned: true }, before)
  await classes(2, { program: 'B', planned: false }, { qualifier: 'about' })
  await classes(9, {})
  const get = (suffix: string, headers = {}, asked = query) =>
    send('GET', `${path}${suffix}?${asked}`, { as: 'anonymous', headers })

  await t.test('by Accept and by suffix the same bytes, with an ETag to come back with', async (t) => {
    for (const [format, type] of Object.entries(types)) {
      const accepted = await get('', { accept: type.split(';')[0]! })
      t.equal(accepted.headers['content-type'], type)
      t.match(accepted.headers['vary'], /Authorization, Accept(?:, Accept-Encoding)?$/)
      t.match(accepted.headers['cache-control'], /^public/)
      const named = format === 'json' ? await get('') : await get(`.${format}`)
      t.same(named.rawPayload, accepted.rawPayload, format)
      t.equal(named.headers['etag'], accepted.headers['etag'])
      const known = { 'if-none-match': String(named.headers['etag']), accept: type.split(';')[0]! }
      t.equal((await get('', known)).statusCode, 304)
    }
    const tags = Object.keys(types).map(
      async (format) => (await get(format === 'json' ? '' : `.${format}`)).headers['etag'],
    )
    t.equal(new Set(await Promise.all(tags)).size, 4, 'each has its own')
    t.match(
      (await get('.csv')).headers['content-disposition'],
      'attachment; filename="training-2019-2020.csv"',
    )
  })

  await t.test('browsers and whoever takes anything get JSON, others a problem', async (t) => {
    for (const accept of ['*/*', 'text/html,application/xhtml+xml,*/*;q=0.8', 'application/*']) {
      t.equal((await get('', { accept })).headers['content-type'], types.json)
    }
    for (const accept of ['text/html', 'application/pdf', 'application/json;q=0']) {
      const refused = await get('', { accept })
      t.equal(refused.statusCode, 406, accept)
      t.match(refused.json(), { code: 'not_acceptable', detail: /text\/csv/ })
    }
    const unknown = await get('.pdf')
    t.equal(unknown.statusCode, 400)
    t.match(unknown.json(), { errors: [{ parameter: 'format', message: /csv, xlsx, jsonstat/ }] })
    t.equal((await get('.csv', {}, 'year=x')).statusCode, 400)
  })

  await t.test('CSV with Vietnamese labels, safe to open', async (t) => {
    const { rawPayload } = await get('.csv')
    const text = rawPayload.toString()
    t.equal(text.codePointAt(0), 0xfeff)
    const [head, ...lines] = parse(text, { bom: true }) as string[][]
    t.same(head!.slice(0, 6), headers)
    t.same(
      lines.map((cells) => cells.slice(0, 6)),
      [
        ['2019', "'=Bồi dưỡng", 'Trong kế hoạch', '3', '', 'Số liệu đã xác nhận'],
        ['2020', "'=Bồi dưỡng", 'Trong kế hoạch', '5', '2', 'Số liệu đã xác nhận'],
        ['2019', 'Đào tạo "Ủy", Ư', 'Ngoài kế hoạch', '', '', ''],
        ['2020', 'Đào tạo "Ủy", Ư', 'Ngoài kế hoạch', '2', '', 'Số liệu đã xác nhận (khoảng)'],
        ['2019', 'Tổng số', '', '', '', ''],
        ['2019', 'Cộng các dòng', '', '3', '', ''],
        ['2020', 'Tổng số', '', '9', '', 'Số liệu đã xác nhận'],
        ['2020', 'Cộng các dòng', '', '7', '', ''],
      ],
    )
  })

  await t.test('XLSX with numbers as numbers', async (t) => {
    const [sheet] = await readWorkbook((await get('.xlsx')).rawPayload)
    t.equal(sheet!.sheet, 'Đào tạo, bồi dưỡng')
    t.match(sheet!.data, [['Đào tạo, bồi dưỡng'], ['Từ năm 2019 đến năm 2020'], {}])
    const rows = sheet!.data.slice(3)
    t.same(rows[0]!.slice(0, 6), headers)
    t.same(rows[2]!.slice(0, 6), [2020, '=Bồi dưỡng', 'Trong kế hoạch', 5, 2, 'Số liệu đã xác nhận'])
    t.equal(rows.length, 9)
    const planned = 'Số lớp theo kế hoạch'
    t.notOk(rows[0]!.includes(planned), 'no column without any number')
    t.match((await get('.csv')).body.split('\r\n')[0], planned)
  })

  await t.test('JSON-stat as its own reader understands it', async (t) => {
    const dataset = JSONstat((await get('.jsonstat')).json())
    t.same(dataset.id, ['program', 'planned', 'year', 'measure'])
    t.same(dataset.size, [2, 2, 2, 10])
    const at = (program: string, planned: string, year: string) =>
      dataset.Data({ program, planned, year, measure: 'classes' })
    t.match(at('A', 'true', '2020'), { value: 5, status: 'figures' })
    t.match(at('A', 'true', '2019'), { value: 3 })
    t.match(at('B', 'false', '2020'), { value: 2 })
    t.match(at('B', 'true', '2020'), { value: null })
    t.equal(dataset.Dimension('program').Category('B').label, 'Đào tạo "Ủy", Ư')
    t.equal(dataset.Dimension({ role: 'time' })[0]!.label, 'Năm')
    t.match(dataset.extension.totals[1], { year: 2020, classes: 9, learners: null })
    const whole = JSONstat((await get('.jsonstat', {}, 'year=2020')).json())
    t.same(whole.size, [1, 10])
    t.equal(whole.Data({ year: '2020', measure: 'classes' }).value, 9)
    const none = JSONstat((await get('.jsonstat', {}, 'year=2000&group_by=mode')).json())
    t.same(none.size, [0, 1, 10])
  })
})
