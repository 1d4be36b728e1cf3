import { mergeFiller } from '../../../../libraries/xlsx/reader/merge-filler.ts'
import type { SheetContent } from '../../../../libraries/xlsx/reader/sheet-content.ts'
import type { SheetRow } from '../../../../libraries/xlsx/reader/sheet-rows.ts'
import type { ExchangedResource } from '../../../../platform/resource/definition.ts'
import type { FileRecord, FileRows } from '../file-record.ts'
import type { TableOptions } from '../layout/mapping.ts'
import { openTable, type TableSource } from '../layout/read-table.ts'
import type { SourceRow } from '../layout/source-row.ts'
import type { BodyRow } from '../layout/table-body.ts'
import { tableRecord } from '../table-rows.ts'
import { sheetRecord, type SheetReader } from './sheet-record.ts'
import { emptySheet, tooMany, toXlsxProblem } from './xlsx-problem.ts'

const sourceRow = ({ line, cells, isHidden, capitals }: SheetRow): SourceRow => {
  const width = Math.max(...cells.keys()) + 1
  return {
    line,
    cells: Array.from({ length: width }, (_, column) => cells.get(column) ?? null),
    ...(isHidden === undefined ? {} : { isHidden }),
    ...(capitals === undefined ? {} : { capitals }),
  }
}

async function* sourceRows(rows: AsyncIterable<SheetRow>): AsyncGenerator<SourceRow> {
  try {
    for await (const row of rows) yield sourceRow(row)
  } catch (error) {
    throw toXlsxProblem(error)
  }
}

/** Copies the values of merged cells into the rows below the heads. */
function below(merged: SheetContent['merged'], lastHeadLine: number): (row: SourceRow) => SourceRow {
  const filler = mergeFiller(merged, lastHeadLine)
  return (row) => {
    const cells = new Map(
      row.cells.flatMap((cell, column) => (cell === null ? [] : [[column, cell] as const])),
    )
    const filled = { line: row.line, cells }
    const own = cells.size
    const span = filler.copyInto(filled)
    return span === undefined && cells.size === own
      ? row
      : { ...row, ...sourceRow(filled), ...(span === undefined ? {} : { span }) }
  }
}

async function* recordsOf(rows: AsyncIterable<BodyRow>, reader: SheetReader): AsyncGenerator<FileRecord> {
  try {
    for await (const row of rows) yield sheetRecord(reader, row)
  } catch (error) {
    throw toXlsxProblem(error)
  }
}

/**
 * Reads a sheet as a table.
 * @throws Problem 422 for a sheet in which no column is known; then the caller closes the sheet
 */
export async function sheetTable(
  content: SheetContent,
  resource: ExchangedResource,
  options: TableOptions,
): Promise<FileRows> {
  const { rows, merged, hiddenColumns, isFrom1904, bytesRead, close } = content
  const source: TableSource = {
    rows: sourceRows(rows),
    merged,
    hiddenColumns,
    empty: emptySheet,
    tooManyColumns: () => tooMany('columns'),
    ...(merged.length > 0 ? { below: (lastHeadLine) => below(merged, lastHeadLine) } : {}),
  }
  const table = await openTable(source, resource, options).catch((error: unknown) => {
    throw toXlsxProblem(error)
  })
  const { headers, layout, warnings, frame } = table
  const reader: SheetReader = {
    columns: table.columns,
    resource,
    // texts of a sheet are typed by people, and its numbers are numbers
    hasDecimalComma: true,
    hasThousandsPoint: true,
    isFrom1904,
  }
  return {
    headers,
    layout,
    warnings: warnings.list,
    frame,
    records: recordsOf(table.rows, { ...reader, note: warnings.add }),
    reread: (at, raw) => tableRecord(reader, at, raw),
    bytesRead,
    close,
  }
}
