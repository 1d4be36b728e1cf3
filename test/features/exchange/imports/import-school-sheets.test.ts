import fs from 'node:fs'
import path from 'node:path'
import readWorkbook from 'read-excel-file/node'
import { modules } from '../../../../src/modules.ts'
import { packageRoot } from '../../../../src/package.ts'
import { startApp } from '../../../support/app.ts'
import { test } from '../../../support/shared-test.ts'
import { importFile } from './import-file.ts'

const folder = path.join(packageRoot, 'test/features/exchange/imports/school-sheets')

type Row = Record<string, unknown>

interface Expected {
  /** The resource and the options; learners where it is left out. */
  into?: string
  header: [row: number, rows: number]
  /** What each column with a head is understood as. */
  fields: (string | null)[]
  counts: Row
  /** The line and the code of each warning. */
  warnings: [line: number, code: string][]
  /** The line and the code of each error. */
  errors?: [line: number, code: string][]
  /** The stored rows, in the order of the file. */
  rows: Row[]
}

const male = (full_name: string, more: Row = {}) => ({ full_name, sex: 'male', ...more })
const female = (full_name: string, more: Row = {}) => ({ full_name, sex: 'female', ...more })

/** What is to be read, passed over and warned of. It was written before the sheets were read for the first time. */
const sheets: Record<string, Expected> = {
  '01-danh-sach-hoc-vien.xlsx': {
    header: [7, 1],
    fields: [null, 'full_name', 'birth_date', 'sex', 'position', 'unit', null],
    counts: { created: 5, refused: 0 },
    warnings: [
      [1, 'rows_above'],
      [7, 'unknown_columns'],
      [13, 'row_count'],
      [15, 'signature'],
      [16, 'signature'],
      [17, 'signature'],
      [20, 'signature'],
    ],
    rows: [
      male('Nguyễn Văn Mẫu', {
        birth_date: '1980-03-05',
        position: 'Chủ tịch UBND',
        unit: 'UBND xã Mẫu Hòa',
      }),
      female('Trần Thị Thử', { birth_date: '1985-12-31', unit: 'Đảng ủy xã Mẫu Sơn' }),
      male('Lê Văn Ví', { birth_date: '1979-01-02', position: null, unit: 'Sở Tài chính' }),
      female('Phạm Thị Dụ', { birth_date: '1990-07-20' }),
      male('Hoàng Văn Kiểm', { birth_date: '1988-11-11' }),
    ],
  },
  '02-hai-dong-tieu-de.xlsx': {
    header: [3, 2],
    fields: [null, 'full_name:family', 'full_name:given', 'birth:male', 'birth:female', 'position', 'unit'],
    counts: { created: 5, refused: 0 },
    warnings: [
      [1, 'rows_above'],
      [3, 'unknown_columns'],
      [5, 'column_numbers'],
      [10, 'birth_month'],
      [11, 'total'],
      [11, 'count_differs'],
    ],
    rows: [
      male('Nguyễn Thành Mẫu', { birth_date: null, birth_year: 1980 }),
      female('Trần Thị Thử', { birth_date: '1985-03-05', birth_year: 1985 }),
      male('Lê Ví', { birth_date: '1979-01-02', position: null }),
      female('Phạm Thị Ngọc Dụ', { birth_date: null, birth_year: 1990 }),
      male('Hoàng Kiểm', { birth_date: null, birth_year: 1988, unit: 'Xã đoàn Mẫu Hòa' }),
    ],
  },
  '03-danh-dau-nam-nu.xlsx': {
    header: [2, 2],
    fields: [null, 'full_name', 'birth_date', 'sex:male', 'sex:female', 'unit'],
    counts: { created: 4, refused: 2 },
    warnings: [
      [1, 'rows_above'],
      [2, 'unknown_columns'],
      [5, 'birth_month'],
      [7, 'birth_month'],
    ],
    errors: [
      [8, 'both_sexes'],
      [9, 'wrong_format'],
    ],
    rows: [
      male('Nguyễn Văn Mẫu', { birth_date: null, birth_year: 1980 }),
      female('Trần Thị Thử', { birth_date: null, birth_year: 1980 }),
      male('Lê Văn Ví', { birth_date: '1980-03-05' }),
      female('Phạm Dụ', { birth_date: null, birth_year: 1990 }),
    ],
  },
  '04-nhom-khoi.xlsx': {
    into: 'learners?mapping={"groups":"unit_group"}',
    header: [3, 1],
    fields: [null, 'full_name', 'birth_year', 'unit', null],
    counts: { created: 3, refused: 0 },
    warnings: [
      [1, 'rows_above'],
      [3, 'unknown_columns'],
      [4, 'group_value'],
      [7, 'subtotal'],
      [8, 'group_value'],
      [10, 'subtotal'],
      [11, 'total'],
      [12, 'signature'],
      [13, 'signature'],
      [14, 'signature'],
    ],
    rows: [
      { full_name: 'Nguyễn Văn Mẫu', unit_group: 'party', birth_year: 1980 },
      { full_name: 'Trần Thị Thử', unit_group: 'party' },
      { full_name: 'Lê Văn Ví', unit_group: 'state' },
    ],
  },
  '05-dang-vien-theo-chi-bo.xlsx': {
    into: 'party-members?mapping={"groups":"party_cell.slug"}',
    header: [4, 1],
    fields: [null, 'external_id', 'full_name', 'admitted_on', 'position'],
    counts: { created: 3, refused: 0 },
    warnings: [
      [1, 'rows_above'],
      [4, 'unknown_columns'],
      [5, 'group_value'],
      [8, 'group_value'],
      [10, 'signature'],
      [11, 'signature'],
    ],
    rows: [
      { external_id: 'dv-01', admitted_on: '2005-02-03', position: 'Bí thư' },
      { external_id: 'dv-02', admitted_on: '2010-05-19', position: null },
      { external_id: 'dv-03', admitted_on: '2012-09-02', position: 'Bí thư' },
    ],
  },
  '06-tcvn3.xlsx': {
    header: [2, 1],
    fields: [null, 'full_name', 'birth_year', 'unit'],
    counts: { created: 3, refused: 0 },
    warnings: [
      [1, 'rows_above'],
      [1, 'font_code'],
      [2, 'unknown_columns'],
      [6, 'row_count'],
    ],
    rows: [
      { full_name: 'Nguyễn Văn Tuấn', birth_year: 1980, unit: 'Sở Tài chính' },
      { full_name: 'Trần Thị Hoà', birth_year: 1985, unit: 'Xã Mẫu Sơn' },
      { full_name: 'Lê Mai', birth_year: 1990, unit: 'Sở Nội vụ' },
    ],
  },
  '07-vni.xlsx': {
    header: [1, 1],
    fields: [null, 'full_name', 'birth_year', 'unit'],
    counts: { created: 3, refused: 0 },
    warnings: [
      [1, 'unknown_columns'],
      [1, 'font_code'],
    ],
    rows: [
      { full_name: 'Nguyễn Văn Tuấn', unit: 'Sở Tài chính' },
      { full_name: 'Trần Thị Hòa', unit: 'Xã Mẫu Sơn' },
      { full_name: 'Lê Mai', unit: 'Sở Nội vụ' },
    ],
  },
  '08-ngay-va-so-dang-chu.xlsx': {
    into: 'classes?match=code',
    header: [2, 1],
    fields: [null, 'code', 'name', 'program.code', 'year', 'opened_on', 'closed_on', 'headcount'],
    counts: { created: 4, refused: 1 },
    warnings: [
      [1, 'rows_above'],
      [2, 'unknown_columns'],
      [8, 'total'],
    ],
    errors: [
      [7, 'wrong_format'],
      [7, 'wrong_format'],
      [7, 'wrong_type'],
    ],
    rows: [45, 1050, 40, 38].map((headcount, n) => ({
      code: `K${12 + n}`,
      year: 2020,
      opened_on: '2020-03-05',
      closed_on: '2020-12-20',
      headcount,
    })),
  },
  '09-ba-bang.xlsx': {
    header: [2, 1],
    fields: [null, 'full_name', 'birth_year', 'unit'],
    counts: { created: 2, refused: 2 },
    warnings: [
      [1, 'rows_above'],
      [2, 'unknown_columns'],
      [5, 'total'],
      [7, 'after_table'],
      [8, 'further_table'],
      [11, 'after_table'],
      [12, 'further_table'],
    ],
    errors: [
      [9, 'second_table'],
      [13, 'second_table'],
    ],
    rows: [{ full_name: 'Nguyễn Văn Mẫu' }, { full_name: 'Trần Thị Thử' }],
  },
  '10-tieu-de-dong-200.xlsx': {
    header: [200, 1],
    fields: [null, 'full_name', 'birth_year'],
    counts: { created: 2, refused: 0 },
    warnings: [
      [1, 'rows_above'],
      [200, 'unknown_columns'],
    ],
    rows: [{ birth_year: 1980 }, { birth_year: 1985 }],
  },
  '11-ba-tram-cot.xlsx': {
    header: [1, 1],
    fields: ['full_name', 'birth_year', ...Array.from({ length: 298 }, () => null)],
    counts: { created: 1, refused: 0 },
    warnings: [[1, 'unknown_columns']],
    rows: [{ full_name: 'Nguyễn Văn Mẫu', birth_year: 1980 }],
  },
  '12-gop-o.xlsx': {
    header: [1, 1],
    fields: [null, 'full_name', 'birth_year', 'unit', 'position'],
    counts: { created: 3, refused: 1 },
    warnings: [[1, 'unknown_columns']],
    errors: [[4, 'merged_cells']],
    rows: [
      { unit: 'UBND xã Mẫu Hòa', position: 'Chủ tịch' },
      { unit: 'UBND xã Mẫu Hòa', position: 'Phó Chủ tịch' },
      { unit: 'Sở Nội vụ', position: 'Chuyên viên' },
    ],
  },
  '13-dong-cot-an.xlsx': {
    header: [1, 1],
    fields: [null, 'full_name', 'birth_year', 'external_id', 'unit'],
    counts: { created: 3, refused: 0 },
    warnings: [
      [1, 'unknown_columns'],
      [1, 'hidden_columns'],
      [3, 'hidden_rows'],
    ],
    rows: [{ external_id: 'hv-1' }, { external_id: 'hv-2' }, { external_id: 'hv-3' }],
  },
  '14-macro.xlsm': {
    header: [1, 1],
    fields: [null, 'full_name', 'birth_year', 'unit'],
    counts: { created: 2, refused: 0 },
    warnings: [
      [1, 'unknown_columns'],
      [3, 'repeated_head'],
      [5, 'group_head'],
    ],
    rows: [{ full_name: 'Nguyễn Văn Mẫu' }, { full_name: 'Trần Thị Thử' }],
  },
  '15-dong-sau-tong-cong.xlsx': {
    header: [2, 1],
    fields: [null, 'full_name', 'birth_year', 'unit'],
    counts: { created: 2, refused: 1 },
    warnings: [
      [1, 'rows_above'],
      [2, 'unknown_columns'],
      [5, 'total'],
      [7, 'signature'],
      [8, 'signature'],
    ],
    errors: [[6, 'after_table']],
    rows: [{ full_name: 'Nguyễn Văn Mẫu' }, { full_name: 'Trần Thị Thử' }],
  },
  '16-sinh-ba-cot.xlsx': {
    header: [3, 2],
    fields: [null, 'full_name', 'birth:day', 'birth:month', 'birth:year', 'unit'],
    counts: { created: 4, refused: 2 },
    warnings: [
      [1, 'rows_above'],
      [3, 'unknown_columns'],
      [8, 'birth_month'],
      [11, 'row_count'],
      [12, 'signature'],
    ],
    errors: [
      [9, 'wrong_format'],
      [10, 'wrong_format'],
    ],
    rows: [
      { full_name: 'Nguyễn Văn Mẫu', birth_date: '1980-03-05', birth_year: 1980, unit: 'UBND xã Mẫu Hòa' },
      { full_name: 'Trần Thị Thử', birth_date: '1985-12-05', birth_year: 1985 },
      { full_name: 'Lê Văn Ví', birth_date: null, birth_year: 1979 },
      { full_name: 'Phạm Thị Dụ', birth_date: null, birth_year: 1990 },
    ],
  },
  '17-vntimeh.xlsx': {
    header: [2, 1],
    fields: [null, 'full_name', 'birth_year', 'unit'],
    counts: { created: 3, refused: 0 },
    warnings: [
      [1, 'rows_above'],
      [1, 'font_code'],
      [2, 'unknown_columns'],
    ],
    rows: [
      { full_name: 'NGUYỄN VĂN TUẤN', unit: 'Sở Tài chính' },
      { full_name: 'TRẦN THỊ MAI', unit: 'Xã Mẫu Sơn' },
      { full_name: 'LE LAN', unit: 'Sở Nội vụ' },
    ],
  },
  '18-ba-lop.xlsx': {
    header: [3, 1],
    fields: [null, 'full_name', 'birth_date', 'unit'],
    counts: { created: 3, refused: 2 },
    warnings: [
      [1, 'rows_above'],
      [3, 'unknown_columns'],
      [7, 'group_head'],
      [8, 'repeated_head'],
      [11, 'group_head'],
      [12, 'further_table'],
      [15, 'after_table'],
    ],
    errors: [
      [13, 'second_table'],
      [14, 'second_table'],
    ],
    rows: [
      { full_name: 'Nguyễn Văn Mẫu' },
      { full_name: 'Trần Thị Thử' },
      { full_name: 'Lê Văn Ví', birth_date: '1979-01-02' },
    ],
  },
  '19-dong-200-ba-tram-cot.xlsx': {
    header: [200, 1],
    fields: [null, 'full_name', 'birth_date', ...Array.from({ length: 297 }, () => null)],
    counts: { created: 4, refused: 1 },
    warnings: [
      [1, 'rows_above'],
      [200, 'unknown_columns'],
      [200, 'hidden_columns'],
      [202, 'hidden_rows'],
    ],
    errors: [[203, 'merged_cells']],
    rows: [
      { full_name: 'Nguyễn Văn Mẫu', birth_date: '1980-03-05' },
      { full_name: 'Trần Thị Thử', birth_date: '1980-03-05' },
      { full_name: 'Phạm Thị Dụ', birth_date: '1980-03-05' },
      { full_name: 'Phạm Thị Dụ', birth_date: '1981-03-05' },
    ],
  },
  '20-ngay-va-so-la-chu.xlsx': {
    into: 'classes?match=code&mapping={"values":{"program.code":"TCLLCT"}}',
    header: [1, 1],
    fields: ['code', 'name', 'year', 'opened_on', 'closed_on', 'headcount'],
    counts: { created: 3, refused: 1 },
    warnings: [],
    errors: [
      [4, 'wrong_type'],
      [4, 'wrong_format'],
      [4, 'wrong_format'],
      [4, 'wrong_type'],
    ],
    rows: [
      { code: 'L1', year: 2020, opened_on: '2020-03-05', closed_on: '2020-12-05', headcount: 45 },
      { code: 'L2', year: 2021, opened_on: '2021-03-05', closed_on: '2021-12-05', headcount: 1045 },
      { code: '0004', year: 2023, opened_on: '2023-03-05', closed_on: '2023-12-05', headcount: 40 },
    ],
  },
}

