import { brokenWorkbook } from './faults.ts'

/** The last column that a sheet can have, XFD. */
const mostColumns = 16_384

const notACell = (name: string) =>
  brokenWorkbook({ en: `${name} is no cell`, vi: `${name} không phải tên ô` })
const beyondLastColumn = (name: string) =>
  brokenWorkbook({ en: `${name} is beyond the last column`, vi: `${name} nằm sau cột cuối cùng` })

/** `B3` as a column, counted from 0, and a row, counted from 1. @throws Problem 422 for what is no cell */
export function placeOf(name: string): { column: number; row: number } {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? []
  if (letters === undefined) throw notACell(name.slice(0, 20))
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  if (column > mostColumns) throw beyondLastColumn(name)
  return { column: column - 1, row: Number(digits) }
}
