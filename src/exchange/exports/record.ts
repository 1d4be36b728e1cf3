import type { Row } from '../../resource/definition.ts'
import { keyHead, type ExportColumns, type ReferenceColumn } from './columns.ts'
import { idsOf, type Keys } from './keys.ts'

/** Keys of the rows at hand, by the alias of the reference. */
export type KeysByAlias = ReadonlyMap<string, Keys>

type KeyObject = Record<string, string>

/** The objects that name what a row refers to; undefined unless all of it can be named so. */
function keyObjects(row: Row, reference: ReferenceColumn, keys: KeysByAlias): KeyObject[] | undefined {
  const known = keys.get(reference.alias)
  const objects = idsOf(row, reference).flatMap((id): KeyObject[] => {
    const key = known?.get(id)
    return key === undefined ? [] : [{ [reference.key]: key }]
  })
  return objects.length > 0 && objects.length === idsOf(row, reference).length ? objects : undefined
}

/** A row as a write would take it, beside its id: each reference stands either by key or, where it has none, by id. */
export function recordOf(row: Row, { fields, references }: ExportColumns, keys: KeysByAlias): Row {
  const record: Row = {}
  for (const field of fields) {
    const reference = references.find((one) => one.field === field)
    const objects = reference && keyObjects(row, reference, keys)
    if (reference === undefined || objects === undefined) record[field] = row[field]
    else record[reference.alias] = reference.isList ? objects : objects[0]
  }
  return record
}

/** What a cell can hold; objects and lists go as JSON. */
export type Cell = string | number | boolean | null

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : (value as Cell)
}

/** A row as the cells of a table, under `heads`: references have both their id and their key. */
export function cellsOf(row: Row, { heads, references }: ExportColumns, keys: KeysByAlias): Cell[] {
  const byHead = new Map(references.map((reference) => [keyHead(reference), reference]))
  return heads.map((head) => {
    const reference = byHead.get(head)
    if (reference === undefined) return cellOf(row[head])
    const objects = keyObjects(row, reference, keys)
    return reference.isList ? cellOf(objects) : (objects?.[0]?.[reference.key] ?? null)
  })
}
