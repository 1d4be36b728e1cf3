export type JsonSchema = Record<string, unknown>

export const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNull = (schema: unknown) => isObject(schema) && schema['type'] === 'null'

const mapValues = (object: JsonSchema, change: (value: unknown) => unknown): JsonSchema =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))

/** Words of JSON Schema whose values are data, not schemas. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const', 'required'])

/** Applies a change to all schemas that stand directly inside a schema. */
export function mapSchemas(schema: JsonSchema, change: (inner: unknown) => unknown): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (data.has(key)) return [key, value]
      // what stands under `properties` are names, not words of JSON Schema
      if (key === 'properties' && isObject(value)) return [key, mapValues(value, change)]
      if (Array.isArray(value)) return [key, value.map(change)]
      return [key, isObject(value) ? change(value) : value]
    }),
  )
}

/**
 * Mends what zod's JSON Schema says more clumsily than it could: generated types and readers are better off with
 * `type: [string, null]` than with a union, and without the long patterns behind `format: uuid` and `date-time`.
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
  const mended = mapSchemas(rest, simplify)
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
  if (only['enum'] === undefined) return { ...only, ...rest, type: [only['type'], 'null'] }
  // a list of words with null among them loses the null in some generators, so these stay a choice
  const { description, ...words } = only
  return { ...(description === undefined ? {} : { description }), ...rest, anyOf: [words, { type: 'null' }] }
}

/**
 * Moves defaults into the descriptions of a body: several generators take a property with a default for one that must
 * be sent.
 */
export function describeDefaults(schema: unknown): unknown {
  if (!isObject(schema)) return schema
  const { default: value, ...rest } = mapSchemas(schema, describeDefaults)
  if (value === undefined || value === null) return rest
  const description = typeof rest['description'] === 'string' ? `${rest['description']} ` : ''
  return { ...rest, description: `${description}Default: \`${JSON.stringify(value)}\`.` }
}
