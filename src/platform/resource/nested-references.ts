import { invalidRequest } from '../http/validation-problems.ts'
import type { ExchangedResource, NestedReference, ResourceDefinition } from './definition.ts'
import type { LockedReferences, RowReference } from './lock-references.ts'
import { referenceByKey, unknownReferences } from './references.ts'
import type { Row } from './row.ts'

/** The objects of a list in an input. */
const itemsOf = (list: unknown): Row[] => (Array.isArray(list) ? (list as Row[]) : [])

const keysOf = (item: Row, { alias }: NestedReference) => (item[alias] ?? undefined) as Row | undefined

/** The references by key in the lists of an input. Those by id are checked by the resource. */
export const nestedReferencesIn = (
  { nestedReferences = {} }: ExchangedResource,
  values: Row,
): RowReference[] =>
  Object.entries(nestedReferences).flatMap(([list, nested]) =>
    itemsOf(values[list]).flatMap((item) => {
      const keys = keysOf(item, nested)
      return keys === undefined ? [] : [referenceByKey(nested.target(), keys)]
    }),
  )

/** @param path the path to the object */
function resolveItem(path: string, item: Row, nested: NestedReference, locked: LockedReferences): Row {
  const { field, alias, target } = nested
  const { [alias]: _keys, ...rest } = item
  const keys = keysOf(item, nested)
  if (keys === undefined) return rest
  if ((rest[field] ?? null) !== null) {
    const message = {
      en: `Give either "${field}" or "${alias}".`,
      vi: `Chỉ dùng một trong hai: "${field}" hoặc "${alias}".`,
    }
    throw invalidRequest([{ pointer: `/${path}/${alias}`, code: 'one_of', message }])
  }
  const reference = referenceByKey(target(), keys)
  const id = locked(reference)
  if (id === undefined) throw unknownReferences([`${path}/${alias}/${reference.by}`])
  return { ...rest, [field]: id }
}

/**
 * Replaces the references by key in the lists of an input by ids.
 * @throws Problem 400 or 422 with the pointer of the object
 */
export function withResolvedNested(
  { nestedReferences }: ResourceDefinition,
  values: Row,
  locked: LockedReferences,
): Row {
  if (nestedReferences === undefined) return values
  const resolved: Row = { ...values }
  for (const [list, nested] of Object.entries(nestedReferences)) {
    if (!Array.isArray(values[list])) continue
    resolved[list] = itemsOf(values[list]).map((item, at) =>
      resolveItem(`${list}/${at}`, item, nested, locked),
    )
  }
  return resolved
}
