import { escapeMarkdown } from '../../../src/libraries/markdown/escape.ts'
import { readArticle } from '../../../src/libraries/article-reader/read-article.ts'
import {
  readWebsiteExport,
  websiteExportKind,
} from '../../../src/libraries/website-export/read-website-export.ts'
import { fontDecoder } from '../../../src/libraries/vietnamese/font-codes.ts'
import { limitMarks } from '../../../src/libraries/vietnamese/text.ts'
import type { ExportedArticle } from '../../../src/libraries/website-export/exported-article.ts'
import { test } from '../../support/shared-test.ts'
import { nukeviet, rss, wordpressJson, wxr } from './website-export-files.ts'

const read = (article: ExportedArticle | undefined) =>
  readArticle(
    { ...article!, published_on: article!.published_at?.slice(0, 10) ?? null },
    { escapeMarkdown, limitMarks, fontDecoder },
  )

test('an export of WordPress gives its posts; drafts have no date, and the trash stays where it is', async (t) => {
  const { articles, leftOut } = readWebsiteExport(wxr, 'feed')
  t.equal(articles.length, 2)
  t.equal(leftOut, 3)
  t.match(articles[0], {
    id: 'https://suoireo.example.edu.vn/?p=7',
    published_at: '2021-02-09T01:30:00.000Z',
    section: 'Hoạt động',
    author: null,
    address: 'https://suoireo.example.edu.vn/trong-cay/',
    otherAddresses: ['https://suoireo.example.edu.vn/?p=7'],
    images: ['https://suoireo.example.edu.vn/wp-content/uploads/2021/02/dai-dien.jpg'],
  })
  t.strictSame(read(articles[0]), {
    ok: true,
    title: 'Ngày hội trồng cây – mùa xuân',
    published_on: '2021-02-09',
    summary: 'Trồng 120 cây xanh.',
    event_date: '2021-02-09',
    cover_caption: 'Học sinh lớp 8A trồng cây lim',
    body: [
      'Sáng 09/02/2021, thầy và trò trường THCS Suối Reo trồng 120 cây xanh quanh sân bóng.',
      '28/12/2022',
      'Mỗi lớp nhận chăm sóc một hàng cây.',
    ].join('\n\n'),
    byline: [{ name: 'Ngọc Lan', degree: null, position: null, unit: null }],
    section: 'Hoạt động',
    address: 'https://suoireo.example.edu.vn/trong-cay/',
    images: [
      { url: 'https://suoireo.example.edu.vn/wp-content/uploads/2021/02/dai-dien.jpg', name: null },
      { url: 'https://suoireo.example.edu.vn/wp-content/uploads/2021/02/trong-cay.jpg', name: null },
    ],
    attachments: [],
    warnings: [],
    dropped: [],
  })
  t.match(articles[1], { published_at: null, section: null })
  t.match(read(articles[1]), { body: 'Đoạn viết dở, chưa đăng.', warnings: [{ code: 'no_posting_date' }] })
  t.strictSame(
    articles.map(({ isPage }) => isPage),
    [false, false],
  )
})

test('pages of WordPress are told from its posts', async (t) => {
  const page = wxr.replaceAll('<wp:post_type>post<', '<wp:post_type>page<')
  t.strictSame(
    readWebsiteExport(page, 'feed').articles.map(({ isPage }) => isPage),
    [false, true],
  )
  const [entry] = JSON.parse(wordpressJson) as object[]
  const json = JSON.stringify({ ...entry, type: 'page' })
  t.equal(readWebsiteExport(json, 'json').articles[0]?.isPage, true)
})

test('entities of a document type are not expanded, and no file is read', async (t) => {
  const title = readWebsiteExport(wxr, 'feed').articles[1]?.title
  t.equal(title, 'Bản thảo &a;&b;&file;')
})

