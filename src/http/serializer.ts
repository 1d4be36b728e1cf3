import fastJsonStringify from 'fast-json-stringify'
import { z } from 'zod'

type JsonSchema = Record<string, unknown>

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNull = (schema: unknown) => isObject(schema) && schema['type'] === 'null'

/**
 * A schema for writing only: rules about values (patterns, formats, ranges, enums) cost time and change nothing, and
 * `anyOf [X, null]` would be validated value by value where `nullable` is a branch.
 */
function forWriting(schema: unknown, definitions: JsonSchema): JsonSchema {
  if (!isObject(schema)) return {}
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    return forWriting(definitions[reference.replace(/^#\/definitions\//, '')], definitions)
  }
  const choices = schema['anyOf']
  if (Array.isArray(choices)) {
    const others = choices.filter((choice) => !isNull(choice))
    if (others.length === 1) return { ...forWriting(others[0], definitions), nullable: choices.length > 1 }
    return {} // a union: written as JSON.stringify would
  }
  if (schema['type'] === 'object' && isObject(schema['properties'])) {
    const properties = Object.fromEntries(
      Object.entries(schema['properties']).map(([name, property]) => [
        name,
        forWriting(property, definitions),
      ]),
    )
    return { type: 'object', properties, ...(schema['required'] ? { required: schema['required'] } : {}) }
  }
  if (schema['type'] === 'array') return { type: 'array', items: forWriting(schema['items'], definitions) }
  const type = schema['type']
  if (type === 'string' || type === 'boolean' || type === 'integer' || type === 'number') return { type }
  return {}
}

/** Fields that a schema does not declare are left out, a required one that is missing throws: no answer leaks or lacks. */
function compile(schema: z.ZodType): (value: unknown) => string {
  const full = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'output',
    unrepresentable: 'any',
  }) as JsonSchema
  const definitions = isObject(full['definitions']) ? full['definitions'] : {}
  return fastJsonStringify(forWriting(full, definitions))
}

const compiled = new WeakMap<z.ZodType, (value: unknown) => string>()

/** JSON of a value by its response schema. A schema is compiled when it is first needed, not at start. */
export function serialize(schema: z.ZodType, value: unknown): string {
  let write = compiled.get(schema)
  if (write === undefined) {
    write = compile(schema)
    compiled.set(schema, write)
  }
  return write(value)
}
