import { buffer } from 'node:stream/consumers'
import type { Cell } from './cell.ts'
import { workbookStream } from './workbook.ts'

/** Excel limits the name of a sheet. */
const maxNameLength = 31
const forbidden = /[\\/?*[\]:]/g

/** Makes the workbook of a table that is in memory. */
export async function workbookOf(table: {
  name: string
  headers: readonly string[]
  rows: Cell[][]
}): Promise<Buffer> {
  const portions = (async function* (): AsyncGenerator<Cell[][]> {
    yield table.rows
  })()
  const name = table.name.replace(forbidden, ' ').slice(0, maxNameLength)
  return await buffer(workbookStream({ name, headers: table.headers }, portions))
}
