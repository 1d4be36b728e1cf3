import type { FieldError } from '../../../platform/http/problems.ts'
import type { FileCell } from './cells.ts'

/** What a report says of a cell. */
type CellError = Pick<FieldError, 'code' | 'message'>

/** Whether the texts of a column are signs that count one by one: ids, codes, numbers of papers. */
export const isCodeColumn = (name: string): boolean => /(?:^|[._])(?:id|code|slug|number)$/.test(name)

/** As spreadsheets write a long number that they have rounded. */
const rounded = /^\s*\d(?:[.,]\d+)?E\+\d+\s*$/

/** Spreadsheets keep 15 digits of a number. */
const maxExactNumber = 999_999_999_999_999

/** Whether a cell of a code is what a spreadsheet has made of it. */
export function isChangedCode(cell: FileCell): boolean {
  if (typeof cell === 'string') return rounded.test(cell)
  return typeof cell === 'number' && (!Number.isInteger(cell) || Math.abs(cell) > maxExactNumber)
}

/** The error of a code that a spreadsheet has changed. */
export const changedCode: CellError = {
  code: 'changed_by_spreadsheet',
  message: {
    en: 'The spreadsheet took the code for a number or a day and changed it: format the column as text, type the code again, and save.',
    vi: 'Phần mềm bảng tính đã hiểu mã là số hoặc ngày và làm thay đổi mã: hãy định dạng cột là Văn bản (Text), nhập lại mã rồi lưu.',
  },
}

/** What spreadsheets show, and write into text files, where a formula has failed. */
const errors = /^(?:#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|ERROR!)|Err:5\d\d)$/

/** Whether a cell shows the error of a formula. */
export const isErrorText = (cell: FileCell | undefined): cell is string =>
  typeof cell === 'string' && errors.test(cell)

/** The error of a cell that shows one. */
export const cellError = (error: string): CellError => ({
  code: 'cell_error',
  message: {
    en: `The cell shows an error (${error.slice(0, 20)}): correct its formula, or empty it.`,
    vi: `Ô báo lỗi (${error.slice(0, 20)}): hãy sửa công thức hoặc xóa ô.`,
  },
})