test('a feed gives its items, with a warning where it has an excerpt only', async (t) => {
  const { articles, leftOut } = readWebsiteExport(rss, 'feed')
  t.equal(leftOut, 1)
  t.match(articles, [
    {
      id: 'https://doisim.example.gov.vn/tin/12',
      published_at: '2020-01-05T20:30:00.000Z',
      section: 'Nông nghiệp',
      images: ['https://doisim.example.gov.vn/anh/12.jpg'],
    },
  ])
  t.match(read(articles[0]), {
    body: 'Sáng 05/01/2020, hơn 300 người dân Đồi Sim ra quân nạo vét mương.',
    warnings: [{ code: 'excerpt_only' }],
  })
})

test('dates of feeds are read in the forms of sites of Vietnam; a doubtful one is none', (t) => {
  const dateOf = (pubDate: string, element = 'pubDate') => {
    const feed = `<rss><channel><item><title>A</title><link>https://b.example/1</link><description>B</description>
      <${element}>${pubDate}</${element}></item></channel></rss>`
    return readWebsiteExport(feed, 'feed').articles[0]?.published_at
  }
  for (const written of [
    'Tue, 12 Mar 2024 14:05:00 +0700',
    'Tue, 12 Mar 2024 14:05:00 GMT+7',
    'Tue, 12 Mar 2024 14:05 GMT+0700',
    '2024-03-12T14:05:00+07:00',
    '2024/03/12 14:05:00',
    '12/03/2024 14:05',
    '12-03-2024 02:05:00 CH',
    'Thứ ba, 12/03/2024 14:05 GMT+7',
    'Thứ Ba, 12/3/2024, 14:05',
  ]) {
    t.equal(dateOf(written), '2024-03-12T07:05:00.000Z', written)
  }
  t.equal(dateOf('2024-03-12T07:05:00Z', 'dc:date'), '2024-03-12T07:05:00.000Z')
  t.equal(dateOf('3/25/2024 12:05:00 AM'), '2024-03-24T17:05:00.000Z', 'no month 25 exists')
  for (const written of ['3/12/2024 2:05:00 PM', '31/02/2024 25:00', 'hôm qua', '']) {
    t.equal(dateOf(written), null, written)
  }
  t.end()
})

test('texts of dumps may name their character set', (t) => {
  const dump = `INSERT INTO \`nv4_vi_news_rows\` (\`id\`, \`title\`, \`hometext\`) VALUES (1, _utf8mb4 'Tin, ảnh', 'Lời dẫn (1), còn tiếp');
INSERT INTO \`nv4_vi_news_detail\` (\`id\`, \`bodyhtml\`) VALUES (1, _binary '<p>Một, hai\\'; (ba)</p>');
`
  const [article] = readWebsiteExport(dump, 'sql').articles
  t.match(article, { title: 'Tin, ảnh', html: "<p>Lời dẫn (1), còn tiếp</p><p>Một, hai'; (ba)</p>" })
  t.end()
})

test('lines of the classic editor are paragraphs beside markup, and tags of page builders are no text', (t) => {
  const content = `[section bg="4"][row]Đoạn đầu của bài.

<p style="text-align: center;">Dòng giữa trang</p>
Đoạn sau [1] của bài.
[gallery columns="2" ids="4, 5,9"][/row][/section]
<pre>a
b</pre>`
  const item = (fields: string) => `<item>${fields}</item>`
  const picture = (id: number) =>
    item(
      `<wp:post_id>${id}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://b.example/${id}.jpg</wp:attachment_url>`,
    )
  const post =
    item(`<title>A</title><guid>https://b.example/?p=1</guid><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
    <content:encoded><![CDATA[${content}]]></content:encoded>`)
  const feed = `<rss><channel>${post}${picture(4)}${picture(5)}</channel></rss>`
  const [article] = readWebsiteExport(feed, 'feed').articles
  t.match(
    article?.html,
    /^Đoạn đầu của bài\.<br><br><p style="text-align: center;">Dòng giữa trang<\/p><br>Đoạn sau \[1\] của bài\.<br><img src="https:\/\/b\.example\/4\.jpg"><img src="https:\/\/b\.example\/5\.jpg"><br>/,
  )
  t.end()
})