test('sheets as schools have them', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const program = { code: 'TCLLCT', name: 'Trung cấp lý luận chính trị' }
  await expect(201, 'POST', '/v1/programs', { body: program })
  for (const name of ['Chi bộ Xây dựng Đảng', 'Chi bộ Lý luận cơ sở'])
    await expect(201, 'POST', '/v1/party-cells', { body: { name } })
  const send = (into: string, file: Buffer, more = '', status = 200) => {
    const [resource, query = ''] = into.split('?')
    const asked = new URLSearchParams([
      ...new URLSearchParams(query),
      ['on_error', 'skip'],
      ...new URLSearchParams(more),
    ])
    return importFile(app, `${resource}?${asked}`, 'xlsx', file, { status })
  }
  const stored = async (path: string) =>
    (await expect(200, 'GET', `/v1/${path}?limit=100&sort=created_at`)).items as Row[]

  for (const [name, expected] of Object.entries(sheets)) {
    await t.test(name, async (t) => {
      const { into = 'learners' } = expected
      const resource = into.split('?')[0]!
      const before = await stored(resource)
      const report = await send(into, fs.readFileSync(path.join(folder, name)))
      const { layout, warnings, errors } = report
      t.same([layout.header_row, layout.header_rows], expected.header)
      t.same(
        layout.columns.map(({ field }: Row) => field),
        expected.fields,
      )
      t.match(report, expected.counts)
      t.same(
        warnings.map(({ line, code }: Row) => [line, code]),
        expected.warnings,
      )
      t.same(
        errors.map(({ line, code }: Row) => [line, code]),
        expected.errors ?? [],
      )
      const seen = new Set(before.map(({ id }) => id))
      const rows = (await stored(resource)).filter(({ id }) => !seen.has(id))
      t.match(rows, expected.rows)
      t.equal(rows.length, expected.rows.length)
      t.comment(
        `${name}: ${layout.columns
          .filter(({ field }: Row) => field !== null)
          .map(({ head, field }: Row) => `${head} = ${field}`)
          .join('; ')}`,
      )
      for (const { line, code, value } of warnings) t.comment(`  ${line} ${code}: ${value ?? ''}`)
      for (const { line, message_vi } of errors) t.comment(`  ${line} refused: ${message_vi}`)
      for (const { id } of rows)
        await expect(204, 'DELETE', `/v1/${resource}/${id}`, { headers: { 'if-match': '*' } })
    })
  }

  const sheet = (name: string) => fs.readFileSync(path.join(folder, name))

  await t.test(
    'a dry run shows the first rows as they would be stored, and a mapping to send again',
    async (t) => {
      const trial = await send('learners', sheet('02-hai-dong-tieu-de.xlsx'), 'dry_run=true')
      t.match(trial, { created: 5, dry_run: true })
      t.match(
        trial.preview.map(({ line, row }: Row) => [line, row]),
        [
          [6, male('Nguyễn Thành Mẫu', { birth_year: 1980, unit: 'UBND xã Mẫu Hòa' })],
          [7, female('Trần Thị Thử', { birth_date: '1985-03-05' })],
          [8, male('Lê Ví')],
          [9, female('Phạm Thị Ngọc Dụ')],
          [10, male('Hoàng Kiểm')],
        ],
      )
      t.same(trial.layout.mapping, {
        columns: {
          STT: null,
          'Họ và tên Họ đệm': 'full_name:family',
          'Họ và tên Tên': 'full_name:given',
          'Năm sinh Nam': 'birth:male',
          'Năm sinh Nữ': 'birth:female',
          'Chức vụ': 'position',
          'Đơn vị': 'unit',
        },
        groups: null,
      })
      t.match((await expect(200, 'GET', `/v1/imports/${trial.id}`)).preview, { length: 5 })
      t.same(await stored('learners'), [], 'nothing is stored')
      const again = `dry_run=true&mapping=${encodeURIComponent(JSON.stringify(trial.layout.mapping))}`
      const same = await send('learners', sheet('02-hai-dong-tieu-de.xlsx'), again)
      t.same(same.layout, trial.layout)
      const corrected = { columns: { 'Chức vụ': null, 7: 'position' } }
      const other = await send(
        'learners',
        sheet('02-hai-dong-tieu-de.xlsx'),
        `dry_run=true&mapping=${encodeURIComponent(JSON.stringify(corrected))}`,
      )
      t.match(other.preview[0].row, { position: 'UBND xã Mẫu Hòa', unit: null })
      t.match(other.layout.mapping.columns, { 'Chức vụ': null, 'Đơn vị': 'position' })
    },
  )

  await t.test('a request can name the row of the heads, and be strict', async (t) => {
    const second = await send('learners', sheet('09-ba-bang.xlsx'), 'dry_run=true&header_row=8')
    t.match(second, { layout: { header_row: 8 }, preview: [{ line: 9, row: { full_name: 'Lê Văn Ví' } }] })
    t.match(
      second.errors.map(({ line, code }: Row) => [line, code]),
      [[13, 'second_table']],
    )
    const refused = async (name: string, more: string, status = 422) =>
      (await send('learners', sheet(name), more, status)).errors.map(({ code }: Row) => code)
    t.same(await refused('09-ba-bang.xlsx', 'header_row=999'), ['no_header'])
    t.same(await refused('09-ba-bang.xlsx', 'header_row=12'), ['unknown_column'])
    t.same(await refused('01-danh-sach-hoc-vien.xlsx', 'unknown_columns=refuse'), ['unknown_column'])
    t.same(await refused('01-danh-sach-hoc-vien.xlsx', 'mapping={"columns":{"Tuổi":"full_name"}}'), [
      'unknown_mapping',
    ])
    t.same(await refused('01-danh-sach-hoc-vien.xlsx', 'mapping={"groups":"tuoi"}'), ['unknown_mapping'])
    await send('learners', sheet('01-danh-sach-hoc-vien.xlsx'), 'mapping={"columns":5}', 400)
    await send('learners', sheet('01-danh-sach-hoc-vien.xlsx'), 'mapping={', 400)
    await importFile(app, 'learners?header_row=2', 'ndjson', '{}', { status: 400 })
  })

  await t.test('text with titles above its table is read as well', async (t) => {
    const text = [
      'TRƯỜNG CHÍNH TRỊ TỈNH',
      'DANH SÁCH HỌC VIÊN',
      'STT;Họ và tên;Ngày sinh;;Đơn vị công tác',
      ';;Nam;Nữ;',
      'I;KHỐI ĐẢNG;;;',
      '1;Nguyễn Văn Mẫu;1980;;Ban Tổ chức',
      '2;Trần Thị Thử;;05/03/1985;Ban Tuyên giáo',
      'Tổng cộng: 3;;;;',
      ';3, Lê Văn Ví;;;',
    ].join('\r\n')
    const report = await importFile(app, 'learners?dry_run=true&on_error=skip', 'csv', text)
    t.match(report, { created: 2, refused: 1, layout: { header_row: 3, header_rows: 2 } })
    t.match(report.preview, [
      { line: 6, row: male('Nguyễn Văn Mẫu', { birth_year: 1980 }) },
      { line: 7, row: female('Trần Thị Thử', { birth_date: '1985-03-05' }) },
    ])
    t.same(
      [...report.warnings, ...report.errors].map(({ line, code }: Row) => [line, code]),
      [
        [1, 'rows_above'],
        [3, 'unknown_columns'],
        [5, 'group_head'],
        [8, 'total'],
        [8, 'count_differs'],
        [9, 'after_table'],
      ],
    )
  })

  await t.test(
    'births in three columns without a head above them, and what the sheet does not have',
    async (t) => {
      const text = [
        'Họ và tên;Ngày sinh;Tháng sinh;Năm sinh',
        'Nguyễn Văn Mẫu;5;3;1980',
        'Trần Thị Thử;;;1985',
        'Lê Văn Ví;5/3;;1980',
        'Phạm Thị Dụ;;;',
      ].join('\r\n')
      const mapping = { values: { unit: 'Sở Tài chính', holds_leadership: 'không' } }
      const asked = `learners?dry_run=true&on_error=skip&mapping=${encodeURIComponent(JSON.stringify(mapping))}`
      const report = await importFile(app, asked, 'csv', text)
      t.match(report, {
        created: 3,
        refused: 1,
        errors: [{ line: 4, code: 'wrong_format', field: 'birth_date' }],
      })
      const row = { unit: 'Sở Tài chính', holds_leadership: false }
      t.match(
        report.preview.map(({ row }: Row) => row),
        [
          { ...row, birth_date: '1980-03-05' },
          { ...row, birth_date: null, birth_year: 1985 },
          { ...row, birth_date: null, birth_year: null },
        ],
      )
      t.same(report.layout.mapping, {
        columns: {
          'Họ và tên': 'full_name',
          'Ngày sinh': 'birth:day',
          'Tháng sinh': 'birth:month',
          'Năm sinh': 'birth:year',
        },
        groups: null,
        ...mapping,
      })
      const again = `learners?dry_run=true&on_error=skip&mapping=${encodeURIComponent(JSON.stringify(report.layout.mapping))}`
      t.same((await importFile(app, again, 'csv', text)).layout, report.layout)
      for (const [values, code] of [
        [{ full_name: 'X' }, 'repeated_column'],
        [{ tuoi: '5' }, 'unknown_mapping'],
        [{ 'birth:day': '5' }, 'unknown_mapping'],
      ] as const) {
        const query = `learners?mapping=${encodeURIComponent(JSON.stringify({ values }))}`
        const refused = await importFile(app, query, 'csv', text, { status: 422 })
        t.match(refused.errors, [{ code }])
        if (code === 'repeated_column') t.match(refused.detail, /The mapping gives .* "full_name"/)
      }
      const wrong = encodeURIComponent('{"values":{"unit":""}}')
      await importFile(app, `learners?mapping=${wrong}`, 'csv', text, { status: 400 })
    },
  )

  await t.test(
    'refused rows come back as a sheet with the faults marked, and are read as the first one',
    async (t) => {
      const { id, errors } = await send('learners', sheet('03-danh-dau-nam-nu.xlsx'), 'dry_run=true')
      const answer = await app.send('GET', `/v1/imports/${id}/refused-rows?format=xlsx`)
      const [{ data } = { data: [] }] = await readWorkbook(answer.rawPayload)
      t.match(data, [
        ['TRÍCH NGANG HỌC VIÊN'],
        [],
        [
          'TT',
          'Họ và tên',
          'Ngày, tháng, năm sinh',
          'Giới tính Nam',
          'Giới tính Nữ',
          'Đơn vị công tác',
          '# line',
        ],
        ['5', 'Hoàng Kiểm', '12/5/1988', 'x', 'x', 'Xã đoàn', 8],
        ['6', 'Vũ Sai', '31/02/1988', 'x', null, 'Xã đoàn', 9],
      ])
      const again = await send('learners', answer.rawPayload, 'dry_run=true')
      t.same(
        again.errors.map(({ code, column }: Row) => [code, column]),
        errors.map(({ code, column }: Row) => [code, column]),
      )
      await expect(400, 'GET', `/v1/imports/${id}/refused-rows?format=ndjson`)
    },
  )

  await t.test('they have the titles and the signatures of the sheet', async (t) => {
    const name = '16-sinh-ba-cot.xlsx'
    const { id } = await send('learners', sheet(name), 'dry_run=true&mapping={"values":{"origin":"TCT-A"}}')
    const answer = await app.send('GET', `/v1/imports/${id}/refused-rows?format=xlsx`)
    const [{ data } = { data: [] }] = await readWorkbook(answer.rawPayload)
    t.match(
      data.map((row) => row.filter((cell) => cell !== null).slice(0, 7)),
      [
        ['TRƯỜNG CHÍNH TRỊ TỈNH MẪU'],
        ['DANH SÁCH HỌC VIÊN LỚP BỒI DƯỠNG NGHIỆP VỤ'],
        [],
        [
          'STT',
          'Họ và tên',
          'Ngày tháng năm sinh Ngày',
          'Ngày tháng năm sinh Tháng',
          'Ngày tháng năm sinh Năm',
          'Đơn vị công tác',
          'Trường trước sáp nhập',
        ],
        ['5', 'Hoàng Văn Kiểm', '31', '2', '1988', 'Xã đoàn Mẫu Hòa', 'TCT-A'],
        ['6', 'Vũ Thị Nghiệm', '12', '1988', 'Xã đoàn Mẫu Sơn', 'TCT-A', 10],
        [],
        ['Người lập biểu', 'HIỆU TRƯỞNG'],
      ],
    )
    const again = await send('learners', answer.rawPayload, 'dry_run=true')
    t.match(again, { created: 0, refused: 2, layout: { header_row: 4 } })
    t.same(
      again.warnings.map(({ line, code }: Row) => [line, code]),
      [
        [1, 'rows_above'],
        [4, 'unknown_columns'],
        [8, 'signature'],
      ],
    )
  })

  await t.test(
    'rows of a further table come back below its heads, so that no other heads are theirs',
    async (t) => {
      const text = [
        'STT,Họ và tên,Đơn vị',
        '1,Nguyễn Văn Mẫu,Sở Tài chính',
        'STT,Đơn vị,Họ và tên',
        '1,Sở Nội vụ,Trần Thị Thử',
        '2,Xã đoàn,Lê Văn Ví',
        'Số TT,Chức vụ,Họ và tên',
        '1,Bí thư,Phạm Thị Dụ',
      ].join('\n')
      const { id } = await importFile(app, 'learners?dry_run=true&on_error=skip', 'csv', text)
      const marked = [
        [3, 'second_table'],
        [4, 'second_table'],
        [6, 'second_table'],
      ]
      for (const format of ['csv', 'xlsx'] as const) {
        const { rawPayload } = await app.send('GET', `/v1/imports/${id}/refused-rows?format=${format}`)
        const again = await importFile(app, 'learners?dry_run=true&on_error=skip', format, rawPayload)
        t.match(again, { created: 0, refused: 3 }, format)
        t.same(
          again.errors.map(({ line, code }: Row) => [line, code]),
          marked,
          format,
        )
      }
    },
  )

  await t.test('a template of every resource is read as it is', async (t) => {
    for (const { path, headers = {} } of modules.flatMap(({ resource, files = resource }) => files ?? [])) {
      const answer = await app.send('GET', `/v1/import-templates/${path}.xlsx`, { as: 'anonymous' })
      const report = await send(path, answer.rawPayload, 'dry_run=true')
      t.match(report, { rows_read: 1, warnings: [] }, path)
      t.same(
        report.layout.columns.map(({ field }: Row) => field),
        Object.keys(headers),
        path,
      )
      if (path === 'learners')
        t.match(report, { created: 1, preview: [{ row: { full_name: 'Nguyễn Văn Mẫu' } }] })
    }
    await expect(400, 'GET', '/v1/import-templates/nothing.xlsx')
  })
})
