import { csvBegin, csvLines } from '../csv-lines.ts'
import type { TextFormat } from './text-stream.ts'

/** The CSV format. */
export const csv: TextFormat = {
  begin: ({ table }) => csvBegin(table.heads),
  portion: (portion, { table }) => csvLines(table.cells(portion)),
}
