import { boilerplateRules } from '../../../src/libraries/article-reader/boilerplate-rules.ts'
import { boilerplateRule } from '../../../src/libraries/article-reader/boilerplate.ts'
import { sourceLine } from '../../../src/libraries/article-reader/source-line.ts'
import {
  BYLINE,
  FIRST,
  paragraphsOf,
  readArticle,
  readText,
  SECOND,
  THIRD,
  TITLE,
} from './page-reader-page.ts'
import { test } from '../../support/shared-test.ts'

const EXAMPLES: Record<string, string[]> = {
  wordless: ['* * *', '-----', '»', '• • •', '-'.repeat(2000)],
  breadcrumb: [
    'Trang chủ » Tin tức » Hoạt động',
    'TRANG CHỦ > Tin tức',
    'Trang chủ / Tin',
    'Bạn đang ở: Tin tức',
    'Bạn đang ở đây',
    'Trang chủ Bạn đọc - Cần biết',
    'A » B » C',
  ],
  'category-label': ['Chuyên mục: Tin nội bộ'],
  'view-count': [
    'Số lượt người xem: 210',
    'Tổng số lượt xem: 65',
    'Số lần đọc 341',
    '404 lượt',
    'Lượt xem: 1.024',
    'Số lượt xem: 12',
    'Đã xem: 15',
    '152 lượt xem',
    '• lượt xem: 232',
    'Đọc 512 lần',
    'Đã nhận xét: 0',
    'Lượt xem bài: 3',
    'View count: 226',
  ],
  'reading-time': ['2 tháng 2 tuần trước', '3 phút đọc', 'Thời gian đọc: 5 phút đọc'],
  number: ['152', '1.204.337'],
  'date-badge': ['Th12', 'Tháng 12', 'Th12, 2022'],
  untranslated: ['LAST_UPDATED2', 'COM_CONTENT_HITS'],
  'share-hint': ['Bấm để chia sẻ trên Twitter (Mở trong cửa sổ mới)', 'Click để chia sẻ lên Facebook'],
  toolbar: [
    'Đọc bài',
    'Đọc bài viết',
    'Lưu',
    'Xem với cỡ chữ',
    'Xem cỡ chữ',
    'Đọc bài | Lưu',
    'PDF. In Email',
    'In',
    'A- A+ Đọc bài viết In Gửi email',
  ],
  'read-on': ['Đọc thêm', 'Đọc tiếp »'],
  voice: ['Giọng nữ', 'Giọng nam miền Bắc', 'Tự động phát:', '0:00', '0:00 / 3:24'],
  follow: ['Google News', 'Theo dõi trên Google News', 'Theo dõi Báo trên Google News'],
  poll: ['Đánh giá', 'Đánh giá:', 'Bình chọn của bạn'],
  account: ['Admin', 'Super User', 'Quản trị viên', 'Bởi'],
  'comment-form': [
    'Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *',
    'Your email address will not be published.',
    'Bạn cần đăng nhập để bình luận',
    'Hãy là người đầu tiên bình luận!',
    'Hãy chắc chắn rằng bạn nhập vào tất cả các trường bắt buộc (*).',
    'LƯU Ý: Tòa-soạn sẽ biên tập ý kiến của bạn đọc trước khi đăng.',
    'Vui lòng gõ tiếng Việt có dấu.',
    'Gửi file đính kèm không quá 5MB',
  ],
  'filed-under': [
    'Được phát hành trong Công đoàn',
    'This entry was posted in Tin tức. Bookmark the permalink.',
    'URL của bản tin này: https://cu.example/tin/17.html',
  ],
  'news-source': ['Nguồn tin: Chi bộ'],
  'no-attachment': ['File đính kèm: Không có', 'Tệp tin đính kèm: không'],
  'related-link': ['>> Khai mạc hội thi giảng viên dạy giỏi cấp trường', '>>> Lớp K12 thăm bảo tàng tỉnh.'],
  attachments: ['Tập tin đính kèm', 'Tệp đính kèm:', 'File đính kèm'],
  'visitor-counter': [
    'Đang online: 12',
    'Hôm nay: 305',
    'Tổng truy cập: 1.234.567',
    'Thống kê truy cập',
    'Thống kê',
    'Trực tuyến',
  ],
  'print-or-send': [
    'In trang',
    'In bài viết',
    'Bản in',
    'Gửi cho bạn bè',
    'Về đầu trang',
    'Quay lại',
    'Lưu bài viết',
  ],
  'share-buttons': [
    'Chia sẻ:',
    'Chia sẻ bài viết',
    'Chia sẻ bài viết này:',
    'Facebook',
    'Facebook Twitter Zalo',
    'Chia sẻ lên Facebook',
    'Thích 12',
  ],
  'font-size': [
    'Cỡ chữ: A- A A+',
    'A- A A+',
    'A+ A-',
    'Font size: A A+ A++',
    'cỡ chữ giảm kích thước chữ tăng kích thước chữ',
    'Màu chữ',
  ],
  rating: [
    'Đánh giá bài viết',
    'Tổng số điểm của bài viết: 5 trong 1 đánh giá',
    'Xếp hạng: 5',
    'Tổng số điểm của bài viết là: 5 trong 1 đánh giá',
    'Click để đánh giá bài viết',
    '5 lượt bình chọn',
    'Đánh giá người dùng: / 3',
    'Kém Tốt',
  ],
  'poster-account': [
    'Người đăng: admin',
    'Người đăng bài viết: Quản trị',
    'Đăng bởi Quản trị viên',
    'Viết bởi Super User',
    'Được viết bởi phongdaotao',
    'BY ADMIN',
  ],
  'see-all': ['Xem tất cả »', 'XEM THÊM', 'Xem tiếp...', 'Chi tiết >>', 'Xem tất cả video'],
  'other-news': [
    'Các tin khác',
    'CÁC BÀI VIẾT KHÁC:',
    'Tin mới hơn',
    'Tin cùng chuyên mục',
    'Các bài viết cùng chuyên mục:',
    'Những tin cũ hơn',
    'Các tin đã đưa',
    'Others:',
    'Other news',
  ],
  'related-news': [
    'Tin liên quan',
    'Bài viết liên quan:',
    'Tin mới nhất',
    'Tin nổi bật',
    'Đọc nhiều nhất',
    'Bài liên quan (theo tag)',
    'Mục mới nhất từ Vũ Minh Khuê',
  ],
  tags: ['Tags: hội nghị, giảng dạy', 'Từ khóa: viên chức', '#viên chức', '#giảng dạy #hội nghị'],
  comments: [
    'Bình luận',
    'Gửi bình luận',
    'Ý kiến bạn đọc',
    '0 bình luận',
    '(0) Bình luận',
    'Xem thêm bình luận',
    'Bình luận bài viết',
    'Bình luận Facebook',
    'Họ và tên (*)',
    'Số điện thoại (*)',
    'Ý kiến của bạn',
  ],
  copyright: [
    '© 2020 Trường A',
    'Bản quyền thuộc về Trường A. Ghi rõ nguồn khi sử dụng lại nội dung.',
    'Copyright 2020',
    'Thiết kế bởi Công ty B',
    'Powered by C',
    'Giấy phép số 12/GP-STTTT',
  ],
  contact: ['Địa chỉ: số 1 đường A, phường B', 'Điện thoại: 0123', 'Email: a@b.vn', 'ĐT: 0123'],
  pager: ['Trang: 1 2 3', '1 2 3 »', '« 1 2 3 Cuối', 'Trang sau', 'Bài trước'],
  'link-box': ['Liên kết website', 'LIÊN KẾT WEB', 'Website liên kết', '-- Chọn liên kết --', 'Quảng cáo'],
  'media-box': ['Video', 'VIDEO CLIP', 'Thư viện ảnh', 'Hình ảnh hoạt động', 'Thư viện video'],
  'section-name': [
    'Tin tức - Hoạt động',
    'TIN TỨC',
    'Tin tức - Sự kiện',
    'Tin tức, sự kiện',
    'Tin hoạt động',
    'Thông báo',
  ],
  'menu-item': [
    'Trang chủ',
    'Giới thiệu',
    'Đào tạo - Bồi dưỡng',
    'Liên hệ',
    'Đăng nhập',
    'Đăng ký khám bệnh',
    'Đăng ký nhận bản tin',
    'Sơ đồ site',
    'Các khoa, phòng',
  ],
  'site-name': ['Cổng thông tin điện tử Trường A', 'Trang thông tin điện tử', 'Website Trường A'],
}

