import { test } from 'tap'
import { startApp } from '../../../support/app.ts'
import { lines, mediaTypes } from './import-file.ts'
import { zipArchive, textRowXml, workbookFile } from './workbook-file.ts'

const excel = 'application/vnd.ms-excel'
const unnamed = 'application/octet-stream'
const openDocument = 'application/vnd.oasis.opendocument.spreadsheet'

const oldKind = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.alloc(600),
])

test('files are told by how they begin where their media type does not tell', async (t) => {
  const app = await startApp(t)
  const send = (type: string, body: string | Buffer, more: Record<string, string> = {}, query = '') =>
    app.send('POST', `/v1/imports/tags${query}`, { body, headers: { 'content-type': type, ...more } })
  const workbook = (code: string) =>
    workbookFile({
      sheets: { A: textRowXml(1, 'external_id', 'name') + textRowXml(2, code, `Sheet ${code}`) },
    })
  // LibreOffice and others begin with the media type, not packed (OpenDocument 1.3, part 2, 3.3)
  const ods = await zipArchive({ mimetype: openDocument, 'content.xml': '<a/>' }, false)

  await t.test('CSV and workbooks as Windows names them are read', async (t) => {
    for (const [n, type] of [excel, unnamed].entries()) {
      const csv = await send(type, `\uFEFFexternal_id;name\r\nc${n};Thẻ ${n}\r\n`)
      t.match([csv.statusCode, csv.json()], [200, { format: 'csv', created: 1 }], type)
      const xlsx = await send(type, await workbook(`x${n}`), {}, '?sheet=A')
      t.match([xlsx.statusCode, xlsx.json()], [200, { format: 'xlsx', created: 1 }], type)
      const ndjson = await send(type, lines({ external_id: `n${n}`, name: `Dòng ${n}` }))
      t.match([ndjson.statusCode, ndjson.json()], [200, { format: 'ndjson', created: 1 }], type)
    }
    const sheet = await send(excel, 'external_id,name\nq,Q\n', {}, '?sheet=A')
    t.match(
      [sheet.statusCode, sheet.json()],
      [400, { errors: [{ parameter: 'sheet', code: 'only_for_workbooks' }] }],
    )
  })

  await t.test(
    'old workbooks, OpenDocument and pages named .xls are refused with how to save them',
    async (t) => {
      const page =
        '\r\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>Tên</td></tr></table></html>'
      const cases: [type: string, body: string | Buffer, code: string, en: RegExp, vi: RegExp][] = [
        [excel, oldKind, 'is_old_workbook', /save it as \.xlsx/, /hãy lưu lại thành \.xlsx/],
        [unnamed, oldKind, 'is_old_workbook', /save it as \.xlsx/, /hãy lưu lại thành \.xlsx/],
        ['text/csv', oldKind, 'is_old_workbook', /save it as \.xlsx/, /hãy lưu lại thành \.xlsx/],
        [openDocument, ods, 'is_open_document', /\.ods.*\.xlsx/, /\.ods.*lưu lại thành \.xlsx/],
        [unnamed, ods, 'is_open_document', /\.ods.*\.xlsx/, /\.ods.*lưu lại thành \.xlsx/],
        [mediaTypes.xlsx, ods, 'is_open_document', /\.ods.*\.xlsx/, /\.ods.*lưu lại thành \.xlsx/],
        ['text/csv', ods, 'is_open_document', /\.ods.*\.xlsx/, /\.ods.*lưu lại thành \.xlsx/],
        [excel, page, 'is_markup', /HTML.*\.xlsx/, /HTML.*lưu lại thành \.xlsx/],
        ['text/csv', page, 'is_markup', /HTML.*\.xlsx/, /HTML.*lưu lại thành \.xlsx/],
      ]
      for (const [type, body, code, en, vi] of cases) {
        const english = await send(type, body)
        t.match(
          [english.statusCode, english.json()],
          [422, { code: 'unreadable_file', detail: en }],
          `${type} ${code}`,
        )
        t.match(english.json().errors, [{ code }])
        t.match((await send(type, body, { 'accept-language': 'vi' })).json().detail, vi)
      }
      t.equal((await app.expect(200, 'GET', '/v1/tags?count=exact')).page.count, 6)
    },
  )

  await t.test('another media type is refused with those that are read', async (t) => {
    for (const type of ['text/plain', 'application/json', 'application/pdf']) {
      const refused = await send(type, 'x')
      t.match([refused.statusCode, refused.json()], [415, { detail: /text\/csv.*spreadsheetml/ }], type)
      t.match((await send(type, 'x', { 'accept-language': 'vi' })).json().detail, /^Hãy .*text\/csv/)
    }
  })
})

test('a large file is told by how it begins, too', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '0' })
  const send = async (body: string | Buffer) =>
    (await app.send('POST', '/v1/imports/tags', { body, headers: { 'content-type': unnamed } })).json()
  t.match(await send('external_id,name\nc1,Một\n'), { status: 'queued', format: 'csv' })
  t.match(await send(oldKind), { status: 422, errors: [{ code: 'is_old_workbook' }] })
})
