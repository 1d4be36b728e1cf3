import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { codeColumns, entityColumns, inVietnameseOrder } from '../../../platform/database/columns.ts'

/** The kinds of documents. Every school starts with the same ones. */
export const documentKinds = pgTable(
  'document_kinds',
  {
    ...entityColumns(),
    ...codeColumns(),
    name_vi: text('name_vi').notNull(),
    name_en: text('name_en').notNull(),
    /** What numbers of such documents have: KH, QĐ. */
    abbreviation: text('abbreviation'),
  },
  (table) => [
    uniqueIndex('document_kinds_code_unique')
      .on(table.code)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('document_kinds_code_key_unique')
      .on(table.code_key)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('document_kinds_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('document_kinds_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('document_kinds_name_vi_index').on(inVietnameseOrder(table.name_vi), table.id),
  ],
)
