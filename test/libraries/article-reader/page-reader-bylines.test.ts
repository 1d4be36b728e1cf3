import type { BylinePerson } from '../../../src/libraries/article-reader/page-reading.ts'
import { FIRST, MENUS, paragraphsOf, readArticle, readText, SECOND, TITLE } from './page-reader-page.ts'
import { test } from '../../support/shared-test.ts'

const person = (
  name: string,
  degree: string | null = null,
  position: string | null = null,
  unit: string | null = null,
): BylinePerson => ({ name, degree, position, unit })

test('a byline gives name, degree, position and unit as they are written', async (t) => {
  for (const [line, expected] of [
    ['ThS. Vũ Minh Khuê - GV khoa Dân vận', person('Vũ Minh Khuê', 'ThS.', 'GV', 'khoa Dân vận')],
    ['ThS. Vũ Minh Khuê – GV khoa Dân vận', person('Vũ Minh Khuê', 'ThS.', 'GV', 'khoa Dân vận')],
    ['ThS. Vũ Minh Khuê — GV khoa Dân vận.', person('Vũ Minh Khuê', 'ThS.', 'GV', 'khoa Dân vận')],
    [
      'ThS.\u00a0Vũ Minh\u00a0Khuê\u00a0-\u00a0GV khoa Dân vận',
      person('Vũ Minh Khuê', 'ThS.', 'GV', 'khoa Dân vận'),
    ],
    ['ThS Vũ Minh Khuê-GV khoa Dân vận', person('Vũ Minh Khuê', 'ThS', 'GV', 'khoa Dân vận')],
    ['(ThS. Vũ Minh Khuê, GV khoa Dân vận)', person('Vũ Minh Khuê', 'ThS.', 'GV', 'khoa Dân vận')],
    ['THS. VŨ MINH KHUÊ - GV KHOA DÂN VẬN', person('VŨ MINH KHUÊ', 'THS.', 'GV', 'KHOA DÂN VẬN')],
    ['Th.S Vũ Minh Khuê - Khoa Dân vận', person('Vũ Minh Khuê', 'Th.S', null, 'Khoa Dân vận')],
    ['PGS.TS. Vũ Minh Khuê - Hiệu trưởng', person('Vũ Minh Khuê', 'PGS.TS.', 'Hiệu trưởng')],
    ['PGS, TS. Vũ Minh Khuê', person('Vũ Minh Khuê', 'PGS, TS.')],
    ['GS.TS Vũ Minh Khuê - Học viện X', person('Vũ Minh Khuê', 'GS.TS', null, 'Học viện X')],
    ['TS. Vũ Minh Khuê - Trưởng khoa Dân vận', person('Vũ Minh Khuê', 'TS.', 'Trưởng khoa', 'khoa Dân vận')],
    [
      'TS. Vũ Minh Khuê - Phó Trưởng phòng, Phòng Đào tạo',
      person('Vũ Minh Khuê', 'TS.', 'Phó Trưởng phòng', 'Phòng Đào tạo'),
    ],
    ['GVC.ThS. Vũ Minh Khuê - Khoa Dân vận', person('Vũ Minh Khuê', 'ThS.', 'GVC', 'Khoa Dân vận')],
    [
      'Thạc sĩ Vũ Minh Khuê - Giảng viên chính khoa Dân vận',
      person('Vũ Minh Khuê', 'Thạc sĩ', 'Giảng viên chính', 'khoa Dân vận'),
    ],
    [
      'CN. Vũ Minh Khuê - Chuyên viên phòng Đào tạo',
      person('Vũ Minh Khuê', 'CN.', 'Chuyên viên', 'phòng Đào tạo'),
    ],
    ['Vũ Minh Khuê - GV khoa Dân vận', person('Vũ Minh Khuê', null, 'GV', 'khoa Dân vận')],
    ['Vũ Minh Khuê (GV khoa Dân vận)', person('Vũ Minh Khuê', null, 'GV', 'khoa Dân vận')],
    ['Vũ Minh Khuê', person('Vũ Minh Khuê')],
    ['VŨ MINH KHUÊ', person('VŨ MINH KHUÊ')],
    ['Vũ Khuê', person('Vũ Khuê')],
    ['Tác giả: Vũ Minh Khuê', person('Vũ Minh Khuê')],
    ['Tin, ảnh: Minh Khuê', person('Minh Khuê')],
    ['Tin và ảnh: Ban Biên tập', person('Ban Biên tập')],
    ['CTV: Minh Khuê (Trung tâm Văn hóa)', person('Minh Khuê', null, null, 'Trung tâm Văn hóa')],
    ['TS. VŨ MINH KHUÊ(*)', person('VŨ MINH KHUÊ', 'TS.')],
    ['M.Khuê', person('M.Khuê')],
    ['MK', person('MK')],
    ['TIN BÀI: MINH KHUÊ', person('MINH KHUÊ')],
    ['(Tin, bài: ThS. Vũ Minh Khuê - GV khoa Dân vận)', person('Vũ Minh Khuê', 'ThS.', 'GV', 'khoa Dân vận')],
  ] as const) {
    const page = readArticle(FIRST, '', SECOND, '', line, '', ...MENUS)
    t.strictSame(page.byline, [expected], line)
    t.strictSame(page.dropped, MENUS, line)
    t.strictSame(paragraphsOf(page), [FIRST, SECOND], line)
  }
})

