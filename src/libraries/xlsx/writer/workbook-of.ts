import { buffer } from 'node:stream/consumers'
import type { Cell } from './cell.ts'
import { workbookStream } from './workbook.ts'

/** Excel limits the name of a sheet. */
const maxNameLength = 31
const forbidden = /[\\/?*[\]:]/g

/** The greatest width of a column in characters: longer texts go on in a further line of the cell. */
const maxWidth = 40
/** A head goes on in a further line too, but no word of it is broken. */
const headWidth = (header: string) => Math.max(5, ...header.split(' ').map(({ length }) => length + 1))

/** A table that is in memory. */
interface Table {
  name: string
  /** The lines above the table. */
  titles: readonly string[]
  headers: readonly string[]
  rows: Cell[][]
}

/** The widths at which texts of the columns fit. */
const widthsOf = ({ headers, rows }: Table): number[] =>
  headers.map((header, column) => {
    const longest = rows.reduce((most, row) => Math.max(most, String(row[column] ?? '').length), 0)
    return Math.max(headWidth(header), Math.min(maxWidth, longest))
  })

/** Makes the workbook of a table, ready to be printed. */
export async function workbookOf(table: Table): Promise<Buffer> {
  const portions = (async function* (): AsyncGenerator<Cell[][]> {
    yield table.rows
  })()
  const name = table.name.replace(forbidden, ' ').slice(0, maxNameLength)
  const layout = { titles: table.titles, widths: widthsOf(table), isPrinted: true }
  return await buffer(workbookStream({ name, headers: table.headers, layout }, portions))
}
