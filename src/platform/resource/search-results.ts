import { sql } from 'drizzle-orm'
import { qualified } from '../database/columns.ts'
import type { Database } from '../database/database.ts'
import { statement } from '../database/statement.ts'
import { decodeCursor, encodeCursor, type KeyValue } from '../http/cursor.ts'
import { Problem } from '../http/problems.ts'
import type { ReadOnlyResource } from './definition.ts'
import type { Row } from './row.ts'
import { conditions, longFieldsLeftOut, type ListQuery, type Page, type ListPlan } from './plan.ts'
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
          vi: '"-relevance" phải đứng một mình: hãy bỏ các khóa sắp xếp khác.',
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
  const long = longFieldsLeftOut(resource, plan)
  const shape = `search|${audienceKey(resource, plan.access)}|${plan.trash}|${long.join()}`
  return statementsOf(resource).list.get(shape, (name) => {
    const query = queryBuilder
      .select(selectionFor(resource, plan.access, long))
      .from(resource.table)
      .where(
        // a row may have been hidden after the index gave its id
        joinConditions([
          sql`${qualified(resource.table.id)} = any(${sql.placeholder('ids')})`,
          ...accessConditions(resource, plan.access, plan.trash),
        ]),
      )
    return statement<Row>(name, query)
  })
}

/** The engine, provider and scope of the search in one list. */
export interface ListSearch {
  engine: SearchEngine
  provider: SearchProvider
  scope: ListScope
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
  const { fingerprint, limit } = plan
  const after: KeyValue[] | undefined =
    query.cursor === undefined ? undefined : decodeCursor(query.cursor, fingerprint, engine.cursorKeys).keys
  const { ids, next, corrected, leftOut, indexing } = await engine.findBest(
    database.pool,
    provider,
    query.q,
    scope,
    limit,
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
