import type { Readable } from 'node:stream'
import type { Cell, StyledCell } from '../../../libraries/xlsx/writer/cell.ts'
import { dataLayout, workbookStream } from '../../../libraries/xlsx/writer/workbook.ts'
import { columnWidth } from '../column-width.ts'
import type { Portion } from './rows.ts'
import type { TableShape } from './table-shape.ts'
import type { FileShape } from './text-stream.ts'

/** Days are cells of days, so that spreadsheets sort and count them. */
const dayCell = (cell: Cell): StyledCell => (typeof cell === 'string' ? { day: cell } : cell)

async function* cellPortions(
  portions: AsyncIterable<Portion>,
  { columns, cells }: TableShape,
): AsyncGenerator<StyledCell[][]> {
  const isDay = columns.map(({ kind }) => kind === 'day')
  for await (const portion of portions) {
    const rows = cells(portion)
    yield isDay.includes(true)
      ? rows.map((row) => row.map((cell, at) => (isDay[at] ? dayCell(cell) : cell)))
      : rows
  }
}

/** The workbook of an export; rows after the limit of a sheet continue in a further sheet. */
export function xlsxStream(
  portions: AsyncIterable<Portion>,
  { name, table }: Pick<FileShape, 'name' | 'table'>,
  most?: number,
): Readable {
  const { heads, columns } = table
  const layout = dataLayout(heads, columns.map(columnWidth))
  return workbookStream({ name, headers: heads, layout }, cellPortions(portions, table), most)
}
