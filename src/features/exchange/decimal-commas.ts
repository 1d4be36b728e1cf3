import type { Cell } from '../../libraries/xlsx/writer/cell.ts'

const withComma = (cell: Cell): Cell =>
  typeof cell === 'number' && !Number.isInteger(cell) ? String(cell).replace('.', ',') : cell

/** Rows of a table with decimal commas, as tables in Vietnam have them; a workbook shows numbers so by itself. */
export const decimalCommas = (rows: Cell[][], format: 'csv' | 'xlsx'): Cell[][] =>
  format === 'csv' ? rows.map((row) => row.map(withComma)) : rows
