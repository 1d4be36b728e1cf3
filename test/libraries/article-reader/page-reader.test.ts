import {
  BYLINE,
  CAPTION,
  FIRST,
  MENUS,
  paragraphsOf,
  readArticle,
  readPage,
  readText,
  SECOND,
  THIRD,
  TITLE,
} from './page-reader-page.ts'
import { test } from '../../support/shared-test.ts'

test('a page of the old site is read into the parts of a post', async (t) => {
  const page = readArticle(CAPTION, FIRST, '', SECOND, '', THIRD, '', BYLINE, '', ...MENUS)
  const { body, ...parts } = page
  t.equal(body, [FIRST, SECOND, THIRD].join('\n\n'))
  t.strictSame(parts, {
    ok: true,
    address: null,
    title: TITLE,
    published_on: '2021-02-01',
    summary: null,
    event_date: '2021-01-29',
    cover_caption: CAPTION,
    byline: [{ name: 'Vũ Minh Khuê', degree: 'ThS.', position: 'GV', unit: 'khoa Dân vận' }],
    section: 'Tin tức - Hoạt động',
    images: [],
    attachments: [],
    warnings: [],
    dropped: MENUS,
  })
})

test('a page without byline ends at the first menu below its last paragraph', async (t) => {
  const page = readArticle(CAPTION, FIRST, '', SECOND, '', THIRD, '', ...MENUS)
  t.strictSame(page.byline, [])
  t.strictSame(paragraphsOf(page), [FIRST, SECOND, THIRD])
  t.strictSame(page.dropped, MENUS)
})

test('a page without menus keeps all it has', async (t) => {
  const page = readArticle(FIRST, '', SECOND, '', 'Một số hình ảnh tại hội nghị')
  t.strictSame(paragraphsOf(page), [FIRST, SECOND, 'Một số hình ảnh tại hội nghị'])
  t.strictSame(page.dropped, [])
  t.equal(page.section, null)
})

test('menus above the title are dropped, and the line above the date is the title', async (t) => {
  const above = ['Trang chủ', 'Giới thiệu', 'Đào tạo', 'Một mục lạ', 'Trang chủ » Tin tức - Hoạt động']
  const page = readText(...above, TITLE, 'Ngày đăng: 01/02/2021', '', FIRST, '', SECOND, BYLINE)
  t.equal(page.title, TITLE)
  t.strictSame(page.dropped, above)
  t.equal(page.section, 'Tin tức - Hoạt động')
  t.strictSame(paragraphsOf(page), [FIRST, SECOND])
})

test('a summary between title and date is the first paragraph', async (t) => {
  const summary = 'Hội nghị bàn việc dạy và học của cả học kỳ, có nhiều ý kiến thẳng thắn.'
  const page = readText('Trang chủ', TITLE, summary, 'Ngày đăng: 01/02/2021', FIRST, SECOND)
  t.equal(page.title, TITLE)
  t.strictSame(paragraphsOf(page), [summary, FIRST, SECOND])
})

test('a date above the title or at the end of the page dates it as well', async (t) => {
  const early = readText('Ngày đăng: 01/02/2021', TITLE, '', FIRST, '', SECOND)
  const late = readText(TITLE, '', FIRST, '', SECOND, '', BYLINE, 'Đăng ngày 01/02/2021')
  for (const page of [early, late]) {
    t.equal(page.title, TITLE)
    t.equal(page.published_on, '2021-02-01')
    t.strictSame(paragraphsOf(page), [FIRST, SECOND])
  }
})

test('titles that ask or exclaim are titles', async (t) => {
  for (const title of [
    'Vì sao mỗi giảng viên cần tự học suốt đời?',
    'Chúc mừng ngày hội của các thầy cô giáo!',
  ]) {
    t.equal(readText('Giới thiệu', title, 'Ngày đăng: 01/02/2021', FIRST, SECOND).title, title)
  }
})

test('a title that is the word of a menu is still the title', async (t) => {
  t.equal(readText('Thông báo', 'Ngày đăng: 01/02/2021', '', FIRST).title, 'Thông báo')
})

test('a caption is the unfinished line a report follows', async (t) => {
  t.equal(readArticle(CAPTION, FIRST, SECOND).cover_caption, CAPTION, 'no blank lines anywhere')
  t.equal(readArticle(CAPTION, '', FIRST, '', SECOND).cover_caption, CAPTION, 'a blank line below it')
  t.equal(readArticle(`Ảnh: ${CAPTION}.`, '', SECOND).cover_caption, `Ảnh: ${CAPTION}.`, 'labelled')
})

