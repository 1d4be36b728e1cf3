import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import type { ReferenceKey } from '../../../platform/resource/lock-references.ts'
import type { NamingField } from '../../../platform/resource/references.ts'
import { hasOrigins } from '../../../platform/resource/row-keys.ts'

/** A reference, and the key that an export writes together with its id. */
export interface ReferenceColumn {
  /** The field with the id, or with the ids of a list. */
  field: string
  /** The field of the input that takes an object with a key. */
  alias: string
  key: ReferenceKey
  /** The fields of that object: the key, and beside a code the former school that gave it. */
  names: readonly NamingField[]
  isList: boolean
  /** The field with the list whose objects have these fields. Absent: the row has them. */
  within?: string
  target: () => ExchangedResource
}

/** The columns of an export in the order of the file: fields, and for references both of their names. */
export interface ExportColumns {
  /** The fields of the row, `id` and `external_id` first; references have their key. */
  fields: readonly { name: string; reference: ReferenceColumn | undefined }[]
  references: readonly ReferenceColumn[]
  /** The references of objects in lists. */
  nested: readonly ReferenceColumn[]
  /** The columns of a table: field names; a reference is followed by `alias.key` for each of its `names` (`alias` for lists). */
  headers: readonly string[]
}

function referencesOf(resource: ExchangedResource): ReferenceColumn[] {
  const one = Object.entries(resource.references ?? {}).map(([field, { alias, target, exportKey }]) => ({
    field,
    alias,
    target,
    exportKey,
    isList: false,
  }))
  const lists = Object.entries(resource.referenceLists ?? {}).map(([field, { alias, target }]) => ({
    field,
    alias,
    target,
    exportKey: undefined,
    isList: true,
  }))
  const others = Object.entries(resource.alternatives ?? {}).map(([alias, { field, target }]) => ({
    field,
    alias,
    target,
    exportKey: undefined,
    isList: true,
  }))
  return [...one, ...lists, ...others].map(({ exportKey, ...column }) => ({
    ...column,
    ...keyNames(column.target(), exportKey),
  }))
}

/** The key that names a row. Every row has that of its resource; one without any has external ids, which may be null. */
function keyNames({ key: ownKey, table }: ExchangedResource, exportKey?: 'code') {
  const key: ReferenceKey = exportKey ?? ownKey ?? 'external_id'
  const names: NamingField[] = key === 'code' && hasOrigins(table) ? [key, 'origin'] : [key]
  return { key, names }
}

const nestedOf = ({ nestedReferences = {} }: ExchangedResource): ReferenceColumn[] =>
  Object.entries(nestedReferences).map(([within, { field, alias, target }]) => ({
    field,
    alias,
    target,
    isList: false,
    within,
    ...keyNames(target()),
  }))

/** The names of the key columns of a reference. */
const keyHeads = ({ alias, names, isList }: ReferenceColumn): readonly string[] =>
  isList ? [alias] : names.map((name) => `${alias}.${name}`)

/** The columns that an import accepts: the fields of the input, and the id. */
export function columnsOf(resource: ExchangedResource): ExportColumns {
  const references = referencesOf(resource)
  const aliases = new Set(references.map(({ alias }) => alias))
  const named = Object.keys(resource.input.shape).filter(
    (name) => !aliases.has(name) && name !== 'external_id',
  )
  const names = ['id', ...('external_id' in resource.input.shape ? ['external_id'] : []), ...named]
  const fields = names.map((name) => ({
    name,
    reference: references.find(({ field }) => field === name),
  }))
  const missing = fields.find(({ name }) => resource.select[name] === undefined)
  if (missing !== undefined) throw new Error(`${resource.path} takes ${missing.name}, which its rows lack`)
  const headers = fields.flatMap(({ name, reference }) =>
    reference === undefined ? [name] : [name, ...keyHeads(reference)],
  )
  return { fields, references, nested: nestedOf(resource), headers }
}
