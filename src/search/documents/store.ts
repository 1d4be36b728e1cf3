import type { Connection } from '../../database/database.ts'
import type { SearchDocument, SearchSource } from '../source.ts'
import { analyse } from './terms-of.ts'

const UPSERT = `insert into search_documents (id, type, public, sorted_at, year, section_id, program_id, terms, weighing)
select (row->>'id')::uuid, row->>'type', (row->>'public')::boolean, (row->>'sorted_at')::timestamptz,
  (row->>'year')::int, (row->>'section_id')::uuid, (row->>'program_id')::uuid,
  (row->>'terms')::int[], (row->>'weighing')::smallint
from json_array_elements($1::json) as row
on conflict (id) do update set type = excluded.type, public = excluded.public, sorted_at = excluded.sorted_at,
  year = excluded.year, section_id = excluded.section_id, program_id = excluded.program_id, terms = excluded.terms,
  weighing = excluded.weighing`

// in order, so that writers who teach the same words wait for each other instead of for ever
const LEARN = `insert into search_words (word, folded)
select word, folded from unnest($1::text[], $2::text[]) as taught(word, folded)
where not exists (select 1 from search_words known where known.word = taught.word)
order by word on conflict do nothing`

/** The documents of some rows, by id; rows in the trash have none. */
export async function loadDocuments(
  connection: Connection,
  source: SearchSource,
  ids: readonly string[],
): Promise<Map<string, SearchDocument>> {
  const { rows } = await connection.query<Record<string, unknown>>(source.select, [ids])
  return new Map(rows.map((row) => [String(row['id']), source.document(row)]))
}

/**
 * Brings the index of some rows up to what they now are, in the transaction that changed them: what a commit shows is
 * found by the next request, and what it hides is not.
 * @param taught words that are known to be learnt, for whoever indexes many rows; the new ones are added
 */
export async function indexRows(
  connection: Connection,
  source: SearchSource,
  ids: readonly string[],
  taught: Set<string> = new Set(),
): Promise<void> {
  const documents = await loadDocuments(connection, source, ids)
  const gone = ids.filter((id) => !documents.has(id))
  if (gone.length > 0) await connection.query('delete from search_documents where id = any($1)', [gone])
  if (documents.size === 0) return
  const words = new Map<string, string>()
  const rows = [...documents.values()].map((document) => {
    const analysis = analyse(source.type, document)
    if (document.public) {
      for (const [word, folded] of analysis.words) if (!taught.has(word)) words.set(word, folded)
    }
    const { id, sorted_at, year, section_id, program_id } = document
    const { public: visible } = document
    return {
      id,
      type: source.type,
      public: visible,
      sorted_at,
      year,
      section_id,
      program_id,
      terms: `{${analysis.terms.join(',')}}`,
      weighing: analysis.weighing,
    }
  })
  await connection.query(UPSERT, [JSON.stringify(rows)])
  if (words.size === 0) return
  await connection.query(LEARN, [[...words.keys()], [...words.values()]])
  for (const word of words.keys()) taught.add(word)
}
