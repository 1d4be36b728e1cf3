import type { Connection } from '../../../platform/database/database.ts'
import { conditionOf, differingClosenesses, type Condition } from './conditions.ts'
import { correct, respell } from './correct.ts'
import { evidenceOf } from './evidence.ts'
import { lookUp } from './known.ts'
import { readQuery, wantedWords, type Reading } from './reading.ts'
import { anySql, foundSql, Values, type SearchFilters } from './statement.ts'
import { wordingsOf } from './synonyms.ts'
import { matchLevelsOf, type MatchLevels } from './match-levels.ts'
import { FEW, rankFew, walkLevels, type Hit, type Place, type Walk } from './walk.ts'

/** How a search goes on: with which words, in which way, from where. */
export interface SearchPlace extends Place {
  /** The words that were searched, where they are not those that were typed. */
  corrected: string | null
  /** How many of the match levels are ranked together. */
  together: number
  asOf: string
}

export interface SearchRequest {
  query: string
  filters: SearchFilters
  limit: number
  after: SearchPlace | null
}

export interface SearchResult {
  hits: Hit[]
  next: SearchPlace | null
  /** The words that were searched instead of the typed ones, which find nothing. */
  corrected: string | null
  /** What may have been meant, where nothing is written exactly as typed. */
  meant: string | null
  /** Each wording that was searched, the first one as typed or corrected. */
  readings: Reading[]
  continuations: string[]
  /** What was walked through, and how many of its match levels hold all words; null where there was nothing to look for. */
  walk: Walk | null
  strict: number
  /** What holds all that the strict match levels do. */
  whole: Condition[]
}

interface Prepared {
  readings: Reading[]
  levels: MatchLevels
  walk: Walk
}

async function prepare(
  connection: Connection,
  query: string,
  filters: SearchFilters,
  asOf: string | undefined,
): Promise<Prepared> {
  const typed = readQuery(query)
  const known = await lookUp(connection, typed, filters)
  const readings = wordingsOf(typed, known.synonyms)
  const levels = matchLevelsOf(known, readings)
  const walk = {
    levels: [...levels.strict, ...levels.loose],
    evidence: evidenceOf(readings),
    filters,
    asOf: asOf ?? known.now,
    newest: known.newest,
    documents: known.documents,
    times: known.times,
  }
  return { readings, levels, walk }
}

/** How many of the strict match levels are ranked together: the first ones, up to one that is known to hold too much for that. */
function levelsTogether({ levels: { strict } }: Prepared): number {
  const many = strict.findIndex(({ most }) => most !== Infinity && most > FEW)
  return many === -1 ? strict.length : many
}

interface Found {
  hits: Hit[]
  places: Place[]
  together: number
}

const placeOf = ({ level, score, id }: Hit): Place => ({ level, score, id, window: null })

/** Goes on with further match levels, from one on or from a place in one of them. */
async function goOn(
  connection: Connection,
  walk: Walk,
  found: Found,
  first: number,
  after: Place | null,
  limit: number,
): Promise<Found> {
  if (found.hits.length >= limit) return found
  const from = after !== null && after.level >= first ? after : null
  const rest = await walkLevels(connection, walk, first, from, limit - found.hits.length)
  return { ...found, hits: [...found.hits, ...rest.hits], places: [...found.places, ...rest.places] }
}

/** What the first match levels hold, ranked together; none of them where that is too much. */
async function findTogether(
  connection: Connection,
  { walk, levels }: Prepared,
  together: number,
  after: SearchPlace | null,
  limit: number,
): Promise<Found> {
  const none = { hits: [], places: [], together }
  if (together === 0 || (after !== null && after.level >= together)) return none
  const hits = await rankFew(connection, walk, together, levels.whole(together), after, limit)
  return hits === null ? { ...none, together: 0 } : { hits, places: hits.map(placeOf), together }
}

/** What the strict match levels hold; further pages go on loosely. */
async function find(
  connection: Connection,
  prepared: Prepared,
  after: SearchPlace | null,
  limit: number,
): Promise<Found> {
  const { walk, levels } = prepared
  const strict = { ...walk, levels: walk.levels.slice(0, levels.strict.length) }
  const together = after?.together ?? levelsTogether(prepared)
  const first = await findTogether(connection, prepared, together, after, limit)
  const found = await goOn(connection, strict, first, first.together, after, limit)
  return after === null ? found : await goOn(connection, walk, found, levels.strict.length, after, limit)
}

/** Whether something that the caller sees says these words so: words are also learnt from what is not visible yet, or no more. */
async function isSaid(
  connection: Connection,
  query: string,
  filters: SearchFilters,
  asOf: string,
): Promise<boolean> {
  const values = new Values()
  const condition = anySql([conditionOf(readQuery(query), 'exact neighbours')], values)
  const { rows } = await connection.query<{ said: boolean }>(
    // fenced: for one row the planner would rather look through the table than ask the index
    `with said as materialized (select id from search_documents where ${foundSql(condition, filters, asOf, values)})
    select exists (select from said) as said`,
    values.list,
  )
  return rows[0]!.said
}

/** What to offer on a first page whose best result has other marks than the query. */
async function meantBy(
  connection: Connection,
  { query, filters, after }: SearchRequest,
  asOf: string,
  { hits, together }: Found,
  corrected: string | null,
): Promise<string | null> {
  const [best] = hits
  if (after !== null || corrected !== null || best === undefined || together === 0) return null
  const exact = differingClosenesses([readQuery(query)]).filter((closeness) => closeness.startsWith('exact'))
  if (exact.length === 0 || best.level < exact.length) return null
  const spelled = await respell(connection, query)
  return spelled !== null && (await isSaid(connection, spelled, filters, asOf)) ? spelled : null
}

/** A page of what readers find. Nothing is corrected or loosened while the words as typed find something. */
export async function search(connection: Connection, request: SearchRequest): Promise<SearchResult> {
  const { query, filters, limit, after } = request
  // one more than asked for tells whether there is a further page
  const most = limit + 1
  let corrected = after?.corrected ?? null
  let prepared = await prepare(connection, corrected ?? query, filters, after?.asOf)
  const nothing = {
    hits: [],
    next: null,
    corrected: null,
    meant: null,
    readings: [],
    continuations: [],
    walk: null,
    strict: 0,
    whole: [],
  }
  if (wantedWords(prepared.readings[0]!).length === 0) return nothing
  let found = await find(connection, prepared, after, most)
  if (after === null && found.hits.length === 0) {
    corrected = await correct(connection, query)
    const mended = corrected === null ? null : await prepare(connection, corrected, filters, undefined)
    const better = mended && (await find(connection, mended, null, most))
    if (mended && better && better.hits.length > 0) {
      prepared = mended
      found = better
    } else corrected = null
  }
  if (after === null) {
    found = await goOn(connection, prepared.walk, found, prepared.levels.strict.length, null, most)
  }
  const more = found.hits.length > limit
  const last = found.places[limit - 1]
  return {
    hits: found.hits.slice(0, limit),
    meant: await meantBy(connection, request, prepared.walk.asOf, found, corrected),
    next: more && last ? { ...last, corrected, together: found.together, asOf: prepared.walk.asOf } : null,
    corrected,
    readings: prepared.readings,
    continuations: prepared.levels.continuations,
    walk: prepared.walk,
    strict: prepared.levels.strict.length,
    whole: prepared.levels.whole(prepared.levels.strict.length),
  }
}
