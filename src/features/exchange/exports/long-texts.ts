import { z } from 'zod'
import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import type { Snapshot } from '../../../platform/database/snapshot.ts'
import type { BoundQuery } from '../../../platform/database/statement.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import type { EntityRow } from '../../../platform/resource/row.ts'
import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import { bareSchema } from './schema.ts'

/** Makes the cells of rows, as the file contains them. */
type CellsOf = (rows: EntityRow[]) => Promise<Cell[][]>

/** The number of rows that are checked together; each may contain a long text. */
const portion = 50

/** Whether a field may be longer than a cell can be, in UTF-16 code units as spreadsheets count. */
function mayBeLong(name: string, schema: unknown, most: number): string[] {
  const field = `listed."${name}"`
  if (schema instanceof z.ZodString && (schema.maxLength ?? Infinity) * 2 > most) {
    const pairs = `length(regexp_replace(${field}, '[^\\U00010000-\\U0010FFFF]', '', 'g'))`
    return [`(octet_length(${field}) > ${most} and length(${field}) + ${pairs} > ${most})`]
  }
  // the value in a response is longer than in a cell
  const isJson = schema instanceof z.ZodArray || schema instanceof z.ZodObject
  return isJson ? [`octet_length(to_json(${field})::text) > ${most}`] : []
}

const isLong = (cells: readonly Cell[], most: number) =>
  cells.some((cell) => typeof cell === 'string' && cell.length > most)

const tooLong = ({ label }: ExchangedResource, id: string, most: number) =>
  new Problem('unprocessable', {
    detail: {
      en: `A cell of a spreadsheet holds ${most} characters, and ${label.one} (${id}) has more: use format=csv or format=ndjson, or filter it out.`,
      vi: `Một ô bảng tính chỉ chứa được ${vietnameseNumber(most)} ký tự, mà bản ghi ${id} có nhiều hơn: hãy dùng "format=csv" hoặc "format=ndjson", hoặc lọc bỏ bản ghi đó.`,
    },
  })

/**
 * Refuses an export with a text that is too long for a cell before the response begins, because a truncated text looks
 * like a complete one. The database finds the rows that may have such a text; then their cells are checked.
 * @throws Problem 422 that names the first such row
 */
export async function assertTextsFit(
  snapshot: Snapshot,
  resource: ExchangedResource,
  list: BoundQuery,
  most: number,
  cellsOf: CellsOf,
): Promise<void> {
  const conditions = Object.entries(resource.input.shape).flatMap(([name, schema]) =>
    resource.select[name] === undefined ? [] : mayBeLong(name, bareSchema(schema), most),
  )
  if (conditions.length === 0) return
  const after = `$${list.values.length + 1}`
  const text = `select * from (${list.text}) as listed
    where (${conditions.join(' or ')}) and (${after}::uuid is null or listed.id > ${after}::uuid)
    order by listed.id limit ${portion}`
  let last: unknown = null
  for (;;) {
    const rows = await snapshot.query<EntityRow>({ text, values: [...list.values, last] })
    const cells = await cellsOf(rows)
    const long = rows.find((_, at) => isLong(cells[at]!, most))
    if (long !== undefined) throw tooLong(resource, String(long['id']), most)
    if (rows.length < portion) return
    last = rows.at(-1)!['id']
  }
}
