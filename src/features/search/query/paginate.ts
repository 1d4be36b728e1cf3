import type { Connection } from '../../../platform/database/database.ts'
import type { Condition } from './conditions.ts'
import type { ScoringSignal } from './scoring-signals.ts'
import {
  orSql,
  matchingRowsSql,
  indexedSql,
  matchedSql,
  monthTerms,
  scoreSql,
  Values,
  type SearchFilters,
} from './statement.ts'
import type { MatchLevel } from './match-level.ts'
import { exclusionsSql, phrasesSql, textFilterSql, type TextFilter } from './text-filter.ts'
import { allMonths, monthsForShare, recentShare, type TimeDistribution } from './time-distribution.ts'

/** A document that matches. */
export interface Hit {
  id: string
  type: string
  level: number
  score: number
  /** Its entries of the words that are weighed; null where documents have all words. */
  matched: number[] | null
}

/** The position where a page ended. */
export interface CursorPosition {
  level: number
  score: number
  id: string
  /** The current window has the rows before this moment and id; null for the newest window. */
  window: { sorted_at: string; id: string } | null
}

/** Everything that pages of a search need. */
export interface SearchPlan {
  levels: MatchLevel[]
  signals: ScoringSignal[]
  text: TextFilter
  filters: SearchFilters
  /** The moment that recency is measured from: the same on every page. */
  asOf: string
  /** The newest document: months are counted back from here. */
  newest: string
  /** The approximate number of documents, and their distribution over time. */
  documents: number
  times: TimeDistribution
  /** How many texts are compared with phrases. */
  comparisons: ComparisonLimits
}

/** How many texts with the entries of a phrase are compared with it; the rest of them is left to further pages. */
interface ComparisonLimits {
  /** In the newest window: no page waits for thousands of texts. */
  first: number
  /** In each window after it, and for a page that has some hits. */
  later: number
  /** For a page that has none. */
  page: number
}

/** A phrase of common words that few texts have takes a few tenths of a second, one that no text has no longer. */
export const comparisonLimits: ComparisonLimits = { first: 700, later: 4000, page: 20_000 }

/** How many rows of several match levels are ranked together. */
export const maxRankedTogether = 1000
/** How many of the newest rows are ranked together where there are many: ten pages of twenty, and some more to see that there is another. */
const windowRows = 210
/** How many of the newest rows, which have some words of a query, a window reads to see whether they have most of them. */
const maxWeighedRows = 700
/** How many of the newest documents are scanned for a window, where a third of them or more match. */
const maxScannedRows = 1000
/** How many times further the second scan goes. */
const scanFactor = 3
interface Ranked extends Hit {
  total: number
  held: number
  last_at: string | null
  last_id: string | null
  compared_at?: string | null
  compared_id?: string | null
}

/** A page without hits is one row that has only the counts. */
const hitsOf = (rows: readonly Ranked[]) => rows.filter(({ id }) => id !== null)

/**
 * Ranks all documents of the first match levels together, if there are few.
 * @param count the number of these match levels
 * @param whole conditions of all their documents
 * @returns null where there are too many
 */
export async function rankTogether(
  connection: Connection,
  plan: SearchPlan,
  count: number,
  whole: readonly Condition[],
  after: CursorPosition | null,
  limit: number,
): Promise<Hit[] | null> {
  const values = new Values()
  const levels = plan.levels.slice(0, count)
  const matching = matchingRowsSql(orSql(whole, values), plan.filters, plan.asOf, values)
  const ofText = textFilterSql(plan.text, values)
  const matched = matchedSql(plan.signals, levels, values)
  const cases = levels
    .map(({ conditions }, i) => `when ${orSql(conditions, values, 'matched')} then ${i}`)
    .join(' ')
  const score = scoreSql(plan.signals, plan.asOf, values)
  const from = after
    ? `where (level, -score, id) > (${values.bind(after.level, 'int')}, -${values.bind(after.score, 'int')}, ${values.bind(after.id, 'uuid')})`
    : ''
  const { rows } = await connection.query<Ranked>(
    // materialized: so that the index of entries is used, and the entries of each row are read once
    `with matching as materialized (
      select id, type, sorted_at, terms from search_documents where ${matching} limit ${maxRankedTogether + 1}
    ), found as materialized (select id, type, sorted_at, ${matched} from matching where true${ofText}), ranked as (select id, type, case ${cases} end as level, ${score} as score from found),
    page as (select * from ranked ${from} order by level, -score, id limit ${values.bind(limit, 'int')})
    select id, type, level, score, total from (select count(*) as total from matching) as bounds
    left join page on true order by level, -score, id`,
    values.list,
  )
  if (rows[0]!.total > maxRankedTogether) return null
  return hitsOf(rows).map(({ id, type, level, score: points }) => ({
    id,
    type,
    level,
    score: points,
    matched: null,
  }))
}

