import type { Cell } from '../../libraries/xlsx/writer/cell.ts'
import { csvBegin, csvLines } from './csv-lines.ts'

/** A table that is in memory. */
interface Sheet {
  name: string
  headers: readonly string[]
  rows: Cell[][]
}

async function workbook(sheet: Sheet): Promise<Buffer> {
  // only requests for a workbook need this library
  const { workbookOf } = await import('../../libraries/xlsx/writer/workbook-of.ts')
  return await workbookOf(sheet)
}

/** Renders a table as a file with a name. */
export async function renderSheet(sheet: Sheet, name: string, format: 'csv' | 'xlsx') {
  const body =
    format === 'csv' ? Buffer.from(csvBegin(sheet.headers) + csvLines(sheet.rows)) : await workbook(sheet)
  return { body, headers: { 'content-disposition': `attachment; filename="${name}.${format}"` } }
}
