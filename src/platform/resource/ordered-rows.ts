import type { Database } from '../database/database.ts'
import { encodeCursor, type Cursor } from '../http/cursor.ts'
import type { ReadOnlyResource } from './definition.ts'
import { keyValues, segmentsFrom, type Segment } from './keyset.ts'
import { isUncertain, keysOf, pageStatement, type Way } from './page-statement.ts'
import { filterValues, type ListPlan, type Page } from './plan.ts'
import type { Row } from './row.ts'
import { positionAfter } from './skip-rows.ts'

/** The rows of a page, and the cursors beside it. */
export interface RowsWithCursors {
  rows: Row[]
  cursors: Pick<Page, 'next_cursor' | 'prev_cursor'>
}

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

/** What rows of a segment are read with. */
interface SegmentRead {
  database: Database
  resource: ReadOnlyResource
  plan: ListPlan
  segment: Segment
  /** The values of the conditions and of the cursor, by placeholder. */
  bound: Record<string, unknown>
  limit: number
}

const readBy = ({ database, resource, plan, segment, bound, limit }: SegmentRead, way: Way): Promise<Row[]> =>
  pageStatement(resource, plan, segment, way, limit).all(database.pool, bound)

/** Up to `limit` rows of a segment, among the next ones of the list; undefined if these do not fill the page. */
export async function nextRows(read: SegmentRead): Promise<Row[] | undefined> {
  const next = await readBy(read, 'next')
  if (next.length >= read.limit) return next
  // so many match that the further rows probably fill the page
  if (next.length * 4 < read.limit) return undefined
  const further = await readBy(read, 'further')
  return further.length >= read.limit ? further : undefined
}

/** Up to `limit` rows of a segment, from the cursor on. */
export async function segmentRows(read: SegmentRead): Promise<Row[]> {
  const { plan } = read
  if (!plan.filters.some((filter) => isUncertain(filter, plan))) return await readBy(read, 'planned')
  const next = plan.filters.some(({ isRare }) => isRare) ? undefined : await nextRows(read)
  return next ?? (await readBy(read, 'matching'))
}

/** A page in the order of its keys. */
export async function orderedRows(
  database: Database,
  resource: ReadOnlyResource,
  plan: ListPlan,
): Promise<RowsWithCursors> {
  const bound = { ...database.constants, ...filterValues(plan) }
  if (plan.skip === 0) return await rowsFromCursor(database, resource, plan, bound)
  const cursor = await positionAfter(database, resource, plan, bound, plan.skip)
  if (cursor === undefined) return { rows: [], cursors: { next_cursor: null, prev_cursor: null } }
  return await rowsFromCursor(database, resource, { ...plan, cursor }, bound)
}

async function rowsFromCursor(
  database: Database,
  resource: ReadOnlyResource,
  plan: ListPlan,
  bound: Record<string, unknown>,
): Promise<RowsWithCursors> {
  const { keys, cursor } = plan
  const values = { ...bound, ...keyValues(cursor?.keys ?? []) }
  // one more row shows whether there is a further page
  const limit = plan.limit + 1
  const rows: Row[] = []
  for (const segment of segmentsFrom(keys, cursor)) {
    const more = await segmentRows({ database, resource, plan, segment, bound: values, limit })
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
