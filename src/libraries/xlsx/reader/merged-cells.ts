import { parseCellName } from './cell-name.ts'
import { XlsxError } from './xlsx-error.ts'

/** Merged cells: their value is that of the first cell. */
export interface MergedRange {
  /** Name of the range, such as `B2:B5`. */
  name: string
  firstRow: number
  lastRow: number
  firstColumn: number
  lastColumn: number
}

/** The longest list of merged cells that is read. */
const maxListCharacters = 4 * 1_048_576

const merged = /<(?:[\w.-]+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([A-Z$\d]+):([A-Z$\d]+)["']/g

const listBegin = /<(?:[\w.-]+:)?mergeCells\b/
const listEnd = 'mergeCells>'
/** The longest part of a tag that may stand at the end of a chunk. */
const maxTagCharacters = 64

/** Reads the list of merged cells, which stands after all rows of a sheet. */
async function listOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  let before = ''
  let list: string | undefined
  for await (const chunk of bytes) {
    // all tags are ASCII
    const text = chunk.toString('latin1')
    let from = 0
    if (list === undefined) {
      const joined = before + text
      const begin = listBegin.exec(joined)?.index
      before = joined.slice(-maxTagCharacters)
      if (begin === undefined) continue
      list = joined.slice(begin)
      from = listEnd.length
    } else {
      from = Math.max(listEnd.length, list.length - maxTagCharacters)
      list += text
    }
    const end = list.indexOf(listEnd, from)
    if (end !== -1) return list.slice(0, end)
    if (list.length > maxListCharacters) throw new XlsxError({ code: 'too_many', what: 'merged_cells' })
  }
  return list ?? ''
}

/**
 * Checks that no ranges overlap: only malicious files have such ranges.
 * @param ranges sorted by first row
 * @throws XlsxError
 */
function assertNoOverlaps(ranges: readonly MergedRange[]): void {
  // the lowest range of each column so far, from left to right: no two share a column
  const above: MergedRange[] = []
  for (const range of ranges) {
    const at = firstAfter(above, range.firstColumn)
    let removed = 0
    for (
      let next = above[at];
      next !== undefined && next.firstColumn <= range.lastColumn;
      next = above[at + removed]
    ) {
      if (next.lastRow >= range.firstRow)
        throw new XlsxError({ code: 'overlapping_ranges', range: next.name, other: range.name })
      removed += 1
    }
    above.splice(at, removed, range)
  }
}

/** The index of the first range that ends in this column or right of it. */
function firstAfter(ranges: readonly MergedRange[], column: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.lastColumn < column) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Reads the merged cells of a sheet, sorted by first row.
 * @throws XlsxError if some overlap
 */
export async function mergedRanges(bytes: AsyncIterable<Buffer>): Promise<MergedRange[]> {
  const list = await listOf(bytes)
  const ranges = [...list.matchAll(merged)].map(([, first = '', last = '']): MergedRange => {
    const [begin, end] = [parseCellName(first), parseCellName(last)]
    return {
      name: `${first}:${last}`,
      firstRow: Math.min(begin.row, end.row),
      lastRow: Math.max(begin.row, end.row),
      firstColumn: Math.min(begin.column, end.column),
      lastColumn: Math.max(begin.column, end.column),
    }
  })
  const fromTop = ranges.sort((a, b) => a.firstRow - b.firstRow)
  assertNoOverlaps(fromTop)
  return fromTop
}
