import { schemaName } from './components.ts'
import { isObject, type JsonSchema } from './json-schema.ts'
import { escapeMarkup } from '../../../libraries/markup/escape.ts'
import { inlineText } from './page-text.ts'

/** Replaces a reference by its target. */
export type Resolve = (value: JsonSchema) => JsonSchema

/** Makes the function that resolves the references of a document. */
export function resolver(document: JsonSchema): Resolve {
  const components = document['components'] as Record<string, Record<string, JsonSchema>>
  return ({ $ref, ...rest }) => {
    if (typeof $ref !== 'string') return rest
    const [kind = '', name = ''] = $ref.split('/').slice(-2)
    return { ...components[kind]?.[name], ...rest }
  }
}

const alternatives = (schemas: unknown[]) =>
  [...new Set(schemas.map((schema) => typeText(schema as JsonSchema)))].join(' or ')

/** The type of a schema in words. */
function typeText(schema: JsonSchema): string {
  const { $ref, enum: words, anyOf, oneOf, items, type, format } = schema
  if (typeof $ref === 'string') return schemaName($ref)
  if (Array.isArray(words)) return words.map((word) => JSON.stringify(word)).join(' or ')
  if ('const' in schema) return JSON.stringify(schema['const'])
  if (Array.isArray(anyOf)) return alternatives(anyOf)
  if (Array.isArray(oneOf)) return alternatives(oneOf)
  if (isObject(items)) return `list of ${typeText(items)}`
  const types = [type ?? 'any'].flat().join(' or ')
  return typeof format === 'string' ? `${types} (${format})` : types
}

/** A row, and below it what the row contains. */
const row = (name: string, notes: string, description: unknown, inner = '') =>
  `<tr><td><code>${escapeMarkup(name)}</code><br><span class="type">${escapeMarkup(notes)}</span></td><td>${inlineText(typeof description === 'string' ? description : '')}</td></tr>${inner === '' ? '' : `<tr class="inner"><td colspan="2">${inner}</td></tr>`}`

const table = (rows: readonly string[]) => (rows.length === 0 ? '' : `<table>${rows.join('\n')}</table>`)

/** The table of the parameters of an operation. */
export const parameterTable = (parameters: readonly JsonSchema[], resolve: Resolve): string =>
  table(
    parameters.map(({ name, in: place, required, schema, description }) => {
      const notes = [String(place), typeText(resolve(schema as JsonSchema)), required ? 'required' : '']
      return row(String(name), notes.filter(Boolean).join(', '), description)
    }),
  )

/** How many levels of fields a page shows; the fields of a schema that contains itself end there. */
const maxLevels = 4

/** The schemas of the objects that a value is or lists. */
function objectsIn(schema: JsonSchema, resolve: Resolve): JsonSchema[] {
  const resolved = resolve(schema)
  const { properties, items, anyOf, oneOf } = resolved
  if (isObject(properties)) return [resolved]
  if (isObject(items)) return objectsIn(items, resolve)
  const choices = [anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? (list as JsonSchema[]) : []))
  return choices.flatMap((choice) => objectsIn(choice, resolve))
}

/** The fields below a field, closed until a reader asks for them. */
function innerFields(name: string, field: JsonSchema, resolve: Resolve, level: number): string {
  if (level > maxLevels) return ''
  const tables = objectsIn(field, resolve).map((object) => fieldsOf(object, resolve, level))
  const shown = tables.filter((each) => each !== '')
  return shown.length === 0
    ? ''
    : `<details><summary>Fields of <code>${escapeMarkup(name)}</code></summary>${shown.join('')}</details>`
}

function fieldsOf(schema: JsonSchema, resolve: Resolve, level: number): string {
  const { properties, required } = schema
  if (!isObject(properties)) return ''
  const needed = new Set(Array.isArray(required) ? required : [])
  const listed = level === 1 ? listedRows(properties, resolve) : ''
  const rows = Object.entries(properties).map(([name, field]) => {
    const property = field as JsonSchema
    const description = property['description'] ?? resolve(property)['description']
    const isShownBelow = name === 'items' && listed !== ''
    const inner = isShownBelow ? '' : innerFields(name, property, resolve, level + 1)
    return row(name, `${typeText(property)}${needed.has(name) ? '' : ', optional'}`, description, inner)
  })
  return table(rows) + listed
}

/** The fields of the rows of a list, open: they are what its readers look for. */
function listedRows({ items }: JsonSchema, resolve: Resolve): string {
  const [object] = isObject(items) ? objectsIn(items, resolve) : []
  const fields = object === undefined ? '' : fieldsOf(object, resolve, 2)
  return fields === '' ? '' : `<p>Each of <code>items</code>:</p>${fields}`
}

/** The table of the fields of a schema. Empty for what is not an object. */
export const fieldTable = (schema: JsonSchema, resolve: Resolve): string =>
  fieldsOf(resolve(schema), resolve, 1)
