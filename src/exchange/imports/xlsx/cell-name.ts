import { brokenWorkbook } from './faults.ts'

/** The last column that a sheet can have, XFD. */
const mostColumns = 16_384

/** `B3` as a column, counted from 0, and a row, counted from 1. @throws Problem 422 for what is no cell */
export function placeOf(name: string): { column: number; row: number } {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? []
  if (letters === undefined) throw brokenWorkbook(`${name.slice(0, 20)} is no cell`)
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  if (column > mostColumns) throw brokenWorkbook(`${name} is beyond the last column`)
  return { column: column - 1, row: Number(digits) }
}