test('a name and the posting date may stand in one line; rows of names and days are a table', async (t) => {
  for (const line of [
    'Vũ Minh Khuê 04/01/2024',
    'Vũ Minh Khuê - 04/01/2024',
    'VŨ MINH KHUÊ | 04/01/2024 09:15',
  ]) {
    const page = readText(TITLE, line, '', FIRST, '', SECOND)
    t.equal(page.byline[0]?.name.toLowerCase(), 'vũ minh khuê', line)
    t.equal(page.published_on, '2024-01-04', line)
    t.strictSame(paragraphsOf(page), [FIRST, SECOND], line)
  }
  const table = ['Vũ Minh Khuê 04/01/1980', 'Lê Thị Hoài An 05/02/1981']
  t.strictSame(readText(TITLE, '01/02/2021', ...table, '', FIRST).byline, [])
})

test('a pen name and the time of the posting may stand in one line', async (t) => {
  for (const [name, line] of [
    ['Minh Anh', 'Minh Anh - 07:06 01/02/2021 GMT+7'],
    ['MinhAnh', 'MinhAnh - 07:06 01/02/2021'],
    ['Vân An', 'Vân An | 8h30 01/02/2021'],
  ] as const) {
    const page = readText(TITLE, line.replace('8h30', '08:30'), FIRST, SECOND)
    t.equal(page.published_on, '2021-02-01', line)
    t.strictSame(page.byline, [person(name)], line)
    t.strictSame(paragraphsOf(page), [FIRST, SECOND], line)
  }
  for (const line of [
    'Thứ Hai, 07:06 01/02/2021',
    'Hà Nội - 07:06 01/02/2021',
    'Giáo Dục - 07:06 01/02/2021',
    'ĐỜI SỐNG - 07:06 01/02/2021',
    'Minh Anh - 01/02/1971',
  ])
    t.strictSame(readText(TITLE, line, FIRST, SECOND).byline, [], line)
})

test('below a title that stands again under the lead its author is read, and a place behind a name is no author', async (t) => {
  const lead =
    'Bài viết nói về việc mỗi khoa tự rà soát lịch lên lớp trước tháng ba, sau khi hội nghị viên chức bàn kế hoạch.'
  const page = readArticle(lead, TITLE, 'ThS. Vũ Minh Khuê - GV khoa Dân vận', FIRST, SECOND)
  t.strictSame(
    page.byline.map(({ name }) => name),
    ['Vũ Minh Khuê'],
  )
  t.strictSame(paragraphsOf(page), [lead, FIRST, SECOND])
  t.ok(page.dropped.includes(TITLE))
  t.strictSame(readArticle(FIRST, SECOND, 'Vũ Minh Khuê - Cao Bằng').byline, [
    person('Vũ Minh Khuê', null, null, 'Cao Bằng'),
  ])
})

