import type { FieldError } from '../http/problems.ts'
import { invalidRequest } from '../http/validation-problems.ts'

/** How many rows of a list page numbers reach: the rows before a page are walked, and a cursor needs no walk. */
export const maxNumberedRows = 10_000

/** The default number of items of a page. */
export const defaultPageSize = 20

/** A page by its number. */
export interface NumberedPage {
  page: number
  page_size: number
}

const tooDeep: FieldError = {
  parameter: 'page',
  code: 'too_large',
  message: {
    en: `Page numbers reach the first ${maxNumberedRows} rows only: page times page_size is at most ${maxNumberedRows}. Read further rows with cursors: \`limit\` and \`cursor\`, from \`page.next_cursor\`; or narrow the list by filters.`,
    vi: 'Số trang chỉ đọc được 10.000 dòng đầu: "page" nhân "page_size" tối đa là 10.000. Muốn đọc tiếp, hãy dùng con trỏ: "limit" và "cursor", lấy từ "page.next_cursor"; hoặc thêm bộ lọc.',
  },
}

const besides = (parameter: 'limit' | 'cursor'): FieldError => ({
  parameter,
  code: 'invalid_value',
  message: {
    en: `A page is named by a number or by a cursor: leave \`${parameter}\` out, or \`page\` and \`page_size\`.`,
    vi: `Mỗi trang chỉ được gọi theo số trang hoặc theo con trỏ: hãy bỏ "${parameter}", hoặc bỏ "page" và "page_size".`,
  },
})

/**
 * The page that a list request names by its number.
 * @throws Problem 400 for a page beyond the first rows, and for `limit` or `cursor` beside it
 */
export function numberedPageOf(query: {
  page?: number
  page_size?: number
  limit?: number
  cursor?: string
}): NumberedPage | undefined {
  if (query.page === undefined && query.page_size === undefined) return undefined
  const others = (['limit', 'cursor'] as const).filter((name) => query[name] !== undefined)
  if (others.length > 0) throw invalidRequest(others.map(besides))
  const { page = 1, page_size = defaultPageSize } = query
  if (page * page_size > maxNumberedRows) throw invalidRequest([tooDeep])
  return { page, page_size }
}
