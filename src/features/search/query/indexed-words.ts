import type { Connection } from '../../../platform/database/database.ts'
import { instantFromPostgres } from '../../../platform/database/type-parsers.ts'
import { indexIncomplete, isCompleteSql } from '../index-state.ts'
import { publicDocumentSql } from './statement.ts'

/** A word or bigram that documents have. */
export interface IndexedWord {
  word: string
  folded: string
  documents: number
}

/** A word or bigram, with a document that may still have it. */
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

/** Forms of folded words and bigrams, the most used first; readers may see none of the texts that have them. */
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

/** How many words or bigrams with a prefix are used. */
export const maxPrefixMatches = 60

/** The range of words with a prefix, in the order of bytes: the first bound is included, the second is not. */
export function prefixRange(prefix: string): [string, string] {
  const last = prefix.length - 1
  return [prefix, prefix.slice(0, last) + String.fromCharCode(prefix.charCodeAt(last) + 1)]
}

/** As the partial indexes have it. */
const only = { words: "position(' ' in folded) = 0", bigrams: "position(' ' in folded) > 0" } as const

/** How many words with a prefix are read, so that those of hidden texts take no places of those that readers see. */
const maxReadMatches = 240

/**
 * SQL: words or bigrams of a range in the order of bytes, first those whose example readers see, the most used first.
 * @param seesAllSql whether the caller sees all documents
 */
export const termsInRangeSql = (
  kind: keyof typeof only,
  columns: string,
  [from, to]: readonly [string, string],
  seesAllSql = 'false',
) =>
  `select ${columns} from (
    select word, folded, documents, example from search_words where folded ~>=~ ${from} and folded ~<~ ${to} and ${only[kind]}
    order by documents desc, word limit ${maxReadMatches}
  ) as read
  order by (${seesAllSql} or exists (select from search_documents where id = read.example and ${publicDocumentSql})) desc,
    documents desc, word limit ${maxPrefixMatches}`

/** What the index has for the words of an unfinished query. */
interface PrefixMatches {
  /** Forms of folded words, the most used first. */
  indexed: Map<string, IndexedWord[]>
  /** Words and bigrams with the prefix, the most used first. */
  words: IndexedWord[]
  bigrams: IndexedWord[]
  /** The approximate number of documents. */
  documents: number
  /** The moment of the newest post that readers see; null where there is none. */
  newest: string | null
}

const columnsSql = 'word, folded, documents, null as moment'

const prefixMatchesSql = `(select 'indexed' as kind, ${columnsSql} from search_words where folded = any($1)
  order by documents desc, word)
union all (${termsInRangeSql('words', `'words', ${columnsSql}`, ['$2::text', '$3::text'])})
union all (${termsInRangeSql('bigrams', `'bigrams', ${columnsSql}`, ['$4::text', '$5::text'])})
union all (select 'documents', null, null, greatest(reltuples, 0)::int, null from pg_class
  where oid = 'search_documents'::regclass)
union all (select 'complete', null, null, null, null where ${isCompleteSql})
union all (select 'newest', null, null, null, moment::text from (select sorted_at as moment from search_documents
  where public and type = 'post' and sorted_at <= now() order by sorted_at desc, id desc limit 1) newest)`

/** An empty range. */
export const emptyRange = ['', ''] as const

interface Row extends IndexedWord {
  kind: keyof PrefixMatches | 'complete'
  moment: string | null
}

/**
 * Looks up folded words, and the words and bigrams that begin with the folded letters of the prefixes.
 * @throws Problem 503 while the index is not complete
 */
export async function expandPrefix(
  connection: Connection,
  folded: readonly string[],
  wordPrefix: string | null,
  bigramPrefix: string | null,
): Promise<PrefixMatches> {
  const { rows } = await connection.query<Row>({
    name: 'search-words-continued',
    text: prefixMatchesSql,
    values: [
      folded,
      ...(wordPrefix ? prefixRange(wordPrefix) : emptyRange),
      ...(bigramPrefix ? prefixRange(bigramPrefix) : emptyRange),
    ],
  })
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind)
  if (of('complete').length === 0) throw indexIncomplete()
  const moment = of('newest')[0]?.moment
  return {
    indexed: groupedByFolded(of('indexed')),
    words: of('words'),
    bigrams: of('bigrams'),
    documents: of('documents')[0]?.documents ?? 0,
    newest: moment ? instantFromPostgres(moment) : null,
  }
}
