import readWorkbook from 'read-excel-file/node'
import { statusLabels } from '../../../../src/domain/training/classes/labels.ts'
import { nameOfCountry } from '../../../../src/domain/training/learners/countries.ts'
import { ethnicities, nameOfEthnicity } from '../../../../src/domain/training/learners/ethnicities.ts'
import { learnerInput } from '../../../../src/domain/training/learners/schema.ts'
import { modules } from '../../../../src/modules.ts'
import { startApp, type Caller, type TestApp } from '../../../support/app.ts'
import { readAllIds } from '../../../support/read-all-ids.ts'
import { createRowsOfEachResource } from '../example-data.ts'
import { importFile } from '../imports/import-file.ts'
import { readCells, readCsv, readNdjson, readXlsx, type Row } from '../files.ts'
import { test } from '../../../support/shared-test.ts'

const exchanged = modules.flatMap(({ resource, files = resource }) => files ?? [])

const file = async ({ send }: TestApp, path: string, format: string, as: Caller = 'admin') => {
  const answer = await send('GET', `/v1/exports/${path}${path.includes('?') ? '&' : '?'}format=${format}`, {
    as,
  })
  if (answer.statusCode !== 200) throw new Error(`${path} as ${format}: ${answer.body}`)
  return answer.rawPayload
}

