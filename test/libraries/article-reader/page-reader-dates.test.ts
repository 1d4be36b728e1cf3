import { FIRST, paragraphsOf, readArticle, readText, SECOND, TITLE } from './page-reader-page.ts'
import { test } from '../../support/shared-test.ts'

const NFD = 'Ngày đăng: 01/02/2021'.normalize('NFD')

test('the posting date is read in the forms sites write it', async (t) => {
  for (const line of [
    'Ngày đăng: 01/02/2021',
    'Ngày đăng: 1/2/2021',
    'Ngày đăng: 01-02-2021',
    'Ngày đăng: 01.02.2021',
    'Ngày đăng: 01 / 02 / 2021',
    'Ngày đăng: 01/02/21',
    'Ngày đăng 01/02/2021 08:30',
    'Ngày đăng: 01/02/2021 - 08:30:15',
    'Ngày đăng: 08:30 01/02/2021',
    'Ngày đăng: 01/02/2021 8:30 SA',
    'NGÀY ĐĂNG: 01/02/2021',
    'ngay dang: 01/02/2021',
    NFD,
    'Ngày\u00a0đăng\u202f:\u00a001/02/2021',
    '\ufeffNgày \u200bđăng:\t01/02/2021 ',
    '(Ngày đăng: 01/02/2021)',
    'Ngày đăng tin: 01/02/2021',
    'Ngày xuất bản: 01/02/2021',
    'Đăng ngày 1 tháng 2 năm 2021',
    'Đăng ngày 01/02/2021',
    'Đăng lúc 08:30 ngày 01/02/2021',
    'Đăng lúc: Thứ hai - 01/02/2021 08:30',
    'Ngày đăng: Thứ Hai, ngày 01 tháng 02 năm 2021',
    'Thứ hai, 01/02/2021',
    'Thứ hai, 01/02/2021, 08:30 (GMT+7)',
    'Thứ Hai, ngày 01/02/2021 - 8h30',
    '01/02/2021',
    '01/02/2021 08:30',
    '01/02/2021 (Thứ hai)',
    '01/02/2021, Thứ Hai',
    '01/02/2021 - Thứ 2',
    '01/02/2021 (Thứ hai) 08:30',
    '01/02/2021 - 560 lượt xem',
    '01/02/2021 | 1.204 lượt đọc',
    '01/02/2021 (Thứ hai) - 12 lượt xem',
    'Ngày đăng: 01/02/2021 - 322 lượt xem',
    'Đăng vào 01/02/2021 bởi Vân Khánh',
    'Đăng ngày 01/02/2021, bởi admin',
    '2021-02-01',
    'Ngày đăng: 2021-02-01',
    '2021-02-01T08:30:00+07:00',
    '2021-01-31T18:30:00Z',
    'Cập nhật: 01/02/2021 08:30',
    'Cập nhật lúc 08:30, 01/02/2021',
  ]) {
    const page = readText(TITLE, line, '', FIRST, '', SECOND)
    t.equal(page.published_on, '2021-02-01', line)
    t.strictSame(page.dropped, [], line)
    t.strictSame(paragraphsOf(page), [FIRST, SECOND], line)
  }
})

test('a comma may stand between the label of a change and its time', async (t) => {
  const page = readText(TITLE, 'Cập nhật, 07:43, Thứ Hai, 01/02/2021 (GMT+7)', FIRST, SECOND)
  t.equal(page.published_on, '2021-02-01')
  t.strictSame(paragraphsOf(page), [FIRST, SECOND])
})

test('a label and its date may stand on two lines', async (t) => {
  const page = readText(TITLE, 'Ngày đăng:', '01/02/2021', FIRST)
  t.equal(page.published_on, '2021-02-01')
  t.strictSame(page.dropped, [])
})

