import { z } from 'zod'
import { validationError, wholeNumberParameter } from '../http/fields.ts'
import type { ReadOnlyResource } from './definition.ts'
import { filtersOf } from './filters.ts'
import { defaultPageSize, maxNumberedRows } from './numbered-page.ts'
import { relevance } from './search-engine.ts'
import { listSearchOf } from './search-results.ts'
import { personQuery } from './persons/query.ts'
import { searchWords } from './search-words.ts'

const split = z
  .string()
  .refine(
    (text) => text !== '',
    validationError('empty', 'It must not be empty; leave it out instead.', 'Không được để trống.'),
  )
  .transform((text) => text.split(','))

const namesDiffer = z.refine<string[]>(
  (list) => new Set(list.map((name) => name.replace(/^-/, ''))).size === list.length,
  validationError('repeated', 'Each name may come once.', 'Mỗi tên chỉ được xuất hiện một lần.'),
)

const closedList = (names: readonly string[], description: string, maxItems = 20) =>
  split
    .pipe(z.array(z.enum(names as [string, ...string[]])).max(maxItems))
    .check(namesDiffer)
    .register(z.globalRegistry, { description, list: { type: 'string', enum: names } })

/** The schema of `include`: an enumeration, so that each name costs at most one statement. */
function includeSchema(resource: ReadOnlyResource, inList: boolean): z.ZodType<string[]> | undefined {
  const names = [...Object.keys(resource.includes ?? {}), ...(inList ? (resource.longFields ?? []) : [])]
  if (names.length === 0) return undefined
  return closedList(
    names,
    'What to add to each item, separated by commas: objects beside their ids, and fields that a list leaves out.',
  )
}

/** The names that `fields` takes: the fields of a row without those that `include` adds. */
function fieldNames(resource: ReadOnlyResource): string[] {
  const { shape } = resource.output
  const added = Object.keys(resource.includes ?? {}).map((name) => name.split('.')[0])
  return Object.keys(shape).filter((name) => !added.includes(name) || name in resource.select)
}

/** The schema of `fields`. */
function fieldsSchema(resource: ReadOnlyResource): z.ZodType<string[]> {
  const names = fieldNames(resource)
  return closedList(
    names,
    'Only these fields, separated by commas. `id` and what `include` names are always there; the others are then missing, also where the schema of the response requires them.',
    names.length,
  )
}

/** The schema of `sort`: the keys of the resource, and relevance if the list can be searched by words. */
export function sortSchema(resource: ReadOnlyResource, searched: boolean) {
  const names = Object.keys(resource.sorts)
  const explained = names.map((name) => `\`${name}\` (${resource.sorts[name]!.description})`).join(', ')
  return closedList(
    [...(searched ? [relevance] : []), ...names.flatMap((name) => [name, `-${name}`])],
    `Keys to sort by, separated by commas, \`-\` for descending: ${explained}. ${searched ? 'With `q`, the default is `-relevance`, the best match first, which cannot be combined. ' : ''}Text sorts in Vietnamese order; the id is always the last key. Default \`${resource.defaultSort}\`.`,
  )
}

const limit = wholeNumberParameter(1, 100).meta({
  description: 'How many items a page holds, 1 to 100.',
  scalar: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
})

const page = wholeNumberParameter(1, 999_999_999).meta({
  description: `The number of the page, from 1, instead of \`cursor\`. \`page\` times \`page_size\` is at most ${maxNumberedRows}: further rows are read with cursors. \`limit\` or \`cursor\` beside it is a 400.`,
  scalar: { type: 'integer', minimum: 1, maximum: maxNumberedRows },
  example: 2,
})

const pageSize = wholeNumberParameter(1, 100).meta({
  description: `How many items a numbered page holds, 1 to 100; without \`page\`, it is the first one. Default ${defaultPageSize}.`,
  scalar: { type: 'integer', minimum: 1, maximum: 100 },
  example: 50,
})

const cursor = z
  .string()
  .min(1)
  .max(8000)
  .describe('Where the page begins: `next_cursor` or `prev_cursor` of a page of the same list. It is opaque.')

const count = z
  .enum(['none', 'estimated', 'exact'])
  .describe(
    'Whether to count all items of the list. `estimated` is exact up to 10,000 and an estimate of the planner above; `exact` falls back to it if counting takes too long. `page.count_kind` says which one it is.',
  )
  .meta({ scalar: { type: 'string', enum: ['none', 'estimated', 'exact'], default: 'none' } })

const trash = z
  .enum(['exclude', 'include', 'only'])
  .describe('Whether trashed items are listed; values other than `exclude` need a key that may see them.')
  .meta({ scalar: { type: 'string', enum: ['exclude', 'include', 'only'], default: 'exclude' } })

const filterFieldsOf = new WeakMap<ReadOnlyResource, Record<string, z.ZodType>>()

/** The schemas of the filters by name. They are cached, since list and export share them. */
export function filterFields(resource: ReadOnlyResource): Record<string, z.ZodType> {
  const cached = filterFieldsOf.get(resource)
  if (cached) return cached
  const fields = Object.fromEntries(
    Object.entries(filtersOf(resource)).map(([name, filter]) => [name, filter.schema.optional()]),
  )
  filterFieldsOf.set(resource, fields)
  return fields
}

/** The schema of the query of a list: the common parameters and the filters. */
export function listQuerySchema(resource: ReadOnlyResource): z.ZodObject {
  const include = includeSchema(resource, true)
  const hasPersons = resource.persons !== undefined
  const isSearched = hasPersons || listSearchOf(resource) !== undefined
  return z.strictObject({
    ...filterFields(resource),
    ...(isSearched ? { q: (hasPersons ? personQuery : searchWords).optional() } : {}),
    sort: sortSchema(resource, isSearched).optional(),
    ...(include ? { include: include.optional() } : {}),
    fields: fieldsSchema(resource).optional(),
    limit: limit.optional(),
    cursor: cursor.optional(),
    page: page.optional(),
    page_size: pageSize.optional(),
    count: count.optional(),
    ...(resource.table.deleted_at ? { trash: trash.optional() } : {}),
  })
}

/** The schema of the query of a read. */
export function readQuerySchema(resource: ReadOnlyResource): z.ZodObject {
  const include = includeSchema(resource, false)
  return z.strictObject({
    ...(include ? { include: include.optional() } : {}),
    fields: fieldsSchema(resource).optional(),
  })
}
