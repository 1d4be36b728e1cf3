import { z } from 'zod'

export type JsonSchema = Record<string, unknown>

export const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNull = (schema: unknown) => isObject(schema) && schema['type'] === 'null'

const mapValues = (object: JsonSchema, change: (value: unknown) => unknown): JsonSchema =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))

/**
 * Mends what zod's JSON Schema says more clumsily than it could: generated types and readers are better off with
 * `type: [string, null]` than with a union, and without the long patterns behind `format: uuid` and `date-time`.
 */
export function mend(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(mend)
  if (!isObject(schema)) return schema
  const { $schema: _schema, $defs, id: _id, list: _list, scalar: _scalar, ...rest } = schema
  const mended: JsonSchema = {}
  for (const [key, value] of Object.entries(rest)) {
    // what stands under `properties` are names, not words of JSON Schema
    if (key === 'properties' && isObject(value)) mended[key] = mapValues(value, mend)
    else mended[key] = key === 'example' || key === 'default' ? value : mend(value)
  }
  if (mended['format'] !== undefined) delete mended['pattern']
  // the bound of safe integers that every z.int() carries says nothing to a reader
  if (mended['maximum'] === Number.MAX_SAFE_INTEGER) delete mended['maximum']
  if (mended['minimum'] === Number.MIN_SAFE_INTEGER) delete mended['minimum']
  if (mended['example'] !== undefined) {
    mended['examples'] = [mended['example']]
    delete mended['example']
  }
  if (
    Array.isArray(mended['enum']) &&
    mended['type'] === undefined &&
    mended['enum'].every((v) => typeof v === 'string')
  ) {
    mended['type'] = 'string'
  }
  return withNullable(mended)
}

function withNullable(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema
  if (!Array.isArray(anyOf) || !anyOf.some(isNull)) return schema
  const others = anyOf.filter((choice) => !isNull(choice))
  const [only] = others
  if (others.length !== 1 || !isObject(only) || typeof only['type'] !== 'string') return schema
  const nullable: JsonSchema = { ...only, ...rest, type: [only['type'], 'null'] }
  if (Array.isArray(nullable['enum'])) nullable['enum'] = [...nullable['enum'], null]
  return nullable
}

/** Schemas with a name of their own (`meta({ id })`), gathered while operations are described. */
export type Components = Map<string, JsonSchema>

function withReferences(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withReferences)
  if (!isObject(schema)) return schema
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    return { ...schema, $ref: reference.replace(/^#\/\$defs\//, '#/components/schemas/') }
  }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withReferences(value)]))
}

/** The JSON Schema of a zod schema; named ones become references into `components`. */
export function describeSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
  components: Components,
): JsonSchema {
  const full = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' }) as JsonSchema
  const definitions = isObject(full['$defs']) ? full['$defs'] : {}
  for (const [name, definition] of Object.entries(definitions)) {
    components.set(name, withReferences(mend(definition)) as JsonSchema)
  }
  const own = withReferences(mend(full)) as JsonSchema
  const name = schema.meta()?.id
  if (name === undefined) return own
  // where zod has made a definition of the schema itself, `own` is no more than the reference to it
  if (definitions[name] === undefined) components.set(name, own)
  return { $ref: `#/components/schemas/${name}` }
}
