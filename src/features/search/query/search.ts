import type { Connection } from '../../../platform/database/database.ts'
import type { SearchProvider } from '../../../platform/resource/search-provider.ts'
import { conditionOf, distinctMatchKinds, type Condition } from './conditions.ts'
import { correct, correctQuery } from './correct.ts'
import { decodeKeys } from './decode-keys.ts'
import { mend } from './mend.ts'
import { scoringSignalsOf } from './scoring-signals.ts'
import { lookUpQuery, lookUpVariants, type QueryLookup } from './query-lookup.ts'
import { parseQuery, requiredTerms, type ParsedQuery } from './parsed-query.ts'
import { orSql, matchingRowsSql, Values, type SearchFilters } from './statement.ts'
import { variantsOf } from './variants.ts'
import { isNowhere, matchLevelsOf, type MatchLevels } from './match-levels.ts'
import { partialLevelsOf, wordsLeftOut } from './partial-match.ts'
import { splitWords } from './split-words.ts'
import { textFilterOf, textFilterSql, type TextFilter } from './text-filter.ts'
import { readUnreadTexts } from './unread-texts.ts'
import {
  maxRankedTogether,
  rankTogether,
  paginate,
  comparisonLimits,
  type Hit,
  type Hits,
  type CursorPosition,
  type SearchPlan,
} from './paginate.ts'

/** Where and how the next page of a search continues. */
export interface SearchPosition extends CursorPosition {
  /** The words that were searched instead of the typed ones. */
  corrected: string | null
  /** How many match levels are ranked together. */
  rankedLevels: number
  asOf: string
}

/** Where a search looks. */
interface SearchedRows {
  /** Which rows the index has, so that texts can be read. */
  providers: readonly SearchProvider[]
  filters: SearchFilters
}

interface SearchRequest extends SearchedRows {
  query: string
  limit: number
  after: SearchPosition | null
}

/** A hit, and the words of the query that it lacks. */
interface Result extends Hit {
  leftOut: string[]
}

interface SearchResult {
  hits: Result[]
  next: SearchPosition | null
  /** The words that were searched instead of the typed ones. */
  corrected: string | null
  /** A query to suggest, if no text has the words exactly as typed. */
  didYouMean: string | null
  /** The searched variants, first the query as typed or corrected. */
  variants: ParsedQuery[]
  continuations: string[]
  /** The plan that was executed, and how many of its match levels need all words; null where the query has no words. */
  plan: SearchPlan | null
  strict: number
  match: QueryMatch
  /** Whether results may be missing because their texts are not read yet. */
  indexing: boolean
}

interface PreparedSearch {
  /** As typed or as corrected, in NFC. */
  query: string
  lookup: QueryLookup
  variants: ParsedQuery[]
  /** Those of the variants that certainly mean the same. */
  sure: ParsedQuery[]
  levels: MatchLevels
  plan: SearchPlan
  indexing: boolean
  /** Whether certainly no document matches. */
  isEmpty: boolean
}

async function prepare(
  connection: Connection,
  query: string,
  { providers, filters }: SearchedRows,
  asOf: string | undefined,
): Promise<PreparedSearch> {
  const typed = parseQuery(query)
  const asTyped = await lookUpQuery(connection, typed, filters)
  const all = variantsOf(query.normalize('NFC'), typed, asTyped.synonyms)
  const variants = all.map(({ parsed }) => parsed)
  const lookup = { ...asTyped, words: await lookUpVariants(connection, asTyped, variants) }
  const levels = matchLevelsOf(lookup, all)
  const since = asOf ?? lookup.now
  const filter = textFilterOf(typed)
  const { text, isWhole } = lookup.hasUnread
    ? await readUnreadTexts(connection, providers, filter, levels.whole(levels.strict.length), filters, since)
    : { text: filter, isWhole: true }
  const plan = {
    levels: levels.strict,
    signals: scoringSignalsOf(variants),
    text,
    filters,
    asOf: since,
    newest: lookup.newest,
    documents: lookup.documents,
    times: lookup.times,
    comparisons: comparisonLimits,
  }
  return {
    query: query.normalize('NFC'),
    lookup,
    variants,
    sure: all.filter(({ isSure }) => isSure).map(({ parsed }) => parsed),
    levels,
    plan,
    indexing: !isWhole,
    // the vocabulary does not have the words of rows that readers do not see
    isEmpty: filters.scope?.includesHidden !== true && variants.every((parsed) => isNowhere(lookup, parsed)),
  }
}

/** How many of the strict match levels are ranked together: the first ones, before one that has too many documents. */
function levelsRankedTogether({ levels: { strict } }: PreparedSearch): number {
  const many = strict.findIndex(
    ({ maxDocuments }) => maxDocuments !== Infinity && maxDocuments > maxRankedTogether,
  )
  return many === -1 ? strict.length : many
}

/** The hits of a page so far. */
interface FoundHits extends Hits {
  rankedLevels: number
}

const positionOf = ({ level, score, id }: Hit): CursorPosition => ({ level, score, id, window: null })

