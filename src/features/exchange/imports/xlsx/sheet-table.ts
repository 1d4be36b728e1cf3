import type { ExchangedResource } from '../../../../platform/resource/definition.ts'
import type { FileRecord, FileRows } from '../file-record.ts'
import { maxColumns } from '../limits.ts'
import { columnsUnder } from '../table-columns.ts'
import { tableRecord } from '../table-rows.ts'
import type { SheetCell } from '../../../../libraries/xlsx/reader/sheet-cell.ts'
import type { FilledRow, SheetContent } from '../../../../libraries/xlsx/reader/sheet-content.ts'
import { sheetRecord, type SheetReader } from './sheet-record.ts'
import type { SheetRow } from '../../../../libraries/xlsx/reader/sheet-rows.ts'
import { tooMany, toXlsxProblem } from './xlsx-problem.ts'

function cellText(cell: SheetCell | undefined): string {
  if (cell === undefined || cell === null) return ''
  if (typeof cell !== 'object') return String(cell)
  return 'shown' in cell ? cell.shown : ''
}

function headersOf({ cells }: SheetRow): string[] {
  const width = Math.max(...cells.keys()) + 1
  if (width > maxColumns) throw tooMany('columns')
  return Array.from({ length: width }, (_, at) => cellText(cells.get(at)))
}

async function* recordsOf(rows: AsyncIterable<FilledRow>, reader: SheetReader): AsyncGenerator<FileRecord> {
  try {
    for await (const { row, span } of rows) yield sheetRecord(reader, row, span)
  } catch (error) {
    throw toXlsxProblem(error)
  }
}

/**
 * Reads a sheet as a table with a header.
 * @throws Problem 422 for unknown columns; then the caller closes the sheet
 */
export function sheetTable(content: SheetContent, resource: ExchangedResource): FileRows {
  const { header, rows, isFrom1904, bytesRead, close } = content
  const headers = headersOf(header)
  const reader: SheetReader = {
    columns: columnsUnder(resource, headers, header.line),
    resource,
    hasDecimalComma: false,
    hasThousandsPoint: false,
    isFrom1904,
  }
  return {
    headers,
    records: recordsOf(rows, reader),
    reread: (at, raw) => tableRecord(reader, at, raw),
    bytesRead,
    close,
  }
}
