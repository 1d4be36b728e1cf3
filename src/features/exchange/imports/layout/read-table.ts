import type { MergedRange } from '../../../../libraries/xlsx/reader/merged-cells.ts'
import type { HiddenColumns } from '../../../../libraries/xlsx/reader/sheet-rows.ts'
import type { ExchangedResource } from '../../../../platform/resource/definition.ts'
import { maxColumns } from '../limits.ts'
import { unreadableFile } from '../unreadable-file.ts'
import { columnReadings } from './column-readings.ts'
import { columnsOfHead, type HeadColumns } from './columns-of-head.ts'
import { rowDecoder } from './decode-rows.ts'
import { headAt, headFinder, maxHeadRows, maxRowsAbove, type Head } from './find-head.ts'
import { noHead, passedColumns } from './head-messages.ts'
import { layoutOf } from './layout-of-head.ts'
import { noteHidden, noteHiddenColumns } from './hidden.ts'
import type { TableLayout, TableOptions } from './mapping.ts'
import { warningList, type WarningList } from './sheet-warnings.ts'
import { rowText, type SourceRow } from './source-row.ts'
import { tableBody, type BodyRow } from './table-body.ts'
import { frameAbove, type TableFrame } from './table-frame.ts'

/** The rows of a table as a file has them. */
export interface TableSource {
  rows: AsyncIterator<SourceRow>
  merged: readonly MergedRange[]
  hiddenColumns: readonly HiddenColumns[]
  /** What is done with each row below the heads: merged cells get their value. */
  below?: (lastHeadLine: number) => (row: SourceRow) => SourceRow
  /** The problem of a source without rows. */
  empty: () => Error
  /** The problem of heads with too many columns. */
  tooManyColumns: () => Error
}

/** A table whose heads are found. */
export interface OpenTable extends HeadColumns {
  layout: TableLayout
  rows: AsyncIterable<BodyRow>
  warnings: WarningList
  /** What stands around the table; complete when all rows are read. */
  frame: TableFrame
}

/** The most characters that are kept while heads are looked for. */
const maxCharactersAbove = 4 * 1_048_576

const sizeOf = ({ cells }: SourceRow) =>
  cells.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 0)

const noSuchRow = (line: number) =>
  unreadableFile('no_header', {
    en: `Row ${line}, which header_row names, is empty or not there.`,
    vi: `Dòng ${line} do "header_row" chỉ ra không có hoặc để trống.`,
  })

/** The rows up to the heads and a little below them. */
interface Begin {
  rows: SourceRow[]
  head: Head
  isEnd: boolean
}

/** Reads rows until the heads are found. @throws Problem 422 where no row names a column */
async function readBegin(
  source: TableSource,
  resource: ExchangedResource,
  readings: ReturnType<typeof columnReadings>,
  decode: (rows: readonly SourceRow[]) => SourceRow[],
): Promise<Begin> {
  const finder = headFinder(source.merged, readings.of)
  let rows: SourceRow[] = []
  let characters = 0
  for (;;) {
    const next = await source.rows.next()
    const isEnd = next.done === true || rows.length >= maxRowsAbove || characters >= maxCharactersAbove
    if (!next.done) {
      rows.push(next.value)
      characters += sizeOf(next.value)
    }
    if (rows.length === 0) throw source.empty()
    const head = finder.among(rows, isEnd)
    if (head !== undefined) return { rows, head, isEnd: next.done === true }
    if (!isEnd) continue
    // heads in the code of an old font are known only after they are decoded
    rows = decode(rows)
    const decoded = headFinder(source.merged, readings.of)
    const found = decoded.among(rows, true) ?? decoded.single()
    if (found === undefined) throw noHead(resource, rows.length, readings.columns)
    return { rows, head: found, isEnd: next.done === true }
  }
}

