import type { SQL } from 'drizzle-orm'
import { qualified } from '../database/columns.ts'
import { decodeCursor, fingerprintOf, type Cursor } from '../http/cursor.ts'
import type { Access } from '../access/policy.ts'
import { Problem } from '../http/problems.ts'
import type { Count } from './count.ts'
import type { ReadOnlyResource, Sort } from './definition.ts'
import { filtersOf } from './filters.ts'
import type { AppliedFilter, Filter } from './filter.ts'
import { keyValueSchema, type SortKey } from './keyset.ts'
import { defaultPageSize, numberedPageOf, type NumberedPage } from './numbered-page.ts'
import { accessConditions, accessValues, type TrashMode } from './rows.ts'

/** The checked parameters of a list. Filters are under their own names. */
export interface ListQuery {
  sort?: string[]
  include?: string[]
  /** The fields that rows have. Absent: all but long ones. */
  fields?: string[]
  limit?: number
  cursor?: string
  page?: number
  page_size?: number
  count?: 'none' | 'exact' | 'estimated'
  trash?: TrashMode
  q?: string
  [filter: string]: unknown
}

/** The `page` object of a list response. */
export interface Page extends Count, Partial<NumberedPage> {
  next_cursor: string | null
  prev_cursor: string | null
  /** Only with page numbers. */
  has_next?: boolean
}

/** A list request after its parameters are checked. */
export interface ListPlan {
  access: Access
  trash: TrashMode
  filters: AppliedFilter[]
  keys: SortKey[]
  cursor: Cursor | undefined
  fingerprint: string
  /** Whether the page is named by its number, so that it begins where the one before is full. */
  isNumbered: boolean
  /** How many rows come before a numbered page. */
  skip: number
  limit: number
  include: string[]
  fields: readonly string[] | undefined
}

const byId = (resource: ReadOnlyResource): Sort => ({
  by: () => qualified(resource.table.id),
  field: 'id',
  kind: 'text',
  description: 'id',
})

function sortKeys(resource: ReadOnlyResource, access: Access, names: readonly string[]): SortKey[] {
  const keys = names.map((name): SortKey => {
    const bare = name.replace(/^-/, '')
    const sort = resource.sorts[bare]!
    const nullable = typeof sort.nullable === 'function' ? sort.nullable(access) : (sort.nullable ?? false)
    return { name: bare, sort, descending: name.startsWith('-'), nullable }
  })
  // the id sorts in the direction of the first key, so that one index serves the whole order
  return [
    ...keys,
    { name: 'id', sort: byId(resource), descending: keys[0]?.descending ?? false, nullable: false },
  ]
}

const plans = new WeakMap<ListQuery, { resource: ReadOnlyResource; plan: ListPlan }>()

/**
 * Gives the plan of a list request. It is cached by the query object: equal query strings give the same object
 * (platform/http/query-parser.ts).
 * @throws Problem 400 for a cursor of another list, 401 or 403 for the trash
 */
export function planOf(resource: ReadOnlyResource, access: Access, query: ListQuery): ListPlan {
  const cached = plans.get(query)
  if (cached?.resource === resource && cached.plan.access === access) return cached.plan
  const plan = buildPlan(
    resource,
    access,
    query,
    ({ listDefault, defaultValue }) => listDefault ?? defaultValue,
  )
  plans.set(query, { resource, plan })
  return plan
}

/** Gives the plan of a file, which has what a list leaves out by default. @throws Problem as `planOf` */
export const filePlanOf = (resource: ReadOnlyResource, access: Access, query: ListQuery): ListPlan =>
  buildPlan(resource, access, query, ({ defaultValue }) => defaultValue)

function buildPlan(
  resource: ReadOnlyResource,
  access: Access,
  query: ListQuery,
  defaultOf: (filter: Filter) => unknown,
): ListPlan {
  const trash = query.trash ?? 'exclude'
  if (trash !== 'exclude' && !access.allRows && access.ownRows === undefined) {
    throw new Problem(access.caller.name === 'anonymous' ? 'unauthenticated' : 'forbidden', {
      detail: {
        en: 'The trash is shown only to keys that may write here.',
        vi: 'Chỉ khóa có quyền mới xem được thùng rác.',
      },
    })
  }
  const used = Object.entries(filtersOf(resource)).flatMap(([name, filter]) => {
    const value = query[name] ?? defaultOf(filter)
    const named = query[name] ?? filter.defaultValue
    return value === undefined ? [] : [{ name, named, applied: filter.apply(name, value, query, access) }]
  })
  const order = used.find(({ applied }) => applied.order !== undefined)?.applied.order
  const sort = query.sort ?? order ?? resource.defaultSort.split(',')
  const keys = sortKeys(resource, access, sort)
  const fingerprint = fingerprintOf([
    resource.path,
    sort,
    trash,
    used.flatMap(({ name, named }) => (named === undefined ? [] : [[name, named]])),
    ...(query.q === undefined ? [] : [query.q]),
  ])
  const numbered = numberedPageOf(query)
  const cursor =
    query.cursor === undefined ? undefined : decodeCursor(query.cursor, fingerprint, keys.map(keyValueSchema))
  return {
    access,
    trash,
    filters: used.map(({ applied }) => applied),
    keys,
    cursor,
    fingerprint,
    isNumbered: numbered !== undefined,
    skip: numbered === undefined ? 0 : (numbered.page - 1) * numbered.page_size,
    limit: numbered?.page_size ?? query.limit ?? defaultPageSize,
    include: query.include ?? [],
    fields: query.fields,
  }
}

/**
 * The conditions of a list: rows that the caller may see, and the filters of the request.
 * @param conditionOf gives the condition of a filter
 */
export const conditions = (
  resource: ReadOnlyResource,
  plan: ListPlan,
  conditionOf: (filter: AppliedFilter) => SQL = ({ where }) => where(),
): SQL[] => [...accessConditions(resource, plan.access, plan.trash), ...plan.filters.map(conditionOf)]

/** The values of the conditions of a list, by placeholder. */
export function filterValues({ access, filters }: ListPlan): Record<string, unknown> {
  const all = accessValues(access)
  for (const { values } of filters) Object.assign(all, values)
  return all
}

/** The fields that are not read: long ones that the request does not name, and those beside its chosen ones. */
export function fieldsLeftOut(
  resource: ReadOnlyResource,
  { keys, include, fields }: Pick<ListPlan, 'keys' | 'include' | 'fields'>,
): string[] {
  const long = (resource.longFields ?? []).filter(
    (field) => !include.includes(field) && !fields?.includes(field),
  )
  const included = include.map((name) => resource.includes?.[name]).filter((one) => one !== undefined)
  // an include without a field finds its ids deeper in the row
  if (fields === undefined || included.some(({ field }) => field === undefined)) return long
  const needed = new Set([
    'id',
    ...fields,
    ...include,
    ...keys.map(({ sort }) => sort.field),
    ...included.map(({ field }) => field),
  ])
  return Object.keys(resource.select).filter((name) => !needed.has(name))
}
