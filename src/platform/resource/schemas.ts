import { z } from 'zod'
import { externalId, nulError } from '../http/fields.ts'
import { oneLineText } from '../../libraries/vietnamese/text.ts'
import { exampleId } from '../http/openapi/example-id.ts'
import type { ReadOnlyResource, ResourceDefinition } from './definition.ts'
import { maxNumberedRows } from './numbered-page.ts'
import { patchSchema } from './merge-patch.ts'
import { readOnlyFields } from './read-only-fields.ts'
import { listQuerySchema, readQuerySchema } from './query-schema.ts'
import { hasOrigins } from './row-keys.ts'
import { listSearchOf } from './search-results.ts'

/** The schema of `page` in lists. */
export const pageSchema = z
  .object({
    next_cursor: z
      .string()
      .nullable()
      .describe('`cursor` of the page that follows; null on the last page.')
      .meta({ example: 'WyI0ZjkxYyIsIm4iLFsiQW4iXV0' }),
    prev_cursor: z
      .string()
      .nullable()
      .describe(
        '`cursor` of the page before; null on the first page, and in the order of relevance, which goes forward only.',
      ),
    count: z.int().nullable().describe('How many items the whole list has; null unless `count` requests it.'),
    count_kind: z.enum(['none', 'exact', 'estimated']).describe('Whether `count` was counted or estimated.'),
  })
  .meta({ id: 'Page', description: 'Cursors of the next and the previous page, and the count.' })

/** The schema of `page` in lists whose pages also have numbers. */
const listPageSchema = pageSchema
  .extend({
    page: z
      .int()
      .optional()
      .describe(
        'The number of this page, from 1; only with `page` or `page_size`, and without cursors then.',
      ),
    page_size: z.int().optional().describe('How many items a page holds; only with `page` or `page_size`.'),
    has_next: z
      .boolean()
      .optional()
      .describe(
        `Whether further items follow; only with \`page\` or \`page_size\`. Beyond the first ${maxNumberedRows} they are read with cursors.`,
      ),
  })
  .meta({
    id: 'ListPage',
    description: 'Cursors of the next and the previous page, or the number of this one, and the count.',
  })

/** The schema of `corrected_query` in lists that can be searched by words. */
const correctedQuery = z
  .string()
  .nullable()
  .describe(
    'Only with `q`: the words that were searched instead of the typed ones, as `/v1/search` says it; otherwise null.',
  )
  .meta({ example: null })

/** The schema of `left_out` in lists that can be searched by words. */
const leftOut = z
  .array(z.string())
  .describe(
    'Only with `q`: the words that the best row of this page lacks, as they are typed; empty if it has all words.',
  )
  .meta({ example: [] })

/** The schema of `indexing` in lists that can be searched by words. */
const indexing = z
  .boolean()
  .describe(
    'Only with `q`: whether rows may be missing, because not all texts that may have a phrase are read yet after an upgrade, as `/v1/search` says it.',
  )
  .meta({ example: false })

/** The schemas of the fields that every writable resource has. */
export const entityFields = {
  id: z.uuid().describe('UUID version 7, made by the server; sorts by creation.'),
  external_id: z.string().nullable().describe('The id of this row in another system.'),
  revision: z.int().min(1).describe('Counts the writes; `"<revision>"` is enough for If-Match.'),
  created_at: z.iso.datetime({ offset: true }).describe('When it was created (UTC).'),
  updated_at: z.iso.datetime({ offset: true }).describe('When it was last changed (UTC).'),
  deleted_at: z.iso
    .datetime({ offset: true })
    .nullable()
    .describe('When it went to the trash; null while it is live.'),
}

/** The schema of a list item: long fields are optional. */
function listItem(resource: ReadOnlyResource): z.ZodObject {
  const long = resource.longFields ?? []
  if (long.length === 0) return resource.output
  const shape = Object.entries(resource.output.shape).map(([name, schema]) => {
    const field = schema as z.ZodType
    if (!long.includes(name)) return [name, field] as const
    return [
      name,
      field.optional().describe(`${field.description ?? name} Only with \`include=${name}\`.`),
    ] as const
  })
  const id = `${resource.one}Item`
  return z.object(Object.fromEntries(shape)).meta({ id, description: `${resource.one} as lists show it.` })
}

