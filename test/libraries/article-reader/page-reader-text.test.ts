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
  TITLE,
} from './page-reader-page.ts'
import { test } from '../../support/shared-test.ts'

const LINES = [TITLE, '', 'Ngày đăng: 01/02/2021', '', CAPTION, FIRST, '', SECOND, '', BYLINE, '', ...MENUS]
const isText = (line: string) => line === CAPTION || line === FIRST || line === SECOND

test('line ends of every system, a byte order mark and decomposed letters read the same', async (t) => {
  const expected = readPage({ text: LINES.join('\n') })
  for (const end of ['\r\n', '\r', '\u2028', '\u0085', '\n \n', '\n\n\n']) {
    const reading = readPage({ text: LINES.join(end) })
    // with blank lines everywhere, the opening of the report identifies the caption
    t.strictSame(reading, expected, encodeURI(end))
  }
  t.strictSame(readPage({ text: `\ufeff${LINES.join('\n').normalize('NFD')}\n` }), expected)
})

test('blanks and invisible characters in structure lines change nothing', async (t) => {
  const expected = readPage({ text: LINES.join('\n') })
  const spoilt = LINES.map((line) =>
    isText(line) ? `\t${line}\u00a0 ` : `\u200b${line.replaceAll(' ', '\u202f ')}\u200e`,
  )
  const reading = readPage({ text: spoilt.join('\n') })
  t.ok(reading.ok && expected.ok)
  t.match(reading, { ...expected, dropped: MENUS.map((line) => line.replaceAll(' ', '\u202f ')) })
})

test('paragraphs and captions keep every space and sign they were written with', async (t) => {
  const paragraph = 'Mở 08  lớp\u00a0với\t633 \u202fhọc viên\u200b, “tốt” … 1/5 – 2020 - 2025.'
  const caption = 'Ảnh: Các\u00a0đại  biểu'
  const page = readArticle(caption, paragraph, SECOND)
  t.equal(page.cover_caption, caption)
  t.strictSame(paragraphsOf(page), [paragraph, SECOND])
})

test('controls and half characters, which nothing can store, do not come through', async (t) => {
  t.strictSame(paragraphsOf(readArticle(FIRST, 'Một\u0000 hai\u001b ba\ud800 bốn năm.')), [
    FIRST,
    'Một hai ba\ufffd bốn năm.',
  ])
})

test('signs that mean something in Markdown are text', async (t) => {
  const paragraphs = [
    '1. Về công tác đào tạo của các khoa trong năm.',
    '2) Về nghiên cứu khoa học của nhà trường.',
    '- Mở 62 lớp với 6.481 học viên;',
    '+ Trong kế hoạch: 58 lớp;',
    '* Ngoài kế hoạch: 4 lớp;',
    '# Thẻ đầu dòng #',
    '> Trích dẫn của một đại biểu',
    '=== Kẻ ngang',
    'Biến a_b_c và **đậm** với `mã` <b>thẻ</b> &amp; [chữ](http://a.vn) ![ảnh](x) ~~bỏ~~ \\ cuối\\',
    '| a | b |',
    '|---|---|',
    '[a]: http://a.vn "b"',
    '<http://a.vn>',
    '```',
  ]
  const page = readArticle(FIRST, ...paragraphs.slice(0, -1), 'Ghi ``` ở giữa đoạn và kết thúc bài viết.')
  const kept = paragraphs.slice(0, -1).filter((line) => line !== '|---|---|')
  t.strictSame(paragraphsOf(page), [FIRST, ...kept, 'Ghi ``` ở giữa đoạn và kết thúc bài viết.'])
  t.strictSame(page.dropped, ['|---|---|'], 'a line without letters is an ornament')
})

test('a title keeps its words and has single spaces', async (t) => {
  t.equal(
    readText('Hội\u00a0nghị  viên\tchức 2021', 'Ngày đăng: 01/02/2021', FIRST).title,
    'Hội nghị viên chức 2021',
  )
})
