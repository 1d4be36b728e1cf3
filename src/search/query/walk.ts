import type { Connection } from '../../database/database.ts'
import type { SearchType } from '../table.ts'
import type { Evidence } from './evidence.ts'
import {
  filterSql,
  matchedSql,
  monthTerms,
  scoreSql,
  tierSql,
  Values,
  type SearchFilters,
} from './statement.ts'
import type { Tier } from './tiers.ts'

/** A document that was found. */
export interface Hit {
  id: string
  type: SearchType
  tier: number
  score: number
}

/** Where a page ended. */
export interface Place {
  tier: number
  score: number
  id: string
  /** Newest moment and id that the window under way was taken before; null for the newest window. */
  window: { sorted_at: string; id: string } | null
}

/** A search, ready to be walked through. */
export interface Walk {
  tiers: Tier[]
  evidence: Evidence[]
  filters: SearchFilters
  /** What recency is measured from: the same on every page. */
  asOf: string
  /** No document is newer than this: where months are counted back from. */
  newest: string
}

/** So many rows are ranked together where all of them are known to be few. */
export const FEW = 2000
/** So many of the newest rows are ranked together where they are many. */
const WINDOW = 200
/** Months looked at for a window, until it is full; then all of time. */
const MONTHS = [3, 12, 48, 160] as const

interface Ranked extends Hit {
  sorted_at: string
  total: number
  last_at: string | null
  last_id: string | null
}

/**
 * Ranks all that the first tiers hold, if that is few.
 * @returns null where it is not
 */
export async function rankFew(
  connection: Connection,
  walk: Walk,
  strict: number,
  after: Place | null,
  limit: number,
): Promise<Hit[] | null> {
  const values = new Values()
  const tiers = walk.tiers.slice(0, strict)
  const any = tiers.map((tier) => tierSql(tier, values)).join(' or ')
  const visible = filterSql(walk.filters, values)
  const matched = matchedSql(walk.evidence, values)
  const cases = tiers.map((tier, i) => `when ${tierSql(tier, values)} then ${i}`).join(' ')
  const score = scoreSql(walk.evidence, walk.asOf, values)
  const from = after
    ? `where (tier, -score, id) > (${values.bind(after.tier, 'int')}, -${values.bind(after.score, 'int')}, ${values.bind(after.id, 'uuid')})`
    : ''
  const { rows } = await connection.query<Ranked>(
    `with found as materialized (
      select id, type, sorted_at, terms, ${matched} from search_documents where (${any}) and ${visible} limit ${FEW + 1}
    ), ranked as materialized (select id, type, case ${cases} end as tier, ${score} as score from found)
    select id, type, tier, score, (select count(*) from found) as total from ranked ${from}
    order by tier, -score, id limit ${values.bind(limit, 'int')}`,
    values.list,
  )
  if (rows.length > 0 && rows[0]!.total > FEW) return null
  return rows.map(({ id, type, tier, score: points }) => ({ id, type, tier, score: points }))
}

/** One window of one tier: the newest of its rows before a place, ranked. */
async function rankWindow(
  connection: Connection,
  walk: Walk,
  tierIndex: number,
  window: Place['window'],
  after: { score: number; id: string } | null,
  months: number | null,
  limit: number,
): Promise<{ hits: Hit[]; full: boolean; last: Place['window'] }> {
  const values = new Values()
  const tier = walk.tiers[tierIndex]!
  const newest = window?.sorted_at ?? walk.newest
  const where = [
    tierSql(tier, values),
    ...walk.tiers.slice(0, tierIndex).map((closer) => `not ${tierSql(closer, values)}`),
    filterSql(walk.filters, values),
    ...(window
      ? [
          `(sorted_at, id) < (${values.bind(window.sorted_at, 'timestamptz')}, ${values.bind(window.id, 'uuid')})`,
        ]
      : []),
    ...(months === null
      ? []
      : [`terms operator(pg_catalog.&&) ${values.bind(monthTerms(newest.slice(0, 7), months), 'int[]')}`]),
  ].join(' and ')
  const score = scoreSql(walk.evidence, walk.asOf, values)
  const from = after
    ? `where (-score, id) > (-${values.bind(after.score, 'int')}, ${values.bind(after.id, 'uuid')})`
    : ''
  const { rows } = await connection.query<Ranked>(
    // fenced: for a limit over an order the planner would rather walk all of time than ask the index
    `with matching as materialized (select id, sorted_at from search_documents where ${where}),
    newest as (select id from matching order by sorted_at desc, id desc limit ${WINDOW}),
    found as materialized (
      select id, type, search_documents.sorted_at, ${matchedSql(walk.evidence, values)}
      from newest join search_documents using (id)
    ), ranked as materialized (select id, type, ${score} as score from found),
    bounds as (select count(*) as total, (array_agg(sorted_at order by sorted_at, id))[1] as last_at,
      (array_agg(id order by sorted_at, id))[1] as last_id from found),
    page as (select id, type, score from ranked ${from} order by -score, id limit ${values.bind(limit, 'int')})
    select id, type, score, total, last_at, last_id from bounds left join page on true order by -score, id`,
    values.list,
  )
  const { total = 0, last_at, last_id } = rows[0] ?? {}
  return {
    hits: rows
      .filter((row) => row.id !== null)
      .map(({ id, type, score: points }) => ({ id, type, tier: tierIndex, score: points })),
    full: total >= WINDOW,
    last: last_at && last_id ? { sorted_at: last_at, id: last_id } : null,
  }
}

/** A window that is as full as it can be, from as few months as it takes. */
async function fullestWindow(
  connection: Connection,
  walk: Walk,
  tier: number,
  window: Place['window'],
  after: { score: number; id: string } | null,
  limit: number,
) {
  for (const months of MONTHS) {
    const ranked = await rankWindow(connection, walk, tier, window, after, months, limit)
    if (ranked.full) return ranked
  }
  return await rankWindow(connection, walk, tier, window, after, null, limit)
}

/**
 * Goes through tiers from the best on, the newest of each first in windows of a bounded size, each window ranked.
 * @param first the tier to begin with, unless a place says otherwise
 */
export async function walkTiers(
  connection: Connection,
  walk: Walk,
  first: number,
  from: Place | null,
  limit: number,
): Promise<{ hits: Hit[]; places: Place[] }> {
  const hits: Hit[] = []
  const places: Place[] = []
  let tier = from?.tier ?? first
  let window = from?.window ?? null
  let after = from && { score: from.score, id: from.id }
  while (tier < walk.tiers.length && hits.length < limit) {
    const ranked = await fullestWindow(connection, walk, tier, window, after, limit - hits.length)
    for (const hit of ranked.hits) {
      hits.push(hit)
      places.push({ tier, score: hit.score, id: hit.id, window })
    }
    after = null
    if (hits.length >= limit) break
    if (ranked.full) window = ranked.last
    else {
      tier += 1
      window = null
    }
  }
  return { hits, places }
}

/** The moment of the newest document that readers see, before a moment where one is given. */
export async function newestMoment(connection: Connection, before: string | undefined): Promise<string> {
  const { rows } = await connection.query<{ sorted_at: string }>({
    name: 'search-newest',
    text: `select sorted_at from search_documents where public and sorted_at <= least(now(), $1::timestamptz)
      order by sorted_at desc, id desc limit 1`,
    values: [before ?? 'infinity'],
  })
  return rows[0]?.sorted_at ?? new Date().toISOString()
}
