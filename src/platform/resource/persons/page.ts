import { z } from 'zod'
import type { Access } from '../../access/policy.ts'
import type { Database } from '../../database/database.ts'
import { decodeCursor, encodeCursor, fingerprintOf, type Cursor, type KeyValue } from '../../http/cursor.ts'
import { countUpTo, estimateRows } from '../count.ts'
import type { PersonColumns, ReadOnlyResource } from '../definition.ts'
import { keyValues, keyValueSchema, type SortKey } from '../keyset.ts'
import { nextRows, orderedRows, segmentRows, type RowsWithCursors } from '../ordered-rows.ts'
import { keysOf, shapeOf } from '../page-statement.ts'
import { conditions, filterValues, planOf, type ListPlan, type ListQuery } from '../plan.ts'
import type { Row } from '../row.ts'
import { skipRows } from '../skip-rows.ts'
import { relevance } from '../search-engine.ts'
import {
  firstCommonRank,
  lastRank,
  personMatch,
  type PersonMatch,
  type Rank,
  type RankGroup,
} from './conditions.ts'

/** Up to this number of matches, all are ranked at once. More are read rank by rank, each in the order of the list. */
const maxRankedAtOnce = 2000

const withFilter = (plan: ListPlan, { filter }: PersonMatch): ListPlan => ({
  ...plan,
  filters: [...plan.filters, filter],
})

const rankKey = ({ rank }: Pick<PersonMatch, 'rank'>): SortKey => ({
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

/** A row of a page, and the keys of a cursor at it. */
interface FoundRow {
  row: Row
  keys: () => KeyValue[]
}

/** The ranks of a page from `first` on, those of a group at once. */
function stepsFrom({ ranks, groups }: PersonMatch, first: number): (Rank | RankGroup)[] {
  const steps = ranks
    .filter((rank) => rank >= first)
    .map((rank) => {
      const group = groups.find((one) => one.ranks.includes(rank))
      // behind the best rank of a group, its rows are often among the next ones of the list
      return group !== undefined && (first <= firstCommonRank || group.ranks[0] !== firstCommonRank)
        ? group
        : rank
    })
  return [...new Set(steps)]
}

/** Reads the rows of a rank or a group, from the cursor on. */
function stepReader(
  database: Database,
  resource: ReadOnlyResource,
  { ofRank }: PersonMatch,
  plan: ListPlan,
): (step: Rank | RankGroup) => Promise<FoundRow[]> {
  const { cursor, keys, limit } = plan
  const first = cursor?.keys[0]
  const within: Cursor | undefined = cursor && { ...cursor, keys: cursor.keys.slice(1) }
  const readOf = (ranked: ListPlan, hasCursor: boolean) => ({
    database,
    resource,
    plan: ranked,
    segment: { name: 'all', hasCursor } as const,
    bound: { ...database.constants, ...filterValues(ranked), ...keyValues(ranked.cursor?.keys ?? []) },
    // one more row shows whether there is a further page
    limit: limit + 1,
  })
  const oneRank = (rank: Rank) =>
    readOf({ ...plan, cursor: within, filters: [...plan.filters, ...ofRank(rank)] }, rank === first)
  const foundIn = (rank: Rank, rows: readonly Row[]) =>
    rows.map((row): FoundRow => ({ row, keys: () => [rank, ...keysOf(row, keys)] }))
  return async (step) => {
    if (typeof step === 'number') return foundIn(step, await segmentRows(oneRank(step)))
    if (step.ranks[0] === firstCommonRank) {
      const next = await nextRows(oneRank(firstCommonRank))
      if (next !== undefined) return foundIn(firstCommonRank, next)
    }
    const grouped = { ...plan, keys: [rankKey(step), ...keys], filters: [...plan.filters, step.filter] }
    const rows = await segmentRows(
      readOf(
        grouped,
        step.ranks.some((rank) => rank === first),
      ),
    )
    return rows.map((row): FoundRow => ({ row, keys: () => keysOf(row, grouped.keys) }))
  }
}

/** The rows of a page that is read rank by rank. */
async function rowsByRank(
  database: Database,
  resource: ReadOnlyResource,
  match: PersonMatch,
  plan: ListPlan,
): Promise<RowsWithCursors> {
  const rowsOf = stepReader(database, resource, match, plan)
  const found: FoundRow[] = []
  for (const step of stepsFrom(match, Number(plan.cursor?.keys[0] ?? 0))) {
    // a row that changes between two statements is in both
    const more = (await rowsOf(step)).filter(({ row: { id } }) => !found.some(({ row }) => row['id'] === id))
    found.push(...more)
    if (found.length > plan.limit) break
  }
  const page = found.slice(0, plan.limit)
  const last = page.at(-1)
  const next_cursor =
    found.length > page.length && last !== undefined
      ? encodeCursor(plan.fingerprint, { direction: 'next', keys: last.keys() })
      : null
  return { rows: page.map(({ row }) => row), cursors: { next_cursor, prev_cursor: null } }
}

/**
 * Whether the matches are too many to rank them all. Where the planner of Postgres expects so, they are not counted: to
 * count two thousand takes longer than a page. A wrong estimate costs time only.
 */
async function areMany(
  database: Database,
  resource: ReadOnlyResource,
  match: PersonMatch,
  plan: ListPlan,
): Promise<boolean> {
  const matching = withFilter(plan, match)
  const query = {
    shape: shapeOf(matching),
    values: filterValues(matching),
    where: () => conditions(resource, matching),
  }
  if (match.hasEstimate && (await estimateRows(database, resource, query)) > maxRankedAtOnce) return true
  return (await countUpTo(database, resource, maxRankedAtOnce + 1, query)) > maxRankedAtOnce
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
  if (await areMany(database, resource, match, plan)) {
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
