import { schemaName } from './components.ts'
import { isObject, mapSchemas, type JsonSchema } from './json-schema.ts'

/** The keywords of schemas in OpenAPI 3.0.3. Other keywords must be converted. */
const keywords = new Set([
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

/** Converts a list of types to `nullable` or `anyOf`. */
function withoutTypeList(schema: JsonSchema): JsonSchema {
  const { type, ...rest } = schema
  if (!Array.isArray(type)) return schema
  const types = type.filter((name) => name !== 'null')
  const flag = types.length < type.length ? { nullable: true } : {}
  if (types.length === 1) return { ...rest, type: types[0], ...flag }
  return { ...rest, anyOf: types.map((name) => ({ type: name })), ...flag }
}

/** Makes a schema nullable. `nullable` needs a `type` beside it, which for a reference is in the named schema. */
function nullable(schema: JsonSchema, named: JsonSchema): JsonSchema {
  const { $ref, enum: words } = schema
  if (Array.isArray(words)) return { ...schema, enum: [...words, null], nullable: true }
  if (typeof $ref !== 'string') return { ...schema, nullable: true }
  const target = named[schemaName($ref)]
  return { type: isObject(target) ? target['type'] : 'object', allOf: [{ $ref }], nullable: true }
}

/** Converts a union with null to `nullable`. */
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

/** Converts numeric exclusive bounds to flags beside `minimum` and `maximum`. */
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

/** Converts keywords that 3.0 lacks. */
function withoutNewKeywords(schema: JsonSchema): JsonSchema {
  const { const: value, examples, propertyNames: _, ...rest } = schema
  return {
    ...rest,
    ...('const' in schema ? { enum: [value] } : {}),
    ...(Array.isArray(examples) ? { example: examples[0] } : {}),
  }
}

/** Wraps a reference with further keywords in `allOf`: 3.0 ignores keywords beside a reference. */
function withLoneReference(schema: JsonSchema): JsonSchema {
  const { $ref, ...rest } = schema
  return $ref === undefined || Object.keys(rest).length === 0 ? schema : { allOf: [{ $ref }], ...rest }
}

/** Converts a schema and all schemas in it. @throws Error for an unknown keyword */
function schema30(schema: unknown, named: JsonSchema): unknown {
  if (!isObject(schema)) return schema
  const inner = mapSchemas(schema, (part) => schema30(part, named))
  const changed = withLoneReference(
    withoutNewKeywords(withoutExclusiveNumbers(withoutNullChoice(withoutTypeList(inner), named))),
  )
  for (const keyword of Object.keys(changed)) {
    if (!keywords.has(keyword)) throw new Error(`OpenAPI 3.0 has no keyword ${keyword} for schemas`)
  }
  return changed
}

/** Converts the schemas in a part of the document. Values under `example` and `examples` are data. */
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
 * Converts the document to OpenAPI 3.0.3, for tools that cannot read 3.1.
 * @throws Error for a keyword of JSON Schema that 3.0 lacks
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
