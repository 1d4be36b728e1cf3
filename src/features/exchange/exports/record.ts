import type { Row } from '../../../platform/resource/row.ts'
import type { ExportColumns, ReferenceColumn } from './columns.ts'
import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import { idsOf, type Keys } from './keys.ts'

/** The keys of the referenced rows of a portion, by the alias of the reference. */
export type KeysByAlias = ReadonlyMap<string, Keys>

/** The object that names a referenced row, or those of a list; undefined if a row has no key. */
function named(row: Row, reference: ReferenceColumn, keys: KeysByAlias): Row | Row[] | undefined {
  const known = keys.get(reference.alias)
  if (!reference.isList) return known?.get(String(row[reference.field]))
  const ids = idsOf(row, reference)
  const objects = ids.flatMap((id): Row[] => {
    const object = known?.get(id)
    return object === undefined ? [] : [object]
  })
  return objects.length > 0 && objects.length === ids.length ? objects : undefined
}

/** A row as the input of a write, with its id; each reference is by key, or an id if the row has no key. */
export function recordOf(row: Row, { fields }: ExportColumns, keys: KeysByAlias): Row {
  const record: Row = {}
  for (const { name, reference } of fields) {
    const by = reference && named(row, reference, keys)
    if (reference === undefined || by === undefined) record[name] = row[name]
    else record[reference.alias] = by
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
    if (reference === undefined) continue
    const by = named(row, reference, keys)
    if (reference.isList) cells.push(cellOf(by))
    else for (const part of reference.names) cells.push(cellOf((by as Row | undefined)?.[part]))
  }
  return cells
}
