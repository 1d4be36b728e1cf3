import { fillPlaceholders } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import type { BoundQuery } from '../database/statement.ts'
import type { Access } from '../access/policy.ts'
import type { ReadOnlyResource } from './definition.ts'
import { orderBy } from './keyset.ts'
import { conditions, filePlanOf, filterValues, type ListQuery } from './plan.ts'
import { joinConditions, queryBuilder, selectionFor } from './rows.ts'

/**
 * The query of a list without pages: the rows of all pages, in the same order.
 * @param names the fields to select
 */
export function unpagedListQuery(
  database: Database,
  resource: ReadOnlyResource,
  access: Access,
  query: ListQuery,
  names: readonly string[],
): BoundQuery {
  const plan = filePlanOf(resource, access, query)
  const others = Object.keys(resource.select).filter((name) => !names.includes(name))
  const fields = selectionFor(resource, { ...access, internalFields: false }, others)
  const { sql: text, params } = queryBuilder
    .select(fields)
    .from(resource.table)
    .where(joinConditions(conditions(resource, plan)))
    .orderBy(...orderBy(plan.keys, false))
    .toSQL()
  const values = { ...database.constants, ...filterValues(plan) }
  return { text, values: fillPlaceholders(params, values) }
}
