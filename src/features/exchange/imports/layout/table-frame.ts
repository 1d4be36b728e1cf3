import { filledColumns, shownText, type SourceRow } from './source-row.ts'

/** The texts of a row by column; null for an empty cell. */
type FrameRow = (string | null)[]

/** What stands around a table: its titles above it, its signatures below, and the heads of further tables. */
export interface TableFrame {
  above: FrameRow[]
  below: FrameRow[]
  further?: { line: number; cells: FrameRow }[]
}

/** More rows, columns and characters are no titles and signatures of a list. */
const maxRowsAbove = 12
const maxRowsBelow = 30
const maxFurtherHeads = 100
const maxColumns = 50
const maxCharacters = 500

const frameRow = (row: SourceRow): FrameRow => {
  const filled = filledColumns(row).filter((at) => at < maxColumns)
  return Array.from({ length: (filled.at(-1) ?? -1) + 1 }, (_, at) => {
    const text = filled.includes(at) ? shownText(row.cells[at]).slice(0, maxCharacters) : ''
    return text === '' ? null : text.toWellFormed().replaceAll('\0', '')
  })
}

/** The rows above a table: those next to it. */
export const frameAbove = (rows: readonly SourceRow[]): FrameRow[] => rows.slice(-maxRowsAbove).map(frameRow)

/** Adds a row below a table. */
export function addBelow({ below }: TableFrame, row: SourceRow): void {
  if (below.length < maxRowsBelow) below.push(frameRow(row))
}

/** Adds the heads of a further table, whose rows are refused. */
export function addFurtherHeads(frame: TableFrame, row: SourceRow): void {
  frame.further ??= []
  if (frame.further.length < maxFurtherHeads) frame.further.push({ line: row.line, cells: frameRow(row) })
}
