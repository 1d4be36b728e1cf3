import type { Connection } from '../../../platform/database/database.ts'
import { bigramsOf, term } from '../term.ts'
import { operators, publicDocumentSql } from './statement.ts'
import { neighboursPattern } from './text-filter.ts'

/** One word of a run: in one form, or in any form with its letters. */
export interface RunWord {
  folded: string
  /** With its marks; null for any marks. */
  exact: string | null
}

/** Words side by side, and what the vocabulary says of them. */
export interface Run {
  key: string
  words: readonly RunWord[]
  /** The approximate number of documents that have its letters. */
  documents: number
  /** A document that may have it. */
  example: string | null
}

/** A word that no more documents have is rare: the index finds quickly whether readers see one of them. */
const maxRareDocuments = 2000
/** How many of the newest documents are read for common words. */
const newestDocuments = 200

/** Whether the entries of the index tell this form from others: no entry says that a word has no marks. */
const hasEntry = ({ folded, exact }: RunWord): boolean => exact === null || exact !== `${folded}0`

const entryOf = (word: RunWord) =>
  word.exact !== null && hasEntry(word) ? term('exact', word.exact) : term('word', word.folded)

/** The index entries of texts that have the words of a run, side by side. */
const entriesOf = (words: readonly RunWord[]): number[] => [
  ...words.map(entryOf),
  ...bigramsOf(words.map(({ folded }) => folded)).map((bigram) => term('pair', bigram)),
]

const listed = (entries: readonly number[]) => `{${entries.join(',')}}`
const isRare = ({ documents }: { documents: number }) => documents <= maxRareDocuments

/** The pattern of a run in the sequence of a text; null where the entries say all. */
export const patternOfRun = (words: readonly RunWord[]): Buffer | null =>
  words.length === 1 && hasEntry(words[0]!)
    ? null
    : neighboursPattern(
        words.map(({ folded, exact }) => ({ folded, exact: exact ?? folded, marked: exact !== null })),
      )

/** SQL: whether the words of a run stand side by side in the text of a document; a text that is not stored yet has them. */
const besideSql = (id: string) =>
  `(asked.pattern is null or coalesce((select words like asked.pattern from search_sequences where document_id = ${id}), true))`

// each branch runs only where the one before it found nothing; materialized, because for a single row the planner would
// read the table instead of the index; offset, because it would join the examples with all rows of the table
const standingSql = `with newest as materialized (
  select id, terms & $5::int[] as matched from search_documents where ${publicDocumentSql} order by sorted_at desc, id desc limit ${newestDocuments}
)
select asked.key from (
  select key, entries::int[] as entries, example, is_rare, pattern
  from unnest($1::text[], $2::text[], $3::uuid[], $4::boolean[], $6::bytea[]) as listed (key, entries, example, is_rare, pattern)
) as asked left join lateral (
  select id, terms from search_documents where id = asked.example and ${publicDocumentSql} offset 0
) as example on true
where case
  when example.terms @> asked.entries and ${besideSql('example.id')} then true
  when exists (select from newest where matched @> asked.entries and ${besideSql('newest.id')}) then true
  when is_rare then exists (with saying as materialized (
    select id from search_documents where ${publicDocumentSql} and ${operators.indexed.holds} asked.entries
  ) select from saying where ${besideSql('saying.id')})
  else false end`

/** What a text must have: entries, and words in their order. */
interface Wanted extends Omit<Run, 'words'> {
  entries: readonly number[]
  /** A pattern of the sequence of a text; null where the entries say all. */
  pattern: Buffer | null
}

/** The keys of what some document has that readers see now. */
export async function standing(connection: Connection, wanted: readonly Wanted[]): Promise<Set<string>> {
  if (wanted.length === 0) return new Set()
  const { rows } = await connection.query<{ key: string }>({
    name: 'search-runs-standing',
    text: standingSql,
    values: [
      wanted.map(({ key }) => key),
      wanted.map(({ entries }) => listed(entries)),
      wanted.map(({ example }) => example),
      wanted.map(isRare),
      [...new Set(wanted.flatMap(({ entries }) => entries))],
      wanted.map(({ pattern }) => pattern),
    ],
  })
  return new Set(rows.map(({ key }) => key))
}