/**
 * Where the rows of a window are read: a number of the newest documents, a number of months without the newest ones of them
 * (`skipped`), all of time if there are no more than a number of rows, or all of time.
 */
type Span = { scanned: number } | { months: number; skipped: number } | { rows: number } | null

/** The rows of a span that may belong to a match level, before the end of the last window. */
function matchingSql(
  { levels, filters, asOf }: SearchPlan,
  levelIndex: number,
  window: CursorPosition['window'],
  newest: string,
  span: Span,
  values: Values,
): string {
  const before = window
    ? ` and (sorted_at, id) < (${values.bind(window.sorted_at, 'timestamptz')}, ${values.bind(window.id, 'uuid')})`
    : ''
  const from = 'select id, sorted_at, ctid as position from search_documents where'
  if (span !== null && 'scanned' in span) {
    return `${from} ${matchingRowsSql('true', filters, asOf, values)}${before} order by sorted_at desc, id desc limit ${values.bind(span.scanned, 'int')}`
  }
  const { conditions } = levels[levelIndex]!
  const found = (some: readonly Condition[]) =>
    `${from} ${matchingRowsSql(indexedSql(some, values), filters, asOf, values)}${before}`
  if (span === null) return found(conditions)
  if ('rows' in span) return `${found(conditions)} limit ${values.bind(span.rows + 1, 'int')}`
  const months = monthTerms(newest.slice(0, 7), span.months).slice(span.skipped)
  return found(conditions.map((condition, i) => inMonths(condition, months, i)))
}

/**
 * A condition of rows of some months. Postgres would take equal months out of several conditions, and read the entries of all
 * rows of these months; so each gets a further number, which the index does not have.
 */
const inMonths = ({ all, any = [] }: Condition, months: readonly number[], i: number): Condition => ({
  all,
  any: [...any, [...months, -1 - i]],
})

/** Whether most of the rows that the index gives may not belong to a match level: they have its words, not the phrase. */
const isUncertain = ({ levels, text }: SearchPlan, level: number) =>
  text.phrases.length > 0 || levels[level]!.signals !== undefined

/**
 * How many rows of a window are compared at most; the window may then stay smaller. It is the same on every page, because a
 * cursor continues the window that the page before has ranked.
 */
function comparedRows(
  { levels, comparisons }: SearchPlan,
  level: number,
  window: CursorPosition['window'],
): number {
  if (levels[level]!.signals !== undefined) return maxWeighedRows
  return window === null ? comparisons.first : comparisons.later
}

/** A ranked window, or its newest part. */
interface Ranking {
  hits: Hit[]
  full: boolean
  /** How many rows it has. */
  total: number
  /** How many rows the span may have. */
  held: number
  last: CursorPosition['window']
  /** How many rows of all time may belong to the match level, where a span of months has shown it. */
  expected?: number
}

/** The window of a newer part and of the part that continues it. */
const joinParts = (newer: Ranking, older: Ranking, limit: number): Ranking => ({
  ...older,
  hits: [...newer.hits, ...older.hits]
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit),
  total: newer.total + older.total,
  held: newer.held + older.held,
  last: older.last ?? newer.last,
})

/**
 * Ranks one window of one match level: its newest rows before a position.
 * @param newer the part of the window that the skipped months have: only the rest of the window is read
 */
