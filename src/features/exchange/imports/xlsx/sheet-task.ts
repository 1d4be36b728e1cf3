import { Problem } from '../../../../platform/http/problems.ts'
import { tellProblem, type ToldProblem } from '../../../../platform/workers/told.ts'
import type { AcrossColumns } from '../../../../libraries/xlsx/reader/merge-filler.ts'
import type { SheetCell } from '../../../../libraries/xlsx/reader/sheet-cell.ts'
import { openSheet, type FilledRow } from '../../../../libraries/xlsx/reader/sheet-content.ts'
import type { SheetRow } from '../../../../libraries/xlsx/reader/sheet-rows.ts'

/** A workbook that has come in whole. */
export interface SheetJob {
  bytes: Uint8Array
  /** The sheet to read; null: the first. */
  sheet: string | null
  /** How large the sheet may be, unpacked, with all texts that its cells share. */
  mostBytes: number
}

/** A row as JSON has it. */
export type ToldRow = [line: number, cells: [number, SheetCell][], across?: AcrossColumns]

/** A sheet that was read. */
export interface ToldSheet {
  header: ToldRow
  /** Rows as JSON, many in each text: one is read after the other. */
  pages: string[]
  isFrom1904: boolean
  /** What ended the reading. */
  fault?: ToldProblem
}

/** Why there is no sheet: it cannot be read, or is too large to wait for. */
export type NoSheet = { refused: ToldProblem } | 'larger'

const rowsOfPage = 200

const tellRow = ({ line, cells }: SheetRow, across?: AcrossColumns): ToldRow =>
  across === undefined ? [line, [...cells]] : [line, [...cells], across]

/** Gathers rows in pages. @returns undefined where they are too large together */
async function pagesOf(
  rows: AsyncIterable<FilledRow>,
  mostCharacters: number,
): Promise<Pick<ToldSheet, 'pages' | 'fault'> | undefined> {
  const pages: string[] = []
  let page: string[] = []
  let characters = 0
  const flush = () => {
    if (page.length > 0) pages.push(`[${page.join()}]`)
    page = []
  }
  try {
    for await (const { row, across } of rows) {
      const told = JSON.stringify(tellRow(row, across))
      characters += told.length
      if (characters > mostCharacters) return undefined
      page.push(told)
      if (page.length >= rowsOfPage) flush()
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    flush()
    return { pages, fault: tellProblem(error) }
  }
  flush()
  return { pages }
}

/** Reads a sheet of a small workbook whole. */
export async function run({ bytes, sheet, mostBytes }: SheetJob): Promise<ToldSheet | NoSheet> {
  async function* one() {
    yield bytes
  }
  try {
    const content = await openSheet(one(), sheet, mostBytes)
    if (content === undefined) return 'larger'
    const { header, rows, isFrom1904, close } = content
    const read = await pagesOf(rows, mostBytes).finally(close)
    return read === undefined ? 'larger' : { header: tellRow(header), ...read, isFrom1904 }
  } catch (error) {
    if (error instanceof Problem) return { refused: tellProblem(error) }
    throw error
  }
}
