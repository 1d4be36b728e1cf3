import type { Connection } from '../../../platform/database/database.ts'
import { instantFromPostgres } from '../../../platform/database/type-parsers.ts'
import { indexIncomplete, isCompleteSql } from '../index-state.ts'
import { missingSequenceSql } from '../table.ts'
import { bigramOf, bigramsOf } from '../term.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { likeTerms } from './meant-words.ts'
import { requiredTerms, type ParsedQuery } from './parsed-query.ts'
import { wordsOfReadings } from './readings.ts'
import { requiredWordsOf } from './required-words.ts'
import type { SearchFilters } from './statement.ts'
import { synonymKeys, type Synonym } from './synonyms.ts'
import { recentDocuments, timeDistributionOf, type TimeDistribution } from './time-distribution.ts'
import {
  termsInRangeSql,
  prefixRange,
  groupedByFolded,
  wordsFolded,
  emptyRange,
  type IndexedWord,
  type WordWithExample,
} from './indexed-words.ts'

/** What the database has of the words of a query. */
export interface QueryLookup {
  synonyms: Synonym[]
  /** Forms of each word and bigram by their folded forms. */
  words: Map<string, WordWithExample[]>
  /** The words and bigrams that the last, unfinished word may become. */
  prefixMatches: { words: IndexedWord[]; bigrams: IndexedWord[] }
  /** Whether the sequences of some documents are missing. */
  hasUnread: boolean
  /** The approximate number of documents. */
  documents: number
  /** The time of the lookup, by the clock of the database. */
  now: string
  /** The moment of the newest document that the caller sees, within the filters. */
  newest: string
  /** The distribution of documents over time. */
  times: TimeDistribution
}

const prefixMatchesSql = "'continued', word, folded, null, null, documents"

/** How many synonyms of a query are read. */
const maxSynonyms = 100

// the synonyms of typed words, with all that their abbreviations and their long forms may mean. One statement, because a round trip costs more than any of these parts
const lookUpSql = `with named as materialized (
  select term_key, expansion_key from search_synonyms where deleted_at is null and (term_key = any($1) or expansion_key = any($1))
  limit ${maxSynonyms}
)
(select 'synonym' as kind, term as a, expansion as b, term_key as c, expansion_key as d, null::int as documents
  from search_synonyms where deleted_at is null
    and (term_key = any(array(select term_key from named)) or expansion_key = any(array(select expansion_key from named)))
  order by id limit ${maxSynonyms})
union all (select 'word', word, folded, example::text, null, documents from search_words where folded = any($2)
  order by documents desc, word)
union all (${termsInRangeSql('words', prefixMatchesSql, ['$3::text', '$4::text'], '$8::boolean')})
union all (${termsInRangeSql('bigrams', prefixMatchesSql, ['$5::text', '$6::text'], '$8::boolean')})
union all (select 'newest', moment::text, null, null, null, null from (select sorted_at as moment from search_documents
  where public and sorted_at <= case when $8::boolean then 'infinity' else least(now(), $7::timestamptz) end order by sorted_at desc, id desc limit 1) newest)
union all (select 'hidden', moment::text, null, null, null, null from (select sorted_at as moment from search_documents
  where $8::boolean and not public order by sorted_at desc, id desc limit 1) hidden)
union all (select 'oldest', moment::text, null, null, null, null from (select sorted_at as moment from search_documents
  where public order by sorted_at, id limit 1) oldest)
union all (select 'recent', moment::text, null, null, null, null from (select sorted_at as moment from search_documents
  where public and sorted_at <= least(now(), $7::timestamptz) order by sorted_at desc, id desc offset ${recentDocuments} limit 1) recent)
union all (select 'unread', null, null, null, null, null where exists (select from search_sequences where ${missingSequenceSql}))
union all (select 'complete', null, null, null, null, null where ${isCompleteSql})
union all (select 'now', now()::text, null, null, null, null)
union all (select 'documents', null, null, null, null, greatest(reltuples, 0)::int from pg_class
  where oid = 'search_documents'::regclass)`

interface Row {
  kind:
    | 'synonym'
    | 'word'
    | 'continued'
    | 'newest'
    | 'hidden'
    | 'oldest'
    | 'recent'
    | 'now'
    | 'documents'
    | 'complete'
    | 'unread'
  a: string
  b: string
  c: string
  d: string
  documents: number
}

/** The last word of a query, if it may be a prefix of the intended word, and the word before it. */
export function lastPrefix(parsed: ParsedQuery): { last: Token; before: Token | undefined } | null {
  const part = parsed.parts.at(-1)
  const last = part?.tokens.at(-1)
  if (!parsed.open || !part || !last || part.phrase || part.excluded || /^\d/.test(last.folded)) return null
  return { last, before: part.tokens.at(-2) }
}

/**
 * Looks up the words of a query, and the moments that its filters allow.
 * @throws Problem 503 while the index is not complete
 */
export async function lookUpQuery(
  connection: Connection,
  parsed: ParsedQuery,
  { before, scope }: SearchFilters,
): Promise<QueryLookup> {
  const folded = requiredTerms(parsed).map((token) => token.folded)
  const prefix = lastPrefix(parsed)
  const { rows } = await connection.query<Row>({
    name: 'search-look-up',
    text: lookUpSql,
    values: [
      synonymKeys(parsed),
      [
        ...new Set([
          ...folded,
          ...bigramsOf(folded),
          ...likeTerms(requiredWordsOf(parsed) ?? []),
          ...wordsOfReadings(parsed),
        ]),
      ],
      ...(prefix ? prefixRange(prefix.last.folded) : emptyRange),
      ...(prefix?.before ? prefixRange(bigramOf(prefix.before.folded, prefix.last.folded)) : emptyRange),
      before ?? 'infinity',
      scope?.includesHidden ?? false,
    ],
  })
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind)
  if (of('complete').length === 0) throw indexIncomplete()
  const words = (kind: Row['kind']) =>
    of(kind).map(({ a, b, c, documents }): WordWithExample => ({ word: a, folded: b, documents, example: c }))
  const matches = words('continued')
  const moment = (kind: Row['kind']) => of(kind).map(({ a }) => instantFromPostgres(a))
  const moments = [...moment('newest'), ...moment('hidden')]
  const newest = moments.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? new Date().toISOString()
  const oldest = moment('oldest')[0] ?? newest
  const documents = of('documents')[0]?.documents ?? 0
  return {
    synonyms: of('synonym').map(({ a, b, c, d }) => ({
      term: a,
      expansion: b,
      term_key: c,
      expansion_key: d,
    })),
    words: groupedByFolded(words('word')),
    prefixMatches: {
      words: matches.filter(({ folded }) => !folded.includes(' ')),
      bigrams: matches.filter(({ folded }) => folded.includes(' ')),
    },
    hasUnread: rows.some(({ kind }) => kind === 'unread'),
    documents,
    now: moment('now')[0]!,
    newest,
    times: timeDistributionOf(oldest, moment('recent')[0], newest, documents),
  }
}

/** Adds the words and bigrams of variants to those that were looked up: how many documents match decides how they are read. */
export async function lookUpVariants(
  connection: Connection,
  { words }: QueryLookup,
  variants: readonly ParsedQuery[],
): Promise<QueryLookup['words']> {
  if (variants.length === 1) return words
  const asked = variants.flatMap((parsed) => {
    const folded = requiredTerms(parsed).map((token) => token.folded)
    return [...folded, ...bigramsOf(folded)]
  })
  const missing = [...new Set(asked)].filter((word) => !words.has(word))
  return missing.length === 0 ? words : new Map([...words, ...(await wordsFolded(connection, missing))])
}
