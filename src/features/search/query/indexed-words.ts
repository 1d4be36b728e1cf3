import type { Connection } from '../../../platform/database/database.ts'
import { instantFromPostgres } from '../../../platform/database/type-parsers.ts'
import { VISIBLE } from './statement.ts'

/** A word or pair that documents have. */
export interface IndexedWord {
  word: string
  folded: string
  documents: number
}

/** A word or pair, with a document that may still have it. */
export interface WordWithExample extends IndexedWord {
  /** A document that had it at the last count. */
  example: string | null
}

/** Words by their folded forms, in the given order. */
export function groupedByFolded<Word extends IndexedWord>(words: readonly Word[]): Map<string, Word[]> {
  const found = new Map<string, Word[]>()
  for (const word of words) found.set(word.folded, [...(found.get(word.folded) ?? []), word])
  return found
}

/** Forms of folded words and pairs, the most used first; readers may see none of the texts that have them. */
export async function wordsFolded(
  connection: Connection,
  folded: readonly string[],
): Promise<Map<string, WordWithExample[]>> {
  const { rows } = await connection.query<WordWithExample>({
    name: 'search-words',
    text: 'select word, folded, documents, example from search_words where folded = any($1) order by documents desc, word',
    values: [folded],
  })
  return groupedByFolded(rows)
}

/** How many continuations of a beginning are used. */
export const MAX_CONTINUATIONS = 60

/** The range of words with a beginning, in the order of bytes: the first bound is included, the second is not. */
export function bounds(beginning: string): [string, string] {
  const last = beginning.length - 1
  return [beginning, beginning.slice(0, last) + String.fromCharCode(beginning.charCodeAt(last) + 1)]
}

/** As the partial indexes have it. */
const only = { words: "position(' ' in folded) = 0", pairs: "position(' ' in folded) > 0" } as const

/** Words or pairs of a range in the order of bytes, the most used first. */
export const beginningSql = (
  kind: keyof typeof only,
  columns: string,
  [from, to]: readonly [string, string],
) =>
  `select ${columns} from search_words where folded ~>=~ ${from} and folded ~<~ ${to} and ${only[kind]}
  order by documents desc, word limit ${MAX_CONTINUATIONS}`

/** A word that the typed letters may become. */
export interface ContinuedWord extends WordWithExample {
  /** Whether readers see its example. */
  is_shown: boolean
}

/** What the index has of words while the last one is typed. */
export interface Continued {
  /** Forms of folded words, the most used first. */
  known: Map<string, IndexedWord[]>
  /** Words and pairs with a beginning, the most used first. */
  words: ContinuedWord[]
  pairs: ContinuedWord[]
  /** The approximate number of documents. */
  documents: number
  /** The moment of the newest post that readers see; null where there is none. */
  newest: string | null
}

const SHOWN = `exists (select from search_documents where id = example and ${VISIBLE})`
const COLUMNS = 'word, folded, documents, example, null as moment'

const CONTINUED = `(select 'known' as kind, ${COLUMNS}, false as is_shown from search_words where folded = any($1)
  order by documents desc, word)
union all (${beginningSql('words', `'words', ${COLUMNS}, ${SHOWN}`, ['$2::text', '$3::text'])})
union all (${beginningSql('pairs', `'pairs', ${COLUMNS}, ${SHOWN}`, ['$4::text', '$5::text'])})
union all (select 'documents', null, null, greatest(reltuples, 0)::int, null, null, false from pg_class
  where oid = 'search_documents'::regclass)
union all (select 'newest', null, null, null, null, moment::text, false from (select sorted_at as moment from search_documents
  where public and type = 'post' and sorted_at <= now() order by sorted_at desc, id desc limit 1) newest)`

/** An empty range. */
export const EMPTY_RANGE = ['', ''] as const

interface Row extends ContinuedWord {
  kind: keyof Continued
  moment: string | null
}

/** Looks up folded words, and the words and pairs that begin with the folded letters of `word` and `pair`. */
export async function continuedWords(
  connection: Connection,
  folded: readonly string[],
  word: string | null,
  pair: string | null,
): Promise<Continued> {
  const { rows } = await connection.query<Row>({
    name: 'search-words-continued',
    text: CONTINUED,
    values: [folded, ...(word ? bounds(word) : EMPTY_RANGE), ...(pair ? bounds(pair) : EMPTY_RANGE)],
  })
  const of = (wanted: keyof Continued) => rows.filter(({ kind }) => kind === wanted)
  const moment = of('newest')[0]?.moment
  return {
    known: groupedByFolded(of('known')),
    words: of('words'),
    pairs: of('pairs'),
    documents: of('documents')[0]?.documents ?? 0,
    newest: moment ? instantFromPostgres(moment) : null,
  }
}
