import type { Connection, Transaction } from '../../../platform/database/database.ts'
import type { Row } from '../../../platform/resource/definition.ts'
import { insertRows } from '../../../platform/resource/store-rows.ts'
import type { SearchDocument, SearchProvider } from '../../../platform/resource/search-provider.ts'
import { searchDocuments } from '../table.ts'
import { Lessons } from './lessons.ts'
import { analyse } from './terms-of.ts'

// arrays, because of JSON each field of each row would be looked for from its beginning
const UPSERT = `insert into search_documents (id, type, public, sorted_at, year, section_id, program_id, terms, weighing)
select id, type, public, sorted_at, year, section_id, program_id, terms::int[], weighing
from unnest($1::uuid[], $2::text[], $3::boolean[], $4::timestamptz[], $5::int[], $6::uuid[], $7::uuid[], $8::text[],
  $9::smallint[]) as given(id, type, public, sorted_at, year, section_id, program_id, terms, weighing)
on conflict (id) do update set type = excluded.type, public = excluded.public, sorted_at = excluded.sorted_at,
  year = excluded.year, section_id = excluded.section_id, program_id = excluded.program_id, terms = excluded.terms,
  weighing = excluded.weighing`

// in order, so that writers who teach the same words wait for each other instead of for ever
const LEARN = `insert into search_words (word, folded, example)
select word, folded, example from unnest($1::text[], $2::text[], $3::uuid[]) as taught(word, folded, example)
where not exists (select 1 from search_words known where known.word = taught.word)
order by word on conflict do nothing`

/** The documents of some rows, by id; rows in the trash have none. */
export async function loadDocuments(
  connection: Connection,
  provider: SearchProvider,
  ids: readonly string[],
): Promise<Map<string, SearchDocument>> {
  if (ids.length === 0) return new Map()
  const { rows } = await connection.query<Record<string, unknown>>({
    name: `search-load-${provider.type}`,
    text: provider.select,
    values: [ids],
  })
  return new Map(rows.map((row) => [String(row['id']), provider.document(row)]))
}

/** A document as the index has it. @param lessons takes what it teaches */
export function indexed({ type }: SearchProvider, document: SearchDocument, lessons: Lessons): Row {
  const { terms, weighing } = analyse(type, document, lessons)
  const { id, public: isPublic, sorted_at, year, section_id, program_id } = document
  const entries = `{${terms.join(',')}}`
  return { id, type, public: isPublic, sorted_at, year, section_id, program_id, terms: entries, weighing }
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

/** Adds words to those that searches know. */
async function learn(
  connection: Connection,
  { learnt }: Lessons,
  taught: Set<string> = new Set(),
): Promise<void> {
  const fresh = [...learnt].filter(([word]) => !taught.has(word))
  if (fresh.length === 0) return
  await connection.query(LEARN, [
    fresh.map(([word]) => word),
    fresh.map(([, { folded }]) => folded),
    fresh.map(([, { example }]) => example),
  ])
  for (const [word] of fresh) taught.add(word)
}

/**
 * Brings the index of some rows up to what they now are, in the transaction that changed them: what a commit shows is
 * found by the next request, and what it hides is not.
 * @param taught words that are known to be learnt, for whoever indexes many rows; the new ones are added
 */
export async function indexRows(
  connection: Connection,
  provider: SearchProvider,
  ids: readonly string[],
  taught?: Set<string>,
): Promise<void> {
  if (ids.length === 0) return
  const documents = await loadDocuments(connection, provider, ids)
  const gone = ids.filter((id) => !documents.has(id))
  if (gone.length > 0) await connection.query('delete from search_documents where id = any($1)', [gone])
  const lessons = new Lessons()
  const rows = [...documents.values()].map((document) => indexed(provider, document, lessons))
  await upsert(connection, rows)
  await learn(connection, lessons, taught)
}

/** Adds rows to the index that this transaction has added: they are not in it yet. */
export async function indexNewRows(
  transaction: Transaction,
  rows: readonly Row[],
  lessons: Lessons,
): Promise<void> {
  if (rows.length === 0) return
  await insertRows(transaction, searchDocuments, rows)
  await learn(transaction.client, lessons)
}