test('every rule knows its lines, in any case, accents, spaces and dashes', async (t) => {
  for (const { name } of boilerplateRules) {
    t.ok(EXAMPLES[name], `${name} has examples`)
    for (const line of EXAMPLES[name] ?? []) {
      for (const form of [
        line,
        line.toUpperCase(),
        line.normalize('NFD'),
        ` ${line.replaceAll(' ', '\u00a0')}\u200b`,
      ]) {
        t.equal(boilerplateRule(sourceLine(form, true))?.name, name, form)
      }
    }
  }
})

test('every rule has a name of its own and says why', async (t) => {
  t.equal(new Set(boilerplateRules.map(({ name }) => name)).size, boilerplateRules.length)
  for (const { reason } of boilerplateRules) t.match(reason, /^[A-Z].{10,}\.$/)
})

test('sentences are no boilerplate, whatever they begin with', async (t) => {
  for (const sentence of [
    'Trang chủ của trường vừa được làm mới hoàn toàn trong tuần qua.',
    'Video của các khoa được trình chiếu trong suốt buổi lễ.',
    'Chia sẻ với học viên, cô Khuê kể lại những ngày đầu đứng lớp.',
    'Bản quyền của tài liệu là điều mọi giảng viên cần tôn trọng.',
    'Các tin khác nhau về hội nghị đã được kiểm chứng kỹ càng.',
    'In bài viết này ra giấy là cách nhiều học viên vẫn làm.',
    'Website của trường được nhiều học viên trong tỉnh ghé thăm.',
    'Người tạo dựng phong trào là các thầy cô của khoa Dân vận',
    'Tuyển sinh lớp bồi dưỡng ngạch chuyên viên khóa mười hai',
    'Tổng số lớp đã mở trong năm là 62',
    'Hội nghị viên chức',
    'Video 2020 của các khoa',
    'Ta',
  ]) {
    t.equal(boilerplateRule(sourceLine(sentence, true)), null, sentence)
  }
})

