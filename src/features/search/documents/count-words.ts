import type { Database } from '../../../platform/database/database.ts'
import { operators, VISIBLE } from '../query/statement.ts'
import { saidBy } from '../said-by.ts'
import { term } from '../term.ts'

/** So many documents are read to tell how common words are; it is a matter of magnitudes. */
const SAMPLE = 20_000
const PAGE = 5_000
/** So many examples are looked for in one statement. */
const AT_ONCE = 100
/** So many documents are looked through before the index is asked. */
const NEWEST = 200

interface Sampled {
  counts: Map<number, number>
  /** Documents for each one that was read. */
  scale: number
}

async function sampleEntries({ pool }: Database): Promise<Sampled> {
  const { rows: sizes } = await pool.query<{ documents: number }>(
    "select greatest(reltuples, 0)::bigint as documents from pg_class where oid = 'search_documents'::regclass",
  )
  const documents = sizes[0]?.documents ?? 0
  const percent = documents <= SAMPLE ? 100 : (100 * SAMPLE) / documents
  const { rows } = await pool.query<{ entry: number; count: number }>(
    `select entry, count(*) as count from search_documents tablesample system (${percent.toFixed(4)}), unnest(terms) as entry
    where ${VISIBLE} group by entry having count(*) > 1`,
  )
  return { counts: new Map(rows.map(({ entry, count }) => [entry, count])), scale: 100 / percent }
}

const entryOf = ({ word, folded }: Known) => term(word.includes(' ') ? 'pair' : 'word', folded)

interface Known {
  word: string
  folded: string
  documents: number
  /** Whether readers see the document that said it. */
  shown: boolean
}

const NEXT = `select word, folded, documents, exists (select from search_documents where id = example and ${VISIBLE}) as shown
  from search_words where word > $1 order by word limit ${PAGE}`

/** Finds documents that say words whose own is gone: of common words among the newest, for the index reads all that say one. */
async function findExamples({ pool }: Database, words: readonly Known[]): Promise<void> {
  for (let from = 0; from < words.length; from += AT_ONCE) {
    const some = words.slice(from, from + AT_ONCE)
    const entries = some.map(({ word }) => saidBy(word))
    await pool.query(
      // fenced: for the first row alone the planner would rather read the table than ask the index
      `with newest as materialized (
        select id, terms & $2::int[] as matched from search_documents where ${VISIBLE}
        order by sorted_at desc, id desc limit ${NEWEST}
      ), found as (
        select word, coalesce(
          (select id from newest where matched @> entries limit 1),
          (with saying as materialized (
            select id from search_documents where ${VISIBLE} and ${operators.indexed.holds} entries
          ) select id from saying limit 1)
        ) as id from (
          select word, listed::int[] as entries from unnest($1::text[], $3::text[]) as said(word, listed)
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

/** Counts anew how many documents use each word and pair, from a sample where there are many. */
export async function countWords(database: Database): Promise<void> {
  // how many there are is an estimate of the planner's, which is to know of those that have just come
  await database.pool.query('analyze search_documents')
  const { counts, scale } = await sampleEntries(database)
  let after = ''
  for (;;) {
    const { rows } = await database.pool.query<Known>(NEXT, [after])
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.word
    const changed = rows.flatMap((row) => {
      const counted = Math.max(1, Math.round((counts.get(entryOf(row)) ?? 0) * scale))
      return counted === row.documents ? [] : [{ word: row.word, counted }]
    })
    await database.pool.query(
      `update search_words set documents = counted from unnest($1::text[], $2::int[]) as news(word, counted)
      where search_words.word = news.word`,
      [changed.map(({ word }) => word), changed.map(({ counted }) => counted)],
    )
    await findExamples(
      database,
      rows.filter(({ shown }) => !shown),
    )
  }
}
