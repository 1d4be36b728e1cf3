import { vietnameseNumber } from '../../../../libraries/vietnamese/number.ts'
import type { ExchangedResource } from '../../../../platform/resource/definition.ts'
import type { FieldError } from '../../../../platform/http/problems.ts'
import type { FileColumn } from '../table-columns.ts'
import { isRowNumberHead, type ColumnReadings } from './column-readings.ts'
import type { HeadColumns } from './columns-of-head.ts'
import { afterTable, furtherTable, rowWarnings, secondTable } from './row-messages.ts'
import {
  hasLetter,
  isGroupNumber,
  isNumbered,
  isSignature,
  namesUnit,
  numberIn,
  sumKind,
  withoutNumber,
  type SumKind,
} from './row-words.ts'
import type { WarningList } from './sheet-warnings.ts'
import { filledColumns, rowText, shownText, type SourceRow } from './source-row.ts'
import { addBelow, addFurtherHeads, type TableFrame } from './table-frame.ts'

/** A row of the data of a table. */
export interface BodyRow {
  row: SourceRow
  /** Why it cannot be one. */
  error?: FieldError
  /** The values of the columns that the file does not have: the title of its group, and what all rows have. */
  added: readonly (string | null)[]
}

/** What is known of a table before its rows are read. */
export interface TableContext {
  resource: ExchangedResource
  readings: ColumnReadings
  columns: HeadColumns
  /** The rows of the heads. */
  headRows: readonly SourceRow[]
  warnings: WarningList
  /** Gets the rows below the table. */
  frame: TableFrame
}

const isObject = (column: FileColumn) => typeof column === 'object'

/** The columns that tell what a row is about: those of keys and of required fields. */
function keyColumnsOf({ resource, columns: { columns: all, own } }: TableContext): ReadonlySet<number> {
  const columns = all.slice(0, own)
  const required = new Set(
    Object.entries(resource.input.shape).flatMap(([name, schema]) =>
      schema.safeParse(undefined).success ? [] : [name],
    ),
  )
  const isKey = (column: FileColumn) =>
    isObject(column) &&
    (column.isCode || column.name === 'full_name' || column.name === 'name' || required.has(column.path[0]!))
  const keys = columns.flatMap((column, at) => (isKey(column) ? [at] : []))
  return new Set(keys.length > 0 ? keys : columns.flatMap((column, at) => (isObject(column) ? [at] : [])))
}

const isInteger = (text: string) => /^\d+\.?$/.test(text)

/** Whether a row numbers the columns: (1), (2), (3), or A, B, 1, 2. */
function isColumnNumbers(texts: readonly string[]): boolean {
  const marks = texts.map((text) => text.replace(/^\(\s*(.*?)\s*\)$/, '$1'))
  const numbers = marks.filter((mark) => /^\d{1,3}$/.test(mark)).map(Number)
  const letters = marks.length - numbers.length
  return (
    marks.length >= 3 &&
    marks.slice(0, letters).every((mark) => /^[A-ZĐ]$/.test(mark)) &&
    numbers.length > 0 &&
    numbers.every((number, at) => number === at + 1)
  )
}

/**
 * Parts the rows below the heads into data and what is passed over: numbers of columns, repeated heads, titles of groups,
 * sums, and what stands below the table. What is passed over is a warning, and what may be data there is refused.
 */