async function rankWindow(
  connection: Connection,
  plan: SearchPlan,
  levelIndex: number,
  window: CursorPosition['window'],
  span: Span,
  after: { score: number; id: string } | null,
  limit: number,
  newer?: Ranking,
): Promise<Ranking> {
  const values = new Values()
  const levels = plan.levels.slice(0, levelIndex + 1)
  const matching = matchingSql(plan, levelIndex, window, window?.sorted_at ?? plan.newest, span, values)
  const { signals: weighed = [] } = levels[levelIndex]!
  const signals = [...plan.signals, ...weighed]
  const matched = matchedSql(signals, levels, values)
  const belongs = levels.map(
    ({ conditions }, i) => `${i < levelIndex ? 'not ' : ''}${orSql(conditions, values, 'matched')}`,
  )
  const absent = exclusionsSql(plan.text, values)
  const phrases = phrasesSql(plan.text, values)
  const score = scoreSql(signals, plan.asOf, values)
  const isScanned = span !== null && 'scanned' in span
  const isLimited = !isScanned && isUncertain(plan, levelIndex)
  const maxRows = windowRows - (newer?.total ?? 0)
  const maxCompared = comparedRows(plan, levelIndex, window) - (newer?.held ?? 0)
  const kept =
    weighed.length === 0
      ? 'null::int[]'
      : `matched & ${values.bind(
          weighed.flatMap(({ terms }) => terms),
          'int[]',
        )}`
  const from = after
    ? `where (-score, id) > (-${values.bind(after.score, 'int')}, ${values.bind(after.id, 'uuid')})`
    : ''
  const { rows } = await connection.query<Ranked>(
    // materialized: for an order with a limit the planner would read rows in the order of time instead of the index. The
    // entries of a row are stored outside the row: they are read once, those of the newest row first, until the window is full.
    `with matching as materialized (${matching}),
    newest as materialized (
      select id, sorted_at, position from matching order by sorted_at desc, id desc${isLimited ? ` limit ${values.bind(maxCompared, 'int')}` : ''}
    ),
    found as materialized (
      select newest.id, type, sorted_at, matched from (select id, sorted_at, position from newest where true${phrases}) as newest
      cross join lateral (
        select type, ${matched} from search_documents as row where row.ctid = newest.position${absent} offset 0
      ) as row
      where ${belongs.join(' and ')} limit ${values.bind(maxRows, 'int')}
    ), ranked as materialized (select id, type, ${score} as score, ${kept} as matched from found),
    bounds as (select count(*) as total, (select count(*) from matching) as held, (array_agg(sorted_at order by sorted_at, id))[1] as last_at,
      (array_agg(id order by sorted_at, id))[1] as last_id from found),
    compared as (select sorted_at as compared_at, id as compared_id from newest order by sorted_at, id limit ${isLimited ? 1 : 0}),
    page as (select id, type, score, matched from ranked ${from} order by -score, id limit ${values.bind(limit, 'int')})
    select id, type, score, matched, total, held, last_at, last_id, compared_at, compared_id
    from bounds left join compared on true left join page on true order by -score, id`,
    values.list,
  )
  const { total = 0, held = 0, last_at, last_id, compared_at, compared_id } = rows[0] ?? {}
  const isFull = total >= maxRows
  const ends =
    isFull || compared_at == null
      ? { sorted_at: last_at, id: last_id }
      : { sorted_at: compared_at, id: compared_id }
  const ranking = {
    hits: hitsOf(rows).map(({ id, type, score: points, matched: entries }) => ({
      id,
      type,
      level: levelIndex,
      score: points,
      matched: entries,
    })),
    full: isFull || (isLimited && held > maxCompared),
    total,
    held: isScanned ? total : held,
    last: ends.sorted_at && ends.id ? { sorted_at: ends.sorted_at, id: ends.id } : null,
  }
  return newer ? joinParts(newer, ranking, limit) : ranking
}

/** The limit for rows of all time: words that are common alone may be rare together. */
const maxRowsOfAllTime = 2 * maxRankedTogether
/** How many rows a span should have for a full window. */
const wantedRows = windowRows * 1.5
/** Added to the number of rows of a small sample, because it may be low by chance. */
const extraRows = 3

/**
 * The fullest window, from the narrowest span that is enough: the number of rows in each span gives the width of the next
 * span.
 * @param shown how many rows of all time may belong to the match level, as the window before has shown
 */
