import { z } from 'zod'
import { code, externalId, id, validationError, slug } from '../http/fields.ts'
import type { Transaction } from '../database/database.ts'
import { Problem } from '../http/problems.ts'
import type { Caller } from '../access/caller.ts'
import { invalidRequest } from '../http/validation-problems.ts'
import type { Reference, ResourceDefinition } from './definition.ts'
import type { Row } from './row.ts'
import { hasOrigins, qualifiedCode } from './row-keys.ts'
import {
  lockReferences,
  type LockedReferences,
  type RowReference,
  type ReferenceKey,
} from './lock-references.ts'

const keyFields = {
  code: () => code().describe('Its code.'),
  slug: () => slug().describe('Its slug.'),
  external_id: () => externalId().describe('Its id in your system.'),
  origin: () =>
    code().nullable().describe('The former school that gave the code; null or left out: the school itself.'),
}

const exactlyOne = validationError('one_of', 'Give exactly one of its keys.', 'Chỉ được dùng đúng một khóa.')

/** A field of an object that names a row. `origin` is no key: it says whose code it is. */
export type NamingField = ReferenceKey | 'origin'

const withCode = {
  path: ['origin'],
  ...validationError('not_allowed', 'It stands beside a code only.', 'Chỉ đi kèm với mã.'),
}

const namingKeys = ({ origin: _origin, ...keys }: Row) =>
  Object.values(keys).filter((given) => given !== undefined)

/** The schema of an object that names a row by one of its keys. */
export function keyObject(what: string, fields: readonly NamingField[]) {
  const shape = Object.fromEntries(fields.map((field) => [field, keyFields[field]().optional()]))
  const keys = fields.filter((field) => field !== 'origin').join(' or ')
  const ofOrigin = fields.includes('origin') ? ' Beside a code, `origin` names the former school.' : ''
  return z
    .strictObject(shape)
    .refine((value) => namingKeys(value).length === 1, exactlyOne)
    .refine(({ origin, code }: Row) => (origin ?? null) === null || (code ?? null) !== null, withCode)
    .describe(`The ${what} by ${keys} instead of by id; give this or the id, not both.${ofOrigin}`)
}

/** The two input fields of a reference: `program_id`, or `program: {code}`. */
export function referenceFields<Field extends string, Alias extends string>(
  field: Field,
  alias: Alias,
  what: string,
  keys: readonly NamingField[],
) {
  return {
    [field]: id().nullable().optional().describe(`Id of the ${what}.`),
    [alias]: keyObject(what, keys).nullable().optional(),
  } as Record<Field, z.ZodOptional<z.ZodNullable<z.ZodUUID>>> &
    Record<Alias, z.ZodOptional<z.ZodNullable<ReturnType<typeof keyObject>>>>
}

const nothing = {
  en: 'It names something that does not exist.',
  vi: 'Không tìm thấy dữ liệu được nêu: hãy kiểm tra lại, hoặc nhập dữ liệu đó trước.',
}

/** A code alone never names a row of a former school, not even if that is the only one. */
const nothingOfOrigin = {
  en: 'Nothing has this code. One that a former school gave needs its "origin" beside it.',
  vi: 'Không có mã này. Mã do trường trước sáp nhập cấp phải ghi kèm "origin".',
}

/** The 422 for references without a target. @param pointers the fields */
export const unknownReferences = (pointers: readonly string[], message = nothing): Problem =>
  new Problem('unknown_reference', {
    errors: pointers.map((pointer) => ({ pointer: `/${pointer}`, code: 'unknown_reference', message })),
  })

/** The 422 for a reference without a target. @param field the field with the id @param alias the one with the keys */
export const unknownReference = ({ by, target }: RowReference, field: string, alias: string): Problem =>
  by === 'id'
    ? unknownReferences([field])
    : unknownReferences(
        [`${alias}/${by}`],
        by === 'code' && hasOrigins(target.table) ? nothingOfOrigin : nothing,
      )

/** The reference of an object with one key. */
export function referenceByKey(target: ResourceDefinition, keys: Row): RowReference {
  const { origin, ...named } = keys
  const by = Object.keys(named).find((key) => named[key] !== undefined) as ReferenceKey
  const value = String(named[by])
  return { target, by, value: by === 'code' ? qualifiedCode(value, origin) : value }
}

const objectOf = (value: unknown): Row | undefined =>
  typeof value === 'object' && value !== null ? (value as Row) : undefined

