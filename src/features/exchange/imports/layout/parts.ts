import { hasVisibleText } from '../../../../libraries/vietnamese/text.ts'
import type { FieldError } from '../../../../platform/http/problems.ts'
import type { Row } from '../../../../platform/resource/row.ts'
import { valueOf, type CellReading, type FileCell } from '../cells.ts'
import type { DatePlace, FileColumn, TableColumn } from '../table-columns.ts'
import { birthOf, birthOfParts } from './births.ts'
import type { Noted } from './sheet-warnings.ts'
import { cellText } from './cell-text.ts'

/** The cells of a row whose columns have parts of fields, or births. */
interface PartCells {
  columns: readonly FileColumn[]
  cells: readonly FileCell[]
  reading: CellReading
  /** Whether the resource stores a year of birth without a day. */
  takesYears: boolean
}

/** What such cells say together. */
export interface PartValues {
  values: Row
  error?: FieldError
  notes: Omit<Noted, 'line'>[]
}

/** What people write into a cell to mark it. */
const marks = new Set(['x', '×', '✓', '✔', '+', '1', 'có', 'true'])
const noMarks = new Set(['0', '-', 'không', 'false'])

const isBlank = (cell: FileCell | undefined) =>
  cell === undefined || cell === null || (typeof cell === 'string' && !hasVisibleText(cell))

function isMarked(cell: FileCell | undefined): boolean | undefined {
  if (isBlank(cell)) return false
  const text = cellText(String(cell)).toLowerCase()
  if (marks.has(text)) return true
  return noMarks.has(text) ? false : undefined
}

const halfName = (pointer: string): FieldError => ({
  pointer,
  code: 'half_name',
  message: {
    en: 'Of the two columns of the name one is empty: fill in both.',
    vi: 'Một trong hai cột họ đệm và tên đang để trống: hãy ghi đủ cả hai.',
  },
})

const noMark = (pointer: string): FieldError => ({
  pointer,
  code: 'wrong_format',
  message: { en: 'Mark the cell with x, or leave it empty.', vi: 'Hãy đánh dấu x vào ô hoặc để trống.' },
})

const bothSexes = (pointer: string): FieldError => ({
  pointer,
  code: 'both_sexes',
  message: {
    en: 'Both the column of men and the column of women are filled: leave one of them empty.',
    vi: 'Cả hai cột Nam và Nữ đều có giá trị: hãy để trống một cột.',
  },
})

const twoYears: FieldError = {
  pointer: '/birth_year',
  code: 'contradiction',
  message: {
    en: 'Two columns give different years of birth: correct one of them.',
    vi: 'Hai cột ghi năm sinh khác nhau: hãy sửa lại một trong hai.',
  },
}

const onlyYearKept = {
  en: 'Of a month and a year of birth the year alone is stored, since the day is not known.',
  vi: 'Chỉ ghi tháng và năm sinh nên chỉ lưu năm sinh, vì không biết ngày.',
}

const pointerOf = ({ path }: TableColumn) => `/${path.join('/')}`

function readName({ columns, cells }: PartCells): PartValues | undefined {
  const at = (place: string) =>
    columns.findIndex(
      (column) => typeof column === 'object' && column.part?.of === 'name' && column.part.place === place,
    )
  const places = [at('family'), at('given')]
  if (places.includes(-1)) return undefined
  const texts = places.map((place) => (isBlank(cells[place]) ? '' : String(cells[place]).trim()))
  const values = { full_name: texts.join(' ').trim() || null }
  return texts.filter((text) => text === '').length === 1
    ? { values, error: halfName('/full_name'), notes: [] }
    : { values, notes: [] }
}

function readSex({ columns, cells }: PartCells): PartValues | undefined {
  const own = columns.flatMap((column, at) =>
    typeof column === 'object' && (column.part?.of === 'sex' || column.part?.of === 'birth')
      ? [{ column, part: column.part, cell: cells[at] }]
      : [],
  )
  const [first] = own
  if (first === undefined) return undefined
  const isSet = own.map(({ part, cell }) => (part.of === 'sex' ? isMarked(cell) : !isBlank(cell)))
  const unread = isSet.indexOf(undefined)
  const sexes = new Set(own.flatMap(({ part }, at) => (isSet[at] === true ? [part.sex] : [])))
  const values = { sex: [...sexes][0] ?? null }
  if (unread !== -1) return { values, error: noMark(pointerOf(own[unread]!.column)), notes: [] }
  return sexes.size > 1 ? { values, error: bothSexes('/sex'), notes: [] } : { values, notes: [] }
}