test('a byline may name several people, on one line or on several', async (t) => {
  const two = [person('Minh Khuê'), person('Hà An')]
  for (const line of [
    'Tin: Minh Khuê - Ảnh: Hà An',
    'Tin: Minh Khuê; Ảnh: Hà An',
    'Tin: Minh Khuê, ảnh: Hà An',
    'Bài: Minh Khuê | Ảnh: Hà An',
    'Bài và ảnh: Minh Khuê, Hà An',
    'Bài, ảnh: Minh Khuê - Hà An'.replace(' - ', ' và '),
  ]) {
    t.strictSame(readArticle(FIRST, SECOND, line).byline, two, line)
  }
  t.strictSame(readArticle(FIRST, SECOND, 'ThS. Vũ Minh Khuê - ThS. Lê Hà An').byline, [
    person('Vũ Minh Khuê', 'ThS.'),
    person('Lê Hà An', 'ThS.'),
  ])
  const page = readArticle(FIRST, SECOND, 'ThS. Vũ Minh Khuê - GV khoa Dân vận', 'Ảnh: Hà An', ...MENUS)
  t.strictSame(page.byline, [person('Vũ Minh Khuê', 'ThS.', 'GV', 'khoa Dân vận'), person('Hà An')])
  t.strictSame(page.dropped, MENUS)
})

test('an "and" inside the name of a unit does not make two people', async (t) => {
  t.strictSame(readArticle(FIRST, SECOND, 'ThS. Vũ Minh Khuê - GV khoa Nhà nước và Pháp luật').byline, [
    person('Vũ Minh Khuê', 'ThS.', 'GV', 'khoa Nhà nước và Pháp luật'),
  ])
  t.strictSame(readArticle(FIRST, SECOND, 'ThS. Vũ Minh Khuê - Khoa Dân vận, Trường Chính Trị').byline, [
    person('Vũ Minh Khuê', 'ThS.', null, 'Khoa Dân vận, Trường Chính Trị'),
  ])
})

test('a labelled byline may stand above the article', async (t) => {
  const page = readText(TITLE, 'Tác giả: Vũ Minh Khuê', 'Ngày đăng: 01/02/2021', FIRST, SECOND)
  t.strictSame(page.byline, [person('Vũ Minh Khuê')])
  t.strictSame(paragraphsOf(page), [FIRST, SECOND])
})

test('what follows a byline without running text is dropped, known or not', async (t) => {
  const menus = ['Một mục chưa ai biết', 'Mục khác nữa']
  t.strictSame(readArticle(FIRST, SECOND, 'ThS. Vũ Minh Khuê - GV khoa Dân vận', ...menus).dropped, menus)
})

test('names in the middle of an article are text', async (t) => {
  const list = ['ThS. Vũ Minh Khuê - GV khoa Dân vận', 'Lê Hà An', 'Ảnh: Hà An', 'Tin: Minh Khuê']
  for (const line of list) {
    const page = readArticle(FIRST, line, SECOND)
    t.strictSame(paragraphsOf(page), [FIRST, line, SECOND], line)
    t.strictSame(page.byline, [], line)
  }
})

test('a list of names an article ends with is text', async (t) => {
  const winners = [
    'ThS. Vũ Minh Khuê',
    'ThS. Lê Hà An',
    'ThS. Trần Bảo Ngọc',
    'ThS. Phạm Đức Long',
    'ThS. Bùi Thu Hà',
  ]
  t.strictSame(paragraphsOf(readArticle(FIRST, SECOND, ...winners)), [FIRST, SECOND, ...winners])
  const names = ['Các thầy cô đạt giải trong hội giảng năm nay gồm:', 'Vũ Minh Khuê', 'Lê Hà An']
  t.strictSame(paragraphsOf(readArticle(FIRST, ...names, ...MENUS)), [FIRST, ...names])
})

