import { sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { statement } from '../database/statement.ts'
import { encodeCursor, type Cursor, type KeyValue } from '../http/cursor.ts'
import type { Access } from '../access/policy.ts'
import { countRows } from './count.ts'
import type { ReadOnlyResource, ResourceDefinition } from './definition.ts'
import type { EntityRow, Row } from './row.ts'
import { relevantRows, listScopeOf, isSortedByRelevance, type ListSearch } from './search-results.ts'
import { addIncludes } from './includes.ts'
import { afterCursor, keyValues, orderBy, type SortKey } from './keyset.ts'
import {
  conditions,
  filterValues,
  longFieldsLeftOut,
  planOf,
  type ListQuery,
  type Page,
  type ListPlan,
} from './plan.ts'
import { joinConditions, audienceKey, queryBuilder, selectionFor, statementsOf } from './rows.ts'
import type { SearchEngine } from './search-engine.ts'
import { listSearchOf } from './search-results.ts'

const shapeOf = (plan: ListPlan) =>
  `${plan.access.allRows} ${plan.trash} ${plan.filters.map(({ shape }) => shape).join(' ')}`

const hiddenKeyName = (index: number) => `~${index}`

function pageStatement(database: Database, resource: ReadOnlyResource, plan: ListPlan) {
  const { keys, cursor } = plan
  const backwards = cursor?.direction === 'prev'
  const isNull = cursor?.keys.map((value) => value === null) ?? []
  const long = longFieldsLeftOut(resource, plan)
  const shape = [
    shapeOf(plan),
    audienceKey(resource, plan.access),
    keys.map((key) => `${key.descending ? '-' : ''}${key.name}${key.nullable ? '?' : ''}`),
    cursor === undefined ? '' : `${backwards} ${isNull.join()} ${cursor.inclusive ?? false}`,
    long.join(),
  ].join('|')
  return statementsOf(resource).list.get(shape, (name) => {
    const where = [
      ...conditions(resource, plan),
      ...(cursor ? [afterCursor(keys, isNull, backwards, cursor.inclusive ?? false)] : []),
    ]
    const hidden = keys.flatMap(({ sort }, i) =>
      sort.field ? [] : [[hiddenKeyName(i), sort.by().as(hiddenKeyName(i))] as const],
    )
    const query = queryBuilder
      .select({ ...selectionFor(resource, plan.access, long), ...Object.fromEntries(hidden) })
      .from(resource.table)
      .where(joinConditions(where))
      .orderBy(...orderBy(keys, backwards))
      .limit(sql.placeholder('limit'))
    return statement<Row>(name, query)
  })
}

const keysOf = (row: Row, keys: readonly SortKey[]) =>
  keys.map(({ sort }, index) => row[sort.field ?? hiddenKeyName(index)] as KeyValue)

/** The cursors of the pages before and after. */
function pageCursors(
  plan: ListPlan,
  rows: Row[],
  hasMore: boolean,
): Pick<Page, 'next_cursor' | 'prev_cursor'> {
  const { cursor, fingerprint, keys } = plan
  const backwards = cursor?.direction === 'prev'
  const to = (direction: Cursor['direction'], row: Row | undefined): string | null => {
    if (row) return encodeCursor(fingerprint, { direction, keys: keysOf(row, keys) })
    // the page is empty because its rows are gone: the way back includes the row of the cursor
    return cursor ? encodeCursor(fingerprint, { direction, keys: cursor.keys, inclusive: true }) : null
  }
  const first = rows[0]
  const last = rows.at(-1)
  return {
    next_cursor: backwards || hasMore ? to('next', last) : null,
    prev_cursor: (backwards ? hasMore : cursor !== undefined) ? to('prev', first) : null,
  }
}

/** A page in the order of its keys. */
async function orderedRows(
  database: Database,
  resource: ReadOnlyResource,
  plan: ListPlan,
  bound: Record<string, unknown>,
): Promise<{ rows: Row[]; cursors: Pick<Page, 'next_cursor' | 'prev_cursor'> }> {
  const rows = await pageStatement(database, resource, plan).all(database.pool, {
    ...database.constants,
    ...bound,
    ...keyValues(plan.cursor?.keys ?? []),
    // one more row shows whether there is a further page
    limit: plan.limit + 1,
  })
  const hasMore = rows.length > plan.limit
  if (hasMore) rows.pop()
  if (plan.cursor?.direction === 'prev') rows.reverse()
  return { rows, cursors: pageCursors(plan, rows, hasMore) }
}

/** A page of a list. Long fields are present only if `include` names them. */
interface ListPage<R extends Row = Row> {
  items: R[]
  page: Page
  corrected_query?: string | null
}

/** What lists are read from. */
interface ListSources {
  database: Database
  search: SearchEngine
}

/** Reads a page, and gives the plan with the condition of the search words. */
async function findPage(
  { database, search: engine }: ListSources,
  resource: ReadOnlyResource,
  access: Access,
  query: ListQuery,
) {
  const { cursor, ...rest } = query
  const { q } = rest
  const provider = listSearchOf(resource)
  const byRelevance = provider !== undefined && isSortedByRelevance(query)
  if (provider === undefined || q === undefined) {
    const plan = planOf(resource, access, query)
    return {
      plan,
      ...(await orderedRows(database, resource, plan, filterValues(plan))),
      corrected: undefined,
    }
  }
  const plan = planOf(resource, access, byRelevance ? { ...rest, sort: [] } : query)
  const search: ListSearch = { engine, provider, scope: listScopeOf(resource, plan, filterValues(plan)) }
  const isCounted = query.count !== undefined && query.count !== 'none'
  const narrowed =
    byRelevance && !isCounted ? undefined : await engine.matchFilter(database.pool, provider, q, search.scope)
  const narrowedPlan: ListPlan = {
    ...plan,
    filters: [...plan.filters, ...(narrowed ? [narrowed.filter] : [])],
  }
  if (byRelevance) {
    const words = cursor === undefined ? { q } : { q, cursor }
    return { plan: narrowedPlan, ...(await relevantRows(database, resource, search, plan, words)) }
  }
  const page = await orderedRows(database, resource, narrowedPlan, filterValues(narrowedPlan))
  return { plan: narrowedPlan, ...page, corrected: narrowed?.corrected ?? null }
}

/**
 * Reads a page of a list: one statement for the page, one for each include, and one for a count. A search by words takes
 * a few more.
 * @throws Problem 400 for a cursor of another list or a sort that does not fit, 401 or 403 for the trash
 */
export async function listRows<R extends EntityRow>(
  sources: ListSources,
  resource: ResourceDefinition<R>,
  access: Access,
  query: ListQuery,
): Promise<ListPage<R>>
export async function listRows(
  sources: ListSources,
  resource: ReadOnlyResource,
  access: Access,
  query: ListQuery,
): Promise<ListPage>
export async function listRows(
  sources: ListSources,
  resource: ReadOnlyResource,
  access: Access,
  query: ListQuery,
): Promise<ListPage> {
  const { database } = sources
  const { plan, rows, cursors, corrected } = await findPage(sources, resource, access, query)
  await addIncludes(database.pool, database, resource, access.caller, plan.include, rows)
  const count = await countRows(database, resource, query.count ?? 'none', {
    shape: shapeOf(plan),
    values: filterValues(plan),
    where: () => conditions(resource, plan),
  })
  const page = { ...cursors, ...count }
  return { items: rows, page, ...(corrected === undefined ? {} : { corrected_query: corrected }) }
}
