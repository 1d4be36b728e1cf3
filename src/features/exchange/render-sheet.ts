import type { Cell } from '../../libraries/xlsx/writer/cell.ts'
import { csvBegin, csvLines } from './csv-lines.ts'

/** A table that is in memory. */
interface Sheet {
  name: string
  /** The lines above the table in a workbook; a CSV file has the table alone. */
  titles: readonly string[]
  headers: readonly string[]
  rows: Cell[][]
}

async function workbook(sheet: Sheet): Promise<Buffer> {
  // only requests for a workbook need this library
  const { workbookOf } = await import('../../libraries/xlsx/writer/workbook-of.ts')
  return await workbookOf(sheet)
}

/** A fraction with a decimal comma, as Vietnamese spreadsheets read it in CSV; a workbook shows numbers so by itself. */
const csvCell = (cell: Cell): Cell =>
  typeof cell === 'number' && !Number.isInteger(cell) ? String(cell).replace('.', ',') : cell

const csv = ({ headers, rows }: Sheet): Buffer =>
  Buffer.from(csvBegin(headers) + csvLines(rows.map((row) => row.map(csvCell))))

/** Renders a table as a file with a name. */
export async function renderSheet(sheet: Sheet, name: string, format: 'csv' | 'xlsx') {
  const body = format === 'csv' ? csv(sheet) : await workbook(sheet)
  return { body, headers: { 'content-disposition': `attachment; filename="${name}.${format}"` } }
}
