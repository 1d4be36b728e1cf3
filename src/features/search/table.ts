import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, instant } from '../../platform/database/columns.ts'

/**
 * SQL: the entries of a row that a query can match. The first `weighing` entries of `terms` only count for the score and
 * are not in the index; the others follow them. Queries must use this expression, because the indexes have it.
 */
export const matchableTermsSql = 'terms[weighing + 1:]'

/** The indexes of entries. Hidden rows have a separate one, which queries of readers never read. */
export const entryIndexes = [
  { name: 'search_documents_terms_index', where: 'public' },
  { name: 'search_documents_hidden_terms_index', where: 'not public' },
] as const

/**
 * How new entries are added: sorting the entries of about a hundred documents at once takes a third of the time, and the
 * pending list stays short enough for every search to read.
 */
export const entryIndexOptions = { fastupdate: true, gin_pending_list_limit: 256 } as const

/**
 * The format of the entries. A change of what entries a document has, or of their numbers, must increase it: the index of
 * this table then has another condition, so that a migration belongs to it. Entries of another format are made anew.
 */
export const indexFormat = 1

/** SQL: entries that a process of another version has written. */
export const otherFormatSql = `format <> ${indexFormat}`

/** The search index: one row for each row that can be found, written in the transaction of that row. */
export const searchDocuments = pgTable(
  'search_documents',
  {
    id: uuid('id').primaryKey(),
    /** The type of its provider. */
    type: text('type').notNull(),
    /** Whether readers may see it once `sorted_at` has come. */
    public: boolean('public').notNull(),
    /** The time of publication, or a similar time: newer rows come first, and the row becomes visible then. */
    sorted_at: instant('sorted_at').notNull(),
    year: integer('year'),
    section_id: uuid('section_id'),
    program_id: uuid('program_id'),
    /**
     * Entries as `term` numbers them, in ascending order: first `weighing` negative ones, which only count for the score,
     * then those that queries match. Postgres stores long arrays outside the row: a page then has a
     * hundred rows instead of three, the index is a third smaller, and searches read fewer pages.
     */
    terms: integer('terms').array().notNull(),
    /** How many of the first entries only count for the score; they are not in the index. */
    weighing: smallint('weighing').notNull(),
    /** The format of the entries. The default is that of versions which did not write this column. */
    format: smallint('format').notNull().default(1),
  },
  (table) => [
    ...entryIndexes.map(({ name, where }) =>
      index(name)
        .using('gin', sql.raw(`(${matchableTermsSql})`))
        .with(entryIndexOptions)
        .where(sql.raw(where)),
    ),
    index('search_documents_sorted_at_index')
      .on(table.sorted_at, table.id)
      .where(sql`${table.public}`),
    // posts only: imported rows of registers may be newer, and are no news
    index('search_documents_posts_index')
      .on(table.sorted_at, table.id)
      .where(sql`${table.public} and ${table.type} = 'post'`),
    index('search_documents_hidden_sorted_at_index')
      .on(table.sorted_at, table.id)
      .where(sql`not ${table.public}`),
    // empty, unless processes of two versions write
    index('search_documents_other_format_index').on(table.id).where(sql.raw(otherFormatSql)),
  ],
)

/** SQL: sequences that a process of a version without them has left. */
export const missingSequenceSql = 'words is null'

/**
 * The words of each document in their order, which phrases are compared with. A trigger on `search_documents` adds and
 * removes rows, and takes away words that no longer fit the entries of a document, whoever writes these.
 */
export const searchSequences = pgTable(
  'search_sequences',
  {
    document_id: uuid('document_id').primaryKey(),
    /** Four bytes for each word, and four zero bytes where a sentence ends; null until a process of this version reads the row. */
    words: bytea('words'),
  },
  (table) => [
    // empty, unless processes of two versions write
    index('search_sequences_missing_index').on(table.document_id).where(sql.raw(missingSequenceSql)),
  ],
)

/** Whether the search index is complete: one row. */
export const searchIndexState = pgTable(
  'search_index_state',
  {
    id: smallint('id').primaryKey(),
    /** The format of the entries that the index has, or gets. */
    format: smallint('format').notNull(),
    /** When all rows were in the index; null while they are not. */
    filled_at: instant('filled_at'),
    /** The approximate number of documents when words were last counted. */
    counted_documents: integer('counted_documents').notNull().default(0),
  },
  (table) => [check('search_index_state_id_check', sql`${table.id} = 1`)],
)

/** The vocabulary: words, bigrams and numbers of documents in public documents, for completion and correction. */
export const searchWords = pgTable(
  'search_words',
  {
    /** As it is written, words in lower case: `đảng bộ`, `58/2011/TT-BTC`. */
    word: text('word').primaryKey(),
    /** Without marks: `dang bo`, `58/2011/tt/btc`. */
    folded: text('folded').notNull(),
    /** How many documents have it, by the last count; 1 until then. */
    documents: integer('documents').notNull().default(1),
    /** A document that had it at the last count; it may be gone or hidden now. */
    example: uuid('example'),
  },
  (table) => [
    index('search_words_folded_index').on(table.folded.op('text_pattern_ops'), table.documents),
    // a hundred times more bigrams than words begin with one letter
    index('search_words_single_index')
      .on(table.folded.op('text_pattern_ops'), table.documents)
      .where(sql`position(' ' in ${table.folded}) = 0`),
  ],
)
