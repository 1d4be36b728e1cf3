import type { ExchangedResource } from '../../../../platform/resource/definition.ts'
import { isNote, type FileColumn, type TableColumn } from '../table-columns.ts'
import { unreadableFile } from '../unreadable-file.ts'
import { folded, type ColumnReadings } from './column-readings.ts'
import type { Head } from './find-head.ts'
import { mergedHeader, namesIn, quoted, unknownColumn, unknownInMapping } from './head-messages.ts'
import type { TableMapping, TableOptions } from './mapping.ts'

/** The columns under the heads of a table. */
export interface HeadColumns {
  columns: FileColumn[]
  /** A head for each column; heads of several rows are joined. */
  headers: string[]
  /** The heads of the columns that are passed over. */
  passed: string[]
  /** How many of `columns` the file has; the others are added to its rows. */
  own: number
  /** The first added column, whose value the group heads give. */
  group: TableColumn | undefined
  /** The values of the other added columns, which all rows have. */
  values: readonly string[]
  /** Whether known heads are Vietnamese. */
  isVietnamese: boolean
}

/** A full name below one head over two columns. */
const halves: Record<string, [family: string, given: string]> = { full_name: ['Họ đệm', 'Tên'] }

/** Applies the columns of a mapping. @throws Problem 422 for a name that there is not */
function mapped(
  readings: ColumnReadings,
  headers: readonly string[],
  mapping: TableMapping | null,
  line: number,
): Map<number, TableColumn | null> {
  const places = new Map<number, TableColumn | null>()
  const names = headers.map(folded)
  for (const [key, name] of Object.entries(mapping?.columns ?? {})) {
    const column = /^\d+$/.test(key.trim()) ? Number(key) - 1 : names.indexOf(folded(key))
    if (column < 0 || column >= headers.length || folded(key) === '')
      throw unknownInMapping(key, headers, line)
    const read = name === null ? null : readings.named(name, headers[column] || key)
    if (read === undefined) throw unknownInMapping(name!, readings.names, line)
    places.set(column, read)
  }
  return places
}

/** A column that cannot be read without another one of the same kind is not known. */
function withoutHalves(columns: readonly (TableColumn | undefined)[]): (TableColumn | undefined)[] {
  const has = (of: 'name' | 'date', place: string) =>
    columns.some((column) => column?.part?.of === of && column.part.place === place)
  const isWhole = {
    name: has('name', 'family') && has('name', 'given'),
    date: has('date', 'month') && has('date', 'year'),
  }
  return columns.map((column) => {
    const of = column?.part?.of
    return (of === 'name' || of === 'date') && !isWhole[of] ? undefined : column
  })
}

/** Beside a column of months (`Tháng sinh`), one of days and one of years have the rest of the birth. */
function withDateParts(
  columns: readonly (TableColumn | undefined)[],
  readings: ColumnReadings,
): (TableColumn | undefined)[] {
  const months = columns.findIndex((column) => column?.reading === 'birth:month')
  const hasYears = columns.some((column) => column?.reading === 'birth_year')
  if (months === -1 || !hasYears) return [...columns]
  const places: Readonly<Record<string, string>> = { birth_date: 'birth:day', birth_year: 'birth:year' }
  return columns.map((column) =>
    column === undefined || !(column.reading in places)
      ? column
      : readings.named(places[column.reading]!, column.head),
  )
}

function assertOnce(columns: readonly FileColumn[], own: number, isVietnamese: boolean, line: number): void {
  const known = columns.filter((column) => typeof column === 'object')
  const isTwice = (column: TableColumn) =>
    known.some(
      (other) =>
        other !== column &&
        (other.reading === column.reading ||
          // a whole beside its parts
          (other.name === column.name && (other.part === undefined) !== (column.part === undefined))),
    )
  const repeated = known.filter(isTwice)
  if (repeated.length === 0) return
  const added = repeated.filter((column) => columns.indexOf(column) >= own)
  if (added.length > 0) {
    const names = quoted([...new Set(added.map(({ name }) => name))])
    throw unreadableFile(
      'repeated_column',
      {
        en: `The mapping gives values to all rows or groups that a column has too: ${names}. Leave them out of "values" and "groups", as for refused rows that are sent again, or map the column to null.`,
        vi: `Phần "mapping" cho giá trị mà bảng đã có cột: ${names}. Hãy bỏ khỏi "values" và "groups" (như khi gửi lại các dòng bị từ chối), hoặc dùng "columns" để bỏ qua cột đó.`,
      },
      line,
    )
  }
  const heads = quoted(repeated.map(({ head }) => head))
  throw unreadableFile(
    'repeated_column',
    {
      en: `These columns come twice: ${isVietnamese ? heads : quoted([...new Set(repeated.map(({ name }) => name))])}.`,
      vi: `Các cột bị lặp lại: ${heads}.`,
    },
    line,
  )
}

/**
 * The columns that heads name.
 * @throws Problem 422 for a column that comes twice, for one that is not known where that is refused, and for a wrong mapping
 */
export function columnsOfHead(
  resource: ExchangedResource,
  readings: ColumnReadings,
  { paths, covered }: Head,
  { unknown_columns, mapping }: TableOptions,
  line: number,
): HeadColumns {
  const headers = paths.map((path) => path.join(' ').trim())
  for (const [column, first] of covered) headers[column] = `${headers[first]} (${column - first + 1})`
  const places = mapped(readings, headers, mapping, line)
  const read = paths.map((path, column): TableColumn | undefined => {
    if (places.has(column)) return places.get(column) ?? undefined
    return isNote(headers[column]!) || covered.has(column) ? undefined : readings.of(path)
  })
  for (const first of new Set(covered.values())) {
    const further = [...covered].flatMap(([column, of]) => (of === first ? [column] : []))
    const column = read[first]
    if (column === undefined || further.some((each) => places.has(each))) continue
    const names = further.length === 1 ? halves[column.reading] : undefined
    if (names === undefined) throw mergedHeader(column.head, line)
    for (const [at, head] of [first, ...further].map((at, n) => [at, names[n]!] as const)) {
      headers[at] = head
      read[at] = readings.named(at === first ? 'full_name:family' : 'full_name:given', head)
    }
  }
  const whole = withoutHalves(withDateParts(read, readings))
  const isVietnamese = whole.some(
    (column) => column !== undefined && folded(column.head) !== folded(column.name),
  )
  const columns = whole.map((column, at): FileColumn => {
    if (column !== undefined) return column
    return headers[at] === '' && !places.has(at) ? undefined : 'note'
  })
  const passed = headers.filter((head, at) => columns[at] === 'note' && !isNote(head))
  const unnamed = headers.find((head, at) => columns[at] === 'note' && !isNote(head) && !places.has(at))
  if (unknown_columns === 'refuse' && unnamed !== undefined)
    throw unknownColumn(resource, unnamed.slice(0, 100), readings.columns, isVietnamese, line)
  const own = columns.length
  const add = (name: string): TableColumn => {
    const column = readings.named(name, namesIn(resource, [name])[0]!)
    if (column === undefined || column.part !== undefined)
      throw unknownInMapping(name, readings.columns, line)
    columns.push(column)
    headers.push(column.head)
    return column
  }
  const groups = mapping?.groups ?? null
  const group = groups === null ? undefined : add(groups)
  const values = Object.entries(mapping?.values ?? {}).map(([name, value]) => {
    add(name)
    return value
  })
  assertOnce(columns, own, isVietnamese, line)
  return { columns, headers, passed, own, group, values, isVietnamese }
}
