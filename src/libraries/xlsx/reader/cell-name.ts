import { XlsxError } from './xlsx-error.ts'

/** The last column that a sheet can have, XFD. */
const maxColumns = 16_384

/** Parses a name such as `B3`. @returns the column, counted from 0, and the row, counted from 1 @throws XlsxError */
export function parseCellName(name: string): { column: number; row: number } {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? []
  if (letters === undefined) throw new XlsxError({ code: 'invalid_cell_name', name: name.slice(0, 20) })
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  if (column > maxColumns) throw new XlsxError({ code: 'column_out_of_range', name })
  return { column: column - 1, row: Number(digits) }
}
