import type { Readable } from 'node:stream'
import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import { workbookStream } from '../../../libraries/xlsx/writer/workbook.ts'
import { cellsOf } from './record.ts'
import type { Portion } from './rows.ts'
import type { FileShape } from './text-stream.ts'

async function* cellPortions(
  portions: AsyncIterable<Portion>,
  { columns }: FileShape,
): AsyncGenerator<Cell[][]> {
  for await (const { rows, keys } of portions) yield rows.map((row) => cellsOf(row, columns, keys))
}

/** The workbook of an export; rows after the limit of a sheet continue in a further sheet. */
export const xlsxStream = (portions: AsyncIterable<Portion>, shape: FileShape, most?: number): Readable =>
  workbookStream({ name: shape.name, headers: shape.columns.headers }, cellPortions(portions, shape), most)
