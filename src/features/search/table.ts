import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/columns.ts'

/** The entries that find a row, as its indexes hold them and as whoever asks an index has to say. */
export const FINDING = 'terms[weighing + 1:]'

/** The indexes of entries: apart, so that what readers ask never touches what they may not see. */
export const entryIndexes = [
  { name: 'search_documents_terms_index', where: 'public' },
  { name: 'search_documents_hidden_terms_index', where: 'not public' },
] as const

/**
 * How they take what is new: sorted in a hundred documents at once, the hundreds of entries of each cost a third, and
 * those that wait are few enough for every search to read.
 */
export const entryIndexOptions = { fastupdate: true, gin_pending_list_limit: 256 } as const

/** What is searched of each row that can be found; written in the transaction of the row itself. */
export const searchDocuments = pgTable(
  'search_documents',
  {
    id: uuid('id').primaryKey(),
    /** That of the provider that made it. */
    type: text('type').notNull(),
    /** Whether readers may see it once `sorted_at` has come. */
    public: boolean('public').notNull(),
    /** Publication, or what stands for it: what comes first among equals, and when it becomes visible. */
    sorted_at: instant('sorted_at').notNull(),
    year: integer('year'),
    section_id: uuid('section_id'),
    program_id: uuid('program_id'),
    /**
     * Entries as `term` numbers them, ascending. Stored apart from the row where they are many: a page then holds a
     * hundred rows instead of three, which is a third of the index less, and so many fewer pages to read for it.
     */
    terms: integer('terms').array().notNull(),
    /** So many of the entries come first and only weigh: they find nothing, and are not in the index. */
    weighing: smallint('weighing').notNull(),
  },
  (table) => [
    ...entryIndexes.map(({ name, where }) =>
      index(name)
        .using('gin', sql.raw(`(${FINDING})`))
        .with(entryIndexOptions)
        .where(sql.raw(where)),
    ),
    index('search_documents_sorted_at_index')
      .on(table.sorted_at, table.id)
      .where(sql`${table.public}`),
    // what was imported today has no news in it, and may be newer than all of them
    index('search_documents_posts_index')
      .on(table.sorted_at, table.id)
      .where(sql`${table.public} and ${table.type} = 'post'`),
    index('search_documents_hidden_sorted_at_index')
      .on(table.sorted_at, table.id)
      .where(sql`not ${table.public}`),
  ],
)

/** Words and pairs of neighbours that visible documents use, for completion and correction. */
export const searchWords = pgTable(
  'search_words',
  {
    /** As it is written, in lower case: `đảng bộ`. */
    word: text('word').primaryKey(),
    /** Without marks: `dang bo`. */
    folded: text('folded').notNull(),
    /** How many documents use it, as last counted; 1 until then. */
    documents: integer('documents').notNull().default(1),
    /** A document that said it when it was last looked for; it may be gone, or seen by readers no more. */
    example: uuid('example'),
  },
  (table) => [
    index('search_words_folded_index').on(table.folded.op('text_pattern_ops'), table.documents),
    // one letter begins a hundred times as many pairs as words
    index('search_words_single_index')
      .on(table.folded.op('text_pattern_ops'), table.documents)
      .where(sql`position(' ' in ${table.folded}) = 0`),
  ],
)
