import { placeOf } from './cell-name.ts'
import { XlsxError } from './xlsx-error.ts'

/** Cells that are shown as one, which has the value of the first of them. */
export interface MergedRange {
  /** As the sheet names it, `B2:B5`. */
  name: string
  firstRow: number
  lastRow: number
  firstColumn: number
  lastColumn: number
}

/** How long the list of merged cells may be. */
const longestList = 4 * 1_048_576

const merged = /<(?:[\w.-]+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([A-Z$\d]+):([A-Z$\d]+)["']/g

const listBegin = /<(?:[\w.-]+:)?mergeCells\b/
const listEnd = 'mergeCells>'
/** What a mark could begin with at the end of a portion of bytes. */
const overlap = 64

/** The part of a sheet that lists merged cells; it stands after all of the rows. */
async function listOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  let before = ''
  let list: string | undefined
  for await (const chunk of bytes) {
    // everything that is looked for is ASCII
    const text = chunk.toString('latin1')
    let from = 0
    if (list === undefined) {
      const joined = before + text
      const begin = listBegin.exec(joined)?.index
      before = joined.slice(-overlap)
      if (begin === undefined) continue
      list = joined.slice(begin)
      from = listEnd.length
    } else {
      from = Math.max(listEnd.length, list.length - overlap)
      list += text
    }
    const end = list.indexOf(listEnd, from)
    if (end !== -1) return list.slice(0, end)
    if (list.length > longestList) throw new XlsxError({ code: 'too_many', what: 'merged_cells' })
  }
  return list ?? ''
}

/**
 * Ranges of a sheet never overlap; those that do are made to do harm.
 * @param ranges from the top of the sheet down
 * @throws XlsxError
 */
function refuseOverlaps(ranges: readonly MergedRange[]): void {
  // the last range of each part of the columns, from left to right: no two of them have a column in common
  const above: MergedRange[] = []
  for (const range of ranges) {
    const at = firstAfter(above, range.firstColumn)
    let gone = 0
    for (
      let next = above[at];
      next !== undefined && next.firstColumn <= range.lastColumn;
      next = above[at + gone]
    ) {
      if (next.lastRow >= range.firstRow)
        throw new XlsxError({ code: 'overlapping_ranges', range: next.name, other: range.name })
      gone += 1
    }
    above.splice(at, gone, range)
  }
}

/** The place of the first of ranges that ends in this column or right of it. */
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
 * The merged cells of a sheet, from its top down.
 * @throws XlsxError where some overlap
 */
export async function mergedRanges(bytes: AsyncIterable<Buffer>): Promise<MergedRange[]> {
  const list = await listOf(bytes)
  const ranges = [...list.matchAll(merged)].map(([, first = '', last = '']): MergedRange => {
    const [begin, end] = [placeOf(first), placeOf(last)]
    return {
      name: `${first}:${last}`,
      firstRow: Math.min(begin.row, end.row),
      lastRow: Math.max(begin.row, end.row),
      firstColumn: Math.min(begin.column, end.column),
      lastColumn: Math.max(begin.column, end.column),
    }
  })
  const fromTop = ranges.sort((a, b) => a.firstRow - b.firstRow)
  refuseOverlaps(fromTop)
  return fromTop
}