test('the API of WordPress gives its posts', async (t) => {
  const { articles, leftOut } = readWebsiteExport(wordpressJson, 'json')
  t.equal(leftOut, 1)
  t.match(articles[0], { published_at: '2022-05-06T00:00:00.000Z', section: 'Thể chất' })
  t.match(read(articles[0]), {
    title: 'Lớp học bơi “mùa hè”',
    body: 'Trường mở lớp học bơi cho 60 học sinh.\n\nĐơn đăng ký',
    attachments: [{ url: 'https://suoireo.example.edu.vn/files/dang-ky.docx', name: 'Đơn đăng ký' }],
    images: [{ url: 'https://suoireo.example.edu.vn/boi.jpg' }],
  })
})

test('a dump of NukeViet gives its news with lead, body, section, author and files', async (t) => {
  const { articles, leftOut } = readWebsiteExport(nukeviet, 'sql')
  t.strictSame(
    articles.map(({ id }) => id),
    ['nv4_vi_news-5', 'nv4_vi_news-6'],
  )
  t.equal(leftOut, 1)
  t.match(articles[0], {
    published_at: '2020-12-21T00:30:00.000Z',
    address: null,
    otherAddresses: [
      '/vi/news/hoat-dong/Chuyen-de-day-Toan-5.html',
      '/news/hoat-dong/Chuyen-de-day-Toan-5.html',
      '/hoat-dong/Chuyen-de-day-Toan-5.html',
    ],
  })
  t.same(articles[1]?.otherAddresses, [])
  t.strictSame(read(articles[0]), {
    ok: true,
    title: 'Chuyên đề dạy Toán "vừa học vừa chơi"',
    published_on: '2020-12-21',
    summary: null,
    event_date: null,
    cover_caption: null,
    body: [
      'Tổ 2 tổ chức chuyên đề dạy Toán cho học sinh lớp 2; có 25 thầy cô dự.',
      'Giờ dạy diễn ra sôi nổi; các em nói: "Toán thật vui".',
      "Tổ sẽ nhân rộng cách làm d'ạy này (cả khối).",
      'Nguồn tin: Tổ 2',
    ].join('\n\n'),
    byline: [
      {
        name: 'Tạ Thị Bưởi',
        degree: null,
        position: 'giáo viên',
        unit: 'trường Tiểu học Đồi Sim, huyện Đồi Sim',
      },
    ],
    section: 'Hoạt động chuyên môn',
    address: null,
    images: [{ url: '/uploads/2020_12/chuyen-de.jpg', name: null }],
    attachments: [
      { url: '/uploads/news/giao-an.pdf', name: null },
      { url: '/uploads/news/phieu.docx', name: null },
    ],
    warnings: [],
    dropped: [],
  })
  t.match(articles[1], { published_at: null, author: null, section: 'Tin tức' })
})

test('what is no export says what it is not', async (t) => {
  t.throws(() => readWebsiteExport('<rss><item>', 'feed'), /it is no XML/)
  t.throws(() => readWebsiteExport('<urlset></urlset>', 'feed'), /no item of a feed/)
  t.throws(() => readWebsiteExport('{"a":', 'json'), /it is no JSON/)
  t.throws(() => readWebsiteExport('{"a":1}', 'json'), /no post of WordPress/)
  t.throws(() => readWebsiteExport('CREATE TABLE `a` (\n  `b` int\n);', 'sql'), /nv4_vi_news_rows/)
  t.strictSame(
    ['a.xml', 'a.RSS', 'a.json', 'a.sql', 'a.html', 'a'].map((name) => websiteExportKind(name)),
    ['feed', 'feed', 'json', 'sql', null, null],
  )
})

test('the author of an export and those below the text are all authors, each once', async (t) => {
  const [article] = readWebsiteExport(nukeviet, 'sql').articles
  const signed = (line: string) =>
    read({ ...article!, html: `<p>Tổ 2 dạy chuyên đề cho cả khối dự giờ.</p><p>${line}</p>` })
  t.match(signed('Ảnh: Hà An'), { byline: [{ name: 'Hà An' }, { name: 'Tạ Thị Bưởi' }] })
  const same = signed('Bài: Tạ Thị Bưởi')
  t.strictSame(same.ok && same.byline.map(({ name }) => name), ['Tạ Thị Bưởi'])
})
