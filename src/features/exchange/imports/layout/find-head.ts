import type { MergedRange } from '../../../../libraries/xlsx/reader/merged-cells.ts'
import { maxColumns } from '../limits.ts'
import type { TableColumn } from '../table-columns.ts'
import { filledColumns, shownText, type SourceRow } from './source-row.ts'

/** What is looked at before a row of heads must have come. */
export const maxRowsAbove = 500
/** The most rows that the heads of a table have together. */
export const maxHeadRows = 3

/** The heads of a table. */
export interface Head {
  /** The place of their first row among the given ones. */
  at: number
  /** The number of their rows. */
  rows: number
  /** The heads of each column, from the upper to the lower one; none for a column without a head. */
  paths: readonly (readonly string[])[]
  /** The first column of a head that covers several ones and has none below it, by each of its further columns. */
  covered: ReadonlyMap<number, number>
}

type ReadHead = (path: readonly string[]) => TableColumn | undefined

/** Merged cells by the row and the column of each of their cells. */
type RangeAt = (line: number, column: number) => MergedRange | undefined

function rangesBy(merged: readonly MergedRange[], firstLine: number): RangeAt {
  const byCell = new Map<number, MergedRange>()
  const keyOf = (line: number, column: number) => line * (maxColumns + 1) + column
  for (const range of merged) {
    const lastLine = Math.min(range.lastRow, firstLine + maxHeadRows - 1)
    const lastColumn = Math.min(range.lastColumn, maxColumns)
    for (let line = Math.max(range.firstRow, firstLine); line <= lastLine; line++)
      for (let column = range.firstColumn; column <= lastColumn; column++)
        byCell.set(keyOf(line, column), range)
  }
  return (line, column) => byCell.get(keyOf(line, column))
}

/** The heads of some rows as one for each column. @returns undefined if they cannot be heads of one table */
function readRows(rows: readonly SourceRow[], at: number, count: number, rangeAt: RangeAt): Head | undefined {
  const lines = rows.slice(at, at + count)
  const first = lines[0]!
  // heads of one table have no empty row between them
  if (lines.length < count || lines.some(({ line }, index) => line !== first.line + index)) return undefined
  // one column too many is enough to refuse the table
  const width = Math.min(maxColumns + 1, Math.max(...lines.map(({ cells }) => cells.length)))
  const texts = lines.map((row) => Array.from({ length: width }, (_, column) => shownText(row.cells[column])))
  const paths: string[][] = []
  const covered = new Map<number, number>()
  for (let column = 0; column < width; column++) {
    const path: string[] = []
    for (const [index, own] of texts.entries()) {
      const range = rangeAt(first.line + index, column)
      let text = own[column]!
      const isBelow = texts.slice(index + 1).some((lower) => lower[column] !== '')
      if (text === '' && range !== undefined && range.firstRow === first.line + index) {
        if (isBelow || column === range.firstColumn) text = own[range.firstColumn]!
        else if (own[range.firstColumn] !== '') covered.set(column, range.firstColumn)
      } else if (text === '' && range === undefined && isBelow) text = spreadText(texts, index, column)
      if (text !== '') path.push(text)
    }
    paths.push(path)
  }
  const isUnderHeads = texts
    .slice(1)
    .every((own, index) =>
      own.every(
        (text, column) => text === '' || mayStandBelow(texts, rangeAt, first.line, index + 1, column),
      ),
    )
  return isUnderHeads ? { at, rows: count, paths, covered } : undefined
}

/** The head of a group that is not merged: the next one to the left, over columns that all have heads below. */
function spreadText(texts: readonly string[][], index: number, column: number): string {
  let left = column
  while (left >= 0 && texts[index]![left] === '') left -= 1
  if (left < 0 || column - left > maxSpread) return ''
  const hasBelow = texts.slice(index + 1).some((lower) => lower[left] !== '')
  return hasBelow ? texts[index]![left]! : ''
}

