import type { Row } from '../../../platform/resource/row.ts'
import type { ExportColumns, ReferenceColumn } from './columns.ts'
import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import { idsOf, type Keys } from './keys.ts'

/** The keys of the referenced rows of a portion, by the alias of the reference. */
export type KeysByAlias = ReadonlyMap<string, Keys>

/** The key of a referenced row, or the objects with the keys of a list; undefined if a row has no key. */
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

/** A row as the input of a write, with its id; each reference is a key, or an id if the row has no key. */
export function recordOf(row: Row, { fields }: ExportColumns, keys: KeysByAlias): Row {
  const record: Row = {}
  for (const { name, reference } of fields) {
    const by = reference && named(row, reference, keys)
    if (reference === undefined || by === undefined) record[name] = row[name]
    else record[reference.alias] = typeof by === 'string' ? { [reference.key]: by } : by
  }
  return record
}

/** Objects and lists are written as JSON. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : (value as Cell)
}

/** A row as the cells of a table with these `headers`; references have both their id and their key. */
export function cellsOf(row: Row, { fields }: ExportColumns, keys: KeysByAlias): Cell[] {
  const cells: Cell[] = []
  for (const { name, reference } of fields) {
    cells.push(cellOf(row[name]))
    if (reference !== undefined) cells.push(cellOf(named(row, reference, keys)))
  }
  return cells
}
