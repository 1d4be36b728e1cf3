import type { MergedRange } from './merged-cells.ts'
import type { SheetCell } from './sheet-cell.ts'
import type { SheetRow } from './sheet-rows.ts'
import { XlsxError } from './xlsx-error.ts'

/** A range that spans several columns of a row that has values: nobody can tell of which of them it is the value. */
export interface AcrossColumns {
  range: string
  column: number
}

/** Puts the value of merged cells into each row that they reach into. */
export interface MergeFiller {
  /** @returns what of the row cannot be told */
  fill(row: SheetRow): AcrossColumns | undefined
}

interface ActiveRange extends MergedRange {
  value: SheetCell
}

/** A sheet has no more of them in one row than it has columns; they do not overlap. */
const mostAtOnce = 16_384

/** @throws XlsxError where a range reaches into the header */
export function mergeFiller(ranges: readonly MergedRange[], headerLine: number): MergeFiller {
  const ofHeader = ranges.find(({ firstRow, lastRow }) => firstRow <= headerLine && lastRow >= headerLine)
  if (ofHeader !== undefined)
    throw new XlsxError({ code: 'merged_header', range: ofHeader.name, line: headerLine })
  const waiting = ranges.filter(({ firstRow }) => firstRow > headerLine).toReversed()
  let active: ActiveRange[] = []
  /** The first row that one of them does not reach. */
  let firstEnd = Number.POSITIVE_INFINITY
  const begin = ({ line, cells }: SheetRow) => {
    for (let next = waiting.at(-1); next !== undefined && next.firstRow <= line; next = waiting.at(-1)) {
      waiting.pop()
      // without its first row, which is empty, it has no value
      const value = next.firstRow === line ? cells.get(next.firstColumn) : undefined
      if (value === undefined) continue
      active.push({ ...next, value })
      firstEnd = Math.min(firstEnd, next.lastRow)
    }
  }
  return {
    fill: (row) => {
      begin(row)
      if (active.length > mostAtOnce) throw new XlsxError({ code: 'too_many', what: 'merged_cells' })
      if (row.line > firstEnd) {
        active = active.filter(({ lastRow }) => lastRow >= row.line)
        firstEnd = active.reduce((least, { lastRow }) => Math.min(least, lastRow), Number.POSITIVE_INFINITY)
      }
      let across: AcrossColumns | undefined
      for (const { name, firstColumn, lastColumn, value } of active) {
        if (lastColumn > firstColumn) across ??= { range: name, column: firstColumn }
        else if (!row.cells.has(firstColumn)) row.cells.set(firstColumn, value)
      }
      return across
    },
  }
}
