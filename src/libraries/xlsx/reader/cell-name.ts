import { XlsxError } from './xlsx-error.ts'

/** The last column that a sheet can have, XFD. */
const mostColumns = 16_384

/** `B3` as a column, counted from 0, and a row, counted from 1. @throws XlsxError for what is no cell */
export function placeOf(name: string): { column: number; row: number } {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? []
  if (letters === undefined) throw new XlsxError({ code: 'invalid_cell_name', name: name.slice(0, 20) })
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  if (column > mostColumns) throw new XlsxError({ code: 'column_out_of_range', name })
  return { column: column - 1, row: Number(digits) }
}
