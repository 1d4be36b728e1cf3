import { sql, type SQL } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { qualified } from '../database/columns.ts'
import { statement } from '../database/statement.ts'
import { decodeCursor, encodeCursor, fingerprintOf, type Cursor, type KeyValue } from '../http/cursor.ts'
import type { Access } from '../http/policy.ts'
import { Problem } from '../http/problems.ts'
import { countRows, type Count } from './count.ts'
import type { Listing, Row, Sort } from './definition.ts'
import type { FilterUse } from './filters.ts'
import { addIncludes } from './includes.ts'
import { after, keyValues, keyValueSchema, orderBy, type SortKey } from './keyset.ts'
import { all, build, fieldsOf, reachable, statementsOf, type Trash } from './rows.ts'

/** The checked parameters of a list; filters stand under their own names. */
export interface ListQuery {
  sort?: string[]
  include?: string[]
  limit?: number
  cursor?: string
  count?: 'none' | 'exact' | 'estimated'
  trash?: Trash
  [filter: string]: unknown
}

export interface Page extends Count {
  next_cursor: string | null
  prev_cursor: string | null
}

/** A list request, understood. */
export interface Plan {
  access: Access
  trash: Trash
  uses: FilterUse[]
  keys: SortKey[]
  cursor: Cursor | undefined
  fingerprint: string
  limit: number
  include: string[]
}

const byId = (resource: Listing): Sort => ({
  by: () => qualified(resource.table.id),
  field: 'id',
  kind: 'text',
  description: 'id',
})

function sortKeys(resource: Listing, access: Access, names: readonly string[]): SortKey[] {
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

/**
 * What a list request asks for.
 * @throws Problem 400 for a cursor of another list, 401 or 403 for the trash.
 */
export function planOf(resource: Listing, access: Access, query: ListQuery): Plan {
  const trash = query.trash ?? 'exclude'
  if (trash !== 'exclude' && !access.allRows) {
    throw new Problem(access.caller.name === 'anonymous' ? 'unauthenticated' : 'forbidden', {
      detail: {
        en: 'The trash is shown only to keys that may write here.',
        vi: 'Chỉ khóa có quyền mới xem được thùng rác.',
      },
    })
  }
  const used = Object.entries(resource.filters).flatMap(([name, filter]) => {
    const value = query[name] ?? filter.whenAbsent
    return value === undefined ? [] : [{ name, value, use: filter.use(name, value) }]
  })
  const sort = query.sort ?? resource.defaultSort.split(',')
  const keys = sortKeys(resource, access, sort)
  const fingerprint = fingerprintOf([
    resource.path,
    sort,
    trash,
    used.map(({ name, value }) => [name, value]),
  ])
  const cursor =
    query.cursor === undefined ? undefined : decodeCursor(query.cursor, fingerprint, keys.map(keyValueSchema))
  return {
    access,
    trash,
    uses: used.map(({ use }) => use),
    keys,
    cursor,
    fingerprint,
    limit: query.limit ?? 20,
    include: query.include ?? [],
  }
}

/** The policy's row filter and the request's own filters. */
export const conditions = (resource: Listing, plan: Plan): SQL[] => [
  ...reachable(resource, plan.access.allRows, plan.trash),
  ...plan.uses.map((use) => use.where()),
]

const shapeOf = (plan: Plan) =>
  `${plan.access.allRows} ${plan.trash} ${plan.uses.map((use) => use.shape).join(' ')}`

const hiddenKey = (index: number) => `~${index}`

function pageStatement(database: Database, resource: Listing, plan: Plan) {
  const { keys, cursor } = plan
  const backwards = cursor?.direction === 'prev'
  const isNull = cursor?.keys.map((value) => value === null) ?? []
  const long = (resource.longFields ?? []).filter((field) => !plan.include.includes(field))
  const shape = [
    shapeOf(plan),
    plan.access.internalFields,
    keys.map((key) => `${key.descending ? '-' : ''}${key.name}${key.nullable ? '?' : ''}`),
    cursor === undefined ? '' : `${backwards} ${isNull.join()} ${cursor.inclusive ?? false}`,
    long.join(),
  ].join('|')
  return statementsOf(resource).list.get(shape, database.named, (name) => {
    const where = [
      ...conditions(resource, plan),
      ...(cursor ? [after(keys, isNull, backwards, cursor.inclusive ?? false)] : []),
    ]
    const hidden = keys.flatMap(({ sort }, i) =>
      sort.field ? [] : [[hiddenKey(i), sort.by().as(hiddenKey(i))] as const],
    )
    const query = build
      .select({ ...fieldsOf(resource, plan.access, long), ...Object.fromEntries(hidden) })
      .from(resource.table)
      .where(all(where))
      .orderBy(...orderBy(keys, backwards))
      .limit(sql.placeholder('limit'))
    return statement<Row>(name, query)
  })
}

const keysOf = (row: Row, keys: readonly SortKey[]) =>
  keys.map(({ sort }, index) => row[sort.field ?? hiddenKey(index)] as KeyValue)

function turnPages(plan: Plan, rows: Row[], hasMore: boolean): Pick<Page, 'next_cursor' | 'prev_cursor'> {
  const { cursor, fingerprint, keys } = plan
  const backwards = cursor?.direction === 'prev'
  const to = (direction: Cursor['direction'], row: Row | undefined): string | null => {
    if (row) return encodeCursor(fingerprint, { direction, keys: keysOf(row, keys) })
    // all that was to come has gone meanwhile: the way back begins with the row the caller came from
    return cursor ? encodeCursor(fingerprint, { direction, keys: cursor.keys, inclusive: true }) : null
  }
  const first = rows[0]
  const last = rows.at(-1)
  return {
    next_cursor: backwards || hasMore ? to('next', last) : null,
    prev_cursor: (backwards ? hasMore : cursor !== undefined) ? to('prev', first) : null,
  }
}

/**
 * A page of a list. One statement for the page, one an include, and one for a count that was asked for.
 * @throws Problem 400 for a cursor of another list, 401 or 403 for the trash.
 */
export async function listRows(
  database: Database,
  resource: Listing,
  access: Access,
  query: ListQuery,
): Promise<{ items: Row[]; page: Page }> {
  const plan = planOf(resource, access, query)
  const bound = Object.assign({}, ...plan.uses.map((use) => use.values)) as Record<string, unknown>
  const rows = await pageStatement(database, resource, plan).all(database.pool, {
    ...database.constants,
    ...bound,
    ...keyValues(plan.cursor?.keys ?? []),
    // one more than asked for tells whether there is a further page
    limit: plan.limit + 1,
  })
  const hasMore = rows.length > plan.limit
  if (hasMore) rows.pop()
  if (plan.cursor?.direction === 'prev') rows.reverse()
  const turned = turnPages(plan, rows, hasMore)
  await addIncludes(database.pool, database, resource, access.caller, plan.include, rows)
  const count = await countRows(database, resource, query.count ?? 'none', {
    shape: shapeOf(plan),
    values: bound,
    where: () => conditions(resource, plan),
  })
  return { items: rows, page: { ...turned, ...count } }
}
