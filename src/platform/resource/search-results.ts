import { sql } from 'drizzle-orm'
import { qualified } from '../database/columns.ts'
import type { Database } from '../database/database.ts'
import { statement } from '../database/statement.ts'
import { decodeCursor, encodeCursor, type KeyValue } from '../http/cursor.ts'
import { Problem } from '../http/problems.ts'
import type { ReadOnlyResource } from './definition.ts'
import type { Row } from './row.ts'
import { conditions, fieldsLeftOut, type ListQuery, type Page, type ListPlan } from './plan.ts'
import {
  joinConditions,
  audienceKey,
  queryBuilder,
  selectionFor,
  accessConditions,
  accessValues,
  statementsOf,
} from './rows.ts'
import { relevance, type ListScope, type SearchEngine, type SearchResultPage } from './search-engine.ts'
import type { SearchProvider } from './search-provider.ts'

/** The search provider of a resource, if its list has the parameter `q`. */
export const listSearchOf = ({ search }: { search?: SearchProvider }): SearchProvider | undefined =>
  search?.inList === false ? undefined : search

/**
 * Whether a list is sorted by relevance.
 * @throws Problem 400 if `-relevance` comes without words or beside other keys
 */
export function isSortedByRelevance({ q, sort }: ListQuery): boolean {
  if (!sort?.includes(relevance)) return q !== undefined && sort === undefined
  if (q !== undefined && sort.length === 1) return true
  const message =
    q === undefined
      ? {
          en: 'Only what is searched has an order of relevance: give `q`, or another sort.',
          vi: 'Chỉ kết quả tìm kiếm mới sắp theo mức liên quan: hãy thêm "q" hoặc chọn cách sắp xếp khác.',
        }
      : {
          en: '`-relevance` stands alone: leave the other keys out.',
          vi: '"-relevance" phải đứng một mình: hãy bỏ các tiêu chí sắp xếp khác.',
        }
  throw new Problem('invalid_request', {
    detail: message,
    errors: [{ parameter: 'sort', code: 'invalid_value', message }],
  })
}

/** The scope of a search in a list. */
export const listScopeOf = (
  resource: ReadOnlyResource,
  plan: ListPlan,
  values: Record<string, unknown>,
): ListScope => ({
  id: resource.table.id,
  includesHidden: plan.access.allRows,
  condition: joinConditions(conditions(resource, plan)),
  values,
})

function rowsStatement(database: Database, resource: ReadOnlyResource, plan: ListPlan) {
  const leftOut = fieldsLeftOut(resource, plan)
  const shape = `search|${audienceKey(resource, plan.access)}|${plan.trash}|${leftOut.join()}`
  const build = (name: string | undefined) => {
    const query = queryBuilder
      .select(selectionFor(resource, plan.access, leftOut))
      .from(resource.table)
      .where(
        // a row may have been hidden after the index gave its id
        joinConditions([
          sql`${qualified(resource.table.id)} = any(${sql.placeholder('ids')})`,
          ...accessConditions(resource, plan.access, plan.trash),
        ]),
      )
    return statement<Row>(name, query)
  }
  return statementsOf(resource).list.get(shape, build, plan.fields !== undefined)
}

/** The engine, provider and scope of the search in one list. */
export interface ListSearch {
  engine: SearchEngine
  provider: SearchProvider
  scope: ListScope
}

/** A page of matches. One that has a number is full, though a search may give fewer before it has compared all texts. */
async function findMatches(
  { pool }: Database,
  { engine, provider, scope }: ListSearch,
  { limit, isNumbered }: ListPlan,
  q: string,
  after: KeyValue[] | undefined,
): Promise<SearchResultPage> {
  const page = await engine.findBest(pool, provider, q, scope, limit, after)
  if (!isNumbered) return page
  while (page.next !== null && page.ids.length < limit) {
    const rest = await engine.findBest(pool, provider, q, scope, limit - page.ids.length, page.next)
    page.ids.push(...rest.ids)
    page.next = rest.next
    page.indexing ||= rest.indexing
  }
  return page
}

const noRows = {
  rows: [],
  cursors: { next_cursor: null, prev_cursor: null },
  corrected: null,
  leftOut: [],
  indexing: false,
}

/** The most ids that one search gives, where matches are skipped. */
const maxSkippedAtOnce = 1000

/** The keys of the page after the skipped matches; null if there are not so many. */
async function skipMatches(
  database: Database,
  { engine, provider, scope }: ListSearch,
  { skip }: ListPlan,
  q: string,
): Promise<KeyValue[] | null> {
  let after: KeyValue[] | undefined
  for (let left = skip; left > 0;) {
    const limit = Math.min(left, maxSkippedAtOnce)
    const { ids, next } = await engine.findBest(database.pool, provider, q, scope, limit, after)
    if (next === null) return null
    left -= ids.length
    after = next
  }
  return after ?? null
}

/** Reads a page of the best matches. The engine finds their ids within the scope of the list. */
export async function relevantRows(
  database: Database,
  resource: ReadOnlyResource,
  { engine, provider, scope }: ListSearch,
  plan: ListPlan,
  query: { q: string; cursor?: string },
): Promise<
  { rows: Row[]; cursors: Pick<Page, 'next_cursor' | 'prev_cursor'> } & Pick<
    SearchResultPage,
    'corrected' | 'leftOut' | 'indexing'
  >
> {
  const { fingerprint } = plan
  const given: KeyValue[] | undefined =
    query.cursor === undefined ? undefined : decodeCursor(query.cursor, fingerprint, engine.cursorKeys).keys
  const after =
    plan.skip === 0 ? given : await skipMatches(database, { engine, provider, scope }, plan, query.q)
  if (after === null) return noRows
  const { ids, next, corrected, leftOut, indexing } = await findMatches(
    database,
    { engine, provider, scope },
    plan,
    query.q,
    after,
  )
  const found = await rowsStatement(database, resource, plan).all(database.pool, {
    ...database.constants,
    ...accessValues(plan.access),
    ids,
  })
  const byId = new Map(found.map((row) => [String(row['id']), row]))
  return {
    rows: ids.flatMap((id) => {
      const row = byId.get(id)
      return row === undefined ? [] : [row]
    }),
    cursors: {
      next_cursor: next === null ? null : encodeCursor(fingerprint, { direction: 'next', keys: next }),
      prev_cursor: null,
    },
    corrected,
    leftOut,
    indexing,
  }
}
