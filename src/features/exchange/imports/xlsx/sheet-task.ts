import type { MergedRange } from '../../../../libraries/xlsx/reader/merged-cells.ts'
import type { SheetCell } from '../../../../libraries/xlsx/reader/sheet-cell.ts'
import { openSheet } from '../../../../libraries/xlsx/reader/sheet-content.ts'
import type { HiddenColumns, SheetRow } from '../../../../libraries/xlsx/reader/sheet-rows.ts'
import { XlsxError, type XlsxErrorReason } from '../../../../libraries/xlsx/reader/xlsx-error.ts'
import { hasVisibleText } from '../../../../libraries/vietnamese/text.ts'

/** A workbook in memory, and what of it is to be read. */
export interface SheetTask {
  bytes: Uint8Array
  /** Name of the sheet; null: the first. */
  sheet: string | null
  /** The largest size of the sheet, unpacked, and of its rows as JSON. */
  maxBytes: number
}

/** A row in a form that JSON holds. */
export type SerializedRow = [
  line: number,
  cells: [number, SheetCell][],
  isHidden?: boolean,
  capitals?: number[],
]

/** A sheet as the worker sends it. */
export interface SerializedSheet {
  merged: readonly MergedRange[]
  hiddenColumns: readonly HiddenColumns[]
  /** Rows as JSON, many in each text: the receiver parses one text after the other. */
  pages: string[]
  isFrom1904: boolean
  /** The error that ended the reading. */
  error?: XlsxErrorReason
}

/** Why there is no sheet: it cannot be read, or it is larger than the task allows. */
type NoSheet = { error: XlsxErrorReason } | 'larger'

const rowsPerPage = 200

const serializeRow = ({ line, cells, isHidden, capitals }: SheetRow): SerializedRow => {
  if (capitals !== undefined) return [line, [...cells], isHidden ?? false, capitals]
  return isHidden === undefined ? [line, [...cells]] : [line, [...cells], isHidden]
}

/** Collects rows in pages. @returns undefined if they have more characters than allowed */
async function pagesOf(
  rows: AsyncIterable<SheetRow>,
  maxCharacters: number,
): Promise<Pick<SerializedSheet, 'pages' | 'error'> | undefined> {
  const pages: string[] = []
  let page: string[] = []
  let characters = 0
  const flush = () => {
    if (page.length > 0) pages.push(`[${page.join()}]`)
    page = []
  }
  try {
    for await (const row of rows) {
      const serialized = JSON.stringify(serializeRow(row))
      characters += serialized.length
      if (characters > maxCharacters) return undefined
      page.push(serialized)
      if (page.length >= rowsPerPage) flush()
    }
  } catch (error) {
    if (!(error instanceof XlsxError)) throw error
    flush()
    return { pages, error: error.reason }
  }
  flush()
  return { pages }
}

/** Reads a whole sheet of a small workbook. */
export async function run({ bytes, sheet, maxBytes }: SheetTask): Promise<SerializedSheet | NoSheet> {
  async function* chunks() {
    yield bytes
  }
  try {
    const content = await openSheet(chunks(), { sheet, isVisible: hasVisibleText, maxBytes })
    if (content === undefined) return 'larger'
    const { rows, merged, hiddenColumns, isFrom1904, close } = content
    const read = await pagesOf(rows, maxBytes).finally(close)
    return read === undefined ? 'larger' : { merged, hiddenColumns, ...read, isFrom1904 }
  } catch (error) {
    if (error instanceof XlsxError) return { error: error.reason }
    throw error
  }
}
