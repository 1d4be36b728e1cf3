import { fillPlaceholders } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Access } from '../access/policy.ts'
import type { Database } from '../database/database.ts'
import type { ReadOnlyResource, ResourceDefinition } from './definition.ts'
import { firstIdsQuery, shapeOf } from './page-statement.ts'
import { filterValues, planOf, type ListPlan, type ListQuery } from './plan.ts'
import type { EntityRow } from './row.ts'
import { findRows } from './rows.ts'

/** An id at its place in one of several lists. */
interface Place {
  part: number
  place: number
  id: string
}

/** SQL and its parameters, which may be placeholders. */
type Query = ReturnType<typeof firstIdsQuery>

/** How many queries are kept as built. */
const maxQueries = 200
const queries = new WeakMap<ReadOnlyResource, LRUCache<string, Query>>()

/** Gives the query of the first ids of a list. Building it takes longer than running it, so it is kept by its shape. */
function idsQuery(resource: ReadOnlyResource, plan: ListPlan): Query {
  const kept = queries.get(resource) ?? new LRUCache<string, Query>({ max: maxQueries })
  queries.set(resource, kept)
  const keys = plan.keys.map(({ name, descending }) => `${descending ? '-' : ''}${name}`)
  const shape = `${shapeOf(plan)}|${keys.join()}|${plan.limit}`
  const query = kept.get(shape) ?? firstIdsQuery(resource, plan)
  kept.set(shape, query)
  return query
}

/** The text of a query whose parameters begin behind others. */
const withParametersFrom = (text: string, first: number) =>
  text.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + first}`)

/** Finds the first ids of several lists in one statement. */
async function firstIds(
  database: Database,
  resource: ReadOnlyResource,
  plans: readonly ListPlan[],
): Promise<string[][]> {
  const texts: string[] = []
  const values: unknown[] = []
  for (const [part, plan] of plans.entries()) {
    const { sql, params } = idsQuery(resource, plan)
    const ids = withParametersFrom(sql, values.length)
    texts.push(`select ${part} as part, row_number() over () as place, id from (${ids}) as part_${part}`)
    values.push(...fillPlaceholders(params, { ...database.constants, ...filterValues(plan) }))
  }
  const { rows } = await database.pool.query<Place>({ text: texts.join(' union all '), values })
  const inOrder = rows.toSorted((a, b) => a.place - b.place)
  return plans.map((_, index) => inOrder.filter(({ part }) => part === index).map(({ id }) => id))
}

/**
 * Reads the first rows of several lists of a resource, as the lists show them: one statement finds their ids, one reads the rows.
 * A row of several lists is one object.
 */
export async function firstRows<R extends EntityRow>(
  database: Database,
  resource: ResourceDefinition<R>,
  access: Access,
  lists: readonly ListQuery[],
): Promise<R[][]> {
  const ids = await firstIds(
    database,
    resource,
    lists.map((query) => planOf(resource, access, query)),
  )
  const rows = await findRows(database.pool, database, resource, access, ids.flat())
  // `defineResource` checks that the selection has this row type
  return ids.map((ofList) => ofList.flatMap((id) => rows.get(id) ?? []) as R[])
}
