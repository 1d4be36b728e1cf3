import type { Database } from '../../../platform/database/database.ts'
import { operators, publicDocumentSql } from '../query/statement.ts'
import { entriesOfWritten } from '../written-entries.ts'
import { isDocumentCode } from '../document-code.ts'
import { markCounted } from '../index-state.ts'
import { term } from '../term.ts'

/** How many documents are read to estimate how common words are: the order of magnitude is enough. */
const sampleDocuments = 20_000
const pageWords = 5_000
/** How many examples one statement looks for. */
const examplesAtOnce = 100
/** How many of the newest documents are read before the index is asked. */
const newestDocuments = 200

interface Sampled {
  counts: Map<number, number>
  /** How many documents each document of the sample stands for. */
  scale: number
}

async function sampleEntries({ pool }: Database): Promise<Sampled> {
  const { rows: sizes } = await pool.query<{ documents: number }>(
    "select greatest(reltuples, 0)::bigint as documents from pg_class where oid = 'search_documents'::regclass",
  )
  const documents = sizes[0]?.documents ?? 0
  const percent = documents <= sampleDocuments ? 100 : (100 * sampleDocuments) / documents
  const { rows } = await pool.query<{ entry: number; count: number }>(
    `select entry, count(*) as count from search_documents tablesample system (${percent.toFixed(4)}), unnest(terms) as entry
    where ${publicDocumentSql} group by entry having count(*) > 1`,
  )
  return { counts: new Map(rows.map(({ entry, count }) => [entry, count])), scale: 100 / percent }
}

function entryOf({ word, folded }: StoredWord): number {
  if (isDocumentCode(word)) return entriesOfWritten(word)[0]!
  return term(word.includes(' ') ? 'pair' : 'word', folded)
}

interface StoredWord {
  word: string
  folded: string
  documents: number
  /** Whether readers see its example. */
  shown: boolean
}

const nextWordsSql = `select word, folded, documents, exists (select from search_documents where id = example and ${publicDocumentSql}) as shown
  from search_words where word > $1 order by word limit ${pageWords}`

/** Finds new examples of words: of common words among the newest documents, because the index would read all that have the word. */
async function findExamples({ pool }: Database, words: readonly StoredWord[]): Promise<void> {
  for (let from = 0; from < words.length; from += examplesAtOnce) {
    const some = words.slice(from, from + examplesAtOnce)
    const entries = some.map(({ word }) => entriesOfWritten(word))
    await pool.query(
      // materialized: for a single row the planner would read the table instead of the index
      `with newest as materialized (
        select id, terms & $2::int[] as matched from search_documents where ${publicDocumentSql}
        order by sorted_at desc, id desc limit ${newestDocuments}
      ), found as (
        select word, coalesce(
          (select id from newest where matched @> entries limit 1),
          (with saying as materialized (
            select id from search_documents where ${publicDocumentSql} and ${operators.indexed.holds} entries
          ) select id from saying limit 1)
        ) as id from (
          select word, listed::int[] as entries from unnest($1::text[], $3::text[]) as lost(word, listed)
        ) as gone
      )
      update search_words set example = found.id from found where search_words.word = found.word and found.id is not null`,
      [
        some.map(({ word }) => word),
        [...new Set(entries.flat())],
        entries.map((each) => `{${each.join(',')}}`),
      ],
    )
  }
}

/** Counts again how many documents have each word and bigram, from a sample where there are many documents. */
export async function countWords(database: Database): Promise<void> {
  // the number of documents is the planner's estimate: it must include new ones
  await database.pool.query('analyze search_documents')
  const { counts, scale } = await sampleEntries(database)
  let after = ''
  for (;;) {
    const { rows } = await database.pool.query<StoredWord>(nextWordsSql, [after])
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.word
    const changed = rows.flatMap((row) => {
      const counted = Math.max(1, Math.round((counts.get(entryOf(row)) ?? 0) * scale))
      return counted === row.documents ? [] : [{ word: row.word, counted }]
    })
    await database.pool.query(
      `update search_words set documents = counted from unnest($1::text[], $2::int[]) as recounted(word, counted)
      where search_words.word = recounted.word`,
      [changed.map(({ word }) => word), changed.map(({ counted }) => counted)],
    )
    await findExamples(
      database,
      rows.filter(({ shown }) => !shown),
    )
  }
  await markCounted(database.pool)
}
