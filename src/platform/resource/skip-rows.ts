import type { Database } from '../database/database.ts'
import type { Cursor, KeyValue } from '../http/cursor.ts'
import type { ReadOnlyResource } from './definition.ts'
import { segmentsFrom, type Segment } from './keyset.ts'
import { isUncertain, keysOf, maxNextRows, rowNumber, skipStatement, type Way } from './page-statement.ts'
import type { ListPlan } from './plan.ts'

/** The keys of the row after the skipped ones; or how many rows there are, if they are too few. */
type Skipped = { keys: KeyValue[] } | { rows: number }

/** Skips rows of a segment, from its beginning on. */
export async function skipRows(
  database: Database,
  resource: ReadOnlyResource,
  plan: ListPlan,
  segment: Segment,
  bound: Record<string, unknown>,
  skip: number,
): Promise<Skipped> {
  const read = async (way: Way): Promise<Skipped> => {
    const found = skipStatement(resource, plan, segment, way, skip)
    const last = await found.first(database.pool, { ...bound, 'row number': skip + 1 })
    const rows = Number(last?.[rowNumber] ?? 0)
    return last !== undefined && rows > skip ? { keys: keysOf(last, plan.keys) } : { rows }
  }
  const { filters } = plan
  if (!filters.some((filter) => isUncertain(filter, plan))) return await read('planned')
  if (skip < maxNextRows.further && !filters.some(({ isRare }) => isRare)) {
    const amongNext = await read('further')
    if ('keys' in amongNext) return amongNext
  }
  return await read('matching')
}

/** The position of the first row after the skipped ones; undefined if there is none. */
export async function positionAfter(
  database: Database,
  resource: ReadOnlyResource,
  plan: ListPlan,
  bound: Record<string, unknown>,
  skip: number,
): Promise<Cursor | undefined> {
  let left = skip
  for (const segment of segmentsFrom(plan.keys, undefined)) {
    const skipped = await skipRows(database, resource, plan, segment, bound, left)
    if ('keys' in skipped) return { direction: 'next', keys: skipped.keys, inclusive: true }
    left -= skipped.rows
  }
  return undefined
}
