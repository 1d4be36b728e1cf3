import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { entityColumns, inVietnameseOrder } from '../../../platform/database/columns.ts'

/** Abbreviations and what they stand for; a query for one finds the other. */
export const searchSynonyms = pgTable(
  'search_synonyms',
  {
    ...entityColumns(),
    term: text('term').notNull(),
    expansion: text('expansion').notNull(),
    /** Both as queries are compared with them: words without marks, one space between. */
    term_key: text('term_key').notNull(),
    expansion_key: text('expansion_key').notNull(),
  },
  (table) => [
    uniqueIndex('search_synonyms_term_unique')
      .on(table.term, table.expansion)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('search_synonyms_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('search_synonyms_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('search_synonyms_term_key_index').on(table.term_key),
    index('search_synonyms_expansion_key_index').on(table.expansion_key),
    index('search_synonyms_name_index').on(inVietnameseOrder(table.term), table.id),
  ],
)