function readBirths({ columns, cells, reading, takesYears }: PartCells): PartValues | undefined {
  const result: PartValues = { values: {}, notes: [] }
  const { values } = result
  let isThere = false
  for (const [at, column] of columns.entries()) {
    if (typeof column !== 'object' || (column.kind !== 'birth' && column.part?.of !== 'birth')) continue
    isThere = true
    const cell = cells[at] ?? null
    const { name } = column
    if (isBlank(cell)) {
      values[name] ??= null
      continue
    }
    // a number that is no year is none of a day where years are asked for
    const isNoYear = name === 'birth_year' && /^\s*\d+(?:[.,]\d+)?\s*$/.test(String(cell))
    const birth = takesYears ? birthOf(cell, reading) : undefined
    if (birth === undefined || (isNoYear && 'day' in birth)) {
      values[name] = name === 'birth_year' ? valueOf(cell, 'integer', reading) : valueOf(cell, 'day', reading)
    } else if ('day' in birth) values['birth_date'] = birth.day
    else {
      const other = values['birth_year']
      if (typeof other === 'number' && other !== birth.year) return { ...result, error: twoYears }
      values['birth_year'] = birth.year
      if (birth.hasMonth)
        result.notes.push({
          code: 'birth_month',
          field: 'birth_year',
          value: String(cell),
          message: onlyYearKept,
        })
    }
  }
  if (!isThere) return undefined
  return result
}

const wrongDate = (pointer: string): FieldError => ({
  pointer,
  code: 'wrong_format',
  message: {
    en: 'Day, month and year of birth are no day together: write numbers into the three columns, such as 5, 3 and 1980; of what is not known leave the day, or day and month, empty.',
    vi: 'Ngày, tháng, năm sinh không ghép được thành một ngày: hãy ghi số vào ba cột, ví dụ 5, 3 và 1980; nếu chưa biết thì để trống ngày, hoặc cả ngày và tháng.',
  },
})

/** Reads a birth in three columns. */
function readDateParts({ columns, cells, takesYears }: PartCells): PartValues | undefined {
  const texts: Partial<Record<DatePlace, string>> = {}
  for (const [at, column] of columns.entries()) {
    if (typeof column !== 'object' || column.part?.of !== 'date') continue
    texts[column.part.place] = isBlank(cells[at]) ? '' : String(cells[at])
  }
  if (texts.year === undefined) return undefined
  const { day = '', month = '', year } = texts
  if (`${day}${month}${year}` === '') return { values: { birth_date: null }, notes: [] }
  const birth = birthOfParts(day, month, year)
  if (birth === undefined || (!('day' in birth) && !takesYears))
    return { values: {}, error: wrongDate('/birth_date'), notes: [] }
  if ('day' in birth) return { values: { birth_date: birth.day }, notes: [] }
  const note = {
    code: 'birth_month',
    field: 'birth_year',
    value: `${month}/${year}`,
    message: onlyYearKept,
  }
  return { values: { birth_date: null, birth_year: birth.year }, notes: birth.hasMonth ? [note] : [] }
}

/** Reads the cells of a row that together make one field, or of which one makes two. */
export function readParts(cells: PartCells): PartValues {
  const all = [readName(cells), readSex(cells), readBirths(cells), readDateParts(cells)].filter(
    (each) => each !== undefined,
  )
  const error = all.find((each) => each.error !== undefined)?.error
  return {
    values: Object.assign({}, ...all.map(({ values }) => values)) as Row,
    notes: all.flatMap(({ notes }) => notes),
    ...(error === undefined ? {} : { error }),
  }
}

/** Whether a column is read together with others. */
export const isPart = (column: TableColumn): boolean => column.part !== undefined || column.kind === 'birth'