/** The schemas of the read operations of a resource. */
interface ReadSchemas {
  idParams: z.ZodObject<{ id: z.ZodString }>
  listQuery: z.ZodObject
  readQuery: z.ZodObject
  list: z.ZodObject
  item: z.ZodObject
}

// codes may contain accented letters, which come in composed or decomposed form
const rowName = z.string().check(
  z.minLength(1),
  z.maxLength(200),
  z.refine((text) => !text.includes('\0'), nulError),
  z.overwrite(oneLineText),
)

const cache = new WeakMap<ReadOnlyResource, ReadSchemas>()

/** The schemas of the read operations. They are cached, since a named schema must be the same object everywhere. */
export function schemasOf(resource: ReadOnlyResource): ReadSchemas {
  const cached = cache.get(resource)
  if (cached) return cached
  const item = listItem(resource)
  const ofOrigin =
    resource.key === 'code' && hasOrigins(resource.table)
      ? ' A code of a former school has that school behind it: `K1@TCT-HN`.'
      : ''
  const named = resource.key === undefined ? 'Its id.' : `Its id, or its ${resource.key}.${ofOrigin}`
  const schemas: ReadSchemas = {
    item,
    idParams: z.object({ id: rowName.meta({ description: named, example: exampleId(resource.one) }) }),
    listQuery: listQuerySchema(resource),
    readQuery: readQuerySchema(resource),
    list: z
      .object({
        items: z.array(item).describe(`The ${resource.label.many} of this page.`),
        page: listPageSchema.describe('Cursors, or the number of the page, and the count of this list.'),
        ...(listSearchOf(resource)
          ? {
              corrected_query: correctedQuery.optional(),
              left_out: leftOut.optional(),
              indexing: indexing.optional(),
            }
          : {}),
      })
      .meta({ id: `${resource.one}List`, description: `A page of ${resource.label.many}.` }),
  }
  cache.set(resource, schemas)
  return schemas
}

/** The path parameters of `by-external-id`. */
export const externalIdParams = z.object({
  external_id: externalId().describe('The id of the row in your system.').meta({ example: 'import-2020-17' }),
})

/** The example of a PATCH: one field of the example of the input. */
function patchExample(resource: ResourceDefinition): Record<string, unknown> {
  const whole = resource.input.meta()?.['example']
  const entries = Object.entries(typeof whole === 'object' && whole !== null ? whole : {})
  const named = entries.find(([name]) => name === 'name' || name === 'title' || name === 'full_name')
  return Object.fromEntries([named ?? entries.at(-1) ?? []].filter((entry) => entry.length > 0))
}

/** The function, which makes one schema for each resource: a named schema must be the same object everywhere. */
function oncePerResource(create: (resource: ResourceDefinition) => z.ZodObject) {
  const schemas = new WeakMap<ResourceDefinition, z.ZodObject>()
  return (resource: ResourceDefinition): z.ZodObject => {
    const schema = schemas.get(resource) ?? create(resource)
    schemas.set(resource, schema)
    return schema
  }
}

/** The schema of the body of PATCH. */
export const patchOf = oncePerResource((resource) =>
  z.strictObject({ ...patchSchema(resource.input).shape, ...readOnlyFields(resource) }).meta({
    id: `${resource.one}Patch`,
    description: `A merge patch (RFC 7396) of ${resource.label.one}: only the fields to change; null sets a field to its default.`,
    example: patchExample(resource),
  }),
)

/** The schema of the body of PUT: the input, and the read-only fields of the response. */
export const putOf = oncePerResource((resource) =>
  resource.input.safeExtend(readOnlyFields(resource)).meta({
    id: `${resource.one}Put`,
    description: `What creates or replaces ${resource.label.one}; a whole response can be sent back.`,
    example: resource.input.meta()?.['example'],
  }),
)