/** Adds hits of further match levels, from `first` or from a position in one of them. */
async function addHits(
  connection: Connection,
  plan: SearchPlan,
  found: FoundHits,
  first: number,
  after: CursorPosition | null,
  limit: number,
): Promise<FoundHits> {
  if (found.hits.length >= limit || found.stopped !== null) return found
  const from = after !== null && after.level >= first ? after : null
  const rest = await paginate(connection, plan, first, from, limit - found.hits.length)
  return {
    ...found,
    hits: [...found.hits, ...rest.hits],
    positions: [...found.positions, ...rest.positions],
    stopped: rest.stopped,
  }
}

/** Ranks the first match levels together; no hits if they have too many documents. */
async function findTogether(
  connection: Connection,
  { plan, levels }: PreparedSearch,
  rankedLevels: number,
  after: SearchPosition | null,
  limit: number,
): Promise<FoundHits> {
  const none = { hits: [], positions: [], stopped: null, rankedLevels }
  if (rankedLevels === 0 || (after !== null && after.level >= rankedLevels)) return none
  const hits = await rankTogether(connection, plan, rankedLevels, levels.whole(rankedLevels), after, limit)
  return hits === null
    ? { ...none, rankedLevels: 0 }
    : { hits, positions: hits.map(positionOf), stopped: null, rankedLevels }
}

/** Finds hits that have all words. */
async function find(
  connection: Connection,
  prepared: PreparedSearch,
  after: SearchPosition | null,
  limit: number,
): Promise<FoundHits> {
  const rankedLevels = after?.rankedLevels ?? levelsRankedTogether(prepared)
  if (prepared.isEmpty) return { hits: [], positions: [], stopped: null, rankedLevels }
  const first = await findTogether(connection, prepared, rankedLevels, after, limit)
  return await addHits(connection, prepared.plan, first, first.rankedLevels, after, limit)
}

/** Adds hits that have most of the words, where those with all words are too few. */
async function addPartial(
  connection: Connection,
  { plan, variants, sure, lookup }: PreparedSearch,
  found: FoundHits,
  after: SearchPosition | null,
  limit: number,
): Promise<FoundHits> {
  if (found.hits.length >= limit || found.stopped !== null) return found
  const isLast = found.hits.length === 0 && (after === null || after.level >= plan.levels.length)
  const levels = await partialLevelsOf(connection, variants, sure, lookup, plan.filters, plan.asOf, isLast)
  if (levels.length === 0) return found
  const loose = { ...plan, levels: [...plan.levels, ...levels] }
  return await addHits(connection, loose, found, plan.levels.length, after, limit)
}

/** Whether a document that the caller sees has exactly these words; the vocabulary also has words of hidden documents. */
async function isInVisibleDocument(
  connection: Connection,
  query: string,
  filters: SearchFilters,
  asOf: string,
): Promise<boolean> {
  const values = new Values()
  const parsed = parseQuery(query)
  const condition = orSql([conditionOf(parsed, 'exact neighbours')], values)
  const matching = matchingRowsSql(condition, filters, asOf, values)
  const { rows } = await connection.query<{ found: boolean }>(
    // materialized: for one row the planner would read the table instead of the index
    `with matching as materialized (select id, terms from search_documents where ${matching} limit ${comparisonLimits.later})
    select exists (select from matching where true${textFilterSql(textFilterOf(parsed), values)}) as found`,
    values.list,
  )
  return rows[0]!.found
}

/** The query to suggest on a first page whose best result has other marks than the query. */
async function didYouMean(
  connection: Connection,
  { query, filters, after }: SearchRequest,
  { levels, asOf }: SearchPlan,
  { hits, rankedLevels }: FoundHits,
  corrected: string | null,
): Promise<string | null> {
  const [best] = hits
  if (after !== null || corrected !== null || best === undefined || rankedLevels === 0) return null
  // no text has all words, with any marks
  if (best.level >= levels.length) return null
  const exact = distinctMatchKinds([parseQuery(query)]).filter((kind) => kind.startsWith('exact'))
  if (exact.length === 0 || best.level < exact.length) return null
  const spelled = await correctQuery(connection, query)
  return spelled !== null && (await isInVisibleDocument(connection, spelled, filters, asOf)) ? spelled : null
}

/** What documents must have to match a query. */
export interface QueryMatch {
  /** As in the result of a search. */
  indexing: boolean
  /** Conditions of all documents of the strict match levels. */
  whole: Condition[]
  text: TextFilter
  /** Whether such documents are certainly few, as far as their words are counted. */
  hasFew: boolean
}

const matchOf = ({
  variants,
  plan: { text },
  levels: { strict, whole },
  indexing,
  isEmpty,
}: PreparedSearch): QueryMatch =>
  requiredTerms(variants[0]!).length === 0 || isEmpty
    ? { indexing, whole: [], text, hasFew: true }
    : {
        indexing,
        whole: whole(strict.length),
        text,
        hasFew: strict.every(({ maxDocuments }) => maxDocuments <= maxRankedTogether),
      }

