/** A JSON schema. */
export type JsonSchema = Record<string, unknown>

/** Whether a value is an object, not an array. */
export const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNull = (schema: unknown) => isObject(schema) && schema['type'] === 'null'

const mapValues = (object: JsonSchema, change: (value: unknown) => unknown): JsonSchema =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))

/** Keywords of JSON Schema whose values are data, not schemas. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const', 'required'])

/** Applies a function to all schemas directly inside a schema. */
export function mapSchemas(schema: JsonSchema, change: (inner: unknown) => unknown): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (data.has(key)) return [key, value]
      // the keys of `properties` are names, not keywords
      if (key === 'properties' && isObject(value)) return [key, mapValues(value, change)]
      if (Array.isArray(value)) return [key, value.map(change)]
      return [key, isObject(value) ? change(value) : value]
    }),
  )
}

/**
 * Simplifies the JSON schema of zod: `type: [string, null]` instead of a union, no long patterns beside `format`, and no
 * bounds of safe integers. Readers and generators of types understand it better.
 */
export function simplify(schema: unknown): unknown {
  if (!isObject(schema)) return schema
  const {
    $schema: _schema,
    $defs: _defs,
    id: _id,
    list: _list,
    scalar: _scalar,
    maxListItems: _maxListItems,
    ...rest
  } = schema
  const simple = mapSchemas(rest, simplify)
  if (simple['format'] !== undefined) delete simple['pattern']
  // z.int() always has the bounds of safe integers
  if (simple['maximum'] === Number.MAX_SAFE_INTEGER) delete simple['maximum']
  if (simple['minimum'] === Number.MIN_SAFE_INTEGER) delete simple['minimum']
  if (simple['example'] !== undefined) {
    simple['examples'] = [simple['example']]
    delete simple['example']
  }
  if (
    Array.isArray(simple['enum']) &&
    simple['type'] === undefined &&
    simple['enum'].every((v) => typeof v === 'string')
  ) {
    simple['type'] = 'string'
  }
  return withNullable(simple)
}

function withNullable(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema
  if (!Array.isArray(anyOf) || !anyOf.some(isNull)) return schema
  const others = anyOf.filter((choice) => !isNull(choice))
  const [only] = others
  if (others.length !== 1 || !isObject(only) || typeof only['type'] !== 'string') return schema
  if (only['enum'] === undefined) return { ...only, ...rest, type: [only['type'], 'null'] }
  // some generators lose null in an enumeration, so that it stays a union
  const { description, ...words } = only
  return { ...(description === undefined ? {} : { description }), ...rest, anyOf: [words, { type: 'null' }] }
}

/**
 * Moves defaults of a body into descriptions: several generators treat a property with a default as required.
 */
export function describeDefaults(schema: unknown): unknown {
  if (!isObject(schema)) return schema
  const { default: value, ...rest } = mapSchemas(schema, describeDefaults)
  if (value === undefined || value === null) return rest
  const description = typeof rest['description'] === 'string' ? `${rest['description']} ` : ''
  return { ...rest, description: `${description}Default: \`${JSON.stringify(value)}\`.` }
}
