import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Database } from '../../../platform/database/database.ts'
import { toSafeCell } from '../safe-cell.ts'
import type { TableFrame } from './layout/table-frame.ts'
import { isNote, noteMark } from './table-columns.ts'

/** A refused row, and what is wrong with it; or the heads of a further table, which are no row. */
export interface RefusedRow {
  /** Null for heads. */
  line: number | null
  raw: (string | null)[]
  errors_en: string
  errors_vi: string
  /** The columns with errors, counted from 1. */
  columns: (number | null)[]
}

const portion = 500

/** The most bytes of the rows of a portion, which limits memory. */
const portionBytes = 4 * 1_048_576

/** The heads of further tables, each as a row. */
async function furtherHeads({ pool }: Database, id: string) {
  const { rows } = await pool.query<{ further: TableFrame['further'] | null }>(
    "select frame->'further' as further from imports where id = $1",
    [id],
  )
  return rows[0]?.further ?? []
}

/**
 * Yields the refused rows of an import in portions. Rows of a further table have its heads above them: without these they
 * would be read below the heads of the first table when the file is sent again.
 */
export async function* refusedPortions(database: Database, id: string): AsyncGenerator<RefusedRow[]> {
  const { pool } = database
  const heads = await furtherHeads(database, id)
  const withHeads = (row: RefusedRow & { line: number }): RefusedRow[] => {
    const above = heads.findIndex((head) => head.line > row.line)
    const passed = heads.splice(0, above === -1 ? heads.length : above)
    return [
      ...passed.map(({ cells }) => ({ line: null, raw: cells, errors_en: '', errors_vi: '', columns: [] })),
      row,
    ]
  }
  let line = 0
  for (;;) {
    const { rows: measured } = await pool.query<{ line: number }>(
      `select line from (
        select line, sum(bytes) over (order by line) - bytes as before from (
          select line, sum(coalesce(octet_length(raw::text), 0)) as bytes from import_errors
          where import_id = $1 and not deferred and line > $2 group by line order by line limit ${portion}
        ) as rows
      ) as measured where before < ${portionBytes} order by line desc limit 1`,
      [id, line],
    )
    const last = measured[0]?.line
    if (last === undefined) return
    const { rows } = await pool.query<RefusedRow & { line: number }>(
      `select line, (array_agg(raw order by id) filter (where raw is not null))[1] as raw,
        string_agg(coalesce(field || ': ', '') || message_en, ' ' order by id) as errors_en,
        string_agg(coalesce(coalesce(label, field) || ': ', '') || message_vi, ' ' order by id) as errors_vi,
        array_agg(distinct "column") as columns
      from import_errors where import_id = $1 and not deferred and line > $2 and line <= $3 group by line order by line`,
      [id, line, last],
    )
    line = last
    yield rows.flatMap(withHeads)
  }
}

const cellOf = (cell: string | null) => (cell === null ? '' : toSafeCell(cell))

/** The heads of the notes beside refused rows. */
export const noteHeads = ['line', 'errors', 'lỗi'].map((name) => `${noteMark} ${name}`)

/** The places of the columns of a file that are repeated: all but notes. */
export const repeatedPlaces = (headers: readonly string[]): number[] =>
  [...headers.keys()].filter((at) => !isNote(headers[at]!))

/** The columns of the file, then the notes, then cells after the last header. */
async function* csvOf(
  headers: readonly string[],
  delimiter: string,
  portions: AsyncIterable<RefusedRow[]>,
): AsyncGenerator<string> {
  const options = { delimiter, record_delimiter: '\r\n', quoted_match: /[\r\n]/ }
  const places = repeatedPlaces(headers)
  yield `\uFEFF${stringify([[...places.map((at) => headers[at]!), ...noteHeads]], options)}`
  for await (const rows of portions) {
    const cells = rows.map(({ line, raw, errors_en, errors_vi }) => {
      const own = places.map((at) => cellOf(raw[at] ?? null))
      const surplus = raw.slice(headers.length).map(cellOf)
      return [
        ...own,
        line === null ? '' : String(line),
        toSafeCell(errors_en),
        toSafeCell(errors_vi),
        ...surplus,
      ]
    })
    yield stringify(cells, options)
  }
}

async function* linesOf(portions: AsyncIterable<RefusedRow[]>): AsyncGenerator<string> {
  for await (const rows of portions) yield rows.map(({ raw }) => `${raw[0] ?? ''}\n`).join('')
}

/** The refused rows as a file; rows are read while the response is sent. */
export async function refusedRows(database: Database, id: string, isLines: boolean): Promise<Readable> {
  const portions = refusedPortions(database, id)
  if (isLines) return Readable.from(linesOf(portions), { objectMode: false })
  const { rows } = await database.pool.query<{ heads: string[] | null; separator: string | null }>(
    'select heads, separator from imports where id = $1',
    [id],
  )
  const { heads: headers, separator } = rows[0] ?? {}
  return Readable.from(csvOf(headers ?? [], separator ?? ',', portions), { objectMode: false })
}