export function tableBody(context: TableContext) {
  const { resource, readings, columns, headRows, warnings, frame } = context
  const keys = keyColumnsOf(context)
  const named = columns.columns.slice(0, columns.own).filter(isObject).length
  const rowNumbers = columns.headers.findIndex(
    (head, at) => !isObject(columns.columns[at]) && isRowNumberHead(head),
  )
  const hasPersons = 'full_name' in resource.input.shape
  const headTexts = headRows.map(
    (row) => new Map(filledColumns(row).map((at) => [at, shownText(row.cells[at]).toLowerCase()])),
  )
  let state: 'begin' | 'body' | 'ended' | 'second' = 'begin'
  let group: string | null = null
  let rows = 0
  let rowsOfGroup = 0
  let isNumberedTable = false
  const signatures = new Set<number>()

  const pass = (row: SourceRow, code: keyof typeof rowWarnings) =>
    warnings.add({ line: row.line, code, message: rowWarnings[code], value: rowText(row) })

  const added = () => (columns.group === undefined ? columns.values : [group, ...columns.values])

  const textAt = (row: SourceRow, at: number) => shownText(row.cells[at])

  /** Whether a row has the texts of a row of the heads. */
  const isRepeatedHead = (row: SourceRow, filled: readonly number[]) =>
    headTexts.some(
      (texts) =>
        filled.length >= Math.min(2, texts.size) &&
        filled.every((at) => texts.get(at) === textAt(row, at).toLowerCase()),
    )

  const isOtherHead = (row: SourceRow, filled: readonly number[]) => {
    if (rowNumbers !== -1 && isRowNumberHead(textAt(row, rowNumbers))) return true
    const texts = filled.map((at) => row.cells[at])
    if (texts.length < 2 || !texts.every((cell): cell is string => typeof cell === 'string')) return false
    const heads = texts.filter((text) => readings.isHeadText(text)).length
    return heads >= 2 && heads * 2 >= texts.length
  }

  /** Compares a stated number of rows with the rows that came. */
  const compare = (row: SourceRow, filled: readonly number[], text: string, expected: number) => {
    let stated = numberIn(text)
    const others = filled.filter((at) => textAt(row, at) !== text)
    const [other] = others
    if (stated === undefined && others.length === 1) {
      const column = columns.columns[other!]
      // the sum of a column of numbers is no number of rows
      const isSum = isObject(column) && (column.kind === 'number' || column.kind === 'integer')
      if (!isSum) stated = numberIn(textAt(row, other!))
    }
    if (stated === undefined || stated === expected) return
    warnings.add({
      line: row.line,
      code: 'count_differs',
      value: text,
      message: {
        en: `The sheet says ${stated}, and ${expected} rows were read: compare it with what was passed over and refused.`,
        vi: `Bảng ghi ${vietnameseNumber(stated)} nhưng đọc được ${vietnameseNumber(expected)} dòng: hãy đối chiếu với các dòng bị bỏ qua và bị từ chối.`,
      },
    })
  }

  /** The sum that a row gives, with its text. */
  const sumOf = (row: SourceRow, filled: readonly number[]): { kind: SumKind; text: string } | undefined => {
    if (hasNumber(row)) return undefined
    for (const at of filled.slice(0, 2)) {
      const text = textAt(row, at)
      const kind = sumKind(text)
      if (kind !== undefined && filled.every((each) => each === at || !keys.has(each))) return { kind, text }
    }
    return undefined
  }

  const hasNumber = (row: SourceRow) => rowNumbers !== -1 && isInteger(textAt(row, rowNumbers))

  /** The columns with signatures, if a row has some and nothing that may be data. */
  const signaturesOf = (row: SourceRow, filled: readonly number[]): number[] => {
    if (filled.length > maxSignatures || hasNumber(row)) return []
    const found = filled.filter((at) => isSignature(textAt(row, at)))
    return filled.some((at) => keys.has(at) && !found.includes(at)) ? [] : found
  }

  /** The title of a group, if a row has nothing else. */
  const groupTitle = (row: SourceRow, filled: readonly number[]): string | undefined => {
    const number = rowNumbers === -1 ? '' : textAt(row, rowNumbers)
    const own = filled.filter((at) => at !== rowNumbers || !(isGroupNumber(number) || isInteger(number)))
    const [at] = own
    if (own.length !== 1 || typeof row.cells[at!] !== 'string' || named < 2) return undefined
    const text = textAt(row, at!)
    if (isInteger(number) && filled.length > 1) return hasPersons && namesUnit(text) ? text : undefined
    const isTitle =
      filled.length > 1 ||
      row.span !== undefined ||
      !isObject(columns.columns[at!]) ||
      isNumbered(text) ||
      (hasPersons && namesUnit(text)) ||
      (isNumberedTable && rowNumbers !== -1)
    return isTitle && hasLetter(text) ? text : undefined
  }

  const below = (row: SourceRow, filled: readonly number[]): BodyRow | undefined => {
    const found = filled.filter((at) => isSignature(textAt(row, at)))
    const isSigner = signatures.size > 0 && filled.every((at) => signatures.has(at))
    for (const at of found) signatures.add(at)
    const isKeyed = filled.some((at) => keys.has(at) && !found.includes(at))
    if (state === 'second' ? filled.length < 2 : !isKeyed || (isSigner && !hasNumber(row))) {
      pass(row, found.length > 0 || isSigner ? 'signature' : 'after_table')
      if (state === 'ended') addBelow(frame, row)
      return undefined
    }
    rows += 1
    return { row, added: added(), error: state === 'second' ? secondTable : afterTable }
  }

  /** @returns the row of data; undefined if it is passed over */
  return (row: SourceRow): BodyRow | undefined => {
    const filled = filledColumns(row)
    const isFirst = state === 'begin'
    if (isFirst) state = 'body'
    if (isFirst && isColumnNumbers(filled.map((at) => textAt(row, at)))) {
      pass(row, 'column_numbers')
      return undefined
    }
    const isRepeated = isRepeatedHead(row, filled)
    if (isRepeated && state === 'body') {
      pass(row, 'repeated_head')
      return undefined
    }
    if (isRepeated || isOtherHead(row, filled)) {
      state = 'second'
      warnings.add({
        line: row.line,
        code: 'further_table',
        message: furtherTable(headRows[0]!.line, row.line),
        value: rowText(row),
      })
      addFurtherHeads(frame, row)
      return undefined
    }
    if (state === 'ended' || state === 'second') return below(row, filled)
    const sum = sumOf(row, filled)
    if (sum !== undefined) {
      const isPart = sum.kind === 'subtotal' && group !== null
      pass(row, isPart ? 'subtotal' : sum.kind === 'count' ? 'row_count' : 'total')
      compare(row, filled, sum.text, isPart ? rowsOfGroup : rows)
      if (!isPart) state = 'ended'
      return undefined
    }
    const signed = signaturesOf(row, filled)
    if (signed.length > 0) {
      for (const at of signed) signatures.add(at)
      state = 'ended'
      pass(row, 'signature')
      addBelow(frame, row)
      return undefined
    }
    const title = groupTitle(row, filled)
    if (title !== undefined) {
      group = withoutNumber(title)
      rowsOfGroup = 0
      pass(row, columns.group === undefined ? 'group_head' : 'group_value')
      return undefined
    }
    isNumberedTable ||= hasNumber(row)
    rows += 1
    rowsOfGroup += 1
    return { row, added: added() }
  }
}

/** More signatures do not stand side by side. */
const maxSignatures = 6
