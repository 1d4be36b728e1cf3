import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'tap'
import { startApp } from '../../../support/app.ts'
import { fc } from '../../../support/fast-check.ts'
import { importFile, mediaTypes } from './import-file.ts'
import { zipArchive, sheetXml, textRowXml, workbookFile } from './workbook-file.ts'

const headers = textRowXml(1, 'external_id', 'name')
const good = headers + textRowXml(2, 'z1', 'Một')
const workbookOfRows = (rows: string, more = {}) => workbookFile({ sheets: { A: rows }, ...more })
const mergedCells = (...ranges: string[]) =>
  workbookOfRows(
    sheetXml(
      good,
      `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`,
    ),
  )
const attributes = Array.from({ length: 200_000 }, (_, n) => `a${n}=""`).join(' ')

/** Changes bytes of each entry of the central directory, at an offset from its signature. */
function patchBytes(file: Buffer, at: number, bytes: Buffer): Buffer {
  const copy = Buffer.from(file)
  const signature = Buffer.from([0x50, 0x4b, 1, 2])
  for (let found = copy.indexOf(signature); found !== -1; found = copy.indexOf(signature, found + 4)) {
    bytes.copy(copy, found + at)
  }
  return copy
}

const oldKind = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.alloc(600),
])
const locked = Buffer.concat([oldKind, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(100)])
/** A text that compresses to a twentieth. */
const repeatedText = (bytes: number) =>
  Array.from({ length: bytes / 200 }, () => randomBytes(4).toString('hex').padEnd(200, 'x')).join('')
const entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
const manyParts = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`xl/media/${n}`, '']))

