import type { ResourceDefinition } from '../../../resource/definition.ts'
import { unreadableFile } from '../fault.ts'
import type { FileRecord, FileRows } from '../file-record.ts'
import { columnsUnder } from '../table-columns.ts'
import { tableRecord } from '../table-rows.ts'
import { openArchive, type Archive } from './archive.ts'
import { tooMuch } from './faults.ts'
import { mergeFiller, type MergeFiller } from './merge-filler.ts'
import { mergedRanges } from './merged-cells.ts'
import { numberStylesOf } from './number-styles.ts'
import { readSharedStrings } from './shared-strings.ts'
import type { SheetCell } from './sheet-cell.ts'
import { sheetRecord, type SheetReader } from './sheet-record.ts'
import { sheetRows, type SheetRow } from './sheet-rows.ts'
import { readWorkbook } from './workbook.ts'

/** No register has so many columns; what is made to do harm may. */
const mostColumns = 1_000

const emptySheet = () =>
  unreadableFile('empty_file', {
    en: 'The sheet is empty: its first row must name the columns.',
    vi: 'Trang tính trống: dòng đầu phải là tên các cột.',
  })

function textOf(cell: SheetCell | undefined): string {
  if (cell === undefined || cell === null) return ''
  if (typeof cell !== 'object') return String(cell)
  return 'shown' in cell ? cell.shown : ''
}

function headsOf({ cells }: SheetRow): string[] {
  const width = Math.max(...cells.keys()) + 1
  if (width > mostColumns) throw tooMuch({ en: 'columns', vi: 'cột' })
  return Array.from({ length: width }, (_, at) => textOf(cells.get(at)))
}

async function* recordsOf(
  rows: AsyncIterable<SheetRow>,
  reader: SheetReader,
  filler: MergeFiller,
): AsyncGenerator<FileRecord> {
  for await (const row of rows) yield sheetRecord(reader, row, filler.fill(row))
}

/** Bytes of a part, and how many have come so far. */
function counted(bytes: AsyncIterable<Buffer>): { bytes: AsyncGenerator<Buffer>; count: () => number } {
  let count = 0
  async function* pass() {
    for await (const chunk of bytes) {
      count += chunk.length
      yield chunk
    }
  }
  return { bytes: pass(), count: () => count }
}

/** What is to be let go of, the last first. */
type CleanUp = (() => unknown)[]

async function rowsOf(
  archive: Archive,
  resource: ResourceDefinition,
  named: string | null,
  cleanUp: CleanUp,
): Promise<FileRows> {
  const { sheet, strings: stringsPlace, styles, isFrom1904 } = await readWorkbook(archive, named)
  const numberStyles = await numberStylesOf(archive, styles)
  const strings = await readSharedStrings(archive, stringsPlace)
  cleanUp.push(() => strings.close())
  const ranges = await mergedRanges(archive.read(sheet))
  const { bytes, count } = counted(archive.read(sheet))
  const rows = sheetRows(bytes, { strings, numberStyles })
  // whoever takes no more rows leaves the part open
  cleanUp.push(() => rows.return(undefined))
  const header = await rows.next()
  if (header.done) throw emptySheet()
  const heads = headsOf(header.value)
  const columns = columnsUnder(resource, heads, header.value.line)
  const reader: SheetReader = {
    columns,
    resource,
    hasDecimalComma: false,
    hasThousandsPoint: false,
    isFrom1904,
  }
  const filler = mergeFiller(ranges, header.value.line)
  return {
    heads,
    records: recordsOf(rows, reader, filler),
    reread: (at, raw) => tableRecord(reader, at, raw),
    // the part of the sheet that was read, as a part of the file
    bytesRead: () => Math.floor((archive.bytes * count()) / Math.max(1, archive.sizeOf(sheet))),
  }
}

/**
 * A sheet of a workbook with a header: the named one, else the first. Memory stays bounded: the archive is on disk
 * where it is large, and so are the texts that its cells share.
 * @throws Problem 422 for a file that is no workbook, is locked, damaged, made to do harm, or has no such columns
 */
export async function readXlsx(
  chunks: AsyncIterable<Uint8Array>,
  resource: ResourceDefinition,
  sheet: string | null,
): Promise<FileRows> {
  const archive = await openArchive(chunks)
  const cleanUp: CleanUp = [() => archive.close()]
  const close = async () => {
    for (let next = cleanUp.pop(); next !== undefined; next = cleanUp.pop()) await next()
  }
  try {
    const rows = await rowsOf(archive, resource, sheet, cleanUp)
    return { ...rows, close }
  } catch (error) {
    await close()
    throw error
  }
}
