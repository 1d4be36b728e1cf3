import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import type { FieldError } from '../../../platform/http/problems.ts'
import { slugOf } from '../../../libraries/vietnamese/slug.ts'
import { hasVisibleText } from '../../../libraries/vietnamese/text.ts'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import type { Row } from '../../../platform/resource/row.ts'
import { columnsOf } from '../exports/columns.ts'
import { errorOfCell } from './unread-cell.ts'
import { valueOf, type CellReading, type FileCell } from './cells.ts'
import { cellError, isErrorText } from './cell-errors.ts'
import { fieldWordsOf } from './field-words.ts'
import { shownValue, storable, type FileRecord, type FieldPosition } from './file-record.ts'
import { changedCode, isChangedCode } from './cell-errors.ts'
import { isPart, readParts, type PartValues } from './layout/parts.ts'
import type { Noted } from './layout/sheet-warnings.ts'
import type { FileColumn, TableColumn } from './table-columns.ts'

/** The columns and readers that make rows of cells. */
export interface TableReader extends CellReading {
  columns: readonly FileColumn[]
  resource: ExchangedResource
  /** Takes warnings of cells; absent where a row is read again. */
  note?: (noted: Noted) => void
}

function wrongCount(columns: number, cells: number): FieldError {
  return {
    code: 'wrong_columns',
    message: {
      en: `The header has ${columns} columns, this row ${cells}. A cell with the separator or a quote in it must be quoted.`,
      vi: `Tiêu đề có ${vietnameseNumber(columns)} cột, dòng này có ${vietnameseNumber(cells)} cột. Ô chứa dấu phân cách hoặc dấu nháy phải đặt trong dấu nháy kép.`,
    },
  }
}

const noHead = (column: number): FieldError => ({
  code: 'wrong_columns',
  message: {
    en: `Column ${column} has a value here and no head: name it in the header, or empty the cell.`,
    vi: `Cột ${column} có giá trị ở dòng này nhưng không có tên: hãy ghi tên cột trong tiêu đề hoặc xóa ô.`,
  },
})

const pointerTo = ({ path }: TableColumn) => `/${path.join('/')}`

/** The text of a cell; a cell of spaces is empty, except in prose. */
function withoutBlanks({ columns }: TableReader, cells: readonly FileCell[]): readonly FileCell[] {
  return cells.map((cell, at) => {
    if (typeof cell !== 'string' || hasVisibleText(cell)) return cell
    const column = columns[at]
    return typeof column === 'object' && column.takesBlank ? cell : null
  })
}

/** Cells after the last header are permitted if they are empty, because spreadsheets write them; missing cells are not. */
function errorOf({ columns }: TableReader, cells: readonly FileCell[]): FieldError | undefined {
  const surplus = cells.findIndex((cell, at) => columns[at] === undefined && cell !== null)
  if (surplus >= columns.length || cells.length < columns.length)
    return wrongCount(columns.length, cells.length)
  if (surplus !== -1) return noHead(surplus + 1)
  for (const [at, column] of columns.entries()) {
    if (typeof column !== 'object') continue
    const cell = cells[at] ?? null
    if (isErrorText(cell)) return { pointer: pointerTo(column), ...cellError(cell) }
    if (column.isCode && isChangedCode(cell)) return { pointer: pointerTo(column), ...changedCode }
  }
  return undefined
}

/** An export has both id and key of a reference; the key is used, because ids differ in another database. */
function withoutDoubles({ resource }: TableReader, values: Row): Row {
  for (const { field, alias, isList } of columnsOf(resource).references) {
    const named = values[alias]
    if (isList ? named === null : named !== undefined && Object.keys(named as Row).length === 0)
      delete values[alias]
    else if (named !== undefined && named !== null) delete values[field]
    // a list in the input may be empty, but not null
    if (isList && values[field] === null) values[field] = []
  }
  return values
}

