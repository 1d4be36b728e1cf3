import { getTableName, sql, Subquery, type Query, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { qualified } from '../database/columns.ts'
import { statement } from '../database/statement.ts'
import type { KeyValue } from '../http/cursor.ts'
import type { ReadOnlyResource } from './definition.ts'
import type { AppliedFilter } from './filter.ts'
import { segmentConditions, segmentOrder, segmentsFrom, type Segment, type SortKey } from './keyset.ts'
import { fieldsLeftOut, type ListPlan } from './plan.ts'
import type { ReadableTable, Row } from './row.ts'
import { accessKinds, audienceKey, joinConditions, queryBuilder, selectionFor, statementsOf } from './rows.ts'

/** The conditions of a list: equal shapes have equal SQL. */
export const shapeOf = (plan: ListPlan) =>
  `${plan.access.allRows} ${plan.access.ownRows} ${plan.trash} ${plan.filters.map(({ shape }) => shape).join(' ')}`

const hiddenKeyName = (index: number) => `~${index}`

/** A statement reads up to one of these numbers of rows, so that pages of other sizes share it. */
const statementLimits = [6, 21, 51, 101]

/** How many of the next rows of a list are searched for a page with uncertain filters: first, and where many of them match. */
export const maxNextRows = { next: 500, further: 2000 } as const

/**
 * How a statement finds the rows of a page: by an index that the planner chooses, among the next rows of the list, or
 * among all rows that match.
 */
export type Way = 'planned' | keyof typeof maxNextRows | 'matching'

const isAmongNext = (way: Way): way is keyof typeof maxNextRows => way in maxNextRows

const isPerRow = ({ perRow, sort }: AppliedFilter, { keys }: ListPlan): boolean =>
  perRow !== undefined && sort !== keys[0]?.name

/** The filter by whose values a page is merged: the only one of its kind, in a list of that order. */
function mergedFilter(plan: ListPlan): AppliedFilter | undefined {
  const [filter, ...others] = plan.filters.filter((one) => isPerRow(one, plan))
  return others.length === 0 && filter?.merged?.sort === plan.keys[0]?.name ? filter : undefined
}

/** Whether the planner cannot know how many rows match, or where they are in the order of the list. */
export const isUncertain = (filter: AppliedFilter, plan: ListPlan): boolean =>
  isPerRow(filter, plan) && filter !== mergedFilter(plan)

const orderOf = (keys: readonly SortKey[]) =>
  keys.map((key) => `${key.descending ? '-' : ''}${key.name}${key.nullable ? '?' : ''}`)

type Fields = Record<string, PgColumn | SQL.Aliased>

/** The values of keys that rows do not have as fields. */
const hiddenKeys = (keys: readonly SortKey[]): Fields =>
  Object.fromEntries(
    keys.flatMap(({ sort }, i) =>
      sort.field ? [] : [[hiddenKeyName(i), sort.by().as(hiddenKeyName(i))] as const],
    ),
  )

/** The query of the rows of a segment, from the cursor on, in order. */
function segmentQuery(
  resource: ReadOnlyResource,
  plan: ListPlan,
  segment: Segment,
  way: Way,
  fields: Fields,
  maxRows: number,
) {
  const { keys, cursor } = plan
  const order = segmentOrder(keys, segment, cursor?.direction === 'prev')
  const place = segmentConditions(keys, segment, cursor)
  const { source, filter } = sourceOf(resource, plan, way, { place, order, maxRows })
  return queryBuilder
    .select(fields)
    .from(source)
    .where(filter)
    .orderBy(...order)
    .toSQL()
}

/** Whether a statement gets no name: its plan depends on a value, or callers choose its fields in any number of ways. */
const hasNoName = ({ filters, fields }: ListPlan) =>
  fields !== undefined || filters.some((filter) => filter.plannedByValue)

/** The statement that reads up to `limit` rows of a segment, from the cursor on. */
export function pageStatement(
  resource: ReadOnlyResource,
  plan: ListPlan,
  segment: Segment,
  way: Way,
  limit: number,
) {
  const { keys, cursor } = plan
  const isNull = cursor?.keys.map((value) => value === null) ?? []
  const leftOut = fieldsLeftOut(resource, plan)
  const maxRows = statementLimits.find((some) => some >= limit) ?? limit
  const shape = [
    shapeOf(plan),
    audienceKey(resource, plan.access),
    orderOf(keys),
    cursor === undefined
      ? ''
      : `${cursor.direction === 'prev'} ${isNull.join()} ${cursor.inclusive ?? false}`,
    `${segment.name} ${segment.hasCursor} ${way} ${maxRows}`,
    leftOut.join(),
  ].join('|')
  const build = (name: string | undefined) => {
    const fields = { ...selectionFor(resource, plan.access, leftOut), ...hiddenKeys(keys) }
    const { sql: text, params } = segmentQuery(resource, plan, segment, way, fields, maxRows)
    // not a parameter: for an unknown limit Postgres plans to read a tenth of the table
    return statement<Row>(name, { toSQL: () => ({ sql: `${text} limit ${maxRows}`, params }) })
  }
  return statementsOf(resource).list.get(shape, build, hasNoName(plan))
}

/**
 * The query of the ids of the first rows of a list, in order.
 * @throws Error for a list that is not read by one statement
 */
export function firstIdsQuery(resource: ReadOnlyResource, plan: ListPlan): Query {
  const [segment, ...others] = segmentsFrom(plan.keys, plan.cursor)
  const uncertain = plan.filters.filter((filter) => isUncertain(filter, plan))
  if (segment === undefined || others.length > 0 || uncertain.some(({ isRare }) => !isRare))
    throw new Error(`the first ${resource.path} in this order need more than one statement`)
  const way = uncertain.length > 0 ? 'matching' : 'planned'
  const query = segmentQuery(resource, plan, segment, way, { id: resource.table.id }, plan.limit)
  return { ...query, sql: `${query.sql} limit ${plan.limit}` }
}

/** A statement skips up to one of these numbers of rows. */
const statementSkips = [100, 1000, 10_000]

/** The name of the number of a row within its segment. */
export const rowNumber = '~number'

/**
 * The statement that finds the row with the number `skip` + 1 in a segment, or its last row if it has fewer: the values of its keys
 * and its number. It reads the keys alone, so that the rows before cost little.
 */
export function skipStatement(
  resource: ReadOnlyResource,
  plan: ListPlan,
  segment: Segment,
  way: Way,
  skip: number,
) {
  const { keys } = plan
  const maxRows = 1 + (statementSkips.find((some) => some >= skip) ?? skip)
  const shape = [
    'skip',
    shapeOf(plan),
    audienceKey(resource, plan.access),
    orderOf(keys),
    segment.name,
    way,
    maxRows,
  ].join('|')
  const build = (name: string | undefined) => {
    const whole = selectionFor(resource, plan.access)
    const ofRow = keys.flatMap(({ sort: { field } }) => (field ? [[field, whole[field]!] as const] : []))
    const fields = { ...Object.fromEntries(ofRow), ...hiddenKeys(keys) }
    const { sql: text, params } = segmentQuery(resource, plan, segment, way, fields, maxRows)
    const numbered = `select *, row_number() over () as "${rowNumber}" from (${text} limit ${maxRows}) as skipped`
    const place = `"${rowNumber}" <= $${params.length + 1}`
    return statement<Row>(name, {
      toSQL: () => ({
        sql: `select * from (${numbered}) as numbered where ${place} order by "${rowNumber}" desc limit 1`,
        params: [...params, sql.placeholder('row number')],
      }),
    })
  }
  return statementsOf(resource).list.get(shape, build, hasNoName(plan))
}

const always = sql`true`

const conditionIn =
  (plan: ListPlan, way: Way) =>
  (filter: AppliedFilter): SQL => {
    if (isAmongNext(way) && isUncertain(filter, plan)) return always
    return (way === 'matching' ? (filter.collected ?? filter.where) : filter.where)()
  }

/** Where a page begins, in which order, and how many rows a statement reads. */
interface Place {
  place: SQL[]
  order: SQL[]
  maxRows: number
}

/** The first rows in the order of the list. */
const firstRows = (order: SQL[], count: number) =>
  sql`order by ${sql.join(order, sql`, `)} limit ${sql.raw(String(count))}`

/** Rows that are found before they are ordered. Without the offset, Postgres merges the query with the one around it. */
const collected = sql`offset 0`

/** The conditions of the kinds of rows that the caller may see, and that the filters leave. */
function kindsOf(
  resource: ReadOnlyResource,
  { access, trash, filters }: ListPlan,
): { rows?: SQL[]; own?: SQL[] } {
  const { rows, own } = accessKinds(resource, access, trash)
  const kind = filters.find((filter) => filter.kind !== undefined)?.kind
  if (own === undefined || kind === 'public') return { rows }
  return kind === 'own' ? { own } : { rows, own }
}

/**
 * What a page is selected from, and the conditions that are left. Rows of two kinds are read each by its own index: own rows are
 * few, and public ones are in the order of the list. One condition with `or` would read past the hidden rows of others.
 */
function sourceOf(
  resource: ReadOnlyResource,
  plan: ListPlan,
  way: Way,
  { place, order, maxRows }: Place,
): { source: ReadableTable | Subquery; filter: SQL | undefined } {
  const { table } = resource
  const { rows, own } = kindsOf(resource, plan)
  const split = mergedFilter(plan)
  const others = plan.filters.filter((filter) => filter !== split)
  const further = [...others.map(conditionIn(plan, way)), ...place]
  if (way === 'planned' && rows !== undefined && own === undefined && split === undefined)
    return { source: table, filter: joinConditions([...rows, ...further]) }
  const name = getTableName(table)
  const end =
    way === 'matching' ? collected : firstRows(order, way === 'planned' ? maxRows : maxNextRows[way])
  const select = (kind: SQL[], limit: SQL) =>
    sql`select * from ${table} where ${joinConditions([...kind, ...further]) ?? always} ${limit}`
  const firstOfEach = ({ column, values }: NonNullable<AppliedFilter['merged']>, kind: SQL[]) =>
    sql`select ${sql.identifier(name)}.* from (${values()}) as merged(value) cross join lateral (${select(
      [...kind, sql`${qualified(column)} = merged.value`],
      end,
    )}) as ${sql.identifier(name)}`
  const selectRows = (kind: SQL[]) =>
    split?.merged === undefined ? select(kind, end) : firstOfEach(split.merged, kind)
  const selectOwn = (kind: SQL[]) => select([...kind, ...(split ? [split.where()] : [])], collected)
  const parts = [...(rows ? [selectRows(rows)] : []), ...(own ? [selectOwn(own)] : [])]
  const found =
    own === undefined
      ? parts[0]!
      : sql.join(
          parts.map((part) => sql`(${part})`),
          sql` union all `,
        )
  if (!isAmongNext(way)) return { source: new Subquery(found, {}, name), filter: undefined }
  const next = own === undefined ? found : sql`select * from (${found}) as ${sql.identifier(name)} ${end}`
  const perRow = plan.filters.flatMap((filter) =>
    isUncertain(filter, plan) && filter.perRow ? [filter.perRow()] : [],
  )
  return { source: new Subquery(next, {}, name), filter: joinConditions(perRow) }
}

/** The values of the keys in a row of a page. */
export const keysOf = (row: Row, keys: readonly SortKey[]) =>
  keys.map(({ sort }, index) => row[sort.field ?? hiddenKeyName(index)] as KeyValue)
