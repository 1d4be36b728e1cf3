import { parse } from 'csv-parse/sync'
import readWorkbook from 'read-excel-file/node'
import { fromSafeCell } from '../../../src/features/exchange/safe-cell.ts'

export type Row = Record<string, unknown>

/** The objects of an NDJSON file. */
export function readNdjson(bytes: Buffer): Row[] {
  const text = bytes.toString()
  if (text !== '' && !text.endsWith('\n')) throw new Error('the last line has no end')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)
}

/** The raw cells of a CSV file, its head first. */
export function readCells(bytes: Buffer): string[][] {
  if (!bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) throw new Error('no byte order mark')
  return parse(bytes.subarray(3), { record_delimiter: '\r\n' }) as unknown as string[][]
}

const rowsUnder = (headers: unknown[] = [], rows: unknown[][]): Row[] =>
  rows.map((cells) => Object.fromEntries(headers.map((head, index) => [String(head), cells[index] ?? null])))

/** The rows of a CSV file by column: texts as they were stored, null for cells without one. */
export function readCsv(bytes: Buffer): Row[] {
  const [headers, ...rows] = readCells(bytes)
  return rowsUnder(
    headers,
    rows.map((cells) => cells.map((cell) => (cell === '' ? null : fromSafeCell(cell)))),
  )
}

/** The rows of every sheet of a workbook by column; days as texts. */
export async function readXlsx(bytes: Buffer): Promise<Row[]> {
  const sheets = await readWorkbook(bytes, { trim: false })
  return sheets.flatMap(({ data }) => {
    const [headers, ...rows] = data as unknown[][]
    return rowsUnder(
      headers,
      rows.map((cells) =>
        cells.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)),
      ),
    )
  })
}
