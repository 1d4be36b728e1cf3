import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'tap'
import { isDateFormat } from '../../../../src/libraries/xlsx/reader/number-styles.ts'
import { textStore } from '../../../../src/libraries/xlsx/reader/text-store.ts'
import { packageRoot } from '../../../../src/package.ts'
import { startApp } from '../../../support/app.ts'
import { importFile } from './import-file.ts'
import { waitForImport, startTestImportWorker } from './import-worker.ts'
import { sheetXml, textRowXml, workbookFile } from './workbook-file.ts'

const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="[$-42A]dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="0.0&quot; điểm (d)&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'

test('imports of workbooks', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  await expect(201, 'POST', '/v1/programs', { body: { code: 'TCLLCT', name: 'Trung cấp' } })
  const send = (address: string, file: Buffer, status = 200) =>
    importFile(app, address, 'xlsx', file, { status })

  await t.test('a sheet as Excel writes it: shared and rich texts, days, yes and no, formulas', async (t) => {
    const strings = [
      '<si><t>Mã lớp</t></si>',
      '<si><r><rPr><b/></rPr><t>Tên </t></r><r><t xml:space="preserve">lớp</t></r><rPh sb="0" eb="1"><t>ten</t></rPh></si>',
      '<si><t>Mã chương trình</t></si><si><t>Năm</t></si><si><t>Ngày khai giảng</t></si>',
      '<si><t>Bế giảng</t></si><si><t>Trong kế hoạch</t></si><si><t>Sĩ số</t></si><si><t># Ghi chú</t></si>',
      '<si><t>TCLLCT</t></si><si><t>Lớp &lt;một&gt; _x005F_x0041_</t></si>',
    ].join('')
    const headers = [0, 1, 2, 3, 4, 5, 6, 7, 8]
      .map((at) => `<c r="${'ABCDEFGHI'[at]}2" t="s"><v>${at}</v></c>`)
      .join('')
    const rows = [
      `<row r="2" spans="1:9">${headers}</row>`,
      '<row r="3"><c r="A3"><v>12</v></c><c r="B3" t="s"><v>10</v></c><c r="C3" t="s"><v>9</v></c><c r="D3"><v>2020</v></c><c r="E3" s="1"><v>43895</v></c><c r="F3" s="2"><v>43999.75</v></c><c r="G3" t="b"><v>1</v></c><c r="H3" s="3"><f>SUM(A1:A9)</f><v>50</v></c><c r="I3" t="e"><v>#N/A</v></c></row>',
      '<row r="4"/><row r="5"><c r="A5" s="1"/><c r="B5" t="str"><f>""</f><v></v></c></row>',
      '<row r="7"><c r="A7" t="str"><f>"K"&amp;13</f><v>K13</v></c><c r="B7" t="inlineStr"><is><t>Lớp hai</t></is></c><c r="C7" t="s"><v>9</v></c><c r="D7"><v>2.02E3</v></c><c r="E7" t="inlineStr"><is><t>05/03/2020</t></is></c><c r="F7"><v>44000</v></c></row>',
    ].join('')
    const file = await workbookFile({ sheets: { 'Lớp học': rows }, strings, styles })
    t.match(await send('classes?match=code', file), { format: 'xlsx', created: 2, rows_read: 2, sheet: null })
    t.match(await expect(200, 'GET', '/v1/classes/12'), {
      name: 'Lớp <một> _x0041_',
      opened_on: '2020-03-05',
      closed_on: '2020-06-17',
      planned: true,
      headcount: 50,
    })
    const second = { name: 'Lớp hai', opened_on: '2020-03-05', closed_on: '2020-06-18', headcount: null }
    t.match(await expect(200, 'GET', '/v1/classes/K13'), second)
    t.match(await send('classes?match=code', file), { unchanged: 2 })
  })

  await t.test('a sheet as LibreOffice 7.4 wrote it', async (t) => {
    const file = fs.readFileSync(path.join(packageRoot, 'test/features/exchange/imports/libreoffice.xlsx'))
    const address = `classes?match=code&on_error=skip&sheet=${encodeURIComponent('Năm 2020')}`
    const report = await send(address, file)
    t.match(report, { created: 2, refused: 1 })
    t.match(report.errors, [{ line: 7, column: 6, field: 'headcount', value: '#DIV/0!', code: 'cell_error' }])
    t.match(await expect(200, 'GET', '/v1/classes/LO-1?include=program'), {
      name: 'Lớp một <thử>',
      program: { code: 'TCLLCT' },
      opened_on: '2020-03-05',
      headcount: 50,
      planned: true,
      status: 'completed',
    })
    t.match(await expect(200, 'GET', '/v1/classes/LO-2?include=program'), {
      name: 'Lớp hai',
      program: { code: 'TCLLCT' },
      opened_on: '2020-03-06',
      planned: false,
    })
  })

  await t.test('days counted from 1904; names with prefixes; cells without places', async (t) => {
    const x = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const text = (value: string) => `<x:c t="inlineStr"><x:is><x:t>${value}</x:t></x:is></x:c>`
    const row = (code: string, day: string) =>
      `<x:row>${text(code)}${text(code)}${text('TCLLCT')}<x:c><x:v>2020</x:v></x:c>${day}</x:row>`
    const headers = ['code', 'name', 'program.code', 'year', 'opened_on'].map(text).join('')
    const sheet = `<x:worksheet xmlns:x="${x}"><x:sheetData><x:row>${headers}</x:row>${row('N1', '<x:c s="1"><x:v>42433</x:v></x:c>')}${row('N2', '<x:c><x:v>42433</x:v></x:c>')}${row('N3', '<x:c t="d"><x:v>2020-03-05T00:00:00</x:v></x:c>')}</x:sheetData></x:worksheet>`
    const file = await workbookFile({ sheets: { A: sheet }, styles, properties: 'date1904="1"' })
    t.match(await send('classes?match=code', file), { created: 3, refused: 0 })
    for (const code of ['N1', 'N2', 'N3']) {
      t.match(await expect(200, 'GET', `/v1/classes/${code}`), { opened_on: '2020-03-05' }, code)
    }
  })

  await t.test('what cannot be told of a row is in the report, with line, column and remedy', async (t) => {
    const rows = [
      textRowXml(1, 'external_id', 'full_name', 'birth_year', 'unit'),
      textRowXml(2, 'x1', 'An'),
      '<row r="3"><c r="A3" t="inlineStr"><is><t>x2</t></is></c><c r="B3" t="e"><f>VLOOKUP(1,A:A,1,0)</f><v>#N/A</v></c></row>',
      '<row r="4"><c r="A4" t="inlineStr"><is><t>x3</t></is></c><c r="B4"><f>A4</f></c></row>',
      textRowXml(5, 'x4', 'Bình', 'gộp ngang').replace(/<c r="D5".*?<\/c>/, ''),
      textRowXml(6, 'x5', 'Chi', '', 'Phòng A'),
      textRowXml(7, 'x6', 'Dũng'),
      textRowXml(8, 'x7', 'Em', '1980', 'Phòng B', 'thừa'),
      textRowXml(9, 'x8', 'Giang', '80'),
    ].join('')
    const merges =
      '<mergeCells count="2"><mergeCell ref="C5:D5"/><mergeCell ref="D6:D7"/></mergeCells><pageMargins left="1"/>'
    const file = await workbookFile({ sheets: { A: sheetXml(rows, merges) } })
    const report = await send('learners?on_error=skip', file)
    t.match(report, { rows_read: 8, created: 3, refused: 5 })
    t.match(report.errors, [
      { line: 3, column: 2, field: 'full_name', value: '#N/A', code: 'cell_error' },
      { line: 4, column: 2, field: 'full_name', value: null, code: 'formula_without_value' },
      {
        line: 5,
        column: 3,
        field: 'birth_year',
        value: 'gộp ngang',
        code: 'merged_cells',
        message_en: /C5:D5/,
      },
      { line: 8, column: null, code: 'wrong_columns' },
      { line: 9, column: 3, field: 'birth_year', value: '80' },
    ])
    const { items } = await expect(200, 'GET', '/v1/learners?external_id=x5,x6&sort=created_at')
    t.match(items, [{ unit: 'Phòng A' }, { unit: 'Phòng A' }], 'cells merged over rows have one value')
    const refused = await app.send('GET', `/v1/imports/${report.id}/refused-rows`)
    t.match(refused.body, /\r\nx2,#N\/A,,,3,/)
  })

  await t.test('the sheet that is named, else the first that is shown', async (t) => {
    const hidden =
      '<sheets><sheet name="Ẩn" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Thẻ" sheetId="2" r:id="rId2"/></sheets>'
    const sheets = {
      Ẩn: textRowXml(1, 'external_id', 'name') + textRowXml(2, 'an', 'Ẩn'),
      Thẻ: textRowXml(1, 'external_id', 'name') + textRowXml(2, 'the', 'Thẻ'),
    }
    const xmlns =
      'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    const more = { 'xl/workbook.xml': `<workbook ${xmlns}>${hidden}</workbook>` }
    const file = await workbookFile({ sheets, more })
    await send('tags', file)
    t.match((await expect(200, 'GET', '/v1/tags')).items, [{ external_id: 'the' }])
    t.match(await send(`tags?sheet=${encodeURIComponent('Ẩn')}`, file), { created: 1, sheet: 'Ẩn' })
    const problem = await send('tags?sheet=X', file, 422)
    t.match(problem, { errors: [{ code: 'unknown_sheet', message: /"Ẩn", "Thẻ"/ }] })
    const csv = await importFile(app, 'tags?sheet=X', 'csv', 'name\n', { status: 400 })
    t.match(csv.errors, [{ parameter: 'sheet', code: 'only_for_workbooks' }])
  })
})

