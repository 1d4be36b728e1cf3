import { z } from 'zod'
import { code, externalId, id, validationError, slug } from '../http/fields.ts'
import type { Transaction } from '../database/database.ts'
import { Problem } from '../http/problems.ts'
import type { Caller } from '../access/caller.ts'
import { invalidRequest } from '../http/validation-problems.ts'
import type { Reference, ResourceDefinition } from './definition.ts'
import type { Row } from './row.ts'
import {
  lockReferences,
  type LockedReferences,
  type RowReference,
  type ReferenceKey,
} from './lock-references.ts'

const keyFields = {
  code: () => code().describe('Its code.'),
  slug: () => slug().describe('Its slug.'),
  external_id: () => externalId().describe('Its name in your system.'),
}

const exactlyOne = validationError('one_of', 'Give exactly one of its keys.', 'Chỉ được dùng đúng một khóa.')

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

/** The 422 for references that name nothing, by the pointers of their fields. */
export const unknownReferences = (pointers: readonly string[]): Problem =>
  new Problem('unknown_reference', {
    errors: pointers.map((pointer) => ({
      pointer: `/${pointer}`,
      code: 'unknown_reference',
      message: {
        en: 'It names something that does not exist.',
        vi: 'Dữ liệu được tham chiếu không tồn tại.',
      },
    })),
  })

/** What an object of keys names: the one key that it has. */
export function referenceByKey(target: ResourceDefinition, keys: Row): RowReference {
  const by = Object.keys(keys).find((key) => keys[key] !== undefined) as ReferenceKey
  return { target, by, value: String(keys[by]) }
}

const objectOf = (value: unknown): Row | undefined =>
  typeof value === 'object' && value !== null ? (value as Row) : undefined

/** What one reference of an input names. */
function referenceIn(
  field: string,
  { alias, target }: Reference,
  values: Row,
  current: Row | undefined,
): RowReference | undefined {
  const keys = objectOf(values[alias])
  if (keys !== undefined) return referenceByKey(target(), keys)
  const id = values[field]
  const kept = id === current?.[field]
  return typeof id === 'string' ? { target: target(), by: 'id', value: id, isUnchanged: kept } : undefined
}

/** The fields that refer to other rows, and their other names. */
interface ResourceReferences {
  references: readonly (readonly [field: string, reference: Reference])[]
  aliases: ReadonlySet<string>
}

const referencesByResource = new WeakMap<ResourceDefinition, ResourceReferences>()

/** The references of a resource, listed once: they are gone through for every row of many. */
function referencesOf(resource: ResourceDefinition): ResourceReferences {
  const known = referencesByResource.get(resource)
  if (known !== undefined) return known
  const references = Object.entries(resource.references ?? {})
  const made = { references, aliases: new Set(references.map(([, { alias }]) => alias)) }
  referencesByResource.set(resource, made)
  return made
}

/** The references of an input that have to be looked up: one that the live row has already may stay as it is. */
function referencesToResolve(
  resource: ResourceDefinition,
  values: Row,
  current: Row | undefined,
): ResourceReferences['references'] {
  const { references } = referencesOf(resource)
  if (current === undefined) return references
  const live = current['deleted_at'] === null ? current : undefined
  return references.filter(([field, { alias }]) => {
    const stays = typeof values[field] === 'string' && values[field] === live?.[field]
    return !(stays && (values[alias] ?? null) === null)
  })
}

/**
 * Everything that the references of an input name.
 * @param current the row as it is: a reference it has already may stay where the caller cannot see its target, and while
 * the row is live also where its target went to the trash meanwhile
 */
export const referencesIn = (resource: ResourceDefinition, values: Row, current?: Row): RowReference[] =>
  referencesToResolve(resource, values, current).flatMap(
    ([field, reference]) => referenceIn(field, reference, values, current) ?? [],
  )

function resolveReference(
  field: string,
  reference: Reference,
  values: Row,
  held: LockedReferences,
  current: Row | undefined,
): string | null {
  const { alias, required } = reference
  if (objectOf(values[alias]) !== undefined && typeof values[field] === 'string') {
    const message = {
      en: `Give either "${field}" or "${alias}".`,
      vi: `Chỉ dùng một trong hai: "${field}" hoặc "${alias}".`,
    }
    throw invalidRequest([{ pointer: `/${alias}`, code: 'one_of', message }])
  }
  const named = referenceIn(field, reference, values, current)
  if (named !== undefined) {
    const id = held(named)
    if (id === undefined) throw unknownReferences([named.by === 'id' ? field : `${alias}/${named.by}`])
    return id
  }
  if (!required) return null
  const message = { en: `It is required (or "${alias}").`, vi: `Bắt buộc phải có (hoặc "${alias}").` }
  throw invalidRequest([{ pointer: `/${field}`, code: 'required', message }])
}

/**
 * An input with every reference replaced by the id it names.
 * @param current as for `referencedBy`
 * @throws Problem 400 or 422 that names the field
 */
export function withResolvedReferences(
  resource: ResourceDefinition,
  values: Row,
  held: LockedReferences,
  current?: Row,
): Row {
  if (resource.references === undefined) return values
  const { aliases } = referencesOf(resource)
  // left out rather than taken away: an object that loses a property is slow for whoever reads it next
  const resolved: Row = {}
  for (const name of Object.keys(values)) if (!aliases.has(name)) resolved[name] = values[name]
  for (const [field, reference] of referencesToResolve(resource, values, current)) {
    resolved[field] = resolveReference(field, reference, values, held, current)
  }
  return resolved
}

/** Replaces every reference by the id it names, and holds what they name until the transaction ends. */
export async function resolveReferences(
  transaction: Transaction,
  caller: Caller,
  resource: ResourceDefinition,
  values: Row,
): Promise<Row> {
  const held = await lockReferences(transaction, caller, referencesIn(resource, values))
  return withResolvedReferences(resource, values, held)
}
