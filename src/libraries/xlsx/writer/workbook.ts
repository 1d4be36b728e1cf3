import { PassThrough, Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { Cell, StyledCell } from './cell.ts'
import { workbookParts } from './parts.ts'
import { heightOf, maxSheetRows, rowXml } from './row-xml.ts'
import { headRow, sheetBegin, sheetEnd, type SheetLayout } from './sheet-xml.ts'

/** Rows in batches of any size, so that a sheet can end within a portion. */
interface Source {
  /** The next rows, up to `maxRows`; none at the end. */
  take(maxRows: number): Promise<StyledCell[][]>
  isEmpty(): Promise<boolean>
}

function sourceOf(portions: AsyncIterable<StyledCell[][]>): Source {
  const iterator = portions[Symbol.asyncIterator]()
  let rows: StyledCell[][] = []
  const fill = async () => {
    if (rows.length > 0) return
    const { value, done } = await iterator.next()
    rows = done ? [] : [...(value as StyledCell[][])]
  }
  return {
    take: async (maxRows) => {
      await fill()
      return rows.splice(0, maxRows)
    },
    isEmpty: async () => {
      await fill()
      return rows.length === 0
    },
  }
}

async function* sheetXml(
  source: Source,
  { headers, layout, below = [] }: Sheet & Required<Pick<Sheet, 'layout'>>,
  maxRows: number,
): AsyncGenerator<string> {
  yield sheetBegin(layout, headers)
  const { isPrinted, widths } = layout
  const xmlOf = (cells: StyledCell[], number: number) =>
    isPrinted ? rowXml(cells, number, 'printed', heightOf(cells, widths)) : rowXml(cells, number)
  let row = headRow(layout) + 1
  while (row <= maxRows) {
    const rows = await source.take(maxRows - row + 1)
    if (rows.length === 0) break
    const first = row
    yield rows.map((cells, index) => xmlOf(cells, first + index)).join('')
    row += rows.length
  }
  // an empty row is between
  if (below.length > 0 && (await source.isEmpty()))
    yield below.map((cells, index) => rowXml(cells, row + 1 + index)).join('')
  yield sheetEnd(layout, headers, row - 1)
}

/** The name of a table and the headers of its columns. */
interface Sheet {
  name: string
  headers: readonly string[]
  /** Absent: a table of data, with columns as wide as their headers. */
  layout?: SheetLayout
  /** Rows below the table, which its filter leaves alone. */
  below?: readonly (readonly Cell[])[]
}

/** The least and the greatest width of a column of data, in characters. */
const [minWidth, maxWidth] = [10, 40]

/** The layout of a table of data. @param widths the widths that its cells need */
export const dataLayout = (headers: readonly string[], widths: readonly number[] = []): SheetLayout => ({
  titles: [],
  widths: headers.map(({ length }, at) => Math.min(maxWidth, Math.max(minWidth, length, widths[at] ?? 0))),
  isPrinted: false,
})

/** A fixed time for all entries, so that equal tables make equal bytes. */
const fixedTime = { mtime: new Date('2000-01-01T00:00:00Z'), forceDosTimestamp: true }

/**
 * Makes a workbook as a stream with backpressure: the archive pulls the XML of a sheet, and the XML pulls portions of
 * rows. Rows beyond `maxRows` continue in a further sheet.
 */
export function workbookStream(
  { name, headers, layout = dataLayout(headers), below = [] }: Sheet,
  portions: AsyncIterable<StyledCell[][]>,
  maxRows = maxSheetRows,
): Readable {
  const zip = new ZipFile()
  const out = zip.outputStream as PassThrough
  let sheet: Readable | undefined
  const write = async () => {
    const source = sourceOf(portions)
    const sheets: string[] = []
    do {
      sheets.push(sheets.length === 0 ? name : `${name} ${sheets.length + 1}`)
      sheet = Readable.from(sheetXml(source, { name, headers, layout, below }, maxRows), {
        objectMode: false,
      })
      zip.addReadStream(sheet, `xl/worksheets/sheet${sheets.length}.xml`, fixedTime)
      await finished(sheet)
    } while (!(await source.isEmpty()))
    for (const [path, text] of Object.entries(workbookParts(sheets, layout))) {
      zip.addBuffer(Buffer.from(text), path, fixedTime)
    }
    zip.end()
  }
  const fail = (error: Error) => void out.destroy(error)
  zip.on('error', fail)
  out.once('close', () => sheet?.destroy())
  write().catch(fail)
  return out
}