/** The reference in a field of an input; undefined if there is none. */
function referenceIn(
  field: string,
  { alias, target }: Reference,
  values: Row,
  current: Row | undefined,
): RowReference | undefined {
  const keys = objectOf(values[alias])
  if (keys !== undefined) return referenceByKey(target(), keys)
  const id = values[field]
  const isUnchanged = id === current?.[field]
  return typeof id === 'string' ? { target: target(), by: 'id', value: id, isUnchanged } : undefined
}

/** The reference fields of a resource, and their aliases. */
interface ResourceReferences {
  references: readonly (readonly [field: string, reference: Reference])[]
  aliases: ReadonlySet<string>
}

const referencesByResource = new WeakMap<ResourceDefinition, ResourceReferences>()

/** The references of a resource. They are cached, since imports need them for each row. */
function referencesOf(resource: ResourceDefinition): ResourceReferences {
  const cached = referencesByResource.get(resource)
  if (cached !== undefined) return cached
  const references = Object.entries(resource.references ?? {})
  const computed = { references, aliases: new Set(references.map(([, { alias }]) => alias)) }
  referencesByResource.set(resource, computed)
  return computed
}

/** The references of an input that must be looked up: those that differ from the live row. */
function referencesToResolve(
  resource: ResourceDefinition,
  values: Row,
  current: Row | undefined,
): ResourceReferences['references'] {
  const { references } = referencesOf(resource)
  if (current === undefined) return references
  const live = current['deleted_at'] === null ? current : undefined
  return references.filter(([field, { alias }]) => {
    const isUnchanged = typeof values[field] === 'string' && values[field] === live?.[field]
    return !(isUnchanged && (values[alias] ?? null) === null)
  })
}

/**
 * All references of an input.
 * @param current the stored row: a reference that it has already is accepted even if the caller cannot see the target,
 * and, while the row is live, even if the target is in the trash
 */
export const referencesIn = (resource: ResourceDefinition, values: Row, current?: Row): RowReference[] =>
  referencesToResolve(resource, values, current).flatMap(
    ([field, reference]) => referenceIn(field, reference, values, current) ?? [],
  )

function resolveReference(
  field: string,
  reference: Reference,
  values: Row,
  locked: LockedReferences,
  current: Row | undefined,
): string | null {
  const { alias, required, keptIfLeftOut } = reference
  if (objectOf(values[alias]) !== undefined && typeof values[field] === 'string') {
    const message = {
      en: `Give either "${field}" or "${alias}".`,
      vi: `Chỉ dùng một trong hai: "${field}" hoặc "${alias}".`,
    }
    throw invalidRequest([{ pointer: `/${alias}`, code: 'one_of', message }])
  }
  const found = referenceIn(field, reference, values, current)
  if (found !== undefined) {
    const id = locked(found)
    if (id === undefined) throw unknownReference(found, field, alias)
    return id
  }
  if (keptIfLeftOut && values[field] === undefined && values[alias] === undefined)
    return (current?.[field] as string | null | undefined) ?? null
  if (!required) return null
  const message = { en: `It is required (or "${alias}").`, vi: `Bắt buộc phải có (hoặc "${alias}").` }
  throw invalidRequest([{ pointer: `/${field}`, code: 'required', message }])
}

/**
 * Replaces all references of an input by ids.
 * @param current as for `referencesIn`
 * @throws Problem 400 or 422 with the pointer of the field
 */
export function withResolvedReferences(
  resource: ResourceDefinition,
  values: Row,
  locked: LockedReferences,
  current?: Row,
): Row {
  if (resource.references === undefined) return values
  const { aliases } = referencesOf(resource)
  // the aliases are left out, not deleted: V8 reads an object slowly after a property was deleted
  const resolved: Row = {}
  for (const name of Object.keys(values)) if (!aliases.has(name)) resolved[name] = values[name]
  for (const [field, reference] of referencesToResolve(resource, values, current)) {
    resolved[field] = resolveReference(field, reference, values, locked, current)
  }
  return resolved
}

/** Locks the references of an input until the transaction ends, and replaces them by ids. */
export async function resolveReferences(
  transaction: Transaction,
  caller: Caller,
  resource: ResourceDefinition,
  values: Row,
): Promise<Row> {
  const locked = await lockReferences(transaction, caller, referencesIn(resource, values))
  return withResolvedReferences(resource, values, locked)
}
