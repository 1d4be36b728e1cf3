import { schemaName } from './components.ts'
import { isObject, mapSchemas, type JsonSchema } from './json-schema.ts'

/** The words of a schema that OpenAPI 3.0.3 knows; what is not here has to be said otherwise, or is an error. */
const known = new Set([
  '$ref',
  'additionalProperties',
  'allOf',
  'anyOf',
  'default',
  'deprecated',
  'description',
  'discriminator',
  'enum',
  'example',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'items',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'multipleOf',
  'not',
  'nullable',
  'oneOf',
  'pattern',
  'properties',
  'readOnly',
  'required',
  'title',
  'type',
  'uniqueItems',
  'writeOnly',
])

const isNull = (schema: unknown) => isObject(schema) && schema['type'] === 'null'

function withoutTypeList(schema: JsonSchema): JsonSchema {
  const { type, ...rest } = schema
  if (!Array.isArray(type)) return schema
  const types = type.filter((name) => name !== 'null')
  const flag = types.length < type.length ? { nullable: true } : {}
  if (types.length === 1) return { ...rest, type: types[0], ...flag }
  return { ...rest, anyOf: types.map((name) => ({ type: name })), ...flag }
}

/** `nullable` needs a `type` beside it, which a reference has elsewhere. */
function nullable(schema: JsonSchema, named: JsonSchema): JsonSchema {
  const { $ref, enum: words } = schema
  if (Array.isArray(words)) return { ...schema, enum: [...words, null], nullable: true }
  if (typeof $ref !== 'string') return { ...schema, nullable: true }
  const target = named[schemaName($ref)]
  return { type: isObject(target) ? target['type'] : 'object', allOf: [{ $ref }], nullable: true }
}

function withoutNullChoice(schema: JsonSchema, named: JsonSchema): JsonSchema {
  const word = 'anyOf' in schema ? 'anyOf' : 'oneOf'
  const choices = schema[word]
  if (!Array.isArray(choices) || !choices.some(isNull)) return schema
  const { [word]: _, ...rest } = schema
  const [first, ...others] = choices.filter((choice) => !isNull(choice)) as JsonSchema[]
  if (first === undefined) return { ...rest, type: 'object', nullable: true, enum: [null] }
  if (others.length === 0) return { ...rest, ...nullable(first, named) }
  return { ...rest, [word]: [nullable(first, named), ...others] }
}

/** A number as a bound of its own becomes a flag beside `minimum` or `maximum`. */
function withoutExclusiveNumbers(schema: JsonSchema): JsonSchema {
  const changed = { ...schema }
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[exclusive] !== 'number') continue
    changed[bound] = schema[exclusive]
    changed[exclusive] = true
  }
  return changed
}

function withoutNewWords(schema: JsonSchema): JsonSchema {
  const { const: value, examples, propertyNames: _, ...rest } = schema
  return {
    ...rest,
    ...('const' in schema ? { enum: [value] } : {}),
    ...(Array.isArray(examples) ? { example: examples[0] } : {}),
  }
}

/** A reference stands alone in 3.0: what is said beside it moves around it. */
function withLoneReference(schema: JsonSchema): JsonSchema {
  const { $ref, ...rest } = schema
  return $ref === undefined || Object.keys(rest).length === 0 ? schema : { allOf: [{ $ref }], ...rest }
}

function schema30(schema: unknown, named: JsonSchema): unknown {
  if (!isObject(schema)) return schema
  const inner = mapSchemas(schema, (part) => schema30(part, named))
  const changed = withLoneReference(
    withoutNewWords(withoutExclusiveNumbers(withoutNullChoice(withoutTypeList(inner), named))),
  )
  for (const word of Object.keys(changed)) {
    if (!known.has(word)) throw new Error(`OpenAPI 3.0 has no word ${word} for schemas`)
  }
  return changed
}

/** Changes the schemas of a part of the document; what lies under `example` and `examples` is data. */
function part30(part: unknown, named: JsonSchema): unknown {
  if (Array.isArray(part)) return part.map((item) => part30(item, named))
  if (!isObject(part)) return part
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => {
      if (key === 'schema') return [key, schema30(value, named)]
      return [key, key === 'example' || key === 'examples' ? value : part30(value, named)]
    }),
  )
}

/**
 * The document in the words of OpenAPI 3.0.3, for tools that do not read 3.1.
 * @throws Error for a word of JSON Schema that 3.0 cannot say.
 */
export function toOpenApi30(document: JsonSchema): JsonSchema {
  const { openapi: _version, info, components, ...rest } = document
  const { summary: _, license, ...otherInfo } = info as JsonSchema
  const { schemas, ...otherComponents } = components as JsonSchema
  const { name, identifier } = license as { name: string; identifier: string }
  const named = schemas as JsonSchema
  return {
    openapi: '3.0.3',
    info: { ...otherInfo, license: { name, url: `https://spdx.org/licenses/${identifier}.html` } },
    ...(part30(rest, named) as JsonSchema),
    components: {
      schemas: Object.fromEntries(Object.entries(named).map(([id, schema]) => [id, schema30(schema, named)])),
      ...(part30(otherComponents, named) as JsonSchema),
    },
  }
}
