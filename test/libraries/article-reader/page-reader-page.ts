import { renderMarkdown } from '../../../src/libraries/markdown/render.ts'
import type { PageReading, ReadPage } from '../../../src/libraries/article-reader/page-reading.ts'
import { readPage as readPageWith } from '../../../src/libraries/article-reader/read-page.ts'
import { escapeMarkdown } from '../../../src/libraries/markdown/escape.ts'
import { fontDecoder } from '../../../src/libraries/vietnamese/font-codes.ts'
import { limitMarks } from '../../../src/libraries/vietnamese/text.ts'

// An article in the form of the old site, in parts that tests replace.
export const TITLE = 'Hội nghị viên chức bàn kế hoạch giảng dạy học kỳ hai'
export const CAPTION = 'Các đại biểu trao đổi bên lề hội nghị tại giảng đường A2'
export const FIRST =
  'Ngày 29/01/2021, nhà trường tổ chức hội nghị viên chức để bàn kế hoạch giảng dạy của học kỳ hai, với sự có mặt của 41 người.'
export const SECOND =
  'Theo báo cáo, các khoa đã hoàn thành 120 buổi lên lớp; hội nghị đề nghị mỗi khoa tự rà soát lịch trước tháng ba.'
export const THIRD = 'Hội nghị kết thúc sau một buổi sáng làm việc khẩn trương.'
export const BYLINE = 'ThS. Vũ Minh Khuê - GV khoa Dân vận'
export const MENUS = [
  'Tin tức - Hoạt động',
  'Video',
  'Bài học số 1 Bài học số 2 Bài học số 3',
  'Xem tất cả »',
  'Liên kết website',
]

/** Reads a page as page imports do. */
export const readPage = (page: { text: string } | { html: string }): PageReading =>
  readPageWith(page, { escapeMarkdown, limitMarks, fontDecoder })

/** The reading of a plain text page that must be readable. */
export function readText(...lines: string[]): ReadPage {
  return readable(readPage({ text: lines.join('\n') }))
}

/** The reading of an HTML page that must be readable. */
export function readHtmlPage(html: string): ReadPage {
  return readable(readPage({ html }))
}

/** A complete text page with the given lines after its posting date. */
export function readArticle(...lines: string[]): ReadPage {
  return readText(TITLE, '', 'Ngày đăng: 01/02/2021', '', ...lines)
}

/** The paragraphs as readers see them. */
export function paragraphsOf({ body }: ReadPage): string[] {
  return body.split('\n\n').map((block) => renderMarkdown(block).text.trim())
}

function readable(reading: PageReading): ReadPage {
  if (!reading.ok) throw new Error(`the page was refused: ${JSON.stringify(reading.missing)}`)
  return reading
}
