import type { Database } from '../../database/database.ts'
import { term } from '../term.ts'

/** So many documents are read to tell how common words are; it is a matter of magnitudes. */
const SAMPLE = 20_000
const PAGE = 5_000

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
    where public group by entry having count(*) > 1`,
  )
  return { counts: new Map(rows.map(({ entry, count }) => [entry, count])), scale: 100 / percent }
}

/** Counts anew how many documents use each word and pair, from a sample where there are many. */
export async function countWords(database: Database): Promise<void> {
  // how many there are is an estimate of the planner's, which is to know of those that have just come
  await database.pool.query('analyze search_documents')
  const { counts, scale } = await sampleEntries(database)
  let after = ''
  for (;;) {
    const { rows } = await database.pool.query<{ word: string; folded: string; documents: number }>(
      `select word, folded, documents from search_words where word > $1 order by word limit ${PAGE}`,
      [after],
    )
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.word
    const changed = rows.flatMap(({ word, folded, documents }) => {
      const entry = word.includes(' ') ? term('pair', folded) : term('word', folded)
      const counted = Math.max(1, Math.round((counts.get(entry) ?? 0) * scale))
      return counted === documents ? [] : [{ word, counted }]
    })
    await database.pool.query(
      `update search_words set documents = counted from unnest($1::text[], $2::int[]) as news(word, counted)
      where search_words.word = news.word`,
      [changed.map(({ word }) => word), changed.map(({ counted }) => counted)],
    )
  }
}
