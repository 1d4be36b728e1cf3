import fs from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import tap, { before, test } from 'tap'
import { scratchDirectory } from '../process/server-process.ts'
import { testDatabase } from '../support/database.ts'
import { nukeviet, rss, wordpressJson, wxr } from '../libraries/website-export/website-export-files.ts'
import { bantinIn } from './cli-process.ts'

const directory = scratchDirectory(tap)
const settings: Record<string, string> = { BANTIN_DEMO: 'off' }
const bantin = bantinIn(directory, settings)
const write = (name: string, text: string) => fs.writeFileSync(path.join(directory, name), text)

before(async () => {
  settings['DATABASE_URL'] = (await testDatabase(tap)).url
})

test('a folder of pages becomes drafts, with a table of what was taken', async (t) => {
  fs.mkdirSync(path.join(directory, 'pages/2020'), { recursive: true })
  const page =
    'Hội nghị tổng kết năm\nNgày đăng: 01/02/2021\nNhà trường tổ chức hội nghị tổng kết năm học với đông đủ cán bộ, giảng viên.\n'
  write('pages/2020/tong-ket.txt', page)
  write('pages/empty.html', '<html></html>')
  write('pages/saved.mhtml', 'MIME-Version: 1.0')
  write(
    'pages/tin.aspx?id=7',
    '<html><h1>Lớp học đàn tính</h1><p>Sân trường chiều nay vang tiếng đàn của 26 em.</p></html>',
  )
  const big = `<html><h1>Hội vật đầu xuân</h1><p>Hội vật đầu xuân có 40 đô vật của 9 xã tranh tài trong hai ngày.</p></html>`
  fs.writeFileSync(path.join(directory, 'pages/be.html'), Buffer.from(`\ufeff${big}`, 'utf16le').swap16())
  fs.writeFileSync(path.join(directory, 'pages/le.html'), Buffer.from(big.replace('vật', 'đua'), 'utf16le'))
  // Windows-1258, without a name of it: a vowel and its tone
  fs.writeFileSync(
    path.join(directory, 'pages/1258.html'),
    Buffer.from(
      '<h1>L\xea\xde h\xf4\xf2i hoa ban</h1><p>S\xe1ng nay, l\xea\xde h\xf4\xf2i hoa ban m\xf5\xd2 ra gi\xfd\xdea m\xf4\xf2t r\xfd\xf2ng hoa.</p>',
      'latin1',
    ),
  )
  // links may lead out of the folder, or around in it
  write('mat.txt', page)
  fs.symlinkSync('../mat.txt', path.join(directory, 'pages/mat.txt'))
  fs.symlinkSync('..', path.join(directory, 'pages/len'))
  fs.mkdirSync(path.join(directory, 'pages/muc.html'))
  const first = await bantin(t, ['import', 'pages', 'pages', '--site', 'https://cu.example'])
  t.match(first, {
    code: 1,
    out: /2020\/tong-ket\.txt +draft +hoi-nghi-tong-ket-nam/,
    error: /5 are in, 4 refused/,
  })
  t.match(first.out, /\nlen +refused +it is a link, which is not followed/)
  t.match(first.out, /mat\.txt +refused +it is a link, which is not followed/)
  t.match(first.out, /empty\.html +refused/)
  t.match(first.out, /saved\.mhtml +refused .*web archives are not read/)
  t.match(first.out, /tin\.aspx\?id=7 +draft +lop-hoc-dan-tinh/)
  t.match(first.out, /be\.html +draft +hoi-vat-dau-xuan/)
  t.match(first.out, /le\.html +draft +hoi-dua-dau-xuan/)
  t.match(first.out, /1258\.html +draft +le-hoi-hoa-ban .*Lễ hội hoa ban/)
  t.match(await bantin(t, ['import', 'pages', 'pages']), { out: /2020\/tong-ket\.txt +known/ })
})

