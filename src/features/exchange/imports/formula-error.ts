import type { FieldError } from '../../../platform/http/problems.ts'
import type { FileCell } from './cells.ts'

/** What spreadsheets show, and write into text files, where a formula has failed. */
const errors = /^(?:#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|ERROR!)|Err:5\d\d)$/

export const isErrorText = (cell: FileCell | undefined): cell is string =>
  typeof cell === 'string' && errors.test(cell)

export const cellError = (error: string): Pick<FieldError, 'code' | 'message'> => ({
  code: 'cell_error',
  message: {
    en: `The cell shows an error (${error.slice(0, 20)}): mend its formula, or empty it.`,
    vi: `Ô báo lỗi (${error.slice(0, 20)}): hãy sửa công thức hoặc xóa ô.`,
  },
})