test('below the article every known line is dropped', async (t) => {
  for (const line of Object.values(EXAMPLES).flat()) {
    const page = readArticle(FIRST, SECOND, BYLINE, line)
    t.strictSame(page.dropped, [line], line)
    t.strictSame(paragraphsOf(page), [FIRST, SECOND], line)
  }
})

test('between paragraphs a heading that menus use, too, stays', async (t) => {
  for (const heading of [
    'Video',
    'Đào tạo',
    'Thông báo',
    'Hoạt động',
    'Chia sẻ',
    'Liên hệ',
    'Địa chỉ: số 1 đường A',
  ]) {
    const page = readArticle(FIRST, heading, SECOND, '', 'Xem tất cả »')
    t.strictSame(paragraphsOf(page), [FIRST, heading, SECOND], heading)
    t.strictSame(page.dropped, ['Xem tất cả »'], heading)
  }
})

test('above the first paragraph the same words are a menu', async (t) => {
  const page = readArticle('Video', 'Thông báo', FIRST, SECOND)
  t.strictSame(page.dropped, ['Video', 'Thông báo'])
  t.strictSame(paragraphsOf(page), [FIRST, SECOND])
})

test('a box of other news above the article does not end it', async (t) => {
  const page = readArticle('Các tin khác', FIRST, SECOND)
  t.strictSame(page.dropped, ['Các tin khác'])
  t.strictSame(paragraphsOf(page), [FIRST, SECOND])
})

test('a box of related news between paragraphs does not end the article', async (t) => {
  const page = readArticle(FIRST, 'Tin liên quan', 'Lịch giảng tháng ba', SECOND, THIRD)
  t.strictSame(paragraphsOf(page), [FIRST, 'Lịch giảng tháng ba', SECOND, THIRD])
  t.strictSame(page.dropped, ['Tin liên quan'])
})

test('other news below the article are dropped with their excerpts', async (t) => {
  const others = [
    'Các tin khác',
    'Lịch giảng tháng ba',
    'Các khoa đã công bố lịch giảng của tháng ba cho học viên biết.',
  ]
  t.strictSame(readArticle(FIRST, SECOND, ...others).dropped, others)
  t.strictSame(readArticle(FIRST, SECOND, BYLINE, ...others).dropped, others)
})

test('a byline below a box shows that the article was not over there', async (t) => {
  const page = readArticle(FIRST, 'Các tin khác', SECOND, BYLINE)
  t.strictSame(paragraphsOf(page), [FIRST, SECOND])
  t.strictSame(page.dropped, ['Các tin khác'])
})

test('an announcement keeps the address it ends with, and a footer does not', async (t) => {
  const address = ['Địa chỉ: số 1 đường A, phường B', 'Điện thoại: 0123']
  t.strictSame(paragraphsOf(readArticle(FIRST, ...address)), [FIRST, ...address])
  const footer = ['© Trường A', 'Địa chỉ: số 1 đường A, phường B. Điện thoại của văn phòng: 0123.']
  t.strictSame(readArticle(FIRST, ...footer).dropped, footer)
})

test('the section is what the page says it is', async (t) => {
  for (const [line, section] of [
    ['Trang chủ » Tin nội bộ', 'Tin nội bộ'],
    ['Trang chủ > Tin tức > Tin nội bộ >', 'Tin nội bộ'],
    [`Trang chủ » Tin nội bộ » ${TITLE}`, 'Tin nội bộ'],
    ['Trang chủ / Tin tức - Hoạt động', 'Tin tức - Hoạt động'],
    ['Bạn đang ở đây: Trang chủ » Tin nội bộ', 'Tin nội bộ'],
    ['Chuyên mục: Tin nội bộ', 'Tin nội bộ'],
    ['TIN TỨC - HOẠT ĐỘNG', 'TIN TỨC - HOẠT ĐỘNG'],
    ['» Tin tức :', 'Tin tức'],
  ] as const) {
    const page = readText(line, TITLE, 'Ngày đăng: 01/02/2021', FIRST, SECOND)
    t.equal(page.section, section, line)
    t.strictSame(page.dropped, [line], line)
  }
  t.equal(readArticle(FIRST, SECOND).section, null)
})