async function fullestWindow(
  connection: Connection,
  plan: SearchPlan,
  level: number,
  window: CursorPosition['window'],
  after: { score: number; id: string } | null,
  limit: number,
  shown: number | undefined,
): Promise<Ranking> {
  const { times, filters } = plan
  const documents = Math.max(1, plan.documents)
  const newest = window?.sorted_at ?? plan.newest
  const rank = (span: Span, newer?: Ranking) =>
    rankWindow(connection, plan, level, window, span, after, limit, newer)
  const inAll = (rows: number, share: number) => Math.min(documents, (rows + extraRows) / share)
  const isCompared = isUncertain(plan, level)
  const wanted = isCompared ? comparedRows(plan, level, window) : wantedRows
  let expected = Math.max(1, Math.min(shown ?? plan.levels[level]!.maxDocuments, documents))
  const likely = Math.ceil((wantedRows * documents) / expected)
  // rows that are not public are in another index of moments
  const isScannable = plan.levels[level]!.signals === undefined && !filters.scope?.includesHidden
  if (likely <= maxScannedRows && isScannable) {
    // the newest rows may differ from the rest; rows are read only until the window is full
    const scans = !isCompared ? [likely, scanFactor * likely] : shown === undefined ? [likely] : []
    for (const scanned of scans) {
      const ranked = await rank({ scanned })
      if (ranked.full) return ranked
      // how many of them have the entries of a phrase is not known
      if (!isCompared) expected = inAll(ranked.held, Math.min(1, scanned / documents))
      if (ranked.held * scanFactor < windowRows) break
    }
  }
  let triesAll = true
  let part: Ranking | undefined
  for (let months = 0; ;) {
    if (triesAll && expected <= maxRowsOfAllTime) {
      // reading few rows of all time costs less than limiting the index to some months
      triesAll = false
      const few = await rank({ rows: maxRowsOfAllTime })
      if (few.held <= maxRowsOfAllTime) return few
    }
    // the number of rows that were found gives the number of months, and the rows of the months before are not read again
    const skipped = months
    months = Math.max(
      // few of many rows with the entries may have the phrase
      isCompared ? 2 * months : months + 1,
      monthsForShare(times, newest, wanted / expected),
    )
    if (months > allMonths) return await rank(null)
    part = await rank({ months, skipped }, part)
    expected = inAll(part.held, recentShare(times, newest, months))
    if (part.full) return { ...part, expected }
  }
}

/** The position before all rows of a window. */
const beginOf = (level: number, window: CursorPosition['window']): CursorPosition => ({
  level,
  score: 2_147_483_647,
  id: '00000000-0000-0000-0000-000000000000',
  window,
})

/** The hits of a page, with their positions. */
export interface Hits {
  hits: Hit[]
  positions: CursorPosition[]
  /** Where the next page continues, if the texts that a page compares with phrases did not fill it. */
  stopped: CursorPosition | null
}

/**
 * Reads match levels from the best on, each in windows of its newest rows, and ranks each window.
 * @param first the match level to begin with, where there is no position
 */
export async function paginate(
  connection: Connection,
  plan: SearchPlan,
  first: number,
  from: CursorPosition | null,
  limit: number,
): Promise<Hits> {
  const hits: Hit[] = []
  const positions: CursorPosition[] = []
  const { comparisons } = plan
  let compared = 0
  let level = from?.level ?? first
  let window = from?.window ?? null
  let shown: number | undefined
  let after = from && { score: from.score, id: from.id }
  while (level < plan.levels.length && hits.length < limit) {
    const ranked = await fullestWindow(connection, plan, level, window, after, limit - hits.length, shown)
    shown = ranked.expected
    for (const hit of ranked.hits) {
      hits.push(hit)
      positions.push({ level, score: hit.score, id: hit.id, window })
    }
    after = null
    if (hits.length >= limit) break
    const isWeighed = plan.levels[level]!.signals !== undefined
    const isHopeless = ranked.hits.length === 0 && isWeighed
    if (ranked.full && !isHopeless) {
      if (!isWeighed && plan.text.phrases.length > 0) compared += comparedRows(plan, level, window)
      window = ranked.last
      if (compared >= (hits.length > 0 ? comparisons.later : comparisons.page))
        return { hits, positions, stopped: beginOf(level, window) }
    } else {
      level += 1
      window = null
      shown = undefined
    }
  }
  return { hits, positions, stopped: null }
}
