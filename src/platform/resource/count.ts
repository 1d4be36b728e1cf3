import { sql, type SQL } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { databaseFailure } from '../database/failures.ts'
import { statement } from '../database/statement.ts'
import type { ReadOnlyResource } from './definition.ts'
import type { Row } from './row.ts'
import { joinConditions, queryBuilder, statementsOf } from './rows.ts'

export interface Count {
  count: number | null
  count_kind: 'none' | 'exact' | 'estimated'
}

/** How long counting may take before the planner's guess has to do. */
const countTimeoutMs = 500
/** Up to here an "estimate" is counted: small numbers are right, and tell nothing of rows that are hidden. */
const maxCountedEstimate = 10_000

interface CountQuery {
  shape: string
  values: Record<string, unknown>
  where: () => SQL[]
}

/** Counts the rows of a list as exactly as was asked, and says how exact it is. */
export async function countRows(
  database: Database,
  resource: ReadOnlyResource,
  wanted: 'none' | 'exact' | 'estimated',
  query: CountQuery,
): Promise<Count> {
  if (wanted === 'none') return { count: null, count_kind: 'none' }
  if (wanted === 'exact') {
    const count = await countWithTimeout(database, resource, query, undefined)
    if (count !== undefined) return { count, count_kind: 'exact' }
  }
  const few = await countWithTimeout(database, resource, query, maxCountedEstimate + 1)
  if (few !== undefined && few <= maxCountedEstimate) return { count: few, count_kind: 'exact' }
  const guess = await estimate(database, resource, query)
  // what was counted is sure; where even that took too long, nothing is
  return { count: few === undefined ? guess : Math.max(guess, few), count_kind: 'estimated' }
}

function countStatement(
  database: Database,
  resource: ReadOnlyResource,
  query: CountQuery,
  most: number | undefined,
) {
  return statementsOf(resource).count.get(`${most} ${query.shape}`, (name) => {
    const matching = queryBuilder
      .select({ one: sql`1`.as('one') })
      .from(resource.table)
      .where(joinConditions(query.where()))
    const rows = (most === undefined ? matching : matching.limit(most)).as('matching')
    return statement<Row>(name, queryBuilder.select({ n: sql<number>`count(*)`.as('n') }).from(rows))
  })
}

/** Counts up to `most` rows, or all; `undefined` where that takes longer than a count is worth. */
async function countWithTimeout(
  database: Database,
  resource: ReadOnlyResource,
  query: CountQuery,
  most: number | undefined,
): Promise<number | undefined> {
  try {
    return await database.transaction(async ({ client }) => {
      await client.query(`set local statement_timeout = ${countTimeoutMs}`)
      const row = await countStatement(database, resource, query, most).first(client, query.values)
      return Number(row?.['n'])
    })
  } catch (error) {
    if (databaseFailure(error)?.kind === 'timeout') return undefined
    throw error
  }
}

/** What the planner expects, from its statistics. */
async function estimate(database: Database, resource: ReadOnlyResource, query: CountQuery): Promise<number> {
  const matching = queryBuilder
    .select({ one: sql`1`.as('one') })
    .from(resource.table)
    .where(joinConditions(query.where()))
  const { sql: text, params } = matching.toSQL()
  const planned = statement<Row>(undefined, {
    toSQL: () => ({ sql: `explain (format json) ${text}`, params }),
  })
  const row = await planned.first(database.pool, query.values)
  const plan = row?.['QUERY PLAN'] as [{ Plan: { 'Plan Rows': number } }]
  return plan[0].Plan['Plan Rows']
}