test('a name above the text does not end the article', async (t) => {
  const line = 'Thơ tặng các thầy cô và học viên'
  const page = readArticle('ThS. Vũ Minh Khuê - GV khoa Dân vận', line, 'Mùa xuân về trên giảng đường')
  t.strictSame(paragraphsOf(page).slice(-2), [line, 'Mùa xuân về trên giảng đường'])
})

test('what people do in a picture is no byline', async (t) => {
  for (const line of [
    'ThS. Vũ Minh Khuê - Trưởng khoa Dân vận phát biểu tại hội nghị',
    'Tin: hội nghị sẽ họp tiếp vào tuần sau',
    'Đ/c Vũ Minh Khuê - Bí thư chi bộ',
    'Khoa Dân vận',
  ]) {
    const page = readArticle(FIRST, SECOND, line)
    t.strictSame(page.byline, [], line)
    t.strictSame(paragraphsOf(page), [FIRST, SECOND, line], line)
  }
})

test('pen names and initials are authors behind a label, and as the last line of an article', async (t) => {
  for (const [line, names] of [
    ['Tin, ảnh: M.K', ['M.K']],
    ['Tin, ảnh: Hà An- Bảo Lâm', ['Hà An', 'Bảo Lâm']],
    ['Tin, ảnh: Hà An - Bảo Lâm', ['Hà An', 'Bảo Lâm']],
    ['Hà An (thực hiện)', ['Hà An']],
    ['Viết bởi Nguyễn Thị Lụa', ['Nguyễn Thị Lụa']],
    ['Bởi: Lê Văn An', ['Lê Văn An']],
    ['M.K', ['M.K']],
    ['HẢI ĐƯỜNG', ['HẢI ĐƯỜNG']],
    ['Hà An', ['Hà An']],
    ['T.KHUÊ', ['T.KHUÊ']],
    ['P. KHUÊ', ['P. KHUÊ']],
    ['HÀ AN - P. LÂM', ['HÀ AN', 'P. LÂM']],
    ['Văn Khuê - Hoài Lâm', ['Văn Khuê', 'Hoài Lâm']],
    ['VĂN KHUÊ - HOÀI LÂM', ['VĂN KHUÊ', 'HOÀI LÂM']],
  ] as const) {
    const page = readArticle(FIRST, SECOND, line, '', ...MENUS)
    t.strictSame(
      page.byline,
      names.map((name) => person(name)),
      line,
    )
    t.strictSame(paragraphsOf(page), [FIRST, SECOND], line)
  }
  const office = readArticle(FIRST, SECOND, 'Tin: Hà An - Khoa Dân vận')
  t.strictSame(office.byline, [person('Hà An', null, null, 'Khoa Dân vận')])
})

test('an author with the school and the district is one author', async (t) => {
  const page = readArticle(FIRST, SECOND, 'Tác giả: Lê Thị Mơ - giáo viên trường Tiểu học B, huyện C')
  t.strictSame(page.byline, [person('Lê Thị Mơ', null, 'giáo viên', 'trường Tiểu học B, huyện C')])
})

test('who signs a document or typed the page in is not its author', async (t) => {
  const signed = ['KT. HIỆU TRƯỞNG', 'PHÓ HIỆU TRƯỞNG', '(Đã ký)', 'Vũ Minh Khuê']
  t.strictSame(paragraphsOf(readArticle(FIRST, SECOND, ...signed)), [FIRST, SECOND, ...signed])
  for (const line of ['Người đăng: Vũ Minh Khuê', 'Viết bởi Super User', 'Đăng bởi: phongdaotao']) {
    const page = readArticle(FIRST, SECOND, line)
    t.strictSame(page.byline, [], line)
    t.strictSame(page.dropped, [line], line)
  }
})