test('large workbooks are jobs, on disk where they are large', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '1000' })
  // its own folder, without workbooks of other tests
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workbooks-'))
  process.env['TMPDIR'] = folder
  const worker = await startTestImportWorker(t, app)
  const noise = () => randomBytes(1800).toString('hex')
  const rows = Array.from({ length: 1_500 }, (_, n) =>
    textRowXml(n + 2, `h${n}`, `Số ${n}`, '', noise()),
  ).join('')
  const sheet = textRowXml(1, 'external_id', 'full_name', 'birth_year', '# nhiễu') + rows
  const file = await workbookFile({ sheets: { A: sheet }, compress: false })
  t.ok(file.length > 5_000_000, 'more than is held in memory')
  const { id } = await importFile(app, 'learners', 'xlsx', file, { status: 202 })
  t.match(await waitForImport(app, id), { status: 'completed', created: 1_500, progress: 1 })
  const broken = await importFile(app, 'learners', 'xlsx', file.subarray(0, 4_500_000), { status: 202 })
  const failed = await waitForImport(app, broken.id)
  t.match(failed, {
    status: 'failed',
    rows_read: 0,
    problem: { code: 'broken_workbook', message_vi: /hỏng/ },
  })
  t.same(fs.readdirSync(folder), [], 'no file is left')
  const old = await importFile(app, 'learners', 'xlsx', Buffer.alloc(5000, 'x'), { status: 422 })
  t.match(old, { errors: [{ code: 'not_a_workbook' }] })
  t.same(worker.errors, [])
})