/** What documents must have to match the words as typed. */
export async function matchTyped(
  connection: Connection,
  query: string,
  rows: SearchedRows,
): Promise<QueryMatch> {
  return matchOf(await prepare(connection, query, rows, undefined))
}

/** The query with the marks that texts use, if a phrase in it has marks: a phrase is searched with its marks alone. */
async function correctPhrases(connection: Connection, query: string): Promise<string | null> {
  const hasMarks = parseQuery(query).parts.some(
    ({ phrase, excluded, tokens }) => phrase && !excluded && tokens.some(({ marked }) => marked),
  )
  return hasMarks ? await correctQuery(connection, query) : null
}

/** Whether the caller also sees rows that readers do not see. */
const seesHidden = ({ filters }: SearchRequest): boolean => filters.scope?.includesHidden ?? false

/** A query that was searched: as typed, or with other words. */
interface Attempt {
  corrected: string | null
  prepared: PreparedSearch
  found: FoundHits
}

/** Searches other words instead. */
async function attempt(
  connection: Connection,
  { limit, ...rows }: SearchRequest,
  corrected: string,
): Promise<Attempt> {
  const prepared = await prepare(connection, corrected, rows, undefined)
  return { corrected, prepared, found: await find(connection, prepared, null, limit + 1) }
}

/** Whether it finds something, or may do so among older texts. */
const findsSomething = ({ found }: Attempt): boolean => found.hits.length > 0 || found.stopped !== null

/** Searches what was meant instead: words mended by their neighbours, or words corrected because the typed ones find nothing. */
async function repair(
  connection: Connection,
  request: SearchRequest,
  typed: Attempt,
): Promise<{ attempt: Attempt; offered: string | null }> {
  const isHidden = seesHidden(request)
  // who sees hidden rows means them too, and no reader may learn their words: they are searched as typed
  if (isHidden && findsSomething(typed)) return { attempt: typed, offered: null }
  const decoded = isHidden ? await decodeKeys(connection, request.query) : null
  const read = decoded === null ? typed : await attempt(connection, request, decoded)
  const query = read.corrected ?? request.query
  const mended = await mend(connection, query, read.prepared.lookup.words)
  const asMended = mended?.isCertain ? await attempt(connection, request, mended.text) : read
  const offered = mended?.isCertain ? null : (mended?.text ?? null)
  if (findsSomething(asMended)) return { attempt: asMended, offered }
  if (findsSomething(read)) return { attempt: read, offered }
  const corrected =
    (await splitWords(connection, query)) ??
    (await correct(connection, query)) ??
    (await correctPhrases(connection, query))
  const asCorrected = corrected === null ? asMended : await attempt(connection, request, corrected)
  // most of the words are enough then: of the mended ones, where no text has all of them
  return findsSomething(asCorrected)
    ? { attempt: asCorrected, offered: null }
    : { attempt: asMended, offered }
}

/**
 * A page of search results. Keys of an input method are read first. Other words are searched where no text has the typed ones
 * in this neighbourhood, or where they find nothing.
 */
export async function search(connection: Connection, request: SearchRequest): Promise<SearchResult> {
  const { query, limit, after } = request
  // one more than requested shows whether there is a further page
  const limitPlusOne = limit + 1
  const read =
    after !== null ? after.corrected : seesHidden(request) ? null : await decodeKeys(connection, query)
  const first = await prepare(connection, read ?? query, request, after?.asOf)
  const nothing = {
    hits: [],
    next: null,
    corrected: null,
    didYouMean: null,
    variants: [],
    continuations: [],
    plan: null,
    strict: 0,
    match: matchOf(first),
    indexing: false,
  }
  if (requiredTerms(first.variants[0]!).length === 0) return nothing
  const typed: Attempt = {
    corrected: read,
    prepared: first,
    found: await find(connection, first, after, limitPlusOne),
  }
  const { attempt, offered } =
    after === null ? await repair(connection, request, typed) : { attempt: typed, offered: null }
  const { corrected, prepared } = attempt
  const found = await addPartial(connection, prepared, attempt.found, after, limitPlusOne)
  const { query: searched, variants } = prepared
  const leftOut = ({ matched }: Hit) => (matched === null ? [] : wordsLeftOut(searched, variants, matched))
  const more = found.hits.length > limit
  const last = more ? found.positions[limit - 1] : found.stopped
  return {
    hits: found.hits.slice(0, limit).map((hit) => ({ ...hit, leftOut: leftOut(hit) })),
    didYouMean: offered ?? (await didYouMean(connection, request, prepared.plan, found, corrected)),
    next: last ? { ...last, corrected, rankedLevels: found.rankedLevels, asOf: prepared.plan.asOf } : null,
    corrected: findsSomething({ ...attempt, found }) ? corrected : null,
    variants,
    continuations: prepared.levels.continuations,
    plan: prepared.plan,
    strict: prepared.levels.strict.length,
    match: matchOf(prepared),
    indexing: prepared.indexing,
  }
}
