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

const row = (name: string, notes: string, description: unknown) =>
  `<tr><td><code>${escapeMarkup(name)}</code><br><span class="type">${escapeMarkup(notes)}</span></td><td>${inlineText(typeof description === 'string' ? description : '')}</td></tr>`

const table = (rows: readonly string[]) => (rows.length === 0 ? '' : `<table>${rows.join('\n')}</table>`)

/** The table of the parameters of an operation. */
export const parameterTable = (parameters: readonly JsonSchema[], resolve: Resolve): string =>
  table(
    parameters.map(({ name, in: place, required, schema, description }) => {
      const notes = [String(place), typeText(resolve(schema as JsonSchema)), required ? 'required' : '']
      return row(String(name), notes.filter(Boolean).join(', '), description)
    }),
  )

/** The table of the fields of a schema: of its rows, for a list. Empty for what is not an object. */
export function fieldTable(schema: JsonSchema, resolve: Resolve): string {
  const { properties, required } = resolve(schema)
  if (!isObject(properties)) return ''
  const needed = new Set(Array.isArray(required) ? required : [])
  const own = Object.entries(properties).map(([name, field]) => {
    const property = field as JsonSchema
    const description = property['description'] ?? resolve(property)['description']
    return row(name, `${typeText(property)}${needed.has(name) ? '' : ', optional'}`, description)
  })
  const list = properties['items']
  const rows = isObject(list) && isObject(list['items']) ? fieldTable(list['items'], resolve) : ''
  return `${table(own)}${rows === '' ? '' : `<p>Each of <code>items</code>:</p>${rows}`}`
}
