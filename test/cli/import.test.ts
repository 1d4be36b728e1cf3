import fs from 'node:fs'
import path from 'node:path'
import tap, { before, test } from 'tap'
import { adminKey, scratchDirectory, startServer, type ServerProcess } from '../process/server-process.ts'
import { testDatabase } from '../support/database.ts'
import { zipArchive, textRowXml, workbookFile } from '../features/exchange/imports/workbook-file.ts'
import { bantinIn } from './cli-process.ts'
import { hostedBantinIn } from './command-hosts.ts'

const directory = scratchDirectory(tap)
const settings: Record<string, string> = { BANTIN_DEMO: 'off' }
/** As a process of its own. */
const bantin = bantinIn(directory, settings)
const hosted = hostedBantinIn(tap, directory, settings)
const write = (name: string, text: string) => fs.writeFileSync(path.join(directory, name), text)
let server: ServerProcess
let remote: Record<string, string>

before(async () => {
  settings['DATABASE_URL'] = (await testDatabase(tap)).url
  server = await startServer(tap, directory, {
    ...settings,
    BANTIN_ADMIN_KEY: adminKey,
    IMPORT_INLINE_BYTES: '500',
  })
  remote = { BANTIN_URL: server.base, BANTIN_KEY: adminKey }
})

test('a file goes straight to the database, or to a server that is named', async (t) => {
  write('learners.csv', 'Mã học viên,Họ và tên\nh1,Nguyễn Văn A\nh2,Trần Thị B\n')
  const words = ['import', 'learners.csv', '--resource', 'learners']
  const rehearsed = await bantin(t, [...words, '--dry-run'])
  t.match(rehearsed, {
    code: 0,
    out: /^[0-9a-f-]{36}\n$/,
    error: /2 created, .* \(a dry run: nothing is stored\)/,
  })
  t.match(await bantin(t, words), {
    code: 0,
    error: /2 rows: 2 created, 0 changed, 0 unchanged, 0 refused\./,
  })
  t.match(await bantin(t, words, remote), { code: 0, error: /2 unchanged/ })
  const many = Array.from(
    { length: 50 },
    (_, n) => `${JSON.stringify({ external_id: `n${n}`, full_name: `Số ${n}` })}\n`,
  )
  write('many.ndjson', many.join(''))
  t.match(await bantin(t, ['import', 'many.ndjson', '--resource', 'learners'], remote), {
    code: 0,
    error: /50 created/,
  })
})

test('a workbook goes in by its sheet', async (t) => {
  const rows = (code: string) =>
    textRowXml(1, 'external_id', 'Họ và tên') + textRowXml(2, code, 'Nguyễn Văn B')
  const file = await workbookFile({ sheets: { Một: rows('w1'), Hai: rows('w2') } })
  fs.writeFileSync(path.join(directory, 'so.xlsx'), file)
  const words = ['import', 'so.xlsx', '--resource', 'learners']
  t.match(await bantin(t, words), { code: 0, error: /1 rows: 1 created/ })
  t.match(await bantin(t, [...words, '--sheet', 'Hai'], remote), { code: 0, error: /1 rows: 1 created/ })
  t.match(await bantin(t, [...words, '--sheet', 'Hai']), { code: 0, error: /1 unchanged/ })
  t.match(await bantin(t, [...words, '--sheet', 'Ba']), { code: 1, error: /There are: "Một", "Hai"/ })
})