test('a date that shares its line with counters and authors is still found', async (t) => {
  for (const [line, dropped] of [
    ['Ngày đăng: 01/02/2021 | Lượt xem: 152', ['Lượt xem: 152']],
    ['Ngày đăng: 01/02/2021 Lượt xem: 152', ['Lượt xem: 152']],
    ['Lượt xem: 152 - Ngày đăng: 01/02/2021', ['Lượt xem: 152']],
    ['Đăng lúc: 01/02/2021 08:30 • Người đăng: quantri', ['Người đăng: quantri']],
    ['01/02/2021 | In trang', ['In trang']],
    ['Ngày đăng 01/02/2021 | 10:37  | View count: 226', []],
    ['Publish date 01/02/2021 | 4:19 AM  | View count: 9', []],
  ] as const) {
    const page = readText(TITLE, line, FIRST, SECOND)
    t.equal(page.published_on, '2021-02-01', line)
    t.strictSame(page.dropped, dropped, line)
  }
  const page = readText(TITLE, 'Tác giả: Vũ Minh Khuê - Ngày đăng: 01/02/2021', FIRST)
  t.strictSame(page.byline, [{ name: 'Vũ Minh Khuê', degree: null, position: null, unit: null }])
})

test('of several dates the labelled one counts, and the others are dropped', async (t) => {
  const page = readText(
    'Chủ nhật, 09/05/2021',
    'Trang chủ',
    TITLE,
    'Ngày đăng: 01/02/2021',
    'Cập nhật: 03/02/2021',
    FIRST,
    SECOND,
    'Các tin khác',
    'Lịch giảng tháng ba',
    'Ngày đăng: 05/02/2021',
  )
  t.equal(page.published_on, '2021-02-01')
  t.strictSame(page.dropped, [
    'Chủ nhật, 09/05/2021',
    'Trang chủ',
    'Cập nhật: 03/02/2021',
    'Các tin khác',
    'Lịch giảng tháng ba',
    'Ngày đăng: 05/02/2021',
  ])
})

test('the clock of the old site does not date a page', async (t) => {
  const clock = 'Chủ nhật, 09/05/2021'
  const page = readText(clock, 'Trang chủ', 'Giới thiệu', TITLE, FIRST)
  t.equal(page.published_on, null)
  t.strictSame(page.warnings, [{ code: 'no_posting_date', line: null }])
  t.ok(page.dropped.includes(clock))
  t.equal(
    readText('Chủ nhật, 09/05/2021', 'Trang chủ', TITLE, '01/02/2021', FIRST).published_on,
    '2021-02-01',
  )
})

test('a date no calendar has is named, not guessed at', async (t) => {
  for (const line of [
    'Ngày đăng: 31/02/2021',
    'Ngày đăng: 29/02/2021',
    'Ngày đăng: 00/02/2021',
    'Ngày đăng: 01/02/0021',
    'Thứ hai, 31/02/2021',
    'Ngày đăng: 2021-02-31',
  ]) {
    const page = readText(TITLE, line, FIRST)
    t.equal(page.published_on, null, line)
    t.strictSame(page.warnings, [{ code: 'impossible_posting_date', line }], line)
    t.strictSame(page.dropped, [line], line)
  }
  for (const line of ['Ngày đăng: hôm qua', 'Ngày đăng: 02/2021', 'Ngày đăng:', 'Ngày đăng: 1/2/2021/3']) {
    const page = readText(TITLE, line, FIRST)
    t.equal(page.published_on, null, line)
    t.strictSame(page.warnings, [{ code: 'unreadable_posting_date', line }], line)
    t.strictSame(page.dropped, [line], line)
  }
})