test('workbooks that cannot be read are refused with the remedy, and leave nothing', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '5000000' })
  // its own folder, without workbooks of other tests
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workbooks-'))
  process.env['TMPDIR'] = folder
  const cases: [Buffer, string, RegExp][] = [
    [Buffer.from('external_id,name\n'), 'not_a_workbook', /text\/csv/],
    [Buffer.alloc(0), 'not_a_workbook', /save the sheet as \.xlsx/],
    [oldKind, 'is_old_workbook', /save it as \.xlsx/],
    [locked, 'is_encrypted', /take the password away/],
    [patchBytes(await workbookOfRows(good), 8, Buffer.from([1])), 'is_encrypted', /password/],
    [(await workbookOfRows(good)).subarray(0, -30), 'broken_workbook', /save it as \.xlsx/],
    [await zipArchive({ 'word/document.xml': '<a/>' }), 'broken_workbook', /another kind/],
    [await workbookOfRows(good, { more: { 'xl/worksheets/sheet1.xml': '' } }), 'broken_workbook', /XML/],
    [await workbookOfRows(`${good}<row r="3"><c r="A3">`), 'broken_workbook', /XML/],
    [await workbookOfRows(entity + sheetXml(textRowXml(1, '&x;', 'name'))), 'broken_workbook', /XML/],
    [await workbookOfRows(`${good}<row r="2"/>`), 'broken_workbook', /out of order/],
    [await workbookOfRows(`${headers}<row r="2"><c r="ZZZ2"><v>1</v></c></row>`), 'broken_workbook', /ZZZ2/],
    [
      await workbookOfRows(`${headers}<row r="2"><c r="A2" t="s"><v>7</v></c></row>`),
      'broken_workbook',
      /text 7/,
    ],
    [await workbookOfRows(''), 'empty_file', /first row/],
    [await workbookOfRows(textRowXml(1, 'mã', 'nam')), 'no_header', /header_row/],
    [
      await workbookOfRows(sheetXml(good, '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>')),
      'merged_header',
      /^Line 1: .*A1:A2/,
    ],
    [await mergedCells('A2:A9', 'A9:B9'), 'overlapping_ranges', /A2:A9 and A9:B9 overlap/],
    [await mergedCells('D2:F4', 'B2:C2', 'A3:E3'), 'overlapping_ranges', /D2:F4 and A3:E3/],
    [await mergedCells('B3:B3', 'C1048576:A2'), 'overlapping_ranges', /unmerge/],
    [
      await mergedCells(...Array.from({ length: 20_000 }, () => 'A2:A1048576')),
      'overlapping_ranges',
      /A2:A1048576/,
    ],
    [await workbookOfRows(`${good}<row r="3" ${attributes}/>`), 'too_much', /attributes of an element/],
    [
      await workbookOfRows(headers, { more: { 'xl/sharedStrings.xml': Buffer.alloc(20_000_000, ' ') } }),
      'unpacks_too_large',
      /CSV/,
    ],
    [await workbookOfRows(`${headers}${' '.repeat(20_000_000)}`), 'unpacks_too_large', /CSV/],
    [patchBytes(await workbookOfRows(good), 24, Buffer.from([9, 0, 0, 0])), 'broken_workbook', /damaged/],
    [
      await workbookOfRows(`${headers}<row r="2"><c r="A2" t="inlineStr"><is><t>${repeatedText(17_000_000)}`),
      'line_too_long',
      /16 MiB/,
    ],
    [await workbookOfRows(good, { more: manyParts, compress: false }), 'too_much', /parts/],
    [
      await workbookOfRows(
        textRowXml(1, 'name') + `<row r="2"><c r="A2" t="s"><v>${'9'.repeat(400)}</v></c></row>`,
      ),
      'broken_workbook',
      /text/,
    ],
  ]
  for (const [body, code, detail] of cases) {
    const problem = await importFile(app, 'tags', 'xlsx', body, { status: 422 })
    t.match(problem, { code: 'unreadable_file', detail, errors: [{ code }] }, `${code} ${String(detail)}`)
  }
  const latin = await workbookOfRows(good, {
    more: { 'xl/worksheets/sheet1.xml': Buffer.from(sheetXml(good).replace('Một', '\u00e9'), 'latin1') },
  })
  t.match(await importFile(app, 'tags', 'xlsx', latin, { status: 422 }), {
    errors: [{ code: 'broken_workbook' }],
  })
  const csv = await importFile(app, 'tags', 'csv', await workbookOfRows(good), { status: 422 })
  t.match(csv, { errors: [{ code: 'is_workbook' }] })
  t.same((await app.expect(200, 'GET', '/v1/tags')).items, [])
  t.same((await app.expect(200, 'GET', '/v1/imports')).items, [])
  t.same(fs.readdirSync(folder), [], 'no file is left')

  const vietnamese = await app.send('POST', '/v1/imports/tags', {
    body: locked,
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'accept-language': 'vi',
    },
  })
  t.match(vietnamese.json().detail, /hãy bỏ mật khẩu/)
  for (const [body, code] of cases.filter(([, each]) => each === 'broken_workbook')) {
    const { detail } = await importFile(app, 'tags', 'xlsx', body, {
      status: 422,
      headers: { 'accept-language': 'vi' },
    })
    t.match(detail, /^Tệp Excel bị hỏng \(/, code)
    t.notMatch(detail, /\b(?:is|it|its|has|the|of|not|cannot|beyond|kind)\b/, 'no English in it')
  }

  const apart = await mergedCells('A2:A3', 'A4:A5', 'B2:B9', 'C2:D3', 'C4:C4', 'D4:E9')
  const dryRun = await importFile(app, 'tags?dry_run=true', 'xlsx', apart)
  t.match(dryRun, { rows_read: 1, refused: 0 }, 'ranges that do not overlap are read')
})

test('a workbook with any bytes changed is read or refused, and never a fault of the server', async (t) => {
  const app = await startApp(t)
  const strings = '<si><t>external_id</t></si><si><t>name</t></si><si><t>Một</t></si>'
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2"><v>7</v></c><c r="B2" t="s"><v>2</v></c></row>'
  const files = await Promise.all(
    [true, false].map((compress) =>
      workbookFile({
        sheets: { A: sheetXml(rows, '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>') },
        strings,
        compress,
      }),
    ),
  )
  const change = fc.record({ at: fc.double({ min: 0, max: 0.999999, noNaN: true }), byte: fc.nat(255) })
  const property = fc.asyncProperty(
    fc.constantFrom(...files),
    fc.array(change, { minLength: 1, maxLength: 6 }),
    async (file, changes) => {
      const copy = Buffer.from(file)
      for (const { at, byte } of changes) copy[Math.floor(at * copy.length)] = byte
      const answer = await app.send('POST', '/v1/imports/tags?dry_run=true', {
        body: copy,
        headers: { 'content-type': mediaTypes.xlsx },
      })
      if (answer.statusCode !== 200) t.match(answer.json(), { status: 422, code: 'unreadable_file' })
    },
  )
  await fc.assert(property, { numRuns: 250 })
})
