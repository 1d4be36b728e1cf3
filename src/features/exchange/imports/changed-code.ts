import type { FieldError } from '../../../platform/http/problems.ts'

/** Whether the texts of a column are signs that count one by one: ids, codes, numbers of papers. */
export const isCodeColumn = (name: string): boolean => /(?:^|[._])(?:id|code|slug|number)$/.test(name)

/** As spreadsheets write a long number that they have rounded. */
const rounded = /^\s*\d(?:[.,]\d+)?E\+\d+\s*$/

/** Spreadsheets keep 15 digits of a number. */
const maxExactNumber = 999_999_999_999_999

/** Whether a cell of a code is what a spreadsheet has made of it. */
export function isChangedCode(cell: string | number | boolean | null): boolean {
  if (typeof cell === 'string') return rounded.test(cell)
  return typeof cell === 'number' && (!Number.isInteger(cell) || Math.abs(cell) > maxExactNumber)
}

export const changedCode: Pick<FieldError, 'code' | 'message'> = {
  code: 'changed_by_spreadsheet',
  message: {
    en: 'The spreadsheet took the code for a number or a day and changed it: format the column as text, type the code again, and save.',
    vi: 'Phần mềm bảng tính đã hiểu mã là số hoặc ngày và làm thay đổi mã: hãy định dạng cột là Văn bản (Text), nhập lại mã rồi lưu.',
  },
}
