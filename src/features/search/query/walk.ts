import type { Connection } from '../../../platform/database/database.ts'
import type { Condition } from './conditions.ts'
import type { Evidence } from './evidence.ts'
import {
  anySql,
  foundSql,
  indexedSql,
  matchedSql,
  monthTerms,
  operators,
  scoreSql,
  levelSql,
  Values,
  type SearchFilters,
} from './statement.ts'
import type { MatchLevel } from './match-level.ts'
import { ALL_MONTHS, monthsFor, partOfMonths, type Times } from './times.ts'

/** A document that was found. */
export interface Hit {
  id: string
  type: string
  level: number
  score: number
}

/** Where a page ended. */
export interface Place {
  level: number
  score: number
  id: string
  /** Newest moment and id that the window under way was taken before; null for the newest window. */
  window: { sorted_at: string; id: string } | null
}

/** A search, ready to be walked through. */
export interface Walk {
  levels: MatchLevel[]
  evidence: Evidence[]
  filters: SearchFilters
  /** What recency is measured from: the same on every page. */
  asOf: string
  /** No document is newer than this: where months are counted back from. */
  newest: string
  /** About how many documents there are, and how they are spread over time. */
  documents: number
  times: Times
}

/** So many rows are ranked together where all of them are known to be few. */
export const FEW = 1000
/** So many of the newest rows are ranked together where they are many: ten pages of twenty, and what tells of another. */
const WINDOW = 210
/** So many of the newest documents are looked through for a window, where a third of them or more belong to it. */
const MOST_WALKED = 1000
/** So many times as far, where the newest hold fewer than all do. */
const FURTHER = 3
interface Ranked extends Hit {
  total: number
  held: number
  last_at: string | null
  last_id: string | null
}

/** A page without hits is a row that has only what was counted. */
const hitsOf = (rows: readonly Ranked[]) => rows.filter(({ id }) => id !== null)

/**
 * Ranks all that the first match levels hold, if that is few.
 * @param count how many match levels these are
 * @param whole what holds all that they do
 * @returns null where it is not few
 */
export async function rankFew(
  connection: Connection,
  walk: Walk,
  count: number,
  whole: readonly Condition[],
  after: Place | null,
  limit: number,
): Promise<Hit[] | null> {
  const values = new Values()
  const levels = walk.levels.slice(0, count)
  const where = foundSql(anySql(whole, values), walk.filters, walk.asOf, values)
  const matched = matchedSql(walk.evidence, levels, values)
  const cases = levels.map((level, i) => `when ${levelSql(level, values, 'matched')} then ${i}`).join(' ')
  const score = scoreSql(walk.evidence, walk.asOf, values)
  const from = after
    ? `where (level, -score, id) > (${values.bind(after.level, 'int')}, -${values.bind(after.score, 'int')}, ${values.bind(after.id, 'uuid')})`
    : ''
  const { rows } = await connection.query<Ranked>(
    // fenced: so that the index of entries is asked, and each row's entries are read once
    `with found as materialized (
      select id, type, sorted_at, ${matched} from search_documents where ${where} limit ${FEW + 1}
    ), ranked as (select id, type, case ${cases} end as level, ${score} as score from found),
    page as (select * from ranked ${from} order by level, -score, id limit ${values.bind(limit, 'int')})
    select id, type, level, score, total from (select count(*) as total from found) as bounds
    left join page on true order by level, -score, id`,
    values.list,
  )
  if (rows[0]!.total > FEW) return null
  return hitsOf(rows).map(({ id, type, level, score: points }) => ({ id, type, level, score: points }))
}

/**
 * Where the rows of a window are looked for: among so many of the newest documents, in so many months, in all of time if
 * that holds no more than so many rows, or in all of it.
 */
type Span = { walked: number } | { months: number } | { rows: number } | null

/** What may be of a match level in a span, before the place where the last window ended. */
function matchingSql(
  { levels, filters, asOf }: Walk,
  levelIndex: number,
  window: Place['window'],
  newest: string,
  span: Span,
  values: Values,
): string {
  const before = window
    ? ` and (sorted_at, id) < (${values.bind(window.sorted_at, 'timestamptz')}, ${values.bind(window.id, 'uuid')})`
    : ''
  const from = 'select id, sorted_at, ctid as place from search_documents where'
  if (span !== null && 'walked' in span) {
    return `${from} ${foundSql('true', filters, asOf, values)}${before} order by sorted_at desc, id desc limit ${values.bind(span.walked, 'int')}`
  }
  const indexed = indexedSql(levels[levelIndex]!.conditions, values)
  const found = `${from} ${foundSql(indexed, filters, asOf, values)}${before}`
  if (span === null) return found
  if ('rows' in span) return `${found} limit ${values.bind(span.rows + 1, 'int')}`
  const months = monthTerms(newest.slice(0, 7), span.months)
  return `${found} and ${operators.indexed.meets} ${values.bind(months, 'int[]')}`
}

/** A window that was ranked. */
interface Ranking {
  hits: Hit[]
  full: boolean
  /** How many rows the span may hold. */
  held: number
  last: Place['window']
}

