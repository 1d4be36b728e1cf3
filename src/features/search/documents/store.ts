import type { Connection, Transaction } from '../../../platform/database/database.ts'
import type { Row } from '../../../platform/resource/row.ts'
import { insertRows } from '../../../platform/resource/store-rows.ts'
import type { SearchDocument, SearchProvider } from '../../../platform/resource/search-provider.ts'
import { indexFormat, searchDocuments } from '../table.ts'
import { termsOfDocument } from './terms-of.ts'
import { SearchVocabulary } from './vocabulary.ts'

// arrays: in JSON, Postgres would look for each field of each row from the beginning of the row
const upsertSql = `insert into search_documents (id, type, public, sorted_at, year, section_id, program_id, terms, weighing, format)
select id, type, public, sorted_at, year, section_id, program_id, terms::int[], weighing, ${indexFormat}
from unnest($1::uuid[], $2::text[], $3::boolean[], $4::timestamptz[], $5::int[], $6::uuid[], $7::uuid[], $8::text[],
  $9::smallint[]) as given(id, type, public, sorted_at, year, section_id, program_id, terms, weighing)
on conflict (id) do update set type = excluded.type, public = excluded.public, sorted_at = excluded.sorted_at,
  year = excluded.year, section_id = excluded.section_id, program_id = excluded.program_id, terms = excluded.terms,
  weighing = excluded.weighing, format = excluded.format`

// in order, so that writers who add the same words wait for each other instead of a deadlock
const addTermsSql = `insert into search_words (word, folded, example)
select word, folded, example from unnest($1::text[], $2::text[], $3::uuid[]) as added(word, folded, example)
where not exists (select 1 from search_words indexed where indexed.word = added.word)
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

/** What the index has of a document: its row, and its words in their order. */
export interface IndexedDocument {
  row: Row & { id: string }
  words: Buffer
}

/** What the index gets of a document. @param vocabulary gets its words too */
export function indexedDocumentOf(
  { type }: SearchProvider,
  document: SearchDocument,
  vocabulary: SearchVocabulary,
): IndexedDocument {
  const { terms, weighing, words } = termsOfDocument(type, document, vocabulary)
  const { id, public: isPublic, sorted_at, year, section_id, program_id } = document
  const entries = `{${terms.join(',')}}`
  const row = {
    id,
    type,
    public: isPublic,
    sorted_at,
    year,
    section_id,
    program_id,
    terms: entries,
    weighing,
    format: indexFormat,
  }
  return { row, words }
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
    upsertSql,
    fields.map((field) => rows.map((row) => row[field])),
  )
}

/** Stores the words of documents in their order, after the rows of the index: their trigger takes away what was there. */
export async function storeSequences(
  connection: Connection,
  documents: readonly { id: string; words: Buffer }[],
): Promise<void> {
  if (documents.length === 0) return
  await connection.query({
    name: 'search-store-sequences',
    text: `insert into search_sequences (document_id, words) select id, words from unnest($1::uuid[], $2::bytea[]) as given(id, words)
      on conflict (document_id) do update set words = excluded.words`,
    values: [documents.map(({ id }) => id), documents.map(({ words }) => words)],
  })
}

const sequencesOf = (documents: readonly IndexedDocument[]) =>
  documents.map(({ row, words }) => ({ id: row.id, words }))

/** Adds words to the stored vocabulary. @param indexed words that are stored already; the new ones are added */
async function storeVocabulary(
  connection: Connection,
  { terms }: SearchVocabulary,
  indexed: Set<string> = new Set(),
): Promise<void> {
  const added = [...terms].filter(([word]) => !indexed.has(word))
  if (added.length === 0) return
  await connection.query(addTermsSql, [
    added.map(([word]) => word),
    added.map(([, { folded }]) => folded),
    added.map(([, { example }]) => example),
  ])
  for (const [word] of added) indexed.add(word)
}

/**
 * Brings the index of some rows up to what they now are, in the transaction that changed them: the next request finds
 * what a commit shows, and does not find what it hides.
 * @param known words that are stored already, for callers that index many rows; the new ones are added
 */
export async function indexRows(
  connection: Connection,
  provider: SearchProvider,
  ids: readonly string[],
  known?: Set<string>,
): Promise<void> {
  if (ids.length === 0) return
  const documents = await loadDocuments(connection, provider, ids)
  const gone = ids.filter((id) => !documents.has(id))
  if (gone.length > 0) await connection.query('delete from search_documents where id = any($1)', [gone])
  const vocabulary = new SearchVocabulary()
  const indexed = [...documents.values()].map((document) => indexedDocumentOf(provider, document, vocabulary))
  await upsert(
    connection,
    indexed.map(({ row }) => row),
  )
  await storeSequences(connection, sequencesOf(indexed))
  await storeVocabulary(connection, vocabulary, known)
}

/** Adds rows to the index that this transaction has added: they are not in it yet. */
export async function indexNewRows(
  transaction: Transaction,
  documents: readonly IndexedDocument[],
  vocabulary: SearchVocabulary,
): Promise<void> {
  if (documents.length === 0) return
  await insertRows(
    transaction,
    searchDocuments,
    documents.map(({ row }) => row),
  )
  await storeSequences(transaction.client, sequencesOf(documents))
  await storeVocabulary(transaction.client, vocabulary)
}