test('the forms of other software are read: months in words, after the month first, with a place', async (t) => {
  for (const line of [
    'Đăng lúc: Thứ tư - 28/12/2022 14:23 - Người đăng bài viết: Nguyễn Thị Mẫu',
    'Thứ tư, 28/12/2022, 14:23 [GMT+7]',
    '14:23, Thứ Tư, 28/12/2022 (GMT+7)',
    'Cập nhật lúc 14:23, Thứ Tư, 28/12/2022 (GMT+7)',
    'Thứ tư, 28 Tháng 12 2022 15:06',
    'Được đăng: 28 Tháng 12 2022',
    'Được đăng ngày 28 Tháng 12 2022',
    'Đã xuất bản: 28 Tháng 12 2022',
    'Được tạo ngày Thứ tư, 28 Tháng 12 2022 07:30',
    '28 Tháng Mười Hai 2022',
    '28 Tháng Mười Hai, 2022',
    'Tháng Mười Hai 28, 2022',
    '12/28/2022 12:00:00 AM GMT+7',
    '12/28/2022 2:23:05 PM',
    'Thứ Tư, 28/12/2022 14:23:45 +07:00',
    "Cập nhật: 14h23' ngày 28/12/2022",
    'Ngày gửi: 28/12/2022',
    'Đã đăng trên 28/12/2022 bởi admin',
    'Đăng ngày 28 Tháng 12 2022 bởi Ban Biên tập',
    'By admin | 28 Tháng Mười Hai, 2022 | 0 Comments',
    'Đăng tải: 28/12/2022',
    '28/12/2022 - Tin tức',
    '2022/12/28',
    'Hà Nội, ngày 28/12/2022',
    'Bởi: Lê Văn An | 28/12/2022',
    '28/12/2022 | Admin',
    '28 Th12 2022',
    'Posted on 28 Th12 2022 by admin',
    'December 28, 2022',
    '28 Dec 2022',
    '- Cập nhật: Thứ tư, 28/12/2022 | 11:17:52 PM',
    'Lượt xem: 7370 | Gửi lúc: 28/12/2022 15:42:27',
    '28/12/2022 08:00:00 Xem cỡ chữ A- A+ Đọc bài viết In Gửi email',
    '06:30 28/12/2022Theo dõi trên Google News',
    'Tác giả: Lê Hữu Thanh .Ngày đăng: 28/12/2022 .Lượt xem: 215 Đã nhận xét: 0',
    'Submitted by admin on Wed, 28/12/2022 - 09:12',
    'Được đăng bởi bientap vào Thứ tư, 28/12/2022 - 15:30',
    'TCLL - Thứ Tư, 28/12/2022, 15:03 (GMT+7)',
    'Sửa lần cuối vào Thứ tư, 28 Tháng 12 2022 10:00',
    '[28/12/2022]',
    'Date: 28/12/2022',
    'Thời gian xuất bản: 28/12/2022',
    'Tin đưa ngày: 28/12/2022',
    'Được cập nhật: 28/12/2022',
    "28/12/2022 10:23' Gửi bài này",
    'Lần cập nhật cuối ( Thứ tư, 28 Tháng 12 2022 10:02 )',
  ]) {
    for (const lines of [
      [TITLE, line],
      [line, TITLE],
    ]) {
      const page = readText(...lines, '', FIRST, '', SECOND)
      t.equal(page.published_on, '2022-12-28', line)
      t.equal(page.title, TITLE, line)
      t.strictSame(paragraphsOf(page), [FIRST, SECOND], line)
    }
  }
  t.equal(readText(TITLE, '04/05/2022', FIRST).published_on, '2022-05-04', 'the day comes first where it can')
})

test('all days of the week may stand before and behind a date', async (t) => {
  const days = ['hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', '2', '7'].map((day) => `Thứ ${day}`)
  for (const day of [...days, 'Chủ nhật', 'CN', 'T7', 'Saturday', 'Sun']) {
    for (const line of [
      `${day}, 28/12/2022`,
      `${day}, ngày 28/12/2022 08:15`,
      `• Cập nhật: ${day}, 28/12/2022`,
    ]) {
      t.equal(readText(TITLE, line, '', FIRST).published_on, '2022-12-28', line)
    }
  }
})

