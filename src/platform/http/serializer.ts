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
    return {} // a union: written as JSON.stringify would
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

/** A schema that says how its values are written, without references. */
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

/** What is made of a schema when it is first needed, not at start. */
function memoized<Made>(make: (schema: z.ZodType) => Made): (schema: z.ZodType) => Made {
  const known = new WeakMap<z.ZodType, Made>()
  return (schema) => {
    const found = known.get(schema) ?? make(schema)
    known.set(schema, found)
    return found
  }
}

const writeOf = memoized<Write>((schema) => fastJsonStringify(writingSchema(schema)))

/**
 * JSON of a value by its response schema. Fields that the schema does not declare are left out, a required one that is
 * missing throws: no answer leaks or lacks.
 */
export const serialize = (schema: z.ZodType, value: unknown): string => writeOf(schema)(value)

/** A field of an answer, with what writes it; of a list, with what writes each of its items. */
interface Field {
  name: string
  isRequired: boolean
  write: Write
  writeItem?: Write
}

/** The fields of an object; undefined of what is none, such as a record. */
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

/** Lists of more items are written piece by piece, */
const MIN_ITEMS_IN_CHUNKS = 50
/** of about so many characters each. */
const CHUNK_CHARACTERS = 16_384

/** Memory for so many bytes is taken at once: to take it for each answer costs as much as to make its text. */
const POOL_BYTES = 128 * 1024
let pool = Buffer.alloc(0)
let used = 0

/** The bytes of a text, on a sheet with others': whoever keeps them for long has to copy them. */
function bytesOf(text: string): Buffer {
  // no character takes more than three bytes; to measure it first would take as long as to encode it
  const most = text.length * 3
  if (most > POOL_BYTES / 2) return Buffer.from(text)
  if (used + most > pool.length) {
    pool = Buffer.allocUnsafeSlow(POOL_BYTES)
    used = 0
  }
  const from = used
  used += pool.write(text, from)
  return pool.subarray(from, used)
}

const isLong = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length > MIN_ITEMS_IN_CHUNKS

/**
 * The bytes of `serialize`. A long text is laid out anew, twice as wide for one Vietnamese letter in it, before it can
 * be encoded: that takes thrice as long as making it. So a long list is encoded in pieces.
 */
export function serializeToBytes(schema: z.ZodType, value: unknown): Buffer {
  const fields = isObject(value) && Object.values(value).some(isLong) ? fieldsOf(schema) : undefined
  return fields ? serializeInChunks(fields, value as JsonSchema) : bytesOf(serialize(schema, value))
}

function serializeInChunks(fields: readonly Field[], value: JsonSchema): Buffer {
  const pieces: Buffer[] = []
  let text = ''
  const add = (more: string) => {
    text += more
    if (text.length < CHUNK_CHARACTERS) return
    pieces.push(bytesOf(text))
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
  return Buffer.concat([...pieces, bytesOf(text)])
}