test('jobs of workbooks wait for later rows, rehearse, and go on where another process ended', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '1000' })
  const { pool } = app.database
  const run = async (address: string, file: Buffer, before?: (id: string) => Promise<unknown>) => {
    const { id } = await importFile(app, address, 'xlsx', file, { status: 202 })
    await before?.(id)
    const worker = await startTestImportWorker(t, app)
    const found = await waitForImport(app, id)
    await worker.stop()
    t.same(worker.errors, [])
    return found
  }
  const count = 600
  const ids = Array.from({ length: count }, (_, n) => n)
  const sections = [
    textRowXml(1, 'external_id', 'name', 'parent.external_id', 'position'),
    ...ids.map((n) => {
      const texts = textRowXml(n + 2, `s${n}`, `Mục ${n}`, ...(n % 8 === 7 ? [] : [`s${n + 1}`]))
      return texts.replace('</row>', `<c r="D${n + 2}"><v>${n}</v></c></row>`)
    }),
  ].join('')
  const file = await workbookFile({ sheets: { A: sections } })
  t.match(await run('sections?dry_run=true', file), { status: 'completed', created: count, refused: 0 })
  t.match(await run('sections', file), { status: 'completed', created: count, refused: 0 })
  t.match((await app.expect(200, 'GET', '/v1/sections?external_id=s6&include=parent')).items, [
    { position: 6, parent: { external_id: 's7' } },
  ])
  const tags =
    textRowXml(1, 'external_id', 'name') + ids.map((n) => textRowXml(n + 2, `t${n}`, `Thẻ ${n}`)).join('')
  // like a worker that stored 500 rows and was killed
  const killed = (id: string) =>
    pool.query(
      `update imports set status = 'running', rows_read = 500, worker = gen_random_uuid(), beat_at = now() - interval '1 minute' where id = $1`,
      [id],
    )
  const resumed = await run('tags', await workbookFile({ sheets: { A: tags } }), killed)
  t.match(resumed, { status: 'completed', rows_read: count, created: count - 500 })
})

test('a workbook that is small, but packs many rows, is a job', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '20000' })
  const worker = await startTestImportWorker(t, app)
  const tags = (count: number) => {
    const rows = Array.from({ length: count }, (_, n) => textRowXml(n + 2, `t${n}`, `Thẻ ${n}`))
    return workbookFile({ sheets: { A: textRowXml(1, 'external_id', 'name') + rows.join('') } })
  }
  const [few, many] = await Promise.all([tags(100), tags(1000)])
  t.ok(many.length < 20_000)
  t.match(await importFile(app, 'tags', 'xlsx', few), { status: 'completed', created: 100 })
  const { id } = await importFile(app, 'tags', 'xlsx', many, { status: 202 })
  t.match(await waitForImport(app, id), { status: 'completed', created: 900, unchanged: 100 })
  t.same(worker.errors, [])
})

test('texts that go to disk come back as they were', (t) => {
  const texts = Array.from({ length: 3000 }, (_, n) => `chữ ${n} 🇻🇳 \ud800 ${'x'.repeat(n % 300)}`)
  const store = textStore(1000)
  texts.splice(5, 0, '')
  for (const text of texts) store.add(text)
  for (const [at, text] of texts.entries()) t.equal(store.get(at), text)
  t.equal(store.get(texts.length), undefined)
  store.close()
  t.end()
})

test('formats of dates are told from formats of numbers', (t) => {
  for (const code of ['dd/mm/yyyy', '[$-42A]d mmmm yyyy;@', 'h:mm', '[h]:mm:ss', 'yyyy"năm"']) {
    t.ok(isDateFormat(code), code)
  }
  for (const code of ['General', '0.00E+00', '#,##0 "đ"', '[Red]-0', '0\\d', '_(* #,##0_)', '@']) {
    t.notOk(isDateFormat(code), code)
  }
  t.end()
})