test('refused rows are told and written to a file, and end with 1', async (t) => {
  write('wrong.csv', 'external_id,full_name,birth_year\nx1,An,1980\nx2,Bình,80\nx3,Chi,1990\n')
  for (const [n, environment] of [{}, remote].entries()) {
    const report = `refused-${n}.csv`
    const words = ['import', 'wrong.csv', '--resource', 'learners', '--on-error', 'skip', '--report', report]
    const done = await hosted(words, environment)
    t.match(done, {
      code: 1,
      error: /line 3, column 3: birth_year "80": Write the birth .*\n(.*\n)*3 rows: .* 1 refused\./,
    })
    t.match(fs.readFileSync(path.join(directory, report), 'utf8'), /\r\nx2,Bình,80,3,"birth_year: /)
  }
  const stopped = await hosted(['import', 'wrong.csv', '--resource', 'learners'])
  t.match(stopped, { code: 1, error: /It was stopped/ })
})

test('what cannot be followed ends with 2, what cannot be read with 1', async (t) => {
  const cases: [string[], number, RegExp][] = [
    [['import', 'learners.csv'], 2, /--resource is missing/],
    [['import', 'learners.csv', '--resource', 'learner'], 2, /did you mean learners\?/],
    [['import', 'file.bin', '--resource', 'learners'], 2, /give --format/],
    [['import', 'learners.csv', '--resource', 'learners', '--on-error', 'x'], 2, /stop, skip/],
    [
      ['import', 'learners.csv', '--resource', 'party-members', '--match', 'code'],
      2,
      /--match must be one of external_id;/,
    ],
    [['import', 'learners.csv', '--resource', 'learners', '--sheet', 'A'], 2, /--sheet is for workbooks/],
    [['import', 'none.csv', '--resource', 'learners'], 1, /none\.csv cannot be read/],
    [['import', '--help'], 0, /^$/],
  ]
  for (const [words, code, error] of cases) t.match(await hosted(words), { code, error }, words.join(' '))
})

test('a file of another kind is refused once, with how to save it, in the language of the system', async (t) => {
  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])
  fs.writeFileSync(path.join(directory, 'so.xls'), old)
  const ods = await zipArchive({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }, false)
  fs.writeFileSync(path.join(directory, 'so.ods'), ods)
  write('trang.xls', '<html><table><tr><td>Tên</td></tr></table></html>')
  write('sai.csv', 'tuoi,lop\n1,2\n')
  const cases: [file: string, en: RegExp, vi: RegExp][] = [
    ['so.xls', /save it as \.xlsx/g, /hãy lưu lại thành \.xlsx/g],
    ['so.ods', /save it as \.xlsx/g, /hãy lưu lại thành \.xlsx/g],
    ['trang.xls', /save it as \.xlsx/g, /lưu lại thành \.xlsx/g],
    ['sai.csv', /name the row with header_row/g, /hãy chỉ dòng tiêu đề/g],
  ]
  // both ways print in both languages; each file goes one way in each
  for (const [n, [file, en, vi]] of cases.entries()) {
    const words = ['import', file, '--resource', 'learners']
    const [one, other] = n % 2 === 0 ? [{}, remote] : [remote, {}]
    const english = await hosted(words, one)
    t.match([english.code, english.error.match(en)?.length], [1, 1], `${file}: ${english.error}`)
    const vietnamese = await hosted(words, { ...other, LANG: 'vi_VN.UTF-8' })
    t.match([vietnamese.code, vietnamese.error.match(vi)?.length], [1, 1], vietnamese.error)
  }
  // files that Excel saves with this extension are read if they are text
  write('van-ban.xls', 'external_id\tfull_name\r\nt1\tNguyễn Văn T\r\n')
  t.match(await hosted(['import', 'van-ban.xls', '--resource', 'learners']), {
    code: 0,
    error: /1 created/,
  })
})

test('a fault of a row is told once, by the head of its column, in the language of the system', async (t) => {
  write('khen.csv', 'Mã khen thưởng,Danh hiệu,Năm,Ngày quyết định\nk1,Khen,2020,01/01/2019\n')
  const words = ['import', 'khen.csv', '--resource', 'commendations']
  for (const environment of [{}, remote]) {
    const { error } = await hosted(words, { ...environment, LANG: 'vi_VN.UTF-8' })
    t.match(
      error,
      'dòng 2, cột 4: Ngày quyết định "01/01/2019": Ngày quyết định không được trước năm khen thưởng.\n',
    )
    t.equal(error.match(/Cần nêu đúng một đối tượng/g)?.length, 1, error)
    t.match(
      (await hosted(words, environment)).error,
      'line 2, column 4: Ngày quyết định "01/01/2019": It must not',
    )
  }
})

test('a file that is not there is told in a sentence', async (t) => {
  for (const environment of [{}, remote]) {
    const { code, error } = await hosted(['import', 'none.csv', '--resource', 'learners'], environment)
    t.match([code, error], [1, /none\.csv cannot be read: there is no such file\n$/])
    const folder = await hosted(['import', 'pages.xls', '--resource', 'learners'], environment)
    t.match([folder.code, folder.error], [1, /pages\.xls cannot be read: there is no such file\n$/])
  }
  const pages = await hosted(['import', 'pages', 'none'])
  t.match([pages.code, pages.error], [1, /none cannot be read: there is no such file\n$/])
  write('bad.csv', 'external_id,full_name\nb1,\n')
  const report = await hosted(['import', 'bad.csv', '--resource', 'learners', '--report', 'none/x.csv'])
  t.match([report.code, report.error], [1, /none\/x\.csv was not written: its directory is not there\n/])
  const noFile = await hosted(['import', 'bad.csv', '--resource', 'learners', '--report', '.'])
  t.same(
    [noFile.code, noFile.error],
    [1, 'bantin: . is a directory, a device or a pipe: give the name of a file\n'],
  )
})
