import { slugOf } from '../../../libraries/vietnamese/slug.ts'
import { problems, type ProblemCode } from '../problems.ts'
import { reference, schemaName, type Components } from './components.ts'
import { exampleId, pascalCase } from './example-id.ts'
import { isObject, type JsonSchema } from './json-schema.ts'
import { problemExample } from './problem-examples.ts'

/** The example of a reference: `party_cell_id` gives the id of the example of `PartyCell`. */
const exampleReference = (property: string) => exampleId(pascalCase(property.replace(/_id$/, '')))

const formats: Record<string, (property: string) => string> = {
  uuid: exampleReference,
  'date-time': () => '2020-11-20T02:30:00Z',
  date: () => '2020-11-20',
  uri: () => 'https://truong.example/',
  email: () => 'vanphong@truong.example',
}

/**
 * A value for a schema: its example, else a simple value. Equal schemas give equal values, so that the document changes
 * only with the API.
 */
function exampleOf(schema: JsonSchema, property: string, components: Components): unknown {
  const { $ref, examples, anyOf, oneOf, enum: choices } = schema
  if (typeof $ref === 'string') return namedExample(schemaName($ref), components)
  if (Array.isArray(examples)) return examples[0]
  if ('const' in schema) return schema['const']
  if (Array.isArray(choices)) return choices[0]
  const alternatives = anyOf ?? oneOf
  if (Array.isArray(alternatives)) return exampleOf(alternatives[0] as JsonSchema, property, components)
  const types = [schema['type']].flat()
  if (types.includes('null')) return null
  if (types.includes('object')) return objectExample(schema, {}, components)
  if (types.includes('array')) return arrayExample(schema, property, components)
  if (types.includes('boolean')) return true
  if (types.includes('integer') || types.includes('number')) return schema['minimum'] ?? 0
  const format = /(^|_)url$/.test(property) ? 'uri' : String(schema['format'])
  return formats[format]?.(property) ?? property
}

function arrayExample(schema: JsonSchema, property: string, components: Components): unknown[] {
  const { items } = schema
  return isObject(items) ? [exampleOf(items, property.replace(/s$/, ''), components)] : []
}

/** An example of the required fields. @param known values of fields that are known already */
function objectExample(
  { properties, required }: JsonSchema,
  known: JsonSchema,
  components: Components,
): JsonSchema {
  if (!isObject(properties)) return known
  const needed = new Set(Array.isArray(required) ? required : [])
  const entries = Object.entries(properties).flatMap(([name, property]) => {
    if (!needed.has(name)) return []
    return [[name, known[name] ?? exampleOf(property as JsonSchema, name, components)] as const]
  })
  return Object.fromEntries(entries)
}

/** The values of the example of the input, with its slug, for the example of the response. */
function valuesOfInput(name: string, components: Components): JsonSchema {
  const input = components.bodyExamples.get(`${name.replace(/(Item|Export)$/, '')}Input`)
  if (!isObject(input)) return {}
  const title = input['title'] ?? input['name']
  return typeof title === 'string' ? { ...input, slug: input['slug'] ?? slugOf(title) } : input
}

/** The example of a named schema. */
function namedExample(name: string, components: Components): unknown {
  const existing = components.schemaExamples.get(name)
  if (existing !== undefined) return existing
  const schema = components.schemas.get(name)
  if (schema === undefined) throw new Error(`there is no schema ${name}`)
  const example =
    schema['type'] === 'object'
      ? objectExample(schema, { ...valuesOfInput(name, components), ...idOf(name, schema) }, components)
      : exampleOf(schema, name, components)
  components.schemaExamples.set(name, example)
  return example
}

/** The id of an example. Each resource has its own, so that references in examples match. */
function idOf(name: string, { properties }: JsonSchema): JsonSchema {
  const id = isObject(properties) ? properties['id'] : undefined
  if (!isObject(id) || id['format'] !== 'uuid') return {}
  return { id: exampleId(name.replace(/(Item|Export)$/, '')) }
}

/** The examples of a media type. */
export function mediaExamples(schema: JsonSchema, components: Components): JsonSchema {
  const { $ref } = schema
  if (typeof $ref !== 'string') return { example: exampleOf(schema, 'text', components) }
  const name = schemaName($ref)
  components.examples.set(name, { value: namedExample(name, components) })
  return { examples: { [name]: reference('examples', name) } }
}

/** The examples of problems. */
export function problemExamples(codes: readonly ProblemCode[], components: Components): JsonSchema {
  return {
    examples: Object.fromEntries(
      codes.map((code) => {
        components.examples.set(code, { summary: problems[code].title.en, value: problemExample(code) })
        return [code, reference('examples', code)]
      }),
    ),
  }
}
