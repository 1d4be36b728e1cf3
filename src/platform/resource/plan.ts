import type { SQL } from 'drizzle-orm'
import { qualified } from '../database/columns.ts'
import { decodeCursor, fingerprintOf, type Cursor } from '../http/cursor.ts'
import type { Access } from '../access/policy.ts'
import { Problem } from '../http/problems.ts'
import type { Count } from './count.ts'
import type { ReadOnlyResource, Sort } from './definition.ts'
import { filtersOf } from './filters.ts'
import type { AppliedFilter } from './filter.ts'
import { keyValueSchema, type SortKey } from './keyset.ts'
import { accessConditions, type Trash } from './rows.ts'

/** The checked parameters of a list; filters stand under their own names. */
export interface ListQuery {
  sort?: string[]
  include?: string[]
  limit?: number
  cursor?: string
  count?: 'none' | 'exact' | 'estimated'
  trash?: Trash
  q?: string
  [filter: string]: unknown
}

export interface Page extends Count {
  next_cursor: string | null
  prev_cursor: string | null
}

/** A list request, understood. */
export interface ListPlan {
  access: Access
  trash: Trash
  filters: AppliedFilter[]
  keys: SortKey[]
  cursor: Cursor | undefined
  fingerprint: string
  limit: number
  include: string[]
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
  // in the direction of the first key, so that one index can serve the whole order
  return [
    ...keys,
    { name: 'id', sort: byId(resource), descending: keys[0]?.descending ?? false, nullable: false },
  ]
}

const plans = new WeakMap<ListQuery, { resource: ReadOnlyResource; plan: ListPlan }>()

/**
 * What a list request asks for. It follows from the request alone, so that it is kept by a query that comes again
 * (platform/http/query-parser.ts), as who asked last gets it.
 * @throws Problem 400 for a cursor of another list, 401 or 403 for the trash.
 */
export function planOf(resource: ReadOnlyResource, access: Access, query: ListQuery): ListPlan {
  const known = plans.get(query)
  if (known?.resource === resource && known.plan.access === access) return known.plan
  const plan = buildPlan(resource, access, query)
  plans.set(query, { resource, plan })
  return plan
}

function buildPlan(resource: ReadOnlyResource, access: Access, query: ListQuery): ListPlan {
  const trash = query.trash ?? 'exclude'
  if (trash !== 'exclude' && !access.allRows) {
    throw new Problem(access.caller.name === 'anonymous' ? 'unauthenticated' : 'forbidden', {
      detail: {
        en: 'The trash is shown only to keys that may write here.',
        vi: 'Chỉ khóa có quyền mới xem được thùng rác.',
      },
    })
  }
  const used = Object.entries(filtersOf(resource)).flatMap(([name, filter]) => {
    const value = query[name] ?? filter.defaultValue
    return value === undefined ? [] : [{ name, value, use: filter.apply(name, value) }]
  })
  const sort = query.sort ?? resource.defaultSort.split(',')
  const keys = sortKeys(resource, access, sort)
  const fingerprint = fingerprintOf([
    resource.path,
    sort,
    trash,
    used.map(({ name, value }) => [name, value]),
    ...(query.q === undefined ? [] : [query.q]),
  ])
  const cursor =
    query.cursor === undefined ? undefined : decodeCursor(query.cursor, fingerprint, keys.map(keyValueSchema))
  return {
    access,
    trash,
    filters: used.map(({ use }) => use),
    keys,
    cursor,
    fingerprint,
    limit: query.limit ?? 20,
    include: query.include ?? [],
  }
}

/** The policy's row filter and the request's own filters. */
export const conditions = (resource: ReadOnlyResource, plan: ListPlan): SQL[] => [
  ...accessConditions(resource, plan.access.allRows, plan.trash),
  ...plan.filters.map((use) => use.where()),
]

/** Long fields that were not requested. */
export const longFieldsLeftOut = (resource: ReadOnlyResource, plan: ListPlan): string[] =>
  (resource.longFields ?? []).filter((field) => !plan.include.includes(field))
