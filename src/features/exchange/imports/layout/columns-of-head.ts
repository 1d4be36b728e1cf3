import { vietnameseNumber } from '../../../../libraries/vietnamese/number.ts'
import { nearestName } from '../../../../libraries/vietnamese/nearest-name.ts'
import type { Bilingual } from '../../../../platform/http/problems.ts'
import type { ExchangedResource } from '../../../../platform/resource/definition.ts'
import { isNote, noteMark, type FileColumn, type TableColumn } from '../table-columns.ts'
import { unreadableFile } from '../unreadable-file.ts'
import { folded, type ColumnReadings } from './column-readings.ts'
import type { Head } from './find-head.ts'
import type { TableLayout, TableMapping, TableOptions } from './mapping.ts'

/** The columns under the heads of a table. */
export interface HeadColumns {
  columns: FileColumn[]
  /** A head for each column; heads of several rows are joined. */
  headers: string[]
  /** The heads of the columns that are passed over. */
  passed: string[]
  /** The column whose value the group heads give; it is the last of `columns`. */
  group: TableColumn | undefined
  /** Whether known heads are Vietnamese. */
  isVietnamese: boolean
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')

/** The names of columns as a file with such heads has them. */
const namesIn = ({ headers = {} }: ExchangedResource, known: readonly string[]) =>
  known.map((name) => headers[name]?.[0] ?? name)

/** What an unknown head may mean. */
function nearest(resource: ExchangedResource, head: string, known: readonly string[]): string | null {
  return nearestName(head, [...known, ...Object.values(resource.headers ?? {}).flat()])
}

function unknownColumn(
  resource: ExchangedResource,
  head: string,
  known: readonly string[],
  isVietnamese: boolean,
): Bilingual {
  const near = nearest(resource, head, known)
  const inVietnamese = namesIn(resource, known).join(', ')
  const hint =
    near === null
      ? {
          en: ` Known are: ${isVietnamese ? inVietnamese : known.join(', ')}.`,
          vi: ` Các cột hợp lệ: ${inVietnamese}.`,
        }
      : { en: ` Did you mean "${near}"?`, vi: ` Có phải là "${near}"?` }
  return { en: `There is no column "${head}".${hint.en}`, vi: `Không có cột "${head}".${hint.vi}` }
}

/** The problem of a table in which no column is known. */
export function noHead(resource: ExchangedResource, rows: number, known: readonly string[], line?: number) {
  const some = namesIn(
    resource,
    known.filter((name) => name !== 'id'),
  )
    .slice(0, 12)
    .join(', ')
  const where =
    line === undefined
      ? {
          en: `None of the first ${rows} rows has`,
          vi: `Không dòng nào trong ${vietnameseNumber(rows)} dòng đầu có`,
        }
      : { en: 'The row has no', vi: 'Dòng này không có' }
  return unreadableFile(
    line === undefined ? 'no_header' : 'unknown_column',
    {
      en: `${where.en} heads of columns that are known, such as ${some}: name the row with header_row, and the columns with mapping.`,
      vi: `${where.vi} tên cột nào nhận ra được, như ${some}: hãy chỉ dòng tiêu đề bằng "header_row" và các cột bằng "mapping".`,
    },
    line,
  )
}

const unknownInMapping = (name: string, names: readonly string[], line: number) => {
  const near = nearestName(name, names)
  return unreadableFile(
    'unknown_mapping',
    {
      en: `The mapping names "${name}", which is no column or field here.${near === null ? '' : ` Did you mean "${near}"?`}`,
      vi: `"mapping" nêu "${name}", không phải cột hay trường nào ở đây.${near === null ? '' : ` Có phải là "${near}"?`}`,
    },
    line,
  )
}

const mergedHeader = (head: string, line: number) =>
  unreadableFile(
    'merged_header',
    {
      en: `The head "${head}" covers several columns: unmerge it, and give each column one head.`,
      vi: `Tiêu đề "${head}" gộp nhiều cột: hãy bỏ gộp ô và ghi mỗi cột một tên.`,
    },
    line,
  )

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
  for (const [key, name] of Object.entries(mapping?.columns ?? {})) {
    const column = /^\d+$/.test(key.trim())
      ? Number(key) - 1
      : headers.findIndex((head) => head !== '' && folded(head) === folded(key))
    if (column < 0 || column >= headers.length) throw unknownInMapping(key, headers, line)
    const read = name === null ? null : readings.named(name, headers[column] || key)
    if (read === undefined) throw unknownInMapping(name!, readings.names, line)
    places.set(column, read)
  }
  return places
}

/** A column that cannot be read without another one of the same kind is not known. */
function withoutHalves(columns: readonly (TableColumn | undefined)[]): (TableColumn | undefined)[] {
  const has = (place: string) =>
    columns.some((column) => column?.part?.of === 'name' && column.part.place === place)
  const isWhole = has('family') && has('given')
  return columns.map((column) => (column?.part?.of === 'name' && !isWhole ? undefined : column))
}

function assertOnce(columns: readonly FileColumn[], isVietnamese: boolean, line: number): void {
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
  const whole = withoutHalves(read)
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
    throw unreadableFile(
      'unknown_column',
      unknownColumn(resource, unnamed.slice(0, 100), readings.columns, isVietnamese),
      line,
    )
  const groups = mapping?.groups ?? null
  const group = groups === null ? undefined : readings.named(groups, namesIn(resource, [groups])[0]!)
  if (groups !== null && (group === undefined || group.part !== undefined))
    throw unknownInMapping(groups, readings.names, line)
  if (group !== undefined) {
    columns.push(group)
    headers.push(group.head)
  }
  assertOnce(columns, isVietnamese, line)
  return { columns, headers, passed, group, isVietnamese }
}

/** What a passed column may have meant, for a warning. */
export function passedColumns(
  resource: ExchangedResource,
  readings: ColumnReadings,
  { passed }: HeadColumns,
): Bilingual {
  const shown = passed.slice(0, 50).map((head) => {
    const text = head.slice(0, 100)
    const near = text.length > 4 ? nearest(resource, text, readings.columns) : null
    return { text, near }
  })
  const further = passed.length - shown.length
  const list = (ask: string) =>
    shown.map(({ text, near }) => `"${text}"${near === null ? '' : ` (${ask} "${near}"?)`}`).join(', ')
  return {
    en: `These columns are no field and are passed over: ${list('or')}${further > 0 ? `, and ${further} more` : ''}.`,
    vi: `Các cột không thuộc trường nào nên được bỏ qua: ${list('hay là')}${further > 0 ? ` và ${vietnameseNumber(further)} cột khác` : ''}.`,
  }
}

/** How the heads were understood. */
export function layoutOf(
  { columns, headers, group }: HeadColumns,
  { rows }: Head,
  line: number,
): TableLayout {
  const own = group === undefined ? headers : headers.slice(0, -1)
  const understood = own.flatMap((head, at) => {
    const column = columns[at]
    if (column === undefined || head.startsWith(noteMark)) return []
    return [{ column: at + 1, head, field: typeof column === 'object' ? column.reading : null }]
  })
  const isClear = (head: string) =>
    head !== '' && !/^\d+$/.test(head) && own.filter((other) => folded(other) === folded(head)).length === 1
  return {
    header_row: line,
    header_rows: rows,
    columns: understood,
    mapping: {
      columns: Object.fromEntries(
        understood.map(({ column, head, field }) => [isClear(head) ? head : String(column), field]),
      ),
      groups: group?.reading ?? null,
    },
  }
}