/** The keys of the runs that some document has which readers see now. */
export const standingRuns = (connection: Connection, runs: readonly Run[]): Promise<Set<string>> =>
  standing(
    connection,
    runs.map((run) => ({ ...run, entries: entriesOf(run.words), pattern: patternOfRun(run.words) })),
  )

const countSql = `with newest as materialized (
  select terms & $4::int[] as matched from search_documents where ${publicDocumentSql} order by sorted_at desc, id desc limit ${newestDocuments}
)
select key, (case when is_rare then (with saying as materialized (
    select from search_documents where ${publicDocumentSql} and ${operators.indexed.holds} entries::int[]
  ) select count(*) from saying)
  else (select count(*) from newest where matched @> entries::int[]) end)::int as count
from unnest($1::text[], $2::text[], $3::boolean[]) as asked (key, entries, is_rare)`

/** How many documents, which readers see, have some words: all such documents, or those among the newest. */
interface Counted {
  key: string
  words: readonly RunWord[]
  isRare: boolean
}

async function count(connection: Connection, asked: readonly Counted[]): Promise<Map<string, number>> {
  if (asked.length === 0) return new Map()
  const entries = asked.map(({ words }) => entriesOf(words))
  const { rows } = await connection.query<{ key: string; count: number }>({
    name: 'search-runs-counted',
    text: countSql,
    values: [
      asked.map(({ key }) => key),
      entries.map(listed),
      asked.map((each) => each.isRare),
      [...new Set(entries.flat())],
    ],
  })
  return new Map(rows.map(({ key, count }) => [key, count]))
}

/** Two words that stand side by side, with the approximate numbers of documents of each. */
export interface Pair extends Run {
  documentsOf: readonly [number, number]
}

/** How often two words stand together: how many documents, and the share of those with the rarer and the commoner word. */
export interface Bond {
  documents: number
  ofRarer: number
  ofCommoner: number
}

/** The bonds of pairs, by key: `đảng viên` is strong, `của viên` is not. */
export async function bondsOf(connection: Connection, pairs: readonly Pair[]): Promise<Map<string, Bond>> {
  const asked = pairs.flatMap(({ key, words, documentsOf }): Counted[] => {
    // where the rarer word is rare, all documents are counted
    const all = documentsOf.some((documents) => isRare({ documents }))
    const counts = (documents: number) => !all || isRare({ documents })
    return [
      { key, words, isRare: all },
      ...words.flatMap((word, i) =>
        counts(documentsOf[i]!) ? [{ key: `${key} ${i}`, words: [word], isRare: all }] : [],
      ),
    ]
  })
  const counts = await count(connection, asked)
  return new Map(
    pairs.map(({ key }) => {
      const documents = counts.get(key) ?? 0
      const apart = [0, 1].map((i) => Math.max(1, counts.get(`${key} ${i}`) ?? maxRareDocuments))
      return [
        key,
        {
          documents,
          ofRarer: documents / Math.min(...apart),
          ofCommoner: documents / Math.max(...apart),
        },
      ]
    }),
  )
}

/** The shares of documents with some words that have a whole run, by the key of the run. */
export async function sharesOf(
  connection: Connection,
  asked: readonly { run: Run; of: Run }[],
): Promise<Map<string, number>> {
  const counts = await count(
    connection,
    asked.flatMap(({ run, of }) => [
      { key: run.key, words: run.words, isRare: isRare(of) },
      { key: `${run.key} of`, words: of.words, isRare: isRare(of) },
    ]),
  )
  return new Map(
    asked.map(({ run: { key } }) => [
      key,
      (counts.get(key) ?? 0) / Math.max(1, counts.get(`${key} of`) ?? 0),
    ]),
  )
}

/** Whether two words hardly stand without each other, so that one of them tells the other. */
export const isStrong = ({ documents, ofRarer, ofCommoner }: Bond): boolean =>
  ofRarer >= 0.5 && (documents >= 2 || ofCommoner >= 0.5)
