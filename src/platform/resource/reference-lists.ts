import { isDeepStrictEqual } from 'node:util'
import { inArray, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { qualified } from '../database/columns.ts'
import { id } from '../http/fields.ts'
import type { FieldError } from '../http/problems.ts'
import { invalidRequest } from '../http/validation-problems.ts'
import type { Draft } from './draft.ts'
import type { ReferenceList, ResourceDefinition } from './definition.ts'
import type { Row } from './row.ts'
import type { WriteContext } from './write-context.ts'
import type { LockedReferences, RowReference, ReferenceKey } from './lock-references.ts'
import { keyObject, referenceByKey, unknownReferences } from './references.ts'
import { insertRows } from './store-rows.ts'

const maxListLength = 100

/** The two input fields of a reference list: `person_ids`, or `people: [{external_id}]`. */
export function referenceListFields<Field extends string, Alias extends string>(
  field: Field,
  alias: Alias,
  what: { one: string; many: string },
  keys: readonly ReferenceKey[],
) {
  return {
    [field]: z.array(id()).max(maxListLength).optional().describe(`Ids of the ${what.many}, in order.`),
    [alias]: z
      .array(keyObject(what.one, keys))
      .max(maxListLength)
      .optional()
      .describe(`The ${what.many} by ${keys.join(' or ')}, in order; give this or \`${field}\`, not both.`),
  } as Record<Field, z.ZodOptional<z.ZodArray<z.ZodUUID>>> &
    Record<Alias, z.ZodOptional<z.ZodArray<ReturnType<typeof keyObject>>>>
}

/** Selects the ids of a reference list in order, for the selection of a resource. */
export const referencedIds = (
  { own, other, ordinal }: ReferenceList['pairs'],
  rowId: PgColumn,
  name: string,
) =>
  sql<
    string[]
  >`array(select ${qualified(other)} from ${own.table} where ${qualified(own)} = ${qualified(rowId)} order by ${qualified(ordinal)})`.as(
    name,
  )

const error = (pointer: string, code: string, en: string, vi: string): FieldError => ({
  pointer: `/${pointer}`,
  code,
  message: { en, vi },
})

function assertNoRepeats(field: string, ids: readonly string[]): void {
  const errors = ids.flatMap((each, n) =>
    ids.indexOf(each) === n
      ? []
      : [error(`${field}/${n}`, 'repeated', 'It may come only once.', 'Chỉ được xuất hiện một lần.')],
  )
  if (errors.length > 0) throw invalidRequest(errors)
}

/** The references of a list in an input, and the field that contains them. */
function referencesInList(
  field: string,
  { alias, target }: ReferenceList,
  values: Row,
): [RowReference[], givenField: string] {
  const keys = values[alias] as Row[] | undefined
  if (keys !== undefined) return [keys.map((key) => referenceByKey(target(), key)), alias]
  const ids = (values[field] ?? []) as string[]
  return [ids.map((value) => ({ target: target(), by: 'id' as const, value })), field]
}

/** All references in the lists of an input. */
export const listReferencesIn = ({ referenceLists = {} }: ResourceDefinition, values: Row): RowReference[] =>
  Object.entries(referenceLists).flatMap(([field, list]) => referencesInList(field, list, values)[0])

function resolveList(field: string, list: ReferenceList, values: Row, locked: LockedReferences): string[] {
  const { alias } = list
  if (values[alias] !== undefined && values[field] !== undefined) {
    const en = `Give either "${field}" or "${alias}".`
    throw invalidRequest([error(alias, 'one_of', en, `Chỉ dùng một trong hai: "${field}" hoặc "${alias}".`)])
  }
  const [references, givenField] = referencesInList(field, list, values)
  if (givenField === field)
    assertNoRepeats(
      field,
      references.map(({ value }) => value),
    )
  const ids = references.map(locked)
  const unknown = ids.flatMap((id, n) => (id === undefined ? [`${givenField}/${n}`] : []))
  if (unknown.length > 0) throw unknownReferences(unknown)
  const known = ids.filter((id) => id !== undefined)
  assertNoRepeats(givenField, known)
  return known
}

/**
 * Replaces all reference lists of an input by lists of ids.
 * @throws Problem 400 or 422 with the pointer of the list item
 */
export function withResolvedLists(
  { referenceLists }: ResourceDefinition,
  values: Row,
  locked: LockedReferences,
): Row {
  if (referenceLists === undefined) return values
  const resolved: Row = { ...values }
  for (const [field, list] of Object.entries(referenceLists)) {
    resolved[field] = resolveList(field, list, values, locked)
    delete resolved[list.alias]
  }
  return resolved
}

/** Stores changed reference lists in their join tables. */
export async function storeReferenceLists(
  { referenceLists = {} }: ResourceDefinition,
  drafts: readonly Draft[],
  { transaction }: WriteContext,
): Promise<void> {
  for (const [field, { pairs }] of Object.entries(referenceLists)) {
    const { own, other, ordinal } = pairs
    const idsOf = ({ values }: Draft) => (values[field] ?? []) as string[]
    const changed = drafts.filter((draft) => !isDeepStrictEqual(idsOf(draft), draft.current?.[field] ?? []))
    const before = changed.flatMap(({ id, current }) => (current === undefined ? [] : [id]))
    if (before.length > 0) await transaction.orm.delete(own.table).where(inArray(own, before))
    const rows = changed.flatMap((draft) =>
      idsOf(draft).map((each, n) => ({ [own.name]: draft.id, [other.name]: each, [ordinal.name]: n })),
    )
    await insertRows(transaction, own.table, rows)
  }
}
