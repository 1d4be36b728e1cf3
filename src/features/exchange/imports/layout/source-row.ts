import { hasVisibleText } from '../../../../libraries/vietnamese/text.ts'
import type { ColumnSpan } from '../../../../libraries/xlsx/reader/merge-filler.ts'
import type { SheetCell } from '../../../../libraries/xlsx/reader/sheet-cell.ts'

/** A row of a table as the file has it: of a sheet, or of a text, whose cells are all texts. */
export interface SourceRow {
  /** Counted from 1. */
  line: number
  /** By column, counted from 0; null for an empty cell. */
  cells: readonly SheetCell[]
  isHidden?: true
  /** The columns of texts in an old font that shows small letters as capitals. */
  capitals?: readonly number[]
  /** A merged range over several columns of the row. */
  span?: ColumnSpan | undefined
}

/** What a cell shows, as far as it is a text or a plain number. */
export function shownText(cell: SheetCell | undefined): string {
  if (cell === undefined || cell === null) return ''
  if (typeof cell !== 'object') return String(cell).trim()
  return 'shown' in cell ? cell.shown : ''
}

const isFilled = (cell: SheetCell) => cell !== null && (typeof cell !== 'string' || hasVisibleText(cell))

/** The columns of the cells that are not empty. */
export const filledColumns = ({ cells }: SourceRow): number[] =>
  cells.flatMap((cell, column) => (isFilled(cell) ? [column] : []))

/** The texts of a row, as a person reads them. */
export const rowText = (row: SourceRow): string =>
  filledColumns(row)
    .map((column) => shownText(row.cells[column]))
    .filter((text) => text !== '')
    .join(' | ')