test('exports of websites become drafts, each article once, with a report of what was dropped', async (t) => {
  fs.mkdirSync(path.join(directory, 'old/trang_files'), { recursive: true })
  write('old/wordpress.xml', wxr)
  write('old/posts.json', wordpressJson)
  write('old/nukeviet.sql', nukeviet)
  write('old/feed.rss', rss)
  write('old/sitemap.xml', '<urlset></urlset>')
  write('old/trang_files/saved_resource.html', '<p>Quảng cáo</p>')
  fs.writeFileSync(
    path.join(directory, 'old/trang.html'),
    Buffer.concat([
      Buffer.from('<meta charset="windows-1252"><h1>'),
      Buffer.from('Héi nghÞ tæng kÕt n¨m häc</h1><p>Ngµy ®¨ng: 01/02/2021</p>', 'latin1'),
      Buffer.from(
        '<p>Nhµ tr\u00ad\u00eang tæ chøc héi nghÞ tæng kÕt n¨m häc víi ®«ng ®ñ thÇy c« gi¸o.</p>',
        'latin1',
      ),
    ]),
  )
  const first = await bantin(t, ['import', 'pages', 'old', '--report', 'taken.ndjson'])
  t.match(first, { code: 1, error: /8 pages: 7 are in, 1 refused/ })
  t.match(first.error, /6 entries of exports are no articles/)
  t.match(first.out, /wordpress\.xml#2 +draft +\S+ +0 +no_posting_date/)
  t.match(first.out, /trang\.html +draft +hoi-nghi-tong-ket-nam-hoc +0 +tcvn3_text/)
  t.match(first.out, /sitemap\.xml +refused +it has no item of a feed/)
  t.notMatch(first.out, /saved_resource/)
  const report = fs.readFileSync(path.join(directory, 'taken.ndjson'), 'utf8').trim().split('\n')
  t.equal(report.length, 8)
  t.match(
    report
      .map((line) => JSON.parse(line) as object)
      .find((line) => 'page' in line && line.page === 'nukeviet.sql#1'),
    { section: 'Hoạt động chuyên môn', images: [{ url: '/uploads/2020_12/chuyen-de.jpg' }], dropped: [] },
  )
  const client = new Client({ connectionString: settings['DATABASE_URL'] })
  await client.connect()
  const { rows } = await client
    .query<{ external_id: string; status: string; published_at: Date | null }>(
      'select external_id, status, published_at from posts',
    )
    .finally(() => client.end())
  t.ok(rows.every(({ status }) => status === 'draft'))
  const at = (id: string) => rows.find(({ external_id }) => external_id === id)?.published_at
  t.same(at('https://suoireo.example.edu.vn/?p=7'), new Date('2021-02-09T01:30:00Z'))
  t.equal(at('https://suoireo.example.edu.vn/?p=8'), null, 'a draft stays one without a date')
  t.equal(at('nv4_vi_news-6'), null)
  const again = await bantin(t, ['import', 'pages', 'old/wordpress.xml'])
  t.match(again, { code: 0, out: /wordpress\.xml#1 +known/ })
})

test('what an old website had published becomes public, and its addresses lead to the posts', async (t) => {
  fs.mkdirSync(path.join(directory, 'copy/tin/khai-giang'), { recursive: true })
  const page = (title: string) =>
    `${title}\nNgày đăng: 01/02/2016\nNhà trường khai giảng lớp bồi dưỡng kiến thức quốc phòng cho 90 học viên.\n`
  write(
    'copy/tin/mot.html',
    `<p>${page('Khai giảng lớp quốc phòng khóa mười').split('\n').join('</p><p>')}</p>`,
  )
  write(
    'copy/tin/khai-giang/index.html',
    `<p>${page('Bế giảng lớp quốc phòng khóa mười').split('\n').join('</p><p>')}</p>`,
  )
  write('copy/wordpress.xml', wxr.replaceAll('suoireo', 'suoicat'))
  const wrong = await bantin(t, ['import', 'pages', 'copy', '--site', 'cu.example'])
  t.match(wrong, { code: 2, error: /--site must be a full address/ })
  const taken = await bantin(t, ['import', 'pages', 'copy', '--site', 'https://cu.example/', '--publish'])
  t.match(taken, { code: 0, error: /4 are in, 0 refused/ })
  t.match(taken.out, /tin\/mot\.html +published/)
  t.match(taken.out, /wordpress\.xml#2 +draft/)
  const client = new Client({ connectionString: settings['DATABASE_URL'] })
  await client.connect()
  const { rows } = await client
    .query<{ slug: string; status: string; published_at: Date; old: string[] }>(
      `select slug, status, published_at, array(select address from slug_redirects where resource_id = posts.id order by id) as old
      from posts where external_id like 'tin/%' or external_id like '%suoicat%' order by external_id`,
    )
    .finally(() => client.end())
  t.match(rows, [
    {
      status: 'published',
      published_at: new Date('2021-02-09T01:30:00Z'),
      old: ['https://suoicat.example.edu.vn/trong-cay/', 'https://suoicat.example.edu.vn/?p=7'],
    },
    { status: 'draft', published_at: null, old: ['https://suoicat.example.edu.vn/?p=8'] },
    {
      status: 'published',
      published_at: new Date('2016-01-31T17:00:00Z'),
      old: ['https://cu.example/tin/khai-giang/'],
    },
    { status: 'published', old: ['https://cu.example/tin/mot.html'] },
  ])
})
