import { startApp } from '../../../support/app.ts'
import { importFile } from './import-file.ts'
import { test } from '../../../support/shared-test.ts'

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

test('imports of tables', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  await expect(201, 'POST', '/v1/programs', { body: { code: 'TCLLCT', name: 'Trung cấp' } })
  const csv = (resource: string, body: string | Buffer, status = 200) =>
    importFile(app, resource, 'csv', body, { status })

  await t.test('commas, semicolons and tabs; with and without a byte order mark; CRLF and LF', async (t) => {
    for (const [n, separator] of [',', ';', '\t'].entries()) {
      const row = [`h${n}`, `"Nguyễn ""Văn"" An${separator} Bình"`, '1980'].join(separator)
      const head = ['external_id', 'full_name', 'birth_year'].join(separator)
      const text = n === 1 ? `${head}\n${row}` : `\uFEFF${head}\r\n${row}\r\n\r\n${separator}${separator}\r\n`
      t.match(await csv('learners', text), { created: 1, rows_read: 1, refused: 0 })
      const { items } = await expect(200, 'GET', `/v1/learners?external_id=h${n}`)
      // a tab in a name counts as a space
      const between = separator === '\t' ? ' ' : separator
      t.match(items, [{ full_name: `Nguyễn "Văn" An${between} Bình`, birth_year: 1980 }])
    }
  })

  await t.test('Vietnamese headers, whatever their case and accents', async (t) => {
    const head = 'Mã lớp;TÊN LỚP;Ma chuong trinh;năm;Ngày khai giảng;Bế giảng;Trong kế hoạch;Sĩ số'
    const file = `${head}\nK1;Lớp một;TCLLCT;2020;05/03/2020;44000;có;50\nK2;Lớp hai;TCLLCT;2020;1/9/2020;;KHÔNG;\n`
    t.match(await csv('classes?match=code', file), { created: 2, refused: 0 })
    t.match(await expect(200, 'GET', '/v1/classes/K1'), {
      opened_on: '2020-03-05',
      closed_on: '2020-06-18',
      planned: true,
      headcount: 50,
    })
    const blank = 'Mã lớp;Tên lớp;Mã chương trình;Năm;Trạng thái\nK3;Lớp ba;TCLLCT;2020;\n'
    t.match(
      await csv('classes?match=code', blank),
      { created: 1 },
      'an empty cell is the default of a new row',
    )
    t.match(await expect(200, 'GET', '/v1/classes/K2'), {
      opened_on: '2020-09-01',
      closed_on: null,
      planned: false,
    })
    const learners = 'Họ và tên,Mã học viên,Đơn vị công tác\nTrần Thị B,HV1,UBND huyện\n'
    t.match(await csv('learners', learners), { created: 1 })
    const enrollments = 'Mã ghi danh,Mã lớp,Mã học viên,Kết quả\nG1,K1,HV1,good\nG2,K9,HV1,good\n'
    const report = await csv('enrollments?on_error=skip', enrollments)
    t.match(report, { created: 1, errors: [{ line: 3, column: 2, field: 'class.code', value: 'K9' }] })
  })

  await t.test('cells are read by the field that they are for', async (t) => {
    await csv('party-cells', 'external_id,name\ncb1,Chi bộ Một\n')
    const head = 'external_id;party_cell.external_id;year;grade;score;decided_on;published'
    const rows = [
      'g1;cb1;2020;good;87,5;31-12-2020;TRUE',
      'g2;cb1;2021;good;1.234;31/02/2021;false',
      'g3;cb1;2019;good;x;;có lẽ',
      'g4;cb1;2018.5;good;;99999999;',
    ]
    const report = await csv('party-cell-gradings?on_error=skip', [head, ...rows].join('\n'))
    t.match(report, { created: 1, refused: 3 })
    t.match(report.errors, [
      { line: 3, column: 5, field: 'score', value: '1.234', code: 'ambiguous_number' },
      { line: 3, column: 6, field: 'decided_on', value: '31/02/2021', code: 'wrong_format' },
      { line: 4, column: 5, field: 'score', value: 'x', code: 'wrong_type' },
      { line: 4, column: 7, field: 'published', value: 'có lẽ', code: 'wrong_type' },
      { line: 5, column: 3, field: 'year', value: '2018.5' },
      { line: 5, column: 6, field: 'decided_on', value: '99999999' },
    ])
    t.match((await expect(200, 'GET', '/v1/party-cell-gradings')).items, [
      { score: 87.5, published: true, decided_on: '2020-12-31' },
    ])
    const ndjson = `${JSON.stringify({ external_id: 'g1', decided_on: '31/12/2020' })}\n`
    t.match(await importFile(app, 'party-cell-gradings', 'ndjson', ndjson), {
      errors: [{ code: 'wrong_format', value: '31/12/2020' }],
    })
  })

  await t.test(
    'cells that were made safe for spreadsheets, several lines, and rows of another length',
    async (t) => {
      const file = [
        'external_id,name,description',
        't1,\'=1+1,"dòng 1\ndòng 2"',
        't2,Hai',
        't3,Ba,x,y',
        "t4,'Bốn,",
        't5,Năm,"a",,',
      ].join('\r\n')
      const report = await csv('tags?on_error=skip', file)
      t.match(report, { rows_read: 5, created: 3, refused: 2 })
      t.match(report.errors, [
        { line: 4, code: 'wrong_columns', column: null },
        { line: 5, code: 'wrong_columns' },
      ])
      const { items } = await expect(200, 'GET', '/v1/tags?external_id=t1,t4&sort=created_at')
      t.match(items, [
        { name: '=1+1', description: 'dòng 1\ndòng 2' },
        { name: "'Bốn", description: null },
      ])
    },
  )

  await t.test(
    'files that cannot be read are refused with the line and the remedy, and leave nothing',
    async (t) => {
      const head = 'external_id,name\n'
      const cases: [string | Buffer, string, RegExp][] = [
        ['', 'empty_file', /first line/],
        ['\uFEFF', 'empty_file', /first line/],
        ['\n\n', 'empty_file', /first line/],
        [`${','.repeat(100_000)}\nx\n`, 'too_many_columns', /1000 columns/],
        [utf16(`${head}z1,Một\n`), 'is_utf16', /UTF-8/],
        [Buffer.from(`${head}z1,Một\n`, 'utf16le'), 'is_utf16', /UTF-8/],
        [
          Buffer.concat([Buffer.from(`${head}z1,Một\nz2,`), Buffer.from([0xe9, 0x0a])]),
          'not_utf8',
          /^Line 3: /,
        ],
        [Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]), 'is_workbook', /xlsx/],
        [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), 'is_old_workbook', /xls/],
        [`${head}z1,"Một\nz2,Hai\n`, 'open_quote', /quote/],
        [`${head}z1,M"ộ"t\n`, 'stray_quote', /^Line 2: .*quote/],
        [`${head}z1,"Một" hai\n`, 'stray_quote', /^Line 2: .*quote/],
        ['external_id,nam\nz1,x\n', 'unknown_column', /Did you mean "name"\?/],
        ['external_id,name,Tên\nz1,x,y\n', 'repeated_column', /"name", "Tên"/],
        ['mã,nam\nz1,x\n', 'no_header', /^None of the first 2 rows has .*header_row/],
      ]
      for (const [body, code, detail] of cases) {
        const problem = await csv('tags?unknown_columns=refuse', body, 422)
        t.match(problem, { code: 'unreadable_file', detail, errors: [{ code }] }, code)
      }
      const long = `{"external_id": "z1", "name": "${'x'.repeat(100)}"}`
      const broken = Buffer.concat([Buffer.from(`${long}\n`), Buffer.from([0xff, 0x0a])])
      t.match(await importFile(app, 'tags', 'ndjson', broken, { status: 422 }), {
        errors: [{ code: 'not_utf8' }],
      })
      const wide = utf16('{"external_id": "z1", "name": "Một"}\n')
      t.match(await importFile(app, 'tags', 'ndjson', wide, { status: 422 }), {
        errors: [{ code: 'is_utf16' }],
      })
      const vietnamese = await app.send('POST', '/v1/imports/tags', {
        body: utf16(head),
        headers: { 'content-type': 'text/csv', 'accept-language': 'vi' },
      })
      t.match(vietnamese.json().detail, /hãy lưu lại bằng UTF-8/)
      t.same((await expect(200, 'GET', '/v1/tags?external_id=z1')).items, [])
    },
  )
})
