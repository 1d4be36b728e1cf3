import type { Database } from '../database/database.ts'
import type { Access } from '../access/policy.ts'
import { countRows } from './count.ts'
import type { ReadOnlyResource, ResourceDefinition } from './definition.ts'
import type { AppliedFilter } from './filter.ts'
import { addIncludes } from './includes.ts'
import { numberedPageOf } from './numbered-page.ts'
import { orderedRows } from './ordered-rows.ts'
import { shapeOf } from './page-statement.ts'
import { pageOfPersons } from './persons/page.ts'
import { conditions, filterValues, planOf, type ListQuery, type Page, type ListPlan } from './plan.ts'
import type { EntityRow, Row } from './row.ts'
import type { MatchingRows, SearchEngine } from './search-engine.ts'
import {
  listSearchOf,
  relevantRows,
  listScopeOf,
  isSortedByRelevance,
  type ListSearch,
} from './search-results.ts'

/** A page of a list. Long fields are present only if `include` names them. */
interface ListPage<R extends Row = Row> {
  items: R[]
  page: Page
  corrected_query?: string | null
  left_out?: string[]
  indexing?: boolean
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
  const { persons } = resource
  const byRelevance = (provider ?? persons) !== undefined && isSortedByRelevance(query)
  if (persons !== undefined && q !== undefined)
    return await pageOfPersons(database, resource, persons, access, { ...query, q }, byRelevance)
  if (provider === undefined || q === undefined) {
    const plan = planOf(resource, access, query)
    return {
      plan,
      ...(await orderedRows(database, resource, plan)),
      corrected: undefined,
      leftOut: undefined,
      indexing: undefined,
    }
  }
  const plan = planOf(resource, access, byRelevance ? { ...rest, sort: [] } : query)
  const values = { ...database.constants, ...filterValues(plan) }
  const search: ListSearch = { engine, provider, scope: listScopeOf(resource, plan, values) }
  if (!byRelevance) return await pageOfMatches(database, resource, search, plan, q)
  const words = cursor === undefined ? { q } : { q, cursor }
  const page = await relevantRows(database, resource, search, plan, words)
  if (query.count === undefined || query.count === 'none') return { plan, ...page }
  const { filter } = await engine.matchFilter(database.pool, provider, q, search.scope)
  return { plan: withFilter(plan, filter), ...page }
}

const withFilter = (plan: ListPlan, filter: AppliedFilter): ListPlan => ({
  ...plan,
  filters: [...plan.filters, filter],
})

/** A page of the rows that contain all words, in the order of its keys. */
async function pageOfMatches(
  database: Database,
  resource: ReadOnlyResource,
  { engine, provider, scope }: ListSearch,
  plan: ListPlan,
  q: string,
) {
  const read = async ({ filter, corrected, indexing }: MatchingRows) => {
    const narrowed = withFilter(plan, filter)
    const page = await orderedRows(database, resource, narrowed)
    return { plan: narrowed, ...page, corrected, leftOut: [], indexing }
  }
  const page = await read(await engine.matchTyped(database.pool, provider, q, scope))
  if (page.rows.length > 0) return page
  // only words that find nothing are corrected
  const matching = await engine.matchFilter(database.pool, provider, q, scope)
  return matching.corrected === null ? page : await read(matching)
}

/**
 * Reads a page of a list: one statement for the page, one for each include, and one for a count. A search by words takes
 * a few more.
 * @throws Problem 400 for a cursor of another list, a page beyond the first rows or a sort that does not fit, 401 or 403 for the trash
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
  const numbered = numberedPageOf(query)
  const { plan, rows, cursors, corrected, leftOut, indexing } = await findPage(
    sources,
    resource,
    access,
    query,
  )
  await addIncludes(database.pool, database, resource, access.caller, plan.include, rows)
  const count = await countRows(database, resource, query.count ?? 'none', {
    shape: shapeOf(plan),
    values: filterValues(plan),
    where: () => conditions(resource, plan),
  })
  const page =
    numbered === undefined
      ? { ...cursors, ...count }
      : {
          next_cursor: null,
          prev_cursor: null,
          ...numbered,
          has_next: cursors.next_cursor !== null,
          ...count,
        }
  return {
    items: rows,
    page,
    ...(corrected === undefined ? {} : { corrected_query: corrected, left_out: leftOut, indexing }),
  }
}