/** The parts of a row; undefined for a table without any. */
function partsOf(reader: TableReader, cells: readonly FileCell[]): PartValues | undefined {
  const { columns, resource } = reader
  if (!columns.some((column) => typeof column === 'object' && isPart(column))) return undefined
  return readParts({ columns, cells, reading: reader, takesYears: 'birth_year' in resource.input.shape })
}

/** The value that a text names: a word of an enumeration, or the name of what a reference has a slug of. */
function namedBy({ readWord, path: [, key] }: TableColumn, cell: FileCell): FileCell {
  if (typeof cell !== 'string') return cell
  if (key === 'slug') return slugOf(cell) || cell
  return readWord === undefined ? cell : readWord(cell)
}

function valuesOf(reader: TableReader, cells: readonly FileCell[], parts: PartValues | undefined): Row {
  const values: Row = { ...parts?.values }
  for (const [at, column] of reader.columns.entries()) {
    if (typeof column !== 'object' || isPart(column)) continue
    const cell = cells[at] ?? null
    const [first, key] = column.path
    const value = valueOf(namedBy(column, cell), column.kind, reader)
    if (key === undefined) values[first!] = value
    else {
      const keys = (values[first!] ??= {}) as Row
      if (value !== null) keys[key] = value
    }
  }
  return withoutDoubles(reader, values)
}

/** The column of a pointer of a field error; -1 if there is none. */
function columnAt({ columns }: TableReader, pointer: string | undefined): number {
  const [first, second] = (pointer ?? '').split('/').slice(1)
  if (first === undefined) return -1
  const isAt = ({ path: [field, key] }: TableColumn) =>
    field === first && (key === undefined || key === second)
  const stem = first.replace(/_id$/, '')
  // a missing reference may have a column for its key
  const isNear = ({ path: [field], kind }: TableColumn) =>
    field === first || field === stem || (kind === 'birth' && first.startsWith('birth_'))
  const at = columns.findIndex((column) => typeof column === 'object' && isAt(column))
  return at === -1 ? columns.findIndex((column) => typeof column === 'object' && isNear(column)) : at
}

function positionAt(
  reader: TableReader,
  cells: readonly FileCell[],
  pointer: string | undefined,
): FieldPosition {
  const { columns } = reader
  const [first] = (pointer ?? '').split('/').slice(1)
  if (first === undefined) return { column: null, field: null, label: null, value: null }
  const at = columnAt(reader, pointer)
  const column = columns[at]
  if (typeof column === 'object')
    return { column: at + 1, field: column.name, label: column.head, value: shownValue(cells[at]) }
  return { column: null, field: first, label: fieldWordsOf(reader).labelOf(first) ?? null, value: null }
}

function fieldAt(reader: TableReader, pointer: string | undefined): string | undefined {
  const column = reader.columns[columnAt(reader, pointer)]
  return typeof column === 'object' ? column.name : undefined
}

/** Makes the input of a write of a row of a table. @param known an error of the row that is already known */
export function tableRecord(
  reader: TableReader,
  line: number,
  cells: readonly FileCell[],
  known?: FieldError,
): FileRecord {
  const read = withoutBlanks(reader, cells)
  const unread = known ?? errorOf(reader, read)
  const parts = unread === undefined ? partsOf(reader, read) : undefined
  const error = unread ?? parts?.error
  for (const noted of parts?.notes ?? []) reader.note?.({ line, ...noted })
  return {
    line,
    values: error === undefined ? valuesOf(reader, read, parts) : {},
    // only refused rows need their cells
    get raw() {
      return cells.map((cell) => (cell === null ? null : storable(String(cell))))
    },
    size: cells.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 1), 0),
    positionOf: (pointer) => positionAt(reader, cells, pointer),
    wording: (sentence, pointer) => fieldWordsOf(reader).sentence(sentence, fieldAt(reader, pointer)),
    errorAt: (pointer) => {
      const at = columnAt(reader, pointer)
      const column = reader.columns[at]
      if (error !== undefined || typeof column !== 'object') return undefined
      return errorOfCell(read[at] ?? null, column.kind, reader)
    },
    ...(error ? { error } : {}),
  }
}
