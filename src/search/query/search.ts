import type { Connection } from '../../database/database.ts'
import { differingClosenesses } from './conditions.ts'
import { correct, respell } from './correct.ts'
import { evidenceOf } from './evidence.ts'
import { readQuery, wantedWords, type Reading } from './reading.ts'
import type { SearchFilters } from './statement.ts'
import { wordingsOf } from './synonyms.ts'
import { tiersOf, type Tiers } from './tiers.ts'
import { FEW, newestMoment, rankFew, walkTiers, type Hit, type Place, type Walk } from './walk.ts'
import { wordsFolded } from './words.ts'

/** How a search goes on: with which words, in which way, from where. */
export interface SearchPlace extends Place {
  /** The words that were searched, where they are not those that were typed. */
  corrected: string | null
  /** Whether all strict matches are ranked together. */
  few: boolean
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
  /** What was walked through, and how many of its tiers hold all words; null where there was nothing to look for. */
  walk: Walk | null
  strict: number
}

interface Prepared {
  readings: Reading[]
  tiers: Tiers
  walk: Walk
}

async function prepare(
  connection: Connection,
  query: string,
  filters: SearchFilters,
  asOf: string,
): Promise<Prepared> {
  const readings = await wordingsOf(connection, readQuery(query))
  const tiers = await tiersOf(connection, readings)
  const walk = {
    tiers: [...tiers.strict, ...tiers.loose],
    evidence: evidenceOf(readings),
    filters,
    asOf,
    newest: await newestMoment(connection, filters.before),
  }
  return { readings, tiers, walk }
}

/** Whether a query's rarest word is known to be common: then ranking all that holds it is not tried. */
async function knownCommon(connection: Connection, reading: Reading): Promise<boolean> {
  const folded = [...new Set(wantedWords(reading).map((token) => token.folded))]
  const known = await wordsFolded(connection, folded)
  return folded.every((word) => (known.get(word)?.[0]?.documents ?? 0) > FEW * 2)
}

interface Found {
  hits: Hit[]
  places: Place[]
  few: boolean
}

const placeOf = ({ tier, score, id }: Hit): Place => ({ tier, score, id, window: null })

/** Goes on with the loose tiers where the strict ones filled no page. */
async function loosened(
  connection: Connection,
  { walk, tiers }: Prepared,
  found: Found,
  after: Place | null,
  limit: number,
): Promise<Found> {
  const rest = await walkTiers(connection, walk, tiers.strict.length, after, limit - found.hits.length)
  return { ...found, hits: [...found.hits, ...rest.hits], places: [...found.places, ...rest.places] }
}

/** The strict tiers, together where their rows are few, in windows where they are many; further pages go on loosely. */
async function find(
  connection: Connection,
  prepared: Prepared,
  after: SearchPlace | null,
  limit: number,
): Promise<Found> {
  const { walk, tiers, readings } = prepared
  const strict = tiers.strict.length
  const few = after ? after.few : !(await knownCommon(connection, readings[0]!))
  if (!few) {
    const upTo = { ...walk, tiers: walk.tiers.slice(0, strict) }
    return { ...(await walkTiers(connection, upTo, 0, after, limit)), few }
  }
  const inStrict = after === null || after.tier < strict
  const ranked = inStrict ? await rankFew(connection, walk, strict, after, limit) : []
  if (ranked === null) {
    const upTo = { ...walk, tiers: walk.tiers.slice(0, strict) }
    return { ...(await walkTiers(connection, upTo, 0, null, limit)), few: false }
  }
  const found = { hits: ranked, places: ranked.map(placeOf), few }
  if (ranked.length >= limit || after === null) return found
  return await loosened(connection, prepared, found, inStrict ? null : after, limit)
}

/** What to offer on a first page whose best result has other marks than the query. */
async function meantBy(
  connection: Connection,
  { query, after }: SearchRequest,
  { hits, few }: Found,
  corrected: string | null,
): Promise<string | null> {
  const [best] = hits
  if (after !== null || corrected !== null || best === undefined || !few) return null
  const exact = differingClosenesses([readQuery(query)]).filter((closeness) => closeness.startsWith('exact'))
  return exact.length === 0 || best.tier < exact.length ? null : await respell(connection, query)
}

/** A page of what readers find. Nothing is corrected or loosened while the words as typed find something. */
export async function search(connection: Connection, request: SearchRequest): Promise<SearchResult> {
  const { query, filters, limit, after } = request
  const asOf = after?.asOf ?? new Date().toISOString()
  // one more than asked for tells whether there is a further page
  const most = limit + 1
  let corrected = after?.corrected ?? null
  let prepared = await prepare(connection, corrected ?? query, filters, asOf)
  const nothing = {
    hits: [],
    next: null,
    corrected: null,
    meant: null,
    readings: [],
    continuations: [],
    walk: null,
    strict: 0,
  }
  if (wantedWords(prepared.readings[0]!).length === 0) return nothing
  let found = await find(connection, prepared, after, most)
  if (after === null && found.hits.length === 0) {
    corrected = await correct(connection, query)
    const mended = corrected === null ? null : await prepare(connection, corrected, filters, asOf)
    const better = mended && (await find(connection, mended, null, most))
    if (mended && better && better.hits.length > 0) {
      prepared = mended
      found = better
    } else corrected = null
  }
  if (after === null && found.few && found.hits.length < most) {
    found = await loosened(connection, prepared, found, null, most)
  }
  const more = found.hits.length > limit
  const last = found.places[limit - 1]
  return {
    hits: found.hits.slice(0, limit),
    meant: await meantBy(connection, request, found, corrected),
    next: more && last ? { ...last, corrected, few: found.few, asOf } : null,
    corrected,
    readings: prepared.readings,
    continuations: prepared.tiers.continuations,
    walk: prepared.walk,
    strict: prepared.tiers.strict.length,
  }
}
