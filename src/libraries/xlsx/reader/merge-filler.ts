import type { MergedRange } from './merged-cells.ts'
import type { SheetCell } from './sheet-cell.ts'
import type { SheetRow } from './sheet-rows.ts'
import { XlsxError } from './xlsx-error.ts'

/** A merged range over several columns of a row: it is unclear which column its value belongs to. */
export interface ColumnSpan {
  range: string
  column: number
}

/** Copies the value of merged cells into each row that they cover. */
interface MergeFiller {
  /** @returns the first range that spans several columns of the row */
  copyInto(row: SheetRow): ColumnSpan | undefined
}

interface ActiveRange extends MergedRange {
  value: SheetCell
}

/** Ranges do not overlap, so that a row has at most as many as columns. */
const maxActiveRanges = 16_384

/**
 * Makes a filler for the rows below a header. @param headerLine the last row of the header
 * @throws XlsxError if a range covers both the header and rows below it
 */
export function mergeFiller(ranges: readonly MergedRange[], headerLine: number): MergeFiller {
  const ofHeader = ranges.find(({ firstRow, lastRow }) => firstRow <= headerLine && lastRow > headerLine)
  if (ofHeader !== undefined)
    throw new XlsxError({ code: 'merged_header', range: ofHeader.name, line: headerLine })
  const waiting = ranges.filter(({ firstRow }) => firstRow > headerLine).toReversed()
  let active: ActiveRange[] = []
  /** The first end of an active range. */
  let firstEnd = Number.POSITIVE_INFINITY
  const begin = ({ line, cells }: SheetRow) => {
    for (let next = waiting.at(-1); next !== undefined && next.firstRow <= line; next = waiting.at(-1)) {
      waiting.pop()
      // a range whose first row is empty has no value
      const value = next.firstRow === line ? cells.get(next.firstColumn) : undefined
      if (value === undefined) continue
      active.push({ ...next, value })
      firstEnd = Math.min(firstEnd, next.lastRow)
    }
  }
  return {
    copyInto: (row) => {
      begin(row)
      if (active.length > maxActiveRanges) throw new XlsxError({ code: 'too_many', what: 'merged_cells' })
      if (row.line > firstEnd) {
        active = active.filter(({ lastRow }) => lastRow >= row.line)
        firstEnd = active.reduce((least, { lastRow }) => Math.min(least, lastRow), Number.POSITIVE_INFINITY)
      }
      let span: ColumnSpan | undefined
      for (const { name, firstColumn, lastColumn, value } of active) {
        if (lastColumn > firstColumn) span ??= { range: name, column: firstColumn }
        else if (!row.cells.has(firstColumn)) row.cells.set(firstColumn, value)
      }
      return span
    },
  }
}
