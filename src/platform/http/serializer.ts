import fastJsonStringify from 'fast-json-stringify'
import { z } from 'zod'

type JsonSchema = Record<string, unknown>

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNull = (schema: unknown) => isObject(schema) && schema['type'] === 'null'

/**
 * Reduces a JSON schema to what serialization needs. Validation (patterns, formats, ranges, enums) costs time, and
 * `nullable` is faster than `anyOf [X, null]`.
 */
function writingSchemaOf(schema: unknown, definitions: JsonSchema): JsonSchema {
  if (!isObject(schema)) return {}
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    return writingSchemaOf(definitions[reference.replace(/^#\/definitions\//, '')], definitions)
  }
  const choices = schema['anyOf']
  if (Array.isArray(choices)) {
    const others = choices.filter((choice) => !isNull(choice))
    if (others.length === 1)
      return { ...writingSchemaOf(others[0], definitions), nullable: choices.length > 1 }
    return {} // a union is serialized by JSON.stringify
  }
  if (schema['type'] === 'object' && isObject(schema['properties'])) {
    const properties = Object.fromEntries(
      Object.entries(schema['properties']).map(([name, property]) => [
        name,
        writingSchemaOf(property, definitions),
      ]),
    )
    return { type: 'object', properties, ...(schema['required'] ? { required: schema['required'] } : {}) }
  }
  if (schema['type'] === 'array')
    return { type: 'array', items: writingSchemaOf(schema['items'], definitions) }
  const type = schema['type']
  if (type === 'string' || type === 'boolean' || type === 'integer' || type === 'number') return { type }
  return {}
}

/** The JSON schema for serialization, without references. */
function writingSchema(schema: z.ZodType): JsonSchema {
  const full = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'output',
    unrepresentable: 'any',
  }) as JsonSchema
  const definitions = isObject(full['definitions']) ? full['definitions'] : {}
  return writingSchemaOf(full, definitions)
}

type Write = (value: unknown) => string

/** Caches the result of a function by schema. */
function memoized<Result>(make: (schema: z.ZodType) => Result): (schema: z.ZodType) => Result {
  const cache = new WeakMap<z.ZodType, Result>()
  return (schema) => {
    const result = cache.get(schema) ?? make(schema)
    cache.set(schema, result)
    return result
  }
}

const writeOf = memoized<Write>((schema) => fastJsonStringify(writingSchema(schema)))

/**
 * Serializes a value by its response schema. Fields that the schema does not declare are left out.
 * @throws Error for a missing required field
 */
export const serialize = (schema: z.ZodType, value: unknown): string => writeOf(schema)(value)

/** A field with its serializer, and for lists the serializer of an item. */
interface Field {
  name: string
  isRequired: boolean
  write: Write
  writeItem?: Write
}

/** The fields of an object schema; undefined for other schemas, such as records. */
const fieldsOf = memoized((schema): Field[] | undefined => {
  const { properties, required } = writingSchema(schema)
  if (!isObject(properties)) return undefined
  const needed = new Set(Array.isArray(required) ? required : [])
  return Object.entries(properties).map(([name, property]) => {
    const field = { name, isRequired: needed.has(name), write: fastJsonStringify(property as JsonSchema) }
    if (!isObject(property) || !isObject(property['items'])) return field
    return { ...field, writeItem: fastJsonStringify(property['items']) }
  })
})

/** Lists with more items are serialized in chunks. */
const minItemsInChunks = 50
/** The approximate length of a chunk in characters. */
const chunkCharacters = 16_384

/** The size of a shared buffer: an allocation for each response takes as long as its serialization. */
const poolBytes = 128 * 1024
let pool = Buffer.alloc(0)
let used = 0

/** Encodes a text into the shared buffer. Code that keeps the bytes must copy them. */
function bytesOf(text: string): Buffer {
  // a UTF-16 unit takes at most three bytes; measuring the text takes as long as encoding it
  const maxBytes = text.length * 3
  if (maxBytes > poolBytes / 2) return Buffer.from(text)
  if (used + maxBytes > pool.length) {
    pool = Buffer.allocUnsafeSlow(poolBytes)
    used = 0
  }
  const from = used
  used += pool.write(text, from)
  return pool.subarray(from, used)
}

const isLong = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length > minItemsInChunks

/**
 * Serializes a value to bytes. V8 flattens a long text before it encodes it, with two bytes per character if it contains
 * one Vietnamese letter, which takes three times as long as making the text. So a long list is encoded in chunks.
 */
export function serializeToBytes(schema: z.ZodType, value: unknown): Buffer {
  const fields = isObject(value) && Object.values(value).some(isLong) ? fieldsOf(schema) : undefined
  return fields ? serializeInChunks(fields, value as JsonSchema) : bytesOf(serialize(schema, value))
}

/** Serializes an object with a long list, chunk by chunk. */
function serializeInChunks(fields: readonly Field[], value: JsonSchema): Buffer {
  const chunks: Buffer[] = []
  let text = ''
  const add = (part: string) => {
    text += part
    if (text.length < chunkCharacters) return
    chunks.push(bytesOf(text))
    text = ''
  }
  let before = '{'
  for (const { name, isRequired, write, writeItem } of fields) {
    const field = value[name]
    if (field === undefined && isRequired) throw new Error(`"${name}" is required!`)
    if (field === undefined) continue
    add(`${before}${JSON.stringify(name)}:`)
    before = ','
    if (writeItem === undefined || !isLong(field)) {
      add(write(field))
      continue
    }
    add('[')
    field.forEach((item, index) => add(index === 0 ? writeItem(item) : `,${writeItem(item)}`))
    add(']')
  }
  add('}')
  return Buffer.concat([...chunks, bytesOf(text)])
}
