import type { Connection, Transaction } from '../../database/database.ts'
import type { Row } from '../../resource/definition.ts'
import { insertRows } from '../../resource/store-rows.ts'
import type { SearchDocument, SearchSource } from '../source.ts'
import { searchDocuments } from '../table.ts'
import { analyse, type Reading } from './terms-of.ts'

// arrays, because of JSON each field of each row would be looked for from its beginning
const UPSERT = `insert into search_documents (id, type, public, sorted_at, year, section_id, program_id, terms, weighing)
select id, type, public, sorted_at, year, section_id, program_id, terms::int[], weighing
from unnest($1::uuid[], $2::text[], $3::boolean[], $4::timestamptz[], $5::int[], $6::uuid[], $7::uuid[], $8::text[],
  $9::smallint[]) as given(id, type, public, sorted_at, year, section_id, program_id, terms, weighing)
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

interface Analysed {
  rows: Row[]
  words: Map<string, string>
}

/** Rows of the index, and words to be learnt that are not known to be. */
function analysed(
  { type }: SearchSource,
  documents: Iterable<SearchDocument>,
  taught: ReadonlySet<string>,
  read: ReadonlyMap<string, Reading>,
): Analysed {
  const words = new Map<string, string>()
  const rows = [...documents].map((document) => {
    const analysis = analyse(type, document, read.get(document.id))
    for (const [word, folded] of analysis.words) if (!taught.has(word)) words.set(word, folded)
    const { id, sorted_at, year, section_id, program_id } = document
    const terms = `{${analysis.terms.join(',')}}`
    return {
      id,
      type,
      public: document.public,
      sorted_at,
      year,
      section_id,
      program_id,
      terms,
      weighing: analysis.weighing,
    }
  })
  return { rows, words }
}

async function upsert(connection: Connection, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const fields = [
    'id',
    'type',
    'public',
    'sorted_at',
    'year',
    'section_id',
    'program_id',
    'terms',
    'weighing',
  ]
  await connection.query(
    UPSERT,
    fields.map((field) => rows.map((row) => row[field])),
  )
}

/** What may be known beforehand of rows whose index is brought up to date. */
export interface Foreknown {
  /** Words that are known to be learnt, for whoever indexes many rows; the new ones are added. */
  taught?: Set<string>
  /** Rows that this transaction has added: they are not in the index yet. */
  added?: { transaction: Transaction; ids: ReadonlySet<string> }
  /** What is being read of the texts that they were thought to have, by id. */
  read?: Promise<ReadonlyMap<string, Reading>> | undefined
}

/**
 * Brings the index of some rows up to what they now are, in the transaction that changed them: what a commit shows is
 * found by the next request, and what it hides is not.
 */
export async function indexRows(
  connection: Connection,
  source: SearchSource,
  ids: readonly string[],
  { taught = new Set(), added, read }: Foreknown = {},
): Promise<void> {
  const documents = await loadDocuments(connection, source, ids)
  const gone = ids.filter((id) => !documents.has(id))
  if (gone.length > 0) await connection.query('delete from search_documents where id = any($1)', [gone])
  const { rows, words } = analysed(source, documents.values(), taught, (await read) ?? new Map())
  const isAdded = ({ id }: Row) => added?.ids.has(String(id)) === true
  if (added) await insertRows(added.transaction, searchDocuments, rows.filter(isAdded))
  await upsert(
    connection,
    rows.filter((row) => !isAdded(row)),
  )
  if (words.size === 0) return
  await connection.query(LEARN, [[...words.keys()], [...words.values()]])
  for (const word of words.keys()) taught.add(word)
}
