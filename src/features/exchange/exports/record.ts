import type { Row } from '../../../platform/resource/row.ts'
import type { ExportColumns, ReferenceColumn } from './columns.ts'
import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import { idsOf, type Keys } from './keys.ts'

/** The keys of the referenced rows of a portion, by the alias of the reference, or by the field of the list that has it. */
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

/** A value of a row; the objects of a list name rows by their keys, if these have one. */
function valueOf(row: Row, name: string, { nested }: ExportColumns, keys: KeysByAlias): unknown {
  const reference = nested.find(({ within }) => within === name)
  if (reference === undefined) return row[name]
  const { field, alias } = reference
  return ((row[name] ?? []) as Row[]).map((item) => {
    const { [field]: id, ...rest } = item
    const by = keys.get(name)?.get(String(id))
    return by === undefined ? item : { [alias]: by, ...rest }
  })
}

/** A row as the input of a write, with its id; each reference is by key, or an id if the row has no key. */
export function recordOf(row: Row, columns: ExportColumns, keys: KeysByAlias): Row {
  const record: Row = {}
  for (const { name, reference } of columns.fields) {
    const by = reference && named(row, reference, keys)
    if (reference === undefined || by === undefined) record[name] = valueOf(row, name, columns, keys)
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
export function cellsOf(row: Row, columns: ExportColumns, keys: KeysByAlias): Cell[] {
  const cells: Cell[] = []
  for (const { name, reference } of columns.fields) {
    cells.push(cellOf(valueOf(row, name, columns, keys)))
    if (reference === undefined) continue
    const by = named(row, reference, keys)
    if (reference.isList) cells.push(cellOf(by))
    else for (const part of reference.names) cells.push(cellOf((by as Row | undefined)?.[part]))
  }
  return cells
}
