import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { qualified } from '../database/columns.ts'
import { code, externalId, id, refusal, slug } from '../http/fields.ts'
import type { Transaction } from '../database/database.ts'
import { Problem, type FieldError } from '../http/problems.ts'
import { invalidRequest } from '../http/zod-problems.ts'
import type { Reference, ResourceDefinition, Row } from './definition.ts'

/** What a row can be named by besides its id. */
export type ReferenceKey = 'code' | 'slug' | 'external_id'

const keyFields = {
  code: () => code().describe('Its code.'),
  slug: () => slug().describe('Its slug.'),
  external_id: () => externalId().describe('Its name in your system.'),
}

const exactlyOne = refusal('one_of', 'Give exactly one of its keys.', 'Chỉ được dùng đúng một khóa.')

/** The object that names a resource by one of its keys instead of its id. */
export function keyObject(what: string, keys: readonly ReferenceKey[]) {
  const shape = Object.fromEntries(keys.map((key) => [key, keyFields[key]().optional()]))
  return z
    .strictObject(shape)
    .refine((value) => Object.values(value).filter((given) => given !== undefined).length === 1, exactlyOne)
    .describe(`The ${what} by ${keys.join(' or ')} instead of by id; give this or the id, not both.`)
}

/** The two fields of an input that name another resource: `program_id`, or `program: {code}`. */
export function referenceFields<Field extends string, Alias extends string>(
  field: Field,
  alias: Alias,
  what: string,
  keys: readonly ReferenceKey[],
) {
  return {
    [field]: id().nullable().optional().describe(`Id of the ${what}.`),
    [alias]: keyObject(what, keys).nullable().optional(),
  } as Record<Field, z.ZodOptional<z.ZodNullable<z.ZodUUID>>> &
    Record<Alias, z.ZodOptional<z.ZodNullable<ReturnType<typeof keyObject>>>>
}

const missing = (field: string): FieldError => ({
  pointer: `/${field}`,
  code: 'unknown_reference',
  message: { en: 'It names something that does not exist.', vi: 'Dữ liệu được tham chiếu không tồn tại.' },
})

/**
 * Finds the live row that a reference names and holds it until the transaction ends, so that it cannot go to the trash
 * in between.
 */
export async function lockReference(
  transaction: Transaction,
  target: ResourceDefinition,
  by: 'id' | ReferenceKey,
  value: string,
): Promise<string | undefined> {
  const column = target.table[by]
  if (column === undefined) return undefined
  const found = await transaction.orm.execute<{ id: string }>(
    sql`select ${target.table.id} from ${target.table} where ${qualified(column)} = ${value} and ${qualified(target.table.deleted_at)} is null for key share`,
  )
  return found.rows[0]?.id
}

async function resolveOne(
  transaction: Transaction,
  field: string,
  reference: Reference,
  values: Row,
): Promise<string | null> {
  const given = values[field]
  const keys = values[reference.alias]
  if (typeof keys === 'object' && keys !== null) {
    if (typeof given === 'string') {
      const message = {
        en: `Give either "${field}" or "${reference.alias}".`,
        vi: `Chỉ dùng một trong hai: "${field}" hoặc "${reference.alias}".`,
      }
      throw invalidRequest([{ pointer: `/${reference.alias}`, code: 'one_of', message }])
    }
    const [by, value] = Object.entries(keys).find(([, text]) => text !== undefined)!
    const found = await lockReference(transaction, reference.target(), by as ReferenceKey, String(value))
    if (found === undefined)
      throw new Problem('unknown_reference', { errors: [missing(`${reference.alias}/${by}`)] })
    return found
  }
  if (typeof given === 'string') {
    const found = await lockReference(transaction, reference.target(), 'id', given)
    if (found === undefined) throw new Problem('unknown_reference', { errors: [missing(field)] })
    return found
  }
  if (reference.required) {
    const message = {
      en: `It is required (or "${reference.alias}").`,
      vi: `Bắt buộc phải có (hoặc "${reference.alias}").`,
    }
    throw invalidRequest([{ pointer: `/${field}`, code: 'required', message }])
  }
  return null
}

/**
 * Replaces every reference by the id it names.
 * @param live the row as it is: a reference it has already may stay, also where its target went to the trash meanwhile
 */
export async function resolveReferences(
  transaction: Transaction,
  resource: ResourceDefinition,
  values: Row,
  live?: Row,
): Promise<Row> {
  const resolved: Row = { ...values }
  for (const [field, reference] of Object.entries(resource.references ?? {})) {
    const stays = typeof values[field] === 'string' && values[field] === live?.[field]
    if (stays && (values[reference.alias] ?? null) === null) {
      delete resolved[reference.alias]
      continue
    }
    resolved[field] = await resolveOne(transaction, field, reference, values)
    delete resolved[reference.alias]
  }
  return resolved
}