/** One window of one match level: the newest of its rows before a place, ranked. */
async function rankWindow(
  connection: Connection,
  walk: Walk,
  levelIndex: number,
  window: Place['window'],
  span: Span,
  after: { score: number; id: string } | null,
  limit: number,
): Promise<Ranking> {
  const values = new Values()
  const levels = walk.levels.slice(0, levelIndex + 1)
  const matching = matchingSql(walk, levelIndex, window, window?.sorted_at ?? walk.newest, span, values)
  const matched = matchedSql(walk.evidence, levels, values)
  const belongs = levels.map(
    (level, i) => `${i < levelIndex ? 'not ' : ''}${levelSql(level, values, 'matched')}`,
  )
  const score = scoreSql(walk.evidence, walk.asOf, values)
  const from = after
    ? `where (-score, id) > (-${values.bind(after.score, 'int')}, ${values.bind(after.id, 'uuid')})`
    : ''
  const { rows } = await connection.query<Ranked>(
    // fenced: for a limit over an order the planner would rather walk all of time than ask the index. The entries of a
    // row lie apart from it: they are read once each, the newest row's first, until the window is full.
    `with matching as materialized (${matching}),
    found as materialized (
      select newest.id, type, sorted_at, matched
      from (select id, sorted_at, place from matching order by sorted_at desc, id desc) as newest
      cross join lateral (
        select type, ${matched} from search_documents as row where row.ctid = newest.place offset 0
      ) as row
      where ${belongs.join(' and ')} limit ${WINDOW}
    ), ranked as materialized (select id, type, ${score} as score from found),
    bounds as (select count(*) as total, (select count(*) from matching) as held, (array_agg(sorted_at order by sorted_at, id))[1] as last_at,
      (array_agg(id order by sorted_at, id))[1] as last_id from found),
    page as (select id, type, score from ranked ${from} order by -score, id limit ${values.bind(limit, 'int')})
    select id, type, score, total, held, last_at, last_id from bounds left join page on true order by -score, id`,
    values.list,
  )
  const { total = 0, held = 0, last_at, last_id } = rows[0] ?? {}
  return {
    hits: hitsOf(rows).map(({ id, type, score: points }) => ({ id, type, level: levelIndex, score: points })),
    full: total >= WINDOW,
    held: span !== null && 'walked' in span ? total : held,
    last: last_at && last_id ? { sorted_at: last_at, id: last_id } : null,
  }
}

/** Words that are each common may be rare together. */
const FEW_IN_ALL = 2 * FEW
/** So many rows should be in a span, for a window to be full. */
const WANTED = WINDOW * 1.5
/** So many more rows than were found are expected, where few were. */
const UNLUCKY = 3

/**
 * A window that is as full as it can be, from as narrow a span as it takes: what each span holds tells how wide the next
 * one has to be.
 */
async function fullestWindow(
  connection: Connection,
  walk: Walk,
  level: number,
  window: Place['window'],
  after: { score: number; id: string } | null,
  limit: number,
): Promise<Ranking> {
  const { times, filters } = walk
  const documents = Math.max(1, walk.documents)
  const newest = window?.sorted_at ?? walk.newest
  const rank = (span: Span) => rankWindow(connection, walk, level, window, span, after, limit)
  const inAll = (held: number, part: number) => Math.min(documents, (held + UNLUCKY) / part)
  let expected = Math.max(1, Math.min(walk.levels[level]!.most, documents))
  const likely = Math.ceil((WANTED * documents) / expected)
  // what is not public has no order of moments of its own
  if (likely <= MOST_WALKED && !filters.scope?.everything) {
    // the newest may be of another kind than the rest; rows are read only until the window is full
    for (const walked of [likely, FURTHER * likely]) {
      const ranked = await rank({ walked })
      if (ranked.full) return ranked
      expected = inAll(ranked.held, Math.min(1, walked / documents))
    }
  }
  let triesAll = true
  for (let months = 0; ;) {
    if (triesAll && expected <= FEW_IN_ALL) {
      // to ask the index for few rows takes less than to keep it to some months
      triesAll = false
      const few = await rank({ rows: FEW_IN_ALL })
      if (few.held <= FEW_IN_ALL) return few
    }
    // wider by half at least, in documents: what was found tells how many there may be
    months = Math.max(months + 1, monthsFor(times, newest, WANTED / expected))
    if (months > ALL_MONTHS) return await rank(null)
    const ranked = await rank({ months })
    if (ranked.full) return ranked
    expected = inAll(ranked.held, partOfMonths(times, newest, months))
  }
}

/**
 * Goes through match levels from the best on, the newest of each first in windows of a bounded size, each window ranked.
 * @param first the match level to begin with, unless a place says otherwise
 */
export async function walkLevels(
  connection: Connection,
  walk: Walk,
  first: number,
  from: Place | null,
  limit: number,
): Promise<{ hits: Hit[]; places: Place[] }> {
  const hits: Hit[] = []
  const places: Place[] = []
  let level = from?.level ?? first
  let window = from?.window ?? null
  let after = from && { score: from.score, id: from.id }
  while (level < walk.levels.length && hits.length < limit) {
    const ranked = await fullestWindow(connection, walk, level, window, after, limit - hits.length)
    for (const hit of ranked.hits) {
      hits.push(hit)
      places.push({ level, score: hit.score, id: hit.id, window })
    }
    after = null
    if (hits.length >= limit) break
    if (ranked.full) window = ranked.last
    else {
      level += 1
      window = null
    }
  }
  return { hits, places }
}
