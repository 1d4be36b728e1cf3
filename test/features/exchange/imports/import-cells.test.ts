import { Readable } from 'node:stream'
import { startApp } from '../../../support/app.ts'
import { importFile } from './import-file.ts'
import { sheetXml, textRowXml, workbookFile } from './workbook-file.ts'
import { test } from '../../../support/shared-test.ts'

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
const deepObject = (levels: number) => '{"alt":'.repeat(levels) + '1' + '}'.repeat(levels)

test('cells and lines that mean something else than they seem to', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  await expect(201, 'POST', '/v1/programs', { body: { code: 'T', name: 'Trung cấp' } })
  const csv = (address: string, body: string, status = 200) =>
    importFile(app, address, 'csv', body, { status })
  const head = 'code,name,program.code,year,opened_on,headcount'
  const classes = 'classes?match=code&on_error=skip'

  await t.test('a year is no day, in texts and in workbooks', async (t) => {
    const report = await csv(classes, `${head}\nY1,Lớp,T,2020,1985,\nY2,Lớp,T,2020,43895,\n`)
    t.match(report, { created: 1, refused: 1 })
    const expectedError = {
      field: 'opened_on',
      value: '1985',
      code: 'year_alone',
      message_vi: /31\/12\/2020/,
    }
    t.match(report.errors, [{ line: 2, column: 5, ...expectedError }])
    const cells = ['Y3', 'Lớp', 'T'].map(
      (text, at) => `<c r="${'ABC'[at]}2" t="inlineStr"><is><t>${text}</t></is></c>`,
    )
    const row = `<row r="2">${cells.join('')}<c r="D2"><v>2020</v></c><c r="E2"><v>1985</v></c></row>`
    const sheet = sheetXml(textRowXml(1, ...head.split(',').slice(0, 5)) + row)
    const file = await workbookFile({ sheets: { A: sheet } })
    t.match(await importFile(app, classes, 'xlsx', file), { created: 0, errors: [expectedError] })
  })

  await t.test(
    'midnight is left out; another time, and what is no day, is refused with both ways to write it',
    async (t) => {
      const rows = [
        'M1,Lớp,T,2020,05/03/2020 00:00:00,',
        'M2,Lớp,T,2020,2020-03-05T00:00:00Z,',
        'M3,Lớp,T,2020,05/03/2020 07:30,',
        'M4,Lớp,T,2020,mai,',
        'M5,Lớp,T,2020,31/02/2020,',
      ]
      const report = await csv(classes, [head, ...rows].join('\n'))
      t.match(report, { created: 2, refused: 3 })
      t.match(report.errors, [
        { line: 4, code: 'has_time', message_en: /time/ },
        { line: 5, code: 'wrong_format', message_en: /31\/12\/2020/ },
        { line: 6, code: 'wrong_format', message_vi: /31\/12\/2020/ },
      ])
      for (const code of ['M1', 'M2'])
        t.match(await expect(200, 'GET', `/v1/classes/${code}`), { opened_on: '2020-03-05' })
    },
  )

  await t.test('a point before three digits is of thousands where no commas separate cells', async (t) => {
    for (const [n, separator] of [';', '\t'].entries()) {
      const row = [`P${n}`, 'Lớp', 'T', '2020', '', '1.000'].join(separator)
      t.match(await csv(classes, `${head.replaceAll(',', separator)}\n${row}\n`), { created: 1 })
      t.match(await expect(200, 'GET', `/v1/classes/P${n}`), { headcount: 1000 })
    }
    await csv('party-cells', 'external_id,name\ncb1,Chi bộ Một\n')
    const scores = ['6.612', '0.612', '12.5', '7,25'].map((score, n) => `x${n};cb1;${2010 + n};good;${score}`)
    const report = await csv(
      'party-cell-gradings?on_error=skip',
      ['external_id;party_cell.external_id;year;grade;score', ...scores].join('\n'),
    )
    t.match(report, { created: 3, refused: 1 })
    t.match(report.errors, [
      { line: 2, field: 'score', value: '6.612', code: 'ambiguous_number', message_en: /6\.6120/ },
    ])
  })

  await t.test(
    'a decimal has a comma or a point, in every file; what may be a thousand is refused',
    async (t) => {
      await csv('party-cells', 'external_id,name\ncb2,Chi bộ Hai\n')
      const heads = ['party_cell.external_id', 'year', 'grade', 'score']
      const texts = ['82,5', '7,25', '-0,0', '92.5', '81,500']
      const separators = { ',': 2020, ';': 2030, '\t': 2040 }
      for (const [separator, from] of Object.entries(separators)) {
        const rows = texts.map((text, n) => ['cb2', String(from + n), 'good', `"${text}"`].join(separator))
        const file = [heads.join(separator), ...rows].join('\n')
        const report = await csv('party-cell-gradings?on_error=skip', file)
        const isClear = separator === ';'
        t.match(report, { created: isClear ? 5 : 4, refused: isClear ? 0 : 1 }, separator)
        if (!isClear)
          t.match(report.errors, [{ line: 6, field: 'score', code: 'ambiguous_number', message_en: /81500/ }])
        const { items } = await expect(
          200,
          'GET',
          '/v1/party-cell-gradings?sort=year&year=' + texts.map((_, n) => from + n),
        )
        t.same(
          items.map(({ score }: { score: number }) => score),
          [82.5, 7.25, 0, 92.5, ...(isClear ? [81.5] : [])],
          separator,
        )
      }
      const counts = ['"1,000"', '"12,0"', '"1.234,0"'].map((text, n) => `T${n},Lớp,T,2020,,${text}`)
      const report = await csv(classes, [head, ...counts].join('\n'))
      t.match(report, { created: 2, refused: 1 })
      t.match(report.errors, [{ line: 2, field: 'headcount', value: '1,000', code: 'ambiguous_number' }])
      t.match(await expect(200, 'GET', '/v1/classes/T1'), { headcount: 12 })
      t.match(await expect(200, 'GET', '/v1/classes/T2'), { headcount: 1234 })
      const rows = [heads, ['cb2', '2050', 'good', '82,5'], ['cb2', '2051', 'good', '81,500']]
      const sheet = sheetXml(rows.map((row, at) => textRowXml(at + 1, ...row)).join(''))
      const book = await importFile(
        app,
        'party-cell-gradings',
        'xlsx',
        await workbookFile({ sheets: { A: sheet } }),
      )
      t.match(book, { created: 2, refused: 0 })
    },
  )

  await t.test('what is nested too deeply is refused, in bodies, lines and cells', async (t) => {
    const body = `{"title":"Sâu","cover":${deepObject(30_000)}}`
    const headers = { 'content-type': 'application/json' }
    t.match(await expect(400, 'POST', '/v1/posts', { body, headers }), {
      code: 'malformed_body',
      detail: /64/,
    })
    const line = `{"external_id":"d1","title":"Sâu","cover":${deepObject(30_000)}}\n`
    const fine = `{"external_id":"d2","title":"Sâu [{[{[{","tag_ids":[]}\n`
    const report = await importFile(app, 'posts?on_error=skip', 'ndjson', line + fine)
    t.match(report, {
      created: 1,
      refused: 1,
      errors: [{ line: 1, code: 'malformed_json', message_vi: /64/ }],
    })
    const cell = await csv(
      'posts?on_error=skip',
      `external_id,title,tag_ids\nd3,Sâu,"${deep(30_000)}"\nd4,Sâu,[1\nd5,Sâu,"[${'1,'.repeat(30_000)}1]"\nd6,Sâu,"[{""__proto__"":1}]"\n`,
    )
    t.match(cell.errors, [
      { line: 2, column: 3, code: 'malformed_json', message_en: /64/ },
      { line: 3, column: 3, code: 'malformed_json' },
      { line: 4, column: 3, code: 'malformed_json', message_en: /20000/, message_vi: /20\.000/ },
      { line: 5, column: 3 },
    ])
    const broken = await importFile(app, 'posts?on_error=skip', 'ndjson', '{"external_id": \n')
    t.match(broken.errors, [{ message_en: /^The line is not/, message_vi: /^Dòng/ }])
  })

  await t.test('line numbers count line breaks of every kind inside quotes', async (t) => {
    const rows = [
      'external_id,name,description',
      'l1,Một,"a\r\n\r\nb"',
      '',
      'l2,Hai,"c\nd"',
      'l3,,x',
      'l4,"M"x,',
    ]
    const report = await csv('tags?on_error=skip', rows.slice(0, -1).join('\r\n'))
    t.match(report.errors, [{ line: 8, field: 'name' }])
    t.match(await csv('tags?on_error=skip', rows.join('\r\n'), 422), {
      errors: [{ code: 'stray_quote' }],
      detail: /^Line 9: /,
    })
  })

  await t.test('the separator is told by the whole header', async (t) => {
    t.match(await csv('programs?match=code', 'sep=;\r\ncode;name\r\nS1;Một\r\n'), { created: 1 })
    t.match(await csv('programs?match=code&on_error=skip', 'sep=;\ncode;name\nS2;\n'), {
      errors: [{ line: 3 }],
    })
    t.match(await csv('programs?match=code', '"Mã\nchương trình";"Tên chương trình"\nS3;Ba\n'), {
      created: 1,
    })
    t.match(await csv('programs?match=code', '\tcode\tname\n\tS4\tBốn\n'), { created: 1 })
    t.match(await csv('programs?match=code', 'code,name\rS5,Năm\r', 422), {
      errors: [{ code: 'cr_only' }],
      detail: /CSV UTF-8/,
    })
  })
})

test('a large file is not judged by a beginning that is cut off in a cell', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '0' })
  const chunks = ['external_id,title,body\np1,Tin,"dòng một\n', 'dòng hai"\n']
  const file = Readable.from(chunks.map((chunk) => Buffer.from(chunk)))
  t.match(await importFile(app, 'posts', 'csv', file, { status: 202 }), { status: 'queued' })
})
