import { stringify } from 'csv-stringify/sync'
import { toSafeCell } from '../safe-cell.ts'
import { cellsOf, type Cell } from './record.ts'
import type { TextFormat } from './text-stream.ts'

/** Without it Excel reads the file in the code page of the country. */
const byteOrderMark = '\uFEFF'

const options = {
  record_delimiter: '\r\n',
  // the library quotes for the delimiter above alone, and readers end a record at either half of it
  quoted_match: /[\r\n]/,
}

function textOf(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'string' ? toSafeCell(cell) : String(cell)
}

/** RFC 4180, with cells that are safe to open in a spreadsheet. */
export const csv: TextFormat = {
  begin: ({ columns }) => byteOrderMark + stringify([[...columns.heads]], options),
  portion: ({ rows, keys }, { columns }) =>
    stringify(
      rows.map((row) => cellsOf(row, columns, keys).map(textOf)),
      options,
    ),
}
