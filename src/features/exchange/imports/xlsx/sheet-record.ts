import type { FieldError } from '../../../../platform/http/problems.ts'
import { dayOfSerial, isSmallSerial, isYear, type FileCell } from '../cells.ts'
import { changedCode } from '../cell-errors.ts'
import { cellError } from '../cell-errors.ts'
import type { FileRecord } from '../file-record.ts'
import type { FileColumn } from '../table-columns.ts'
import { tableRecord, type TableReader } from '../table-rows.ts'
import type { SheetCell } from '../../../../libraries/xlsx/reader/sheet-cell.ts'
import type { BodyRow } from '../layout/table-body.ts'
import type { SourceRow } from '../layout/source-row.ts'

/** The days between the first days of the two date systems. */
const daysTo1904 = 1462

/** The context that rows of a sheet are read in. */
export interface SheetReader extends TableReader {
  isFrom1904: boolean
}

/** A day, or a time if the serial number has one; a number beyond the calendar stays a number. */
function momentOf(serial: number): string | number {
  const day = dayOfSerial(serial)
  const seconds = Math.round((serial % 1) * 86_400)
  if (day === undefined || seconds === 0 || seconds === 86_400) return day ?? serial
  return `${day}T${new Date(seconds * 1000).toISOString().slice(11, 19)}`
}

/** The day of a serial number; small numbers are no days in either date system. */
const dayOf = (serial: number, shift: number): string | undefined =>
  isSmallSerial(serial) ? undefined : dayOfSerial(serial + shift)

/** Whether a number in a column is of years. */
const isOfYears = (column: FileColumn) => typeof column === 'object' && column.name === 'birth_year'

/** A day as far as the sheet shows it: `03/1980`, or `1980`. */
const shownPart = (day: string, shows: 'month' | 'year') =>
  shows === 'year' ? day.slice(0, 4) : `${day.slice(5, 7)}/${day.slice(0, 4)}`

function valueOf(reader: SheetReader, cell: SheetCell, at: number): FileCell {
  const { columns, isFrom1904 } = reader
  const column = columns[at]
  const kind = typeof column === 'object' ? column.kind : 'text'
  // exports write empty texts; in columns of other types they are no value
  if (cell === '' && kind !== 'text') return null
  if (cell === null || (typeof cell !== 'object' && typeof cell !== 'number')) return cell
  const shift = isFrom1904 ? daysTo1904 : 0
  const isDay = kind === 'day' || kind === 'birth'
  if (typeof cell === 'number')
    return isDay && !isYear(cell) && !isOfYears(column) ? (dayOf(cell, shift) ?? cell) : cell
  if ('error' in cell) return cell.error
  if ('shown' in cell) return kind === 'text' ? cell.shown : valueOf(reader, cell.number, at)
  if ('formula' in cell) return null
  if (kind === 'number' || kind === 'integer') return cell.serial
  if (!isDay) return momentOf(cell.serial + shift)
  // a year in a cell that is formatted as a day
  if (isOfYears(column) && isYear(cell.serial)) return cell.serial
  const day = dayOf(cell.serial, shift)
  if (day === undefined) return cell.serial
  // what the sheet does not show is not known
  return cell.shows === undefined ? day : shownPart(day, cell.shows)
}

const formulaWithoutValue = {
  code: 'formula_without_value',
  message: {
    en: 'The formula has no stored value: open the workbook in a spreadsheet program and save it, or write the value itself.',
    vi: 'Công thức chưa có giá trị lưu sẵn: hãy mở tệp bằng phần mềm bảng tính rồi lưu lại, hoặc ghi thẳng giá trị.',
  },
}

const mergedCells = (range: string) => ({
  code: 'merged_cells',
  message: {
    en: `Cells of several columns are merged (${range}): unmerge them, and write each value into its own cell.`,
    vi: `Các ô của nhiều cột bị gộp (${range}): hãy bỏ gộp ô và ghi từng giá trị vào ô của nó.`,
  },
})

/** Why the value of a cell cannot be used. */
function cellErrorOf(cell: SheetCell, column: FileColumn) {
  if (cell === null || typeof cell !== 'object' || 'shown' in cell) return undefined
  if ('error' in cell) return cellError(cell.error)
  if ('formula' in cell) return formulaWithoutValue
  // spreadsheets make days of codes such as 12/2020
  return typeof column === 'object' && column.isCode ? changedCode : undefined
}

function rowErrorOf({ columns }: SheetReader, { cells, span }: SourceRow): FieldError | undefined {
  const pointerTo = (at: number) => {
    const column = columns[at]
    return typeof column === 'object' ? { pointer: `/${column.path.join('/')}` } : undefined
  }
  if (span !== undefined) return { ...pointerTo(span.column), ...mergedCells(span.range) }
  for (const [at, cell] of cells.entries()) {
    const error = cellErrorOf(cell, columns[at])
    // errors in a column of notes are ignored
    const pointer = pointerTo(at)
    if (error !== undefined && pointer !== undefined) return { ...pointer, ...error }
  }
  return undefined
}

/** Converts a row of a sheet to a record. */
export function sheetRecord(reader: SheetReader, { row, error, added }: BodyRow): FileRecord {
  const width = reader.columns.length - added.length
  const cells: FileCell[] = Array.from({ length: width }, (_, at) =>
    valueOf(reader, row.cells[at] ?? null, at),
  )
  cells.push(...added)
  // one cell beyond the header is enough to reject the row
  const beyond = row.cells.findIndex((cell, at) => at >= width && cell !== null)
  if (beyond !== -1) cells.push(valueOf(reader, row.cells[beyond] ?? null, reader.columns.length))
  return tableRecord(reader, row.line, cells, error ?? rowErrorOf(reader, row))
}