test('the day of the week tells which number is the month', async (t) => {
  for (const [line, day] of [
    ['T5, 01/04/2024 - 09:15', '2024-01-04'],
    ['Thursday, 01/04/2024', '2024-01-04'],
    ['Thu, 01/04/2024 - 09:15', '2024-01-04'],
    ['Thứ năm, 04/01/2024', '2024-01-04'],
    ['Thứ bảy, 04/01/2024', '2024-01-04'],
    ['01/04/2024 09:15', '2024-04-01'],
  ] as const) {
    t.equal(readText(TITLE, line, '', FIRST).published_on, day, line)
  }
})

test('a sentence that mentions a date is text', async (t) => {
  const sentences = [
    'Đăng ngày đầu năm, bài viết này được nhiều bạn đọc quan tâm theo dõi.',
    'Đảng: 91 năm một chặng đường vẻ vang của dân tộc, của nhân dân.',
    'Ngày đăng ký học của các lớp là 05/02/2021, tại phòng Đào tạo.',
  ]
  t.strictSame(paragraphsOf(readArticle(FIRST, ...sentences)), [FIRST, ...sentences])
})

test('a line of an article that is nothing but a date stays', async (t) => {
  for (const line of ['05/02/2021', 'Vũ Minh Khuê | 05/02/1990', '05/02/2021 - 06/02/2021']) {
    const page = readArticle(FIRST, line, SECOND)
    t.strictSame(paragraphsOf(page), [FIRST, line, SECOND], line)
    t.strictSame(page.byline, [], line)
  }
})

test('the day of the event is the one the article opens with', async (t) => {
  for (const opening of [
    'Ngày 29/01/2021, nhà trường',
    'Ngày 29-01-2021, nhà trường',
    'Ngày 29.1.2021, nhà trường',
    'Ngày 29 tháng 01 năm 2021, nhà trường',
    'Ngày 29 tháng 1/2021, nhà trường',
    'Sáng 29/01/2021, nhà trường',
    'Sáng ngày 29/1/2021 nhà trường',
    'Sáng nay, 29/01/2021, nhà trường',
    'Chiều nay (29/01), nhà trường',
    'Sáng 29/01, nhà trường',
    'Vào ngày 29/01/2021, nhà trường',
    'Thứ sáu, ngày 29/01/2021, nhà trường',
    'Từ ngày 29/01/2021 đến ngày 30/01/2021, nhà trường',
    'Từ ngày 29 đến 30/01/2021, nhà trường',
    'Trong hai ngày 29 và 30/01/2021, nhà trường',
    'Trong 2 ngày (29-30/01/2021), nhà trường',
    'NGÀY\u00a029/01/2021, nhà trường',
    'Thực hiện chương trình công tác, ngày 29/01/2021, nhà trường',
    'Tại giảng đường A2, sáng ngày 29/01/2021, nhà trường',
  ]) {
    const page = readArticle(`${opening} đã tổ chức hội nghị bàn việc giảng dạy.`, '', SECOND)
    t.equal(page.event_date, '2021-01-29', opening)
  }
})

test('a day without a year is the last such day before the posting', async (t) => {
  const page = readText(TITLE, 'Ngày đăng: 02/01/2021', 'Sáng 29/12, các khoa họp bàn việc giảng dạy.')
  t.equal(page.event_date, '2020-12-29')
  t.equal(
    readArticle('Sáng 15/03, các khoa họp bàn việc giảng dạy.').event_date,
    null,
    'that would be a year ago',
  )
})

test('dates of documents, of history and of no calendar are not the day of the event', async (t) => {
  for (const opening of [
    'Thực hiện Kế hoạch số 91-KH/TU, ngày 29/01/2021 của cấp trên, nhà trường',
    'Theo Quyết định ngày 29/01/2021, nhà trường',
    'Nhân kỷ niệm ngày 27/01/2021, nhà trường',
    'Ngày 03/02/1930, một sự kiện lớn của đất nước',
    'Ngày 31/02/2021, nhà trường',
    'Trong 3 năm qua, nhà trường',
    'Năm 2020, nhà trường',
  ]) {
    t.equal(readArticle(`${opening} đã có nhiều việc làm tốt trong giảng dạy.`).event_date, null, opening)
  }
})
