import { openArchive, type Archive } from './archive.ts'
import { mergedRanges, type MergedRange } from './merged-cells.ts'
import { numberStylesOf } from './number-styles.ts'
import { readSharedStrings } from './shared-strings.ts'
import { sheetRows, type HiddenColumns, type SheetRow } from './sheet-rows.ts'
import { readWorkbook, type Workbook } from './workbook.ts'

/** The rows of an open sheet. */
export interface SheetContent {
  /** The rows that have cells; `mergeFiller` copies the values of merged ones. */
  rows: AsyncIterable<SheetRow>
  /** The merged cells, sorted by first row. */
  merged: readonly MergedRange[]
  /** The hidden columns; complete when the first row is there. */
  hiddenColumns: readonly HiddenColumns[]
  isFrom1904: boolean
  /** The share of the sheet that was read, in bytes of the file. */
  bytesRead: () => number
  close: () => Promise<void>
}

/** How a sheet is opened. */
interface OpenOptions {
  /** Name of the sheet; null: the first. */
  sheet: string | null
  /** Whether a text has a visible character: rows whose cells have none are skipped. */
  isVisible: (text: string) => boolean
  /** The largest size of the sheet, unpacked. */
  maxBytes?: number
}

/** Counts the bytes of a part as they are read. */
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

/** Functions that release resources, called in reverse order. */
type CleanUp = (() => unknown)[]

async function contentOf(
  archive: Archive,
  { sheet, strings: stringsPath, styles, isFrom1904 }: Workbook,
  isVisible: OpenOptions['isVisible'],
  cleanUp: CleanUp,
): Promise<Omit<SheetContent, 'close'>> {
  const numberStyles = await numberStylesOf(archive, styles)
  const strings = await readSharedStrings(archive, stringsPath)
  cleanUp.push(() => strings.close())
  const merged = await mergedRanges(archive.read(sheet))
  const { bytes, count } = counted(archive.read(sheet))
  const hiddenColumns: HiddenColumns[] = []
  const rows = sheetRows(bytes, { strings, numberStyles, isVisible }, hiddenColumns)
  // a reader that stops before the last row leaves the part open
  cleanUp.push(() => rows.return(undefined))
  return {
    rows,
    merged,
    hiddenColumns,
    isFrom1904,
    bytesRead: () => Math.floor((archive.bytes * count()) / Math.max(1, archive.sizeOf(sheet))),
  }
}

/**
 * Opens a sheet of a workbook. Memory stays bounded: a large archive is stored on disk, and so are many shared strings.
 * @returns undefined if the sheet is larger than `maxBytes`
 * @throws XlsxError for a file that is no workbook, or is encrypted, damaged or malicious
 */
export async function openSheet(
  chunks: AsyncIterable<Uint8Array>,
  { sheet, isVisible, maxBytes = Number.MAX_SAFE_INTEGER }: OpenOptions,
): Promise<SheetContent | undefined> {
  const archive = await openArchive(chunks)
  const cleanUp: CleanUp = [() => archive.close()]
  const close = async () => {
    for (let next = cleanUp.pop(); next !== undefined; next = cleanUp.pop()) await next()
  }
  try {
    const workbook = await readWorkbook(archive, sheet)
    if (archive.sizeOf(workbook.sheet) <= maxBytes) {
      return { ...(await contentOf(archive, workbook, isVisible, cleanUp)), close }
    }
  } catch (error) {
    await close()
    throw error
  }
  await close()
  return undefined
}
