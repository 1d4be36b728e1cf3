import { isDeepStrictEqual } from 'node:util'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { qualified } from '../database/columns.ts'
import type { Transaction } from '../database/database.ts'
import { id } from '../http/fields.ts'
import { Problem, type FieldError } from '../http/problems.ts'
import { invalidRequest } from '../http/zod-problems.ts'
import type { ReferenceList, ResourceDefinition, Row, WriteContext } from './definition.ts'
import { keyObject, lockReference, type ReferenceKey } from './references.ts'

const most = 100

/** The two fields of an input that name several rows: `person_ids`, or `people: [{external_id}]`. */
export function referenceListFields<Field extends string, Alias extends string>(
  field: Field,
  alias: Alias,
  what: { one: string; many: string },
  keys: readonly ReferenceKey[],
) {
  return {
    [field]: z.array(id()).max(most).optional().describe(`Ids of the ${what.many}, in order.`),
    [alias]: z
      .array(keyObject(what.one, keys))
      .max(most)
      .optional()
      .describe(`The ${what.many} by ${keys.join(' or ')}, in order; give this or \`${field}\`, not both.`),
  } as Record<Field, z.ZodOptional<z.ZodArray<z.ZodUUID>>> &
    Record<Alias, z.ZodOptional<z.ZodArray<ReturnType<typeof keyObject>>>>
}

/** The ids of a list in its order, for `select`: one statement reads them with the rows. */
export const listedIds = ({ own, other, ordinal }: ReferenceList['pairs'], rowId: PgColumn, name: string) =>
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

const unknown = (pointer: string) =>
  error(
    pointer,
    'unknown_reference',
    'It names something that does not exist.',
    'Dữ liệu được tham chiếu không tồn tại.',
  )

async function lockIds(
  { orm }: Transaction,
  target: ResourceDefinition,
  ids: readonly string[],
): Promise<Set<unknown>> {
  const { id: column, deleted_at: deletedAt } = target.table
  const found = await orm
    .select({ id: column })
    .from(target.table)
    .where(and(inArray(column, [...ids]), isNull(deletedAt)))
    .for('key share')
  return new Set(found.map((row) => row.id))
}

async function resolveKeys(
  transaction: Transaction,
  { target, alias }: ReferenceList,
  keys: readonly Row[],
): Promise<string[]> {
  const found: (string | undefined)[] = []
  for (const key of keys) {
    const [by, value] = Object.entries(key).find(([, text]) => text !== undefined)!
    found.push(await lockReference(transaction, target(), by as ReferenceKey, String(value)))
  }
  const errors = found.flatMap((each, n) => (each === undefined ? [unknown(`${alias}/${n}`)] : []))
  if (errors.length > 0) throw new Problem('unknown_reference', { errors })
  return found.filter((each) => each !== undefined)
}

function refuseRepeats(field: string, ids: readonly string[]): void {
  const errors = ids.flatMap((each, n) =>
    ids.indexOf(each) === n
      ? []
      : [error(`${field}/${n}`, 'repeated', 'It may come only once.', 'Chỉ được xuất hiện một lần.')],
  )
  if (errors.length > 0) throw invalidRequest(errors)
}

/** The ids that an input names, held until the transaction ends so that none goes to the trash in between. */
export async function resolveList(
  transaction: Transaction,
  field: string,
  list: ReferenceList,
  values: Row,
): Promise<string[]> {
  const keys = values[list.alias] as Row[] | undefined
  const ids = (values[field] ?? []) as string[]
  if (keys !== undefined) {
    if (values[field] !== undefined) {
      const en = `Give either "${field}" or "${list.alias}".`
      throw invalidRequest([
        error(list.alias, 'one_of', en, `Chỉ dùng một trong hai: "${field}" hoặc "${list.alias}".`),
      ])
    }
    const found = await resolveKeys(transaction, list, keys)
    refuseRepeats(list.alias, found)
    return found
  }
  if (ids.length === 0) return []
  refuseRepeats(field, ids)
  const live = await lockIds(transaction, list.target(), ids)
  const errors = ids.flatMap((each, n) => (live.has(each) ? [] : [unknown(`${field}/${n}`)]))
  if (errors.length > 0) throw new Problem('unknown_reference', { errors })
  return ids
}

/** Stores the lists of a row in their tables of pairs; those that stay as they are are not touched. */
export async function storeLists(
  lists: Readonly<Record<string, ReferenceList>>,
  values: Row,
  { transaction, current, id: rowId }: WriteContext,
): Promise<void> {
  for (const [field, { pairs }] of Object.entries(lists)) {
    const ids = (values[field] ?? []) as string[]
    if (isDeepStrictEqual(ids, current?.[field] ?? [])) continue
    const { own, other, ordinal } = pairs
    if (current !== undefined) await transaction.orm.delete(own.table).where(eq(own, rowId))
    if (ids.length === 0) continue
    const rows = ids.map((each, n) => ({ [own.name]: rowId, [other.name]: each, [ordinal.name]: n }))
    await transaction.orm.insert(own.table).values(rows as never)
  }
}
