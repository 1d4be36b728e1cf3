import type { Connection } from '../../../platform/database/database.ts'
import { instantFromPostgres } from '../../../platform/database/values.ts'
import { pairOf, pairsOf } from '../term.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { wantedWords, type Reading } from './reading.ts'
import type { SearchFilters } from './statement.ts'
import { runsOf, type Synonym } from './synonyms.ts'
import { RECENT, timesOf, type Times } from './times.ts'
import { beginningSql, bounds, groupedByFolded, NOTHING, type KnownWord } from './words.ts'

/** What the database knows of the words of a query. */
export interface Known {
  synonyms: Synonym[]
  /** Forms of each word and pair of neighbours by what they are without marks. */
  words: Map<string, KnownWord[]>
  /** What the last word may become, and the pair it makes with the one before it. */
  continued: { words: KnownWord[]; pairs: KnownWord[] }
  /** About how many documents there are. */
  documents: number
  /** When this was looked up, by the database's clock. */
  now: string
  /** The moment of the newest document that the caller sees, within the filters. */
  newest: string
  /** How documents are spread over time. */
  times: Times
}

const CONTINUED = "'continued', word, folded, null, null, documents"

// one statement, since what a round trip costs is more than what any of these does
const LOOK_UP = `(select 'synonym' as kind, term as a, expansion as b, term_key as c, expansion_key as d, null::int as documents
  from search_synonyms where deleted_at is null and (term_key = any($1) or expansion_key = any($1))
  order by length(expansion_key) + length(term_key) desc, id limit 20)
union all (select 'word', word, folded, null, null, documents from search_words where folded = any($2)
  order by documents desc, word)
union all (${beginningSql('words', CONTINUED, ['$3::text', '$4::text'])})
union all (${beginningSql('pairs', CONTINUED, ['$5::text', '$6::text'])})
union all (select 'newest', moment::text, null, null, null, null from (select sorted_at as moment from search_documents
  where public and sorted_at <= case when $8::boolean then 'infinity' else least(now(), $7::timestamptz) end order by sorted_at desc, id desc limit 1) newest)
union all (select 'hidden', moment::text, null, null, null, null from (select sorted_at as moment from search_documents
  where $8::boolean and not public order by sorted_at desc, id desc limit 1) hidden)
union all (select 'oldest', moment::text, null, null, null, null from (select sorted_at as moment from search_documents
  where public order by sorted_at, id limit 1) oldest)
union all (select 'recent', moment::text, null, null, null, null from (select sorted_at as moment from search_documents
  where public and sorted_at <= least(now(), $7::timestamptz) order by sorted_at desc, id desc offset ${RECENT} limit 1) recent)
union all (select 'now', now()::text, null, null, null, null)
union all (select 'documents', null, null, null, null, greatest(reltuples, 0)::int from pg_class
  where oid = 'search_documents'::regclass)`

interface Row {
  kind: 'synonym' | 'word' | 'continued' | 'newest' | 'hidden' | 'oldest' | 'recent' | 'now' | 'documents'
  a: string
  b: string
  c: string
  d: string
  documents: number
}

/** The last word of a query where it may still be being typed, and the one before it. */
export function unfinished(reading: Reading): { last: Token; before: Token | undefined } | null {
  const part = reading.parts.at(-1)
  const last = part?.tokens.at(-1)
  if (!reading.open || !part || !last || part.phrase || part.excluded || /^\d/.test(last.folded)) return null
  return { last, before: part.tokens.at(-2) }
}

/** Looks up what is known of a query, and how its filters bound the moments of what it can find. */
export async function lookUp(
  connection: Connection,
  reading: Reading,
  { before, scope }: SearchFilters,
): Promise<Known> {
  const wanted = wantedWords(reading)
  const folded = wanted.map((token) => token.folded)
  const typing = unfinished(reading)
  const { rows } = await connection.query<Row>({
    name: 'search-look-up',
    text: LOOK_UP,
    values: [
      [...new Set(reading.parts.flatMap((part) => [...runsOf(part).keys()]))],
      [...new Set([...folded, ...pairsOf(folded)])],
      ...(typing ? bounds(typing.last.folded) : NOTHING),
      ...(typing?.before ? bounds(pairOf(typing.before.folded, typing.last.folded)) : NOTHING),
      before ?? 'infinity',
      scope?.everything ?? false,
    ],
  })
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind)
  const words = (kind: Row['kind']) =>
    of(kind).map(({ a, b, documents }): KnownWord => ({ word: a, folded: b, documents }))
  const continued = words('continued')
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
    continued: {
      words: continued.filter(({ folded }) => !folded.includes(' ')),
      pairs: continued.filter(({ folded }) => folded.includes(' ')),
    },
    documents,
    now: moment('now')[0]!,
    newest,
    times: timesOf(oldest, moment('recent')[0], newest, documents),
  }
}