test('exports', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  await createRowsOfEachResource(app)

  for (const { path, input, toInput: inputForm = (row: Row) => row, longFields = [] } of exchanged) {
    await t.test(`${path}: every format has the rows and values of the list, in its order`, async (t) => {
      const ids = await readAllIds(app, 'admin', `/v1/${path}?limit=2`)
      t.ok(ids.length > 0)
      const include = longFields.length > 0 ? `&include=${longFields.join(',')}` : ''
      const { items } = await expect(200, 'GET', `/v1/${path}?limit=100${include}`)
      const lines = readNdjson(await file(app, path, 'ndjson'))
      t.same(
        lines.map(({ id }) => id),
        ids,
      )
      const csv = readCsv(await file(app, path, 'csv'))
      const xlsx = await readXlsx(await file(app, path, 'xlsx&heads=fields'))
      for (const [at, item] of items.entries()) {
        const row = inputForm(item)
        const names = ['id', ...Object.keys(input.shape).filter((name) => name in row)]
        for (const name of names) {
          const value = row[name] ?? null
          if (name in lines[at]!) t.same(lines[at]![name], value, `${name} of the line`)
          const [inCsv, inXlsx] = [csv[at]![name], xlsx[at]![name]]
          if (typeof value === 'object' && value !== null) {
            t.same([JSON.parse(String(inCsv)), JSON.parse(String(inXlsx))], [value, value], name)
            continue
          }
          t.equal(inCsv, value === null ? null : String(value), `${name} in CSV`)
          // the reader of workbooks does not distinguish an empty text from no text
          t.equal(inXlsx ?? '', value ?? '', `${name} in XLSX`)
        }
        const extra = Object.keys(lines[at]!).filter((name) => name !== 'id' && !(name in input.shape))
        t.same(extra, [], 'nothing else')
      }
    })

    await t.test(`${path}: a line is what a write takes, and changes nothing`, async (t) => {
      const lines = readNdjson(await file(app, path, 'ndjson'))
      for (const { id, ...body } of lines.filter(({ external_id }) => external_id !== null)) {
        const before = await expect(200, 'GET', `/v1/${path}/${String(id)}`)
        const url = `/v1/${path}/by-external-id/${encodeURIComponent(String(body['external_id']))}`
        t.same(await expect(200, 'PUT', url, { body }), before)
      }
    })
  }

  await t.test('references go by the key that a write takes, and by id where there is none', async (t) => {
    const lines = readNdjson(await file(app, 'enrollments?external_id=e1,e2&sort=created_at', 'ndjson'))
    t.match(lines, [{ learner: { external_id: 'h1' }, class: {} }, { learner_id: String }])
    t.notOk('learner_id' in lines[0]! || 'learner' in lines[1]!)
    const [first, second] = readCsv(await file(app, 'enrollments?external_id=e1,e2&sort=created_at', 'csv'))
    t.match(first, {
      'learner.external_id': 'h1',
      learner_id: String,
      'class.code': String,
      class_id: String,
    })
    t.match(second, { 'learner.external_id': null, learner_id: String })
    const [post] = readNdjson(await file(app, 'posts?external_id=b1', 'ndjson'))
    t.same(post!['tags'], [{ slug: 'moi-nguoi' }, { slug: '84' }])
    const [row] = readCsv(await file(app, 'posts?external_id=b1', 'csv'))
    t.same(JSON.parse(String(row!['tags'])), [{ slug: 'moi-nguoi' }, { slug: '84' }])
    t.match(row, { 'section.slug': /./, body: /^# Xin chào\n/, summary: '' })
  })

  await t.test('a key in the trash, which may be another row’s by now, is not written', async (t) => {
    const post = await expect(201, 'POST', '/v1/posts', { body: { title: 'Nguồn' } })
    await expect(201, 'POST', '/v1/people', { body: { name: 'x' } })
    const body = { title: 'Khen', unit: 'Phòng', external_id: 'k9', post_id: post.id }
    await expect(201, 'POST', '/v1/commendations', { body })
    const pool = app.database.pool
    await pool.query('update posts set deleted_at = now() where id = $1', [post.id])
    const [line] = readNdjson(await file(app, 'commendations?external_id=k9', 'ndjson'))
    t.match(line, { post_id: post.id, post: undefined })
    await pool.query('update posts set deleted_at = null where id = $1', [post.id])
  })

  await t.test('filters and order are those of the list; what is no filter is refused', async (t) => {
    const filtered = readNdjson(await file(app, 'posts?language=en', 'ndjson'))
    t.match(filtered, [{ external_id: 'b2' }])
    const names = readNdjson(await file(app, 'people?sort=-name', 'ndjson')).map(({ id }) => id)
    t.same(names, await readAllIds(app, 'admin', '/v1/people?sort=-name'))
    const problem = await expect(400, 'GET', '/v1/exports/classes?yeer=2020')
    t.match(problem.errors, [{ parameter: 'yeer', message: /Did you mean "year"\?/ }])
    for (const query of [
      'limit=5',
      'cursor=x',
      'include=program',
      'count=exact',
      'trash=include',
      'format=pdf',
    ]) {
      const { errors } = await expect(400, 'GET', `/v1/exports/classes?${query}`)
      t.equal(errors[0].parameter, query.split('=')[0])
    }
    t.equal((await send('GET', '/v1/exports/audit-events')).statusCode, 404)
  })

  await t.test('cells that could be formulas are texts', async (t) => {
    const csv = (await file(app, 'learners?external_id=h1', 'csv')).toString()
    t.match(csv, /,'=cmd\|calc,/)
    t.match((await file(app, 'people?external_id=p1', 'csv')).toString(), /,'-,/)
    const titles = (await readXlsx(await file(app, 'posts?external_id=b1', 'xlsx&heads=fields'))).map(
      ({ title }) => title,
    )
    t.same(titles, ['=1+1 là hai'], 'in a workbook as they are')
  })

  await t.test('a text that no cell can hold is refused before anything is sent', async (t) => {
    const body = { title: 'Dài', body: 'a'.repeat(32_768), external_id: 'long' }
    const { id } = await expect(201, 'POST', '/v1/posts', { body })
    const problem = await expect(422, 'GET', '/v1/exports/posts?format=xlsx')
    t.match(problem.detail, id)
    t.match(await readXlsx(await file(app, 'posts?external_id=b1', 'xlsx&heads=fields')), [
      { external_id: 'b1' },
    ])
    t.equal(readCsv(await file(app, 'posts?external_id=long', 'csv'))[0]!['body'], body.body)
  })

  await t.test('tables have chosen columns, and heads and words in a language', async (t) => {
    const asked = (query: string) => `classes?external_id=${classId}&${query}`
    const [{ external_id: classId, opened_on, status }] = (await expect(200, 'GET', '/v1/classes?limit=1'))
      .items
    const columns = 'fields=code,opened_on,program.code,status'
    const cells = async (heads: string) =>
      readCells(await file(app, asked(`${columns}&heads=${heads}`), 'csv'))
    t.match(await cells('fields'), [
      ['code', 'opened_on', 'program.code', 'status'],
      { 1: opened_on, 3: status },
    ])
    t.match(await cells('en'), [['Code', 'Opened on', 'Program code', 'Status'], { 3: status }])
    const { vi } = statusLabels[status as keyof typeof statusLabels]
    t.match(await cells('vi'), [['Mã lớp', 'Ngày khai giảng', 'Mã chương trình', 'Trạng thái'], { 3: vi }])
    const [{ data } = { data: [] }] = await readWorkbook(await file(app, asked(columns), 'xlsx'))
    t.same(
      data[0],
      ['Mã lớp', 'Ngày khai giảng', 'Mã chương trình', 'Trạng thái'],
      'Vietnamese in a workbook',
    )
    t.same(data[1]![1], opened_on === null ? null : new Date(opened_on), 'a day is one')
    for (const query of [
      'format=csv&fields=code,cod',
      'format=csv&fields=code,code',
      'fields=code',
      'heads=vi',
    ])
      t.match(await expect(400, 'GET', `/v1/exports/classes?${query}`), { code: 'invalid_request' }, query)
  })

  await t.test(
    'with Vietnamese heads, codes of ethnic groups and countries are names, which imports read',
    async (t) => {
      const learner = { full_name: 'Bounmy Mẫu', external_id: 'ten-goi', ethnicity: '08', nationality: 'LA' }
      await expect(201, 'POST', '/v1/learners', { body: learner })
      const asked = 'learners?external_id=ten-goi&fields=external_id,full_name,ethnicity,nationality'
      const csv = await file(app, `${asked}&heads=vi`, 'csv')
      t.same(readCells(csv), [
        ['Mã học viên', 'Họ và tên', 'Dân tộc', 'Quốc tịch'],
        ['ten-goi', 'Bounmy Mẫu', 'Hmông', 'Lào'],
      ])
      t.match(await importFile(app, 'learners', 'csv', csv), { unchanged: 1, created: 0, changed: 0 })
      t.match(readCells(await file(app, asked, 'csv'))[1], ['ten-goi', 'Bounmy Mẫu', '08', 'LA'])
      const read = (values: object) => learnerInput.parse({ full_name: 'A', ...values })
      for (const { code } of ethnicities) t.equal(read({ ethnicity: nameOfEthnicity(code) }).ethnicity, code)
      for (const code of ['VN', 'LA', 'KH', 'CN', 'CD', 'CG', 'HK', 'KR', 'KP', 'GB', 'US'])
        t.equal(read({ nationality: nameOfCountry(code) }).nationality, code)
    },
  )
})
