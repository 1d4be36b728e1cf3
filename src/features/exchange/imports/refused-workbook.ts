import type { Readable } from 'node:stream'
import type { Cell, StyledCell } from '../../../libraries/xlsx/writer/cell.ts'
import { dataLayout, workbookStream } from '../../../libraries/xlsx/writer/workbook.ts'
import { maxCellCharacters } from '../../../libraries/xlsx/writer/row-xml.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import { knownColumns, type CellKind } from './known-columns.ts'
import type { TableLayout } from './layout/mapping.ts'
import type { TableFrame } from './layout/table-frame.ts'
import { noteHeads, refusedPortions, repeatedPlaces, type RefusedRow } from './refused-rows.ts'

/** A number as a report keeps it; codes keep their zeros. */
const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/
const day = /^\d{4}-\d{2}-\d{2}$/

/** A cell as its column has it: a report keeps texts only. */
function cellOf(text: string | null, kind: CellKind | undefined): Exclude<StyledCell, { fault: Cell }> {
  if (text === null) return null
  if ((kind === 'day' || kind === 'birth') && day.test(text)) return { day: text }
  const isNumber = kind === 'number' || kind === 'integer' || kind === 'birth'
  return isNumber && plainNumber.test(text) ? Number(text) : text.slice(0, maxCellCharacters)
}

/** A cell with an error is marked; a day in it is a text then. */
function marked(cell: ReturnType<typeof cellOf>): StyledCell {
  return { fault: cell !== null && typeof cell === 'object' ? cell.day : cell }
}

/** The refused rows of a table as the same sheet, with its titles, heads and signatures, in which the cells with errors are marked. */
export async function refusedWorkbook(
  database: Database,
  id: string,
  resource: ExchangedResource,
): Promise<Readable> {
  const { rows } = await database.pool.query<{
    heads: string[] | null
    layout: TableLayout | null
    frame: TableFrame | null
  }>('select heads, layout, frame from imports where id = $1', [id])
  const { heads: headers, layout, frame } = rows[0] ?? {}
  const known = knownColumns(resource)
  const kinds = new Map(
    layout?.columns.map(({ column, field }) => [column - 1, known.get(field ?? '')?.kind] as const),
  )
  const places = repeatedPlaces(headers ?? [])
  const cellsOf = ({ line, raw, errors_en, errors_vi, columns }: RefusedRow): StyledCell[] => {
    const cells = places.map((at) => {
      const cell = cellOf(raw[at] ?? null, kinds.get(at))
      return columns.includes(at + 1) ? marked(cell) : cell
    })
    const surplus = raw.slice(headers?.length ?? 0).map((text) => marked(cellOf(text, undefined)))
    return [...cells, line, errors_en, errors_vi, ...surplus]
  }
  async function* portions(): AsyncGenerator<StyledCell[][]> {
    for await (const portion of refusedPortions(database, id)) yield portion.map(cellsOf)
  }
  const heads = [...places.map((at) => headers![at]!), ...noteHeads]
  const widths = [...places.map(() => 18), 8, 40, 40]
  // columns of notes are not repeated, neither what stands above and below them
  const around = (texts: (string | null)[][] = []) => texts.map((row) => places.map((at) => row[at] ?? null))
  return workbookStream(
    {
      name: 'Sửa lỗi',
      headers: heads,
      layout: { ...dataLayout(heads, widths), titles: around(frame?.above) },
      below: around(frame?.below),
    },
    portions(),
  )
}
