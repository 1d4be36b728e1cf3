import { sql, type SQL } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { databaseFailure } from '../database/failures.ts'
import { statement } from '../database/statement.ts'
import type { ReadOnlyResource } from './definition.ts'
import type { Row } from './row.ts'
import { joinConditions, queryBuilder, statementsOf } from './rows.ts'

/** The count of a list, and how exact it is. */
export interface Count {
  count: number | null
  count_kind: 'none' | 'exact' | 'estimated'
}

/** Counting that takes longer is replaced by the estimate of the planner. */
const countTimeoutMs = 500
/** Estimates up to this number are counted: small numbers are exact, and do not reveal the number of hidden rows. */
const maxCountedEstimate = 10_000

/** The conditions of the counted rows. */
interface CountQuery {
  shape: string
  values: Record<string, unknown>
  where: () => SQL[]
}

/** Counts the rows of a list in the requested way. */
export async function countRows(
  database: Database,
  resource: ReadOnlyResource,
  kind: 'none' | 'exact' | 'estimated',
  query: CountQuery,
): Promise<Count> {
  if (kind === 'none') return { count: null, count_kind: 'none' }
  if (kind === 'exact') {
    const count = await countWithTimeout(database, resource, query, undefined)
    if (count !== undefined) return { count, count_kind: 'exact' }
  }
  const counted = await countWithTimeout(database, resource, query, maxCountedEstimate + 1)
  if (counted !== undefined && counted <= maxCountedEstimate) return { count: counted, count_kind: 'exact' }
  const estimated = await estimateRows(database, resource, query)
  // the list has at least the rows that were counted
  return { count: Math.max(estimated, counted ?? 0), count_kind: 'estimated' }
}

function countStatement(resource: ReadOnlyResource, query: CountQuery, maxRows: number | undefined) {
  return statementsOf(resource).count.get(`${maxRows} ${query.shape}`, (name) => {
    const matching = queryBuilder
      .select({ one: sql`1`.as('one') })
      .from(resource.table)
      .where(joinConditions(query.where()))
    const rows = (maxRows === undefined ? matching : matching.limit(maxRows)).as('matching')
    return statement<Row>(name, queryBuilder.select({ n: sql<number>`count(*)`.as('n') }).from(rows))
  })
}

/** Counts up to `maxRows` rows. */
export async function countUpTo(
  { pool }: Database,
  resource: ReadOnlyResource,
  maxRows: number,
  query: CountQuery,
): Promise<number> {
  const row = await countStatement(resource, query, maxRows).first(pool, query.values)
  return Number(row?.['n'])
}

/** Counts up to `maxRows` rows, or all. @returns undefined if it takes too long */
async function countWithTimeout(
  database: Database,
  resource: ReadOnlyResource,
  query: CountQuery,
  maxRows: number | undefined,
): Promise<number | undefined> {
  try {
    return await database.transaction(async ({ client }) => {
      await client.query(`set local statement_timeout = ${countTimeoutMs}`)
      const row = await countStatement(resource, query, maxRows).first(client, query.values)
      return Number(row?.['n'])
    })
  } catch (error) {
    if (databaseFailure(error)?.kind === 'timeout') return undefined
    throw error
  }
}

/** The number of rows that the planner of Postgres expects. It reads no rows. */
export async function estimateRows(
  { pool }: Database,
  resource: ReadOnlyResource,
  query: CountQuery,
): Promise<number> {
  // without a name: the plan follows from the values
  const planned = statementsOf(resource).count.get(
    `estimate ${query.shape}`,
    () => {
      const matching = queryBuilder
        .select({ one: sql`1`.as('one') })
        .from(resource.table)
        .where(joinConditions(query.where()))
      const { sql: text, params } = matching.toSQL()
      return statement<Row>(undefined, {
        toSQL: () => ({ sql: `explain (format json) ${text}`, params }),
      })
    },
    true,
  )
  const row = await planned.first(pool, query.values)
  const plan = row?.['QUERY PLAN'] as [{ Plan: { 'Plan Rows': number } }]
  return plan[0].Plan['Plan Rows']
}
