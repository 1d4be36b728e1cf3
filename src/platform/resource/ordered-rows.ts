import { getTableName, sql, Subquery, type SQL } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { statement } from '../database/statement.ts'
import { encodeCursor, type Cursor, type KeyValue } from '../http/cursor.ts'
import type { ReadOnlyResource } from './definition.ts'
import type { AppliedFilter } from './filter.ts'
import {
  keyValues,
  segmentConditions,
  segmentOrder,
  segmentsFrom,
  type Segment,
  type SortKey,
} from './keyset.ts'
import { conditions, filterValues, longFieldsLeftOut, type ListPlan, type Page } from './plan.ts'
import type { ReadableTable, Row } from './row.ts'
import { joinConditions, audienceKey, queryBuilder, selectionFor, statementsOf } from './rows.ts'

/** The conditions of a list: equal shapes have equal SQL. */
export const shapeOf = (plan: ListPlan) =>
  `${plan.access.allRows} ${plan.access.ownRows} ${plan.trash} ${plan.filters.map(({ shape }) => shape).join(' ')}`

const hiddenKeyName = (index: number) => `~${index}`

/** A statement reads up to one of these numbers of rows, so that pages of other sizes share it. */
const statementLimits = [6, 21, 51, 101]

/** How many of the next rows of a list are searched for a page with uncertain filters: first, and where many of them match. */
const maxNextRows = { next: 500, further: 2000 } as const

/**
 * How a statement finds the rows of a page: by an index that the planner chooses, among the next rows of the list, or
 * among all rows that match.
 */
type Way = 'planned' | keyof typeof maxNextRows | 'matching'

const isAmongNext = (way: Way): way is keyof typeof maxNextRows => way in maxNextRows

/** Whether the planner cannot know how many rows match, or where they are in the order of the list. */
const isUncertain = ({ perRow, sort }: AppliedFilter, { keys }: ListPlan): boolean =>
  perRow !== undefined && sort !== keys[0]?.name

function pageStatement(
  database: Database,
  resource: ReadOnlyResource,
  plan: ListPlan,
  segment: Segment,
  way: Way,
  limit: number,
) {
  const { keys, cursor } = plan
  const backwards = cursor?.direction === 'prev'
  const isNull = cursor?.keys.map((value) => value === null) ?? []
  const long = longFieldsLeftOut(resource, plan)
  const maxRows = statementLimits.find((some) => some >= limit) ?? limit
  const shape = [
    shapeOf(plan),
    audienceKey(resource, plan.access),
    keys.map((key) => `${key.descending ? '-' : ''}${key.name}${key.nullable ? '?' : ''}`),
    cursor === undefined ? '' : `${backwards} ${isNull.join()} ${cursor.inclusive ?? false}`,
    `${segment.name} ${segment.hasCursor} ${way} ${maxRows}`,
    long.join(),
  ].join('|')
  const build = (name: string | undefined) => {
    const place = segmentConditions(keys, segment, cursor)
    const order = segmentOrder(keys, segment, backwards)
    const hidden = keys.flatMap(({ sort }, i) =>
      sort.field ? [] : [[hiddenKeyName(i), sort.by().as(hiddenKeyName(i))] as const],
    )
    const fields = { ...selectionFor(resource, plan.access, long), ...Object.fromEntries(hidden) }
    const where = joinConditions([...conditions(resource, plan, conditionIn(plan, way)), ...place])
    const { source, filter } = sourceOf(resource, plan, way, where, order)
    const query = queryBuilder
      .select(fields)
      .from(source)
      .where(filter)
      .orderBy(...order)
    const { sql: text, params } = query.toSQL()
    // not a parameter: for an unknown limit Postgres plans to read a tenth of the table
    return statement<Row>(name, { toSQL: () => ({ sql: `${text} limit ${maxRows}`, params }) })
  }
  const plannedByValue = plan.filters.some((filter) => filter.plannedByValue)
  return statementsOf(resource).list.get(shape, build, plannedByValue)
}

const always = sql`true`

const conditionIn =
  (plan: ListPlan, way: Way) =>
  (filter: AppliedFilter): SQL => {
    if (isAmongNext(way) && isUncertain(filter, plan)) return always
    return (way === 'matching' ? (filter.collected ?? filter.where) : filter.where)()
  }

/** What a page is selected from, and the conditions that are left. */
function sourceOf(
  { table }: ReadOnlyResource,
  plan: ListPlan,
  way: Way,
  where: SQL | undefined,
  order: SQL[],
): { source: ReadableTable | Subquery; filter: SQL | undefined } {
  if (way === 'planned') return { source: table, filter: where }
  // the limit and the offset keep Postgres from merging the query with the one around it
  const end = isAmongNext(way)
    ? sql`order by ${sql.join(order, sql`, `)} limit ${sql.raw(String(maxNextRows[way]))}`
    : sql`offset 0`
  const perRow = plan.filters.flatMap((filter) =>
    isAmongNext(way) && isUncertain(filter, plan) && filter.perRow ? [filter.perRow()] : [],
  )
  const rows = sql`select * from ${table} where ${where ?? always} ${end}`
  return {
    source: new Subquery(rows, {}, getTableName(table)),
    filter: joinConditions(perRow),
  }
}

/** The values of the keys in a row of a page. */
export const keysOf = (row: Row, keys: readonly SortKey[]) =>
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

/** Up to `limit` rows of a segment, from the cursor on. */
export async function segmentRows(
  database: Database,
  resource: ReadOnlyResource,
  plan: ListPlan,
  segment: Segment,
  bound: Record<string, unknown>,
  limit: number,
): Promise<Row[]> {
  const { filters } = plan
  const read = (way: Way) =>
    pageStatement(database, resource, plan, segment, way, limit).all(database.pool, bound)
  if (!filters.some((filter) => isUncertain(filter, plan))) return await read('planned')
  if (!filters.some(({ isRare }) => isRare)) {
    const next = await read('next')
    if (next.length >= limit) return next
    // so many match that the further rows probably fill the page
    if (next.length * 4 >= limit) {
      const further = await read('further')
      if (further.length >= limit) return further
    }
  }
  return await read('matching')
}

/** A page in the order of its keys. */
export async function orderedRows(
  database: Database,
  resource: ReadOnlyResource,
  plan: ListPlan,
): Promise<{ rows: Row[]; cursors: Pick<Page, 'next_cursor' | 'prev_cursor'> }> {
  const { keys, cursor } = plan
  const values = { ...database.constants, ...filterValues(plan), ...keyValues(cursor?.keys ?? []) }
  // one more row shows whether there is a further page
  const limit = plan.limit + 1
  const rows: Row[] = []
  for (const segment of segmentsFrom(keys, cursor)) {
    const more = await segmentRows(database, resource, plan, segment, values, limit)
    // a row that loses its value between two statements is in both
    rows.push(...more.filter(({ id }) => !rows.some((row) => row['id'] === id)))
    if (rows.length >= limit) break
  }
  rows.splice(limit)
  const hasMore = rows.length > plan.limit
  if (hasMore) rows.pop()
  if (cursor?.direction === 'prev') rows.reverse()
  return { rows, cursors: pageCursors(plan, rows, hasMore) }
}