/** The most columns that a head covers without being merged. */
const maxSpread = 10

/** Whether a text in a further row of heads is one: above it is nothing, or the head of a group. */
function mayStandBelow(
  texts: readonly string[][],
  rangeAt: RangeAt,
  firstLine: number,
  index: number,
  column: number,
): boolean {
  const above = texts[index - 1]!
  if (above[column] === '') return true
  const range = rangeAt(firstLine + index - 1, column)
  if (range !== undefined) return range.lastColumn > range.firstColumn
  // the head of a group that is not merged has an empty cell to its right, with a head below
  return (
    above[column + 1] === '' && texts[index]![column + 1] !== undefined && texts[index]![column + 1] !== ''
  )
}

const isAllText = (row: SourceRow) => row.cells.every((cell) => cell === null || typeof cell === 'string')

interface Scored {
  head: Head
  known: number
  /** Whether merged cells reach from the heads into the rows below. */
  isCut: boolean
}

/** The best reading of heads whose first row is this one. */
function readingAt(
  rows: readonly SourceRow[],
  at: number,
  merged: readonly MergedRange[],
  read: ReadHead,
): Scored | undefined {
  let best: Scored | undefined
  const { line } = rows[at]!
  const near = merged.filter(
    ({ firstRow, lastRow, firstColumn }) =>
      firstRow < line + maxHeadRows && lastRow >= line && firstColumn <= maxColumns,
  )
  const rangeAt = rangesBy(near, line)
  for (let count = 1; count <= maxHeadRows; count++) {
    const further = rows[at + count - 1]
    if (further === undefined || (count > 1 && !isAllText(further))) break
    const head = readRows(rows, at, count, rangeAt)
    if (head === undefined) break
    const isCut = near.some(({ firstRow, lastRow }) => firstRow <= further.line && lastRow > further.line)
    const known = head.paths.filter((path) => read(path) !== undefined).length
    const isBetter =
      best === undefined || known > best.known || (known === best.known && best.isCut && !isCut)
    if (isBetter) best = { head, known, isCut }
  }
  return best
}

/** The best reading of heads that begin in this row, or below a title in it that names no column. */
function bestAt(
  rows: readonly SourceRow[],
  at: number,
  merged: readonly MergedRange[],
  read: ReadHead,
): Scored | undefined {
  const best = readingAt(rows, at, merged, read)
  if (best === undefined || best.head.rows === 1) return best
  const below = bestAt(rows, at + 1, merged, read)
  return below !== undefined && below.known >= best.known ? below : best
}

/** The fewest known heads by which a row is one of heads. */
const certainHeads = 2

/** The rows after a row that are needed to judge whether heads begin in it. */
const rowsLookedAt = 2 * maxHeadRows

/** Looks for the heads of a table while its rows are read. */
export interface HeadFinder {
  /** The first heads with two known ones, if they are among these rows. @param isEnd whether no row follows */
  among(rows: readonly SourceRow[], isEnd: boolean): Head | undefined
  /** The first heads with one known one, as tables of one column have it. */
  single(): Head | undefined
}

/** Makes a finder. @param read what a head means */
export function headFinder(merged: readonly MergedRange[], read: ReadHead): HeadFinder {
  let at = 0
  let single: Head | undefined
  return {
    among: (rows, isEnd) => {
      const judged = isEnd ? rows.length : rows.length - rowsLookedAt + 1
      for (; at < judged; at++) {
        if (filledColumns(rows[at]!).length === 0) continue
        const best = bestAt(rows, at, merged, read)
        if (best !== undefined && best.known >= certainHeads) return best.head
        if (best !== undefined && best.known === 1) single ??= best.head
      }
      return undefined
    },
    single: () => single,
  }
}

/** The heads that begin in a row, whether or not they are known. */
export const headAt = (
  rows: readonly SourceRow[],
  at: number,
  merged: readonly MergedRange[],
  read: ReadHead,
): Head | undefined => readingAt(rows, at, merged, read)?.head
