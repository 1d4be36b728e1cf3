import { test } from 'tap'
import { digitFormatter } from '../../../../src/libraries/xlsx/reader/digit-formats.ts'
import { startApp } from '../../../support/app.ts'
import { importFile, lines } from './import-file.ts'
import { textRowXml, workbookFile } from './workbook-file.ts'

const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="000000"/><numFmt numFmtId="165" formatCode="&quot;HV&quot;0000"/><numFmt numFmtId="166" formatCode="#,##0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="14"/></cellXfs>'

test('codes that a spreadsheet takes for numbers', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const headers = ['external_id', 'full_name', 'birth_year', 'unit']
  const workbook = (...rows: string[]) =>
    workbookFile({ sheets: { A: textRowXml(1, ...headers) + rows.join('') }, styles })
  const row = (line: number, key: string, more = '') =>
    `<row r="${line}">${key.replace('<c', `<c r="A${line}"`)}<c r="B${line}" t="inlineStr"><is><t>Tên ${line}</t></is></c>${more}</row>`
  const send = (file: Buffer) => importFile(app, 'learners?on_error=skip', 'xlsx', file)
  const learner = async (key: string) =>
    (await expect(200, 'GET', `/v1/learners?external_id=${encodeURIComponent(key)}`)).items[0]

  await t.test('keep the zeros and letters that their format shows', async (t) => {
    const year = '<c r="C5" s="1"><v>1985</v></c>'
    const file = await workbook(
      row(2, '<c s="1"><v>12345</v></c>'),
      row(3, '<c s="2"><v>17</v></c>'),
      row(4, '<c s="3"><v>4321</v></c>'),
      row(5, '<c s="1"><f>A1+1</f><v>7</v></c>', year),
    )
    t.match(await send(file), { created: 4, refused: 0 })
    for (const key of ['012345', 'HV0017', '4321', '000007']) t.ok(await learner(key), key)
    t.equal((await learner('000007')).birth_year, 1985)
  })

  await t.test('are refused where the spreadsheet has changed them', async (t) => {
    const file = await workbook(
      row(2, '<c><v>0.5</v></c>'),
      row(3, '<c><v>1E+21</v></c>'),
      row(4, '<c><v>1234567890123456</v></c>'),
      row(5, '<c s="4"><v>43895</v></c>'),
      row(6, '<c t="inlineStr"><is><t>7,9085E+10</t></is></c>'),
      row(7, '<c><v>123456789012345</v></c>'),
      row(8, '<c><v>79085000000</v></c>'),
    )
    const report = await send(file)
    t.match(report, { created: 2, refused: 5 })
    for (const [n, error] of report.errors.entries()) {
      t.match(error, {
        line: n + 2,
        column: 1,
        field: 'external_id',
        code: 'changed_by_spreadsheet',
        message_en: /format the column as text/,
        message_vi: /định dạng cột là Văn bản/,
      })
    }
    t.ok(await learner('123456789012345'))
    t.ok(await learner('79085000000'))
  })

  await t.test(
    'in texts as well, in every column of codes and numbers of papers, and in no other',
    async (t) => {
      await expect(201, 'POST', '/v1/programs', { body: { code: 'T', name: 'Trung cấp' } })
      const csv = async (address: string, text: string) =>
        (await importFile(app, `${address}on_error=skip`, 'csv', text)).errors
      const expectedError = { code: 'changed_by_spreadsheet' }
      t.match(await csv('learners?', 'external_id;full_name\n7,9085E+10;A\n'), [
        { ...expectedError, field: 'external_id' },
      ])
      t.match(
        await csv('classes?match=code&', 'code,name,year,program.code\nK,K,2020,"7,9E+1"\n1E+21,K,2020,T\n'),
        [
          { ...expectedError, line: 2, field: 'program.code' },
          { ...expectedError, line: 3, field: 'code' },
        ],
      )
      t.match(
        await csv(
          'enrollments?',
          'external_id,class.code,learner.external_id,certificate_number\nx,K,h,1.23E+11\n',
        ),
        [{ ...expectedError, field: 'certificate_number' }],
      )
      t.same(await csv('learners?', 'external_id,full_name,unit\nn1,N,7.9085E+10\n'), [])
      // JSON values are typed
      const json = lines({ external_id: '7.9085E+10', full_name: 'B' })
      t.match(await importFile(app, 'learners', 'ndjson', json), { created: 1 })
    },
  )

  await t.test('a formula whose value nobody has stored clears nothing', async (t) => {
    const known = lines({ external_id: 'f1', full_name: 'F', birth_year: 1980, unit: 'Phòng' })
    await importFile(app, 'learners', 'ndjson', known)
    const key = '<c t="inlineStr"><is><t>f1</t></is></c>'
    for (const cell of ['<f>1+1</f><v/>', '<f>1+1</f><v></v>', '<f>1+1</f><v> </v>', '<f>1+1</f>']) {
      const report = await send(await workbook(row(2, key, `<c r="C2">${cell}</c>`)))
      t.match(
        report.errors,
        [{ line: 2, column: 3, field: 'birth_year', code: 'formula_without_value' }],
        cell,
      )
    }
    for (const type of ['b', 'd', 's', 'e']) {
      const report = await send(await workbook(row(2, key, `<c r="C2" t="${type}"><f>A1</f><v/></c>`)))
      t.match(report.errors, [{ code: 'formula_without_value' }], type)
    }
    t.match(await learner('f1'), { full_name: 'F', birth_year: 1980, unit: 'Phòng' })
    // an empty text is the result of the formula
    const empty = await workbook(row(2, key, '<c r="D2" t="str"><f>""</f><v></v></c>'))
    t.match(await send(empty), { changed: 1, refused: 0 })
    t.match(await learner('f1'), { unit: null })
  })

  await t.test('without a formula an empty value is an empty cell, of whatever type', async (t) => {
    for (const type of ['n', 'b', 'd', 's']) {
      const key = '<c t="inlineStr"><is><t>f2</t></is></c>'
      const file = await workbook(row(2, key, `<c r="C2" t="${type}"><v/></c>`))
      t.match(await send(file), { refused: 0 }, type)
      t.match(await learner('f2'), { birth_year: null })
    }
  })
})

test('which formats of numbers show digits as codes have them', async (t) => {
  const cases: [format: string, number: number, shown: string | undefined][] = [
    ['000000', 12345, '012345'],
    ['000000', 1234567, '1234567'],
    ['"HV"0000', 17, 'HV0017'],
    ['\\H\\V000', 7, 'HV007'],
    ['000\\-000', 1234, '001-234'],
    ['000-00-0000', 12345678, '012-34-5678'],
    ['00"/QĐ"', 5, '05/QĐ'],
    ['000000;-000000', 12, '000012'],
    ['[$-42A]0000', 12, '0012'],
    ['0', 12, undefined],
    ['General', 12, undefined],
    ['0.00', 12, undefined],
    ['#,##0', 1234, undefined],
    ['0%', 12, undefined],
    ['000000', 0.5, undefined],
    ['000000', -5, undefined],
    ['0.00E+00', 12, undefined],
    ['"lớp "0', 12, 'lớp 12'],
  ]
  for (const [format, number, shown] of cases)
    t.equal(digitFormatter(format)?.(number), shown, `${format} of ${number}`)
})
