import { PassThrough, Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { Cell } from './cell.ts'
import { longestSheet, rowXml, sheetBegin, sheetEnd, workbookParts } from './parts.ts'

/** Rows that are taken in any number, so that a sheet can end within a portion. */
interface Source {
  /** The next rows, at most so many; none at the end. */
  take(most: number): Promise<Cell[][]>
  isEmpty(): Promise<boolean>
}

function sourceOf(portions: AsyncIterable<Cell[][]>): Source {
  const iterator = portions[Symbol.asyncIterator]()
  let rows: Cell[][] = []
  const fill = async () => {
    if (rows.length > 0) return
    const { value, done } = await iterator.next()
    rows = done ? [] : [...(value as Cell[][])]
  }
  return {
    take: async (most) => {
      await fill()
      return rows.splice(0, most)
    },
    isEmpty: async () => {
      await fill()
      return rows.length === 0
    },
  }
}

async function* sheetXml(source: Source, heads: readonly string[], most: number): AsyncGenerator<string> {
  yield sheetBegin + rowXml(heads, 1)
  let row = 2
  while (row <= most) {
    const rows = await source.take(most - row + 1)
    if (rows.length === 0) break
    const first = row
    yield rows.map((cells, index) => rowXml(cells, first + index)).join('')
    row += rows.length
  }
  yield sheetEnd
}

/** A table with a name and a head. */
export interface Sheet {
  name: string
  heads: readonly string[]
}

/** What workbooks are said to be of: equal tables then make equal bytes. */
const anyDay = { mtime: new Date('2000-01-01T00:00:00Z'), forceDosTimestamp: true }

/**
 * A workbook, written as it is read: the archive pulls the sheet's text through the compressor, and the text pulls the
 * portions of rows. Rows beyond what a sheet can hold go on in a further one.
 */
export function workbookStream(
  { name, heads }: Sheet,
  portions: AsyncIterable<Cell[][]>,
  most = longestSheet,
): Readable {
  const zip = new ZipFile()
  const out = zip.outputStream as PassThrough
  let sheet: Readable | undefined
  const write = async () => {
    const source = sourceOf(portions)
    const sheets: string[] = []
    do {
      sheets.push(sheets.length === 0 ? name : `${name} ${sheets.length + 1}`)
      sheet = Readable.from(sheetXml(source, heads, most), { objectMode: false })
      zip.addReadStream(sheet, `xl/worksheets/sheet${sheets.length}.xml`, anyDay)
      await finished(sheet)
    } while (!(await source.isEmpty()))
    for (const [place, text] of Object.entries(workbookParts(sheets))) {
      zip.addBuffer(Buffer.from(text), place, anyDay)
    }
    zip.end()
  }
  const fail = (error: Error) => void out.destroy(error)
  zip.on('error', fail)
  out.once('close', () => sheet?.destroy())
  write().catch(fail)
  return out
}
