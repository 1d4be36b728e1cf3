import { z } from 'zod'
import type { Access } from '../../access/policy.ts'
import type { Database } from '../../database/database.ts'
import { decodeCursor, encodeCursor, fingerprintOf, type Cursor } from '../../http/cursor.ts'
import { countUpTo } from '../count.ts'
import type { PersonColumns, ReadOnlyResource } from '../definition.ts'
import { keyValues, keyValueSchema, type SortKey } from '../keyset.ts'
import { orderedRows, segmentRows, type RowsWithCursors } from '../ordered-rows.ts'
import { keysOf, shapeOf } from '../page-statement.ts'
import { conditions, filterValues, planOf, type ListPlan, type ListQuery } from '../plan.ts'
import type { Row } from '../row.ts'
import { skipRows } from '../skip-rows.ts'
import { relevance } from '../search-engine.ts'
import { lastRank, personMatch, type PersonMatch } from './conditions.ts'

/** Up to this number of matches, all are ranked at once. More are read rank by rank, each in the order of the list. */
const maxRankedAtOnce = 2000

const withFilter = (plan: ListPlan, { filter }: PersonMatch): ListPlan => ({
  ...plan,
  filters: [...plan.filters, filter],
})

const rankKey = ({ rank }: PersonMatch): SortKey => ({
  name: relevance,
  sort: { by: rank, kind: 'number', description: 'rank' },
  descending: false,
  nullable: false,
})

const ofRanks = { name: 'all', hasCursor: false } as const

/** The position of the first row after the skipped ones, rank by rank; undefined if there is none. */
async function positionByRank(
  database: Database,
  resource: ReadOnlyResource,
  { ranks, ofRank }: PersonMatch,
  plan: ListPlan,
): Promise<Cursor | undefined> {
  let left = plan.skip
  for (const rank of ranks) {
    const ranked: ListPlan = { ...plan, filters: [...plan.filters, ...ofRank(rank)] }
    const values = { ...database.constants, ...filterValues(ranked) }
    const skipped = await skipRows(database, resource, ranked, ofRanks, values, left)
    if ('keys' in skipped) return { direction: 'next', keys: [rank, ...skipped.keys], inclusive: true }
    left -= skipped.rows
  }
  return undefined
}

/** The rows of a page that is read rank by rank. */
async function rowsByRank(
  database: Database,
  resource: ReadOnlyResource,
  { ranks, ofRank }: PersonMatch,
  plan: ListPlan,
): Promise<RowsWithCursors> {
  const { cursor, keys, fingerprint } = plan
  const first = cursor === undefined ? 0 : Number(cursor.keys[0])
  const within: Cursor | undefined = cursor && { ...cursor, keys: cursor.keys.slice(1) }
  // one more row shows whether there is a further page
  const limit = plan.limit + 1
  const found: { rank: number; row: Row }[] = []
  for (const rank of ranks.filter((one) => one >= first)) {
    const ranked: ListPlan = { ...plan, cursor: within, filters: [...plan.filters, ...ofRank(rank)] }
    const values = { ...database.constants, ...filterValues(ranked), ...keyValues(within?.keys ?? []) }
    const segment = { name: 'all', hasCursor: within !== undefined && rank === first } as const
    const rows = await segmentRows(database, resource, ranked, segment, values, limit)
    // a row that changes between two statements is in both
    const more = rows.filter(({ id }) => !found.some(({ row }) => row['id'] === id))
    found.push(...more.map((row) => ({ rank, row })))
    if (found.length >= limit) break
  }
  const page = found.slice(0, plan.limit)
  const last = page.at(-1)
  const next_cursor =
    found.length > page.length && last !== undefined
      ? encodeCursor(fingerprint, { direction: 'next', keys: [last.rank, ...keysOf(last.row, keys)] })
      : null
  return { rows: page.map(({ row }) => row), cursors: { next_cursor, prev_cursor: null } }
}

/** Reads a page of the persons who match best. Equal matches are in the order of the list. */
async function bestRows(
  database: Database,
  resource: ReadOnlyResource,
  match: PersonMatch,
  whole: ListPlan,
  cursorText: string | undefined,
): Promise<RowsWithCursors> {
  const fingerprint = fingerprintOf([whole.fingerprint, relevance])
  const schemas = [z.int().min(0).max(lastRank), ...whole.keys.map(keyValueSchema)]
  const read = cursorText === undefined ? undefined : decodeCursor(cursorText, fingerprint, schemas)
  // this order goes forward only
  const cursor = read && ({ ...read, direction: 'next', inclusive: false } satisfies Cursor)
  const plan: ListPlan = { ...whole, fingerprint, cursor }
  const matching = withFilter(plan, match)
  const matches = await countUpTo(database, resource, maxRankedAtOnce + 1, {
    shape: shapeOf(matching),
    values: filterValues(matching),
    where: () => conditions(resource, matching),
  })
  if (matches > maxRankedAtOnce) {
    if (plan.skip === 0) return await rowsByRank(database, resource, match, plan)
    const start = await positionByRank(database, resource, match, plan)
    if (start === undefined) return { rows: [], cursors: { next_cursor: null, prev_cursor: null } }
    return await rowsByRank(database, resource, match, { ...plan, cursor: start })
  }
  const { rows, cursors } = await orderedRows(database, resource, {
    ...plan,
    keys: [rankKey(match), ...plan.keys],
    filters: [...plan.filters, { ...match.filter, isRare: true }],
  })
  return { rows, cursors: { ...cursors, prev_cursor: null } }
}

/** Reads a page of the persons in whom all words of `q` occur, and gives the plan with this condition. */
export async function pageOfPersons(
  database: Database,
  resource: ReadOnlyResource,
  columns: PersonColumns,
  access: Access,
  query: ListQuery & { q: string },
  byRelevance: boolean,
): Promise<
  RowsWithCursors & { plan: ListPlan; corrected: undefined; leftOut: undefined; indexing: undefined }
> {
  const match = personMatch(columns, query.q)
  if (!byRelevance) {
    const plan = withFilter(planOf(resource, access, query), match)
    return {
      plan,
      ...(await orderedRows(database, resource, plan)),
      corrected: undefined,
      leftOut: undefined,
      indexing: undefined,
    }
  }
  const { cursor, sort: _sort, ...rest } = query
  const plan = planOf(resource, access, rest)
  const page = await bestRows(database, resource, match, plan, cursor)
  return {
    plan: withFilter(plan, match),
    ...page,
    corrected: undefined,
    leftOut: undefined,
    indexing: undefined,
  }
}
