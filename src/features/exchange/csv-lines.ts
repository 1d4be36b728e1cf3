import { stringify } from 'csv-stringify/sync'
import type { Cell } from '../../libraries/xlsx/writer/cell.ts'
import { toSafeCell } from './safe-cell.ts'

/** Without it Excel reads the file in the code page of the country. */
const byteOrderMark = '\uFEFF'

const options = {
  record_delimiter: '\r\n',
  // the library quotes for the delimiter above alone, and readers end a record at either half of it
  quoted_match: /[\r\n]/,
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'string' ? toSafeCell(cell) : String(cell)
}

/** How a file of CSV begins (RFC 4180). */
export const csvBegin = (headers: readonly string[]): string =>
  byteOrderMark + stringify([[...headers]], options)

/** Further lines of it, with cells that are safe to open in a spreadsheet. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((cells) => cells.map(cellText)),
    options,
  )
