import type { Row } from '../../../platform/resource/row.ts'
import type { ExportColumns, ReferenceColumn } from './columns.ts'
import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import { idsOf, type Keys } from './keys.ts'

/** Keys of the rows at hand, by the alias of the reference. */
export type KeysByAlias = ReadonlyMap<string, Keys>

/** The key of what a row refers to; of a list, the objects that name all of it. Undefined where it cannot be named so. */
function named(row: Row, reference: ReferenceColumn, keys: KeysByAlias): string | Row[] | undefined {
  const known = keys.get(reference.alias)
  if (!reference.isList) return known?.get(String(row[reference.field]))
  const ids = idsOf(row, reference)
  const objects = ids.flatMap((id): Row[] => {
    const key = known?.get(id)
    return key === undefined ? [] : [{ [reference.key]: key }]
  })
  return objects.length > 0 && objects.length === ids.length ? objects : undefined
}

/** A row as a write would take it, beside its id: each reference stands either by key or, where it has none, by id. */
export function recordOf(row: Row, { fields }: ExportColumns, keys: KeysByAlias): Row {
  const record: Row = {}
  for (const { name, reference } of fields) {
    const by = reference && named(row, reference, keys)
    if (reference === undefined || by === undefined) record[name] = row[name]
    else record[reference.alias] = typeof by === 'string' ? { [reference.key]: by } : by
  }
  return record
}

/** Objects and lists go as JSON. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : (value as Cell)
}

/** A row as the cells of a table, under `heads`: references have both their id and their key. */
export function cellsOf(row: Row, { fields }: ExportColumns, keys: KeysByAlias): Cell[] {
  const cells: Cell[] = []
  for (const { name, reference } of fields) {
    cells.push(cellOf(row[name]))
    if (reference !== undefined) cells.push(cellOf(named(row, reference, keys)))
  }
  return cells
}
