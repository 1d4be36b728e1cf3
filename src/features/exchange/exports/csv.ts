import { csvBegin, csvLines } from '../csv-lines.ts'
import { cellsOf } from './record.ts'
import type { TextFormat } from './text-stream.ts'

/** The CSV format. */
export const csv: TextFormat = {
  begin: ({ columns }) => csvBegin(columns.headers),
  portion: ({ rows, keys }, { columns }) => csvLines(rows.map((row) => cellsOf(row, columns, keys))),
}