test('what is a sentence, a heading or the start of the report is no caption', async (t) => {
  for (const first of [
    `${CAPTION}.`,
    'Sáng 29/01/2021 tại giảng đường A2 đã diễn ra hội nghị viên chức',
    'I. Về công tác giảng dạy trong học kỳ hai',
    '1. Công tác giảng dạy của các khoa',
    '- Công tác giảng dạy của các khoa',
    'CÔNG TÁC GIẢNG DẠY CỦA CÁC KHOA',
    'Nội dung hội nghị gồm có:',
    'Hội nghị',
  ]) {
    const page = readArticle(first, FIRST, '', SECOND)
    t.equal(page.cover_caption, null, first)
    t.strictSame(paragraphsOf(page), [first, FIRST, SECOND])
  }
  t.equal(readArticle('Hội nghị bàn ba việc', '', SECOND).cover_caption, null, 'nothing ties it to a picture')
  const lead =
    'Nhân kỷ niệm 30 năm ngày thành lập, Hội Cựu chiến binh nhà trường tổ chức chuyến tham quan một số di tích lịch sử ở vùng biển phía nam'
  t.equal(readArticle(lead, FIRST, SECOND).cover_caption, null, 'a lead may lack its full stop')
})

test('of several captions the first belongs to the cover, and the others stay in the article', async (t) => {
  const second = 'Thầy Hiệu trưởng bắt tay các đại biểu đến dự'
  const page = readArticle(`Ảnh: ${CAPTION}`, second, FIRST, '', SECOND)
  t.equal(page.cover_caption, null, 'an unfinished line does not follow a caption')
  t.strictSame(paragraphsOf(page), [`Ảnh: ${CAPTION}`, second, FIRST, SECOND])
})

test('paragraphs without blank lines between them are paragraphs', async (t) => {
  t.strictSame(paragraphsOf(readArticle(FIRST, SECOND, THIRD)), [FIRST, SECOND, THIRD])
})

test('text wrapped at the width of a window is one paragraph', async (t) => {
  const page = readText(
    'Hội nghị viên chức bàn kế hoạch giảng dạy',
    'của học kỳ hai',
    'Ngày đăng: 01/02/2021',
    'Các đại biểu trao đổi bên lề hội nghị tại',
    'giảng đường A2',
    'Ngày 29/01/2021, nhà trường tổ chức hội nghị',
    'viên chức để bàn kế hoạch giảng dạy.',
  )
  t.equal(page.title, 'Hội nghị viên chức bàn kế hoạch giảng dạy của học kỳ hai')
  t.equal(page.cover_caption, 'Các đại biểu trao đổi bên lề hội nghị tại giảng đường A2')
  t.strictSame(paragraphsOf(page), [
    'Ngày 29/01/2021, nhà trường tổ chức hội nghị\nviên chức để bàn kế hoạch giảng dạy.',
  ])
})

test('a line of structure is not continued by the next one', async (t) => {
  const path = 'Trang chủ » Tin tức - Hoạt động » Tin nội bộ của nhà trường'
  const page = readText(path, 'hội nghị viên chức của năm', 'Ngày đăng: 01/02/2021', FIRST, SECOND)
  t.equal(page.title, 'hội nghị viên chức của năm')
  t.strictSame(page.dropped, [path])
})

test('a page that lacks something names each missing part', async (t) => {
  t.strictSame(readPage({ text: ' \u00a0\r\n\u200b\ufeff\n' }), {
    ok: false,
    missing: [
      { field: 'title', code: 'empty_page' },
      { field: 'body', code: 'empty_page' },
    ],
  })
  t.strictSame(readPage({ text: `${TITLE}\nNgày đăng: 01/02/2021\n\nVideo\nXem tất cả »` }), {
    ok: false,
    missing: [{ field: 'body', code: 'no_paragraphs' }],
  })
  t.strictSame(readPage({ text: 'Ngày đăng: 01/02/2021\n\nVideo' }), {
    ok: false,
    missing: [
      { field: 'title', code: 'no_title' },
      { field: 'body', code: 'no_paragraphs' },
    ],
  })
})

test('a page without a line for its title gets a title from its text, with a warning', async (t) => {
  const untitled = readText('Ngày đăng: 01/02/2021', '', FIRST, SECOND)
  t.equal(
    untitled.title,
    'Ngày 29/01/2021, nhà trường tổ chức hội nghị viên chức để bàn kế hoạch giảng dạy của học kỳ hai,…',
  )
  t.strictSame(paragraphsOf(untitled), [FIRST, SECOND], 'the text keeps its first words')
  t.strictSame(untitled.warnings, [{ code: 'doubtful_title', line: null }])
  const sentence = 'Mấy suy nghĩ về việc tự học của đảng viên trẻ ở chi bộ.'
  const stopped = readText('Thứ Ba, 5 tháng 12, 2023', '', sentence, '', FIRST)
  t.equal(stopped.title, sentence)
  t.strictSame(paragraphsOf(stopped), [FIRST])
  t.strictSame(stopped.warnings, [{ code: 'doubtful_title', line: sentence }])
})

