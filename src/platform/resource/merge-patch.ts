import { z } from 'zod'
import type { Row } from './row.ts'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON Merge Patch (RFC 7396): `null` removes, objects merge, everything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const merged: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key]
    else merged[key] = mergePatch(merged[key], value)
  }
  return merged
}

/** The schema inside default, optional and nullable wrappers. */
export function unwrapSchema<T>(schema: T): T | z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return unwrapSchema(schema.unwrap())
  }
  return schema
}

/** The description of a schema, or of the schema inside its wrappers. */
function descriptionOf(schema: z.core.$ZodType): string | undefined {
  const own = (schema as z.ZodType).description
  const wraps =
    schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
  return own ?? (wraps ? descriptionOf(schema.unwrap()) : undefined)
}

/**
 * The schema of a PATCH body: every field of the input is optional and nullable. Null means the default value. The input
 * schema then checks the merged result.
 */
export function patchSchema(input: z.ZodObject): z.ZodObject<Record<never, z.ZodType>> {
  const fields = Object.entries(input.shape).map(([name, schema]) => {
    const inner = unwrapSchema(schema as z.core.$ZodType)
    const field = inner instanceof z.ZodObject ? patchSchema(inner) : (inner as z.ZodType)
    const description = descriptionOf(schema as z.core.$ZodType)
    const changed = field.nullish()
    // `describe` would copy the schema
    return [
      name,
      description === undefined ? changed : changed.register(z.globalRegistry, { description }),
    ] as const
  })
  return z.strictObject(Object.fromEntries(fields))
}

/** Whether null differs from a missing field: the field may be null, and has no default. */
const keepsNull = (schema: unknown): boolean =>
  schema instanceof z.ZodOptional && schema.unwrap() instanceof z.ZodNullable

/** The names of fields that are given as null where that differs from a missing field. */
export const explicitNulls = (input: z.ZodObject, given: Row): string[] =>
  Object.keys(given).filter((name) => given[name] === null && keepsNull(input.shape[name]))

/** Removes fields that are null: in most inputs they mean the same as missing fields. */
export function withoutNulls(values: Row): Row {
  const given: Row = {}
  for (const name of Object.keys(values)) if (values[name] !== null) given[name] = values[name]
  return given
}