/** Reads rows up to the one that the caller names, and keeps what heads may have. */
async function readUpTo(
  source: TableSource,
  readings: ReturnType<typeof columnReadings>,
  line: number,
  decode: (rows: readonly SourceRow[]) => SourceRow[],
): Promise<Begin> {
  let rows: SourceRow[] = []
  let isEnd = false
  for (;;) {
    const next = await source.rows.next()
    if (next.done) {
      isEnd = true
      break
    }
    rows.push(next.value)
    if (next.value.line >= line + 2 * maxHeadRows) break
    if (next.value.line < line && rows.length > maxRowsAbove) rows = rows.slice(-maxRowsAbove / 2)
  }
  rows = decode(rows)
  const at = rows.findIndex((row) => row.line === line)
  const head = at === -1 ? undefined : headAt(rows, at, source.merged, readings.of)
  if (head === undefined) throw noSuchRow(line)
  return { rows, head, isEnd }
}

/** The most texts of rows above the heads that a warning repeats. */
const maxTextsAbove = 10

/** Notes the rows above the heads, which are passed over. */
function noteAbove(warnings: WarningList, above: readonly SourceRow[], headLine: number): void {
  const [first] = above
  if (first === undefined) return
  const texts = above.slice(0, maxTextsAbove).map(rowText)
  warnings.add({
    line: first.line,
    code: 'rows_above',
    value: texts.join(' / ') + (above.length > maxTextsAbove ? ' …' : ''),
    message: {
      en: `The heads of the columns are in row ${headLine}. The rows above it are passed over; header_row names another row.`,
      vi: `Tiêu đề các cột ở dòng ${headLine}. Các dòng phía trên được bỏ qua; nếu không đúng, hãy chỉ dòng khác bằng "header_row".`,
    },
  })
}

/**
 * Finds the heads of a table, and reads its rows below them.
 * @throws Problem 422 for a table without known columns, or with heads that cannot be used
 */
export async function openTable(
  source: TableSource,
  resource: ExchangedResource,
  options: TableOptions,
): Promise<OpenTable> {
  const readings = columnReadings(resource)
  const warnings = warningList()
  let decodeRow: ((row: SourceRow) => SourceRow) | undefined
  const decode = (rows: readonly SourceRow[]) => {
    decodeRow ??= rowDecoder(rows, warnings)
    return rows.map(decodeRow)
  }
  const { header_row: named } = options
  const begin =
    named === null
      ? await readBegin(source, resource, readings, decode)
      : await readUpTo(source, readings, named, decode)
  const rows = decodeRow === undefined ? decode(begin.rows) : begin.rows
  const { head, isEnd } = begin
  const headRows = rows.slice(head.at, head.at + head.rows)
  const [{ line } = { line: 1 }] = headRows
  if (head.paths.length > maxColumns) throw source.tooManyColumns()
  noteAbove(warnings, rows.slice(0, head.at), line)
  const columns = columnsOfHead(resource, readings, head, options, line)
  if (!columns.columns.some((column) => typeof column === 'object'))
    throw noHead(resource, rows.length, readings.columns, line)
  if (columns.passed.length > 0)
    warnings.add({
      line,
      code: 'unknown_columns',
      value: columns.passed.join(', '),
      message: passedColumns(resource, readings.columns, columns.passed),
    })
  noteHiddenColumns(warnings, source.hiddenColumns, columns, line)
  const lastLine = headRows.at(-1)?.line ?? line
  const below = source.below?.(lastLine)
  const frame: TableFrame = { above: frameAbove(rows.slice(0, head.at)), below: [] }
  const part = tableBody({ resource, readings, columns, headRows, warnings, frame })
  const hidden = noteHidden(warnings)
  const decodeFurther = decodeRow!
  async function* body(): AsyncGenerator<BodyRow> {
    const prepared = (row: SourceRow) => {
      hidden(row)
      return part(below === undefined ? row : below(row))
    }
    for (const row of rows.slice(head.at + head.rows)) {
      const taken = prepared(row)
      if (taken !== undefined) yield taken
    }
    if (isEnd) return
    for (let next = await source.rows.next(); !next.done; next = await source.rows.next()) {
      const taken = prepared(decodeFurther(next.value))
      if (taken !== undefined) yield taken
    }
  }
  return { ...columns, layout: layoutOf(columns, head, line), rows: body(), warnings, frame }
}