test('a title is apart from the button that stands behind it, above the date alone', async (t) => {
  const page = readText(`${TITLE} In trang`, '15/09/2022 09:17 SA', '', FIRST)
  t.equal(page.title, TITLE)
  t.strictSame(page.dropped, ['In trang'])
  const own = 'Nhà trường mở lớp dạy nghề in và đóng sách, bìa do học viên tự In ra'
  t.equal(readText('15/09/2022', own, '', FIRST).title, own)
})

test('a title in capitals may go on in the next line, and the heading of a part is no title', async (t) => {
  const capitals = [
    'TRƯỜNG TIỂU HỌC SUỐI REO TƯNG BỪNG TỔ CHỨC',
    'LỄ ĐÓN HỌC SINH LỚP MỘT',
    'NĂM HỌC 2025 - 2026',
  ]
  t.equal(readText(...capitals, '', FIRST).title, capitals.join(' '))
  const banner = ['TRƯỜNG CHÍNH TRỊ TỈNH', TITLE.toUpperCase()]
  t.equal(readText(...banner, '', FIRST).title, TITLE.toUpperCase())
  const named = readText(
    'Báo cáo nhanh công tác trực ban',
    '',
    '2. Viên chức bàn kế hoạch giảng dạy',
    '',
    FIRST,
  )
  t.equal(named.title, 'Báo cáo nhanh công tác trực ban')
})

test('a page without a posting date is read without one, with a warning', async (t) => {
  const page = readText(TITLE, '', FIRST)
  t.equal(page.published_on, null)
  t.equal(page.event_date, '2021-01-29', 'the article opens with a whole day')
  t.strictSame(page.warnings, [{ code: 'no_posting_date', line: null }])
  t.equal(
    readText(TITLE, '', 'Sáng 29/01, nhà trường tổ chức hội nghị viên chức để bàn kế hoạch.').event_date,
    null,
    'nothing says of which year that day is',
  )
  t.equal(
    readText(TITLE, '', 'Ngày 03/02/1930 đi vào lịch sử của dân tộc như một mốc son chói lọi.').event_date,
    null,
    'such a day is history',
  )
})

test('the name of a section above the date is no title where the menu has it, or the article does not speak of it', async (t) => {
  const menu = ['Trang chủ', 'Công tác giảng dạy của các khoa', 'Văn bản mới', 'Tìm kiếm']
  for (const section of [
    'Công tác giảng dạy của các khoa',
    'Đất và người quê hương',
    'Xây dựng Đảng',
    'Phóng sự - Ghi chép',
  ]) {
    const page = readText(...menu, section, '01/02/2021 08:30', TITLE, FIRST, SECOND)
    t.equal(page.title, TITLE, section)
    t.equal(page.cover_caption, null, section)
  }
  const page = readText(...menu, TITLE, '01/02/2021 08:30', CAPTION, FIRST, SECOND)
  t.equal(page.title, TITLE, 'a caption below the date does not take its place')
})

test('numbers, tool bars and counters are never the title', async (t) => {
  for (const line of [
    '152',
    '1.204.337',
    'A- A+',
    'Đọc bài',
    'Lưu',
    'In trang',
    'Xem với cỡ chữ',
    'Lượt truy cập: 99871',
    '404 lượt',
    '3 phút đọc',
  ]) {
    for (const lines of [
      [line, '01/02/2021', TITLE],
      ['01/02/2021', line, TITLE],
      ['01/02/2021', TITLE, line],
    ]) {
      const page = readText('Giới thiệu', ...lines, '', FIRST, '', SECOND)
      t.equal(page.title, TITLE, lines.join(' / '))
      t.ok(page.dropped.includes(line), lines.join(' / '))
    }
  }
})

test('the total of a closing table is body; among counters it is one', async (t) => {
  const table = ['Kết quả của các khoa như sau:', 'Khoa Dân vận: 12', 'Khoa Luật: 9', 'Tổng cộng: 21']
  t.strictSame(paragraphsOf(readArticle(FIRST, ...table)), [FIRST, ...table])
  const counters = ['Hôm nay: 12', 'Tháng này: 90', 'Tổng cộng: 2101']
  t.strictSame(readArticle(FIRST, SECOND, ...counters).dropped, counters)
})
