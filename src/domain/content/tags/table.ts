import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { entityColumns, inVietnameseOrder } from '../../../platform/database/columns.ts'

/** Labels of posts, across sections. */
export const tags = pgTable(
  'tags',
  {
    ...entityColumns(),
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    description: text('description'),
  },
  (table) => [
    uniqueIndex('tags_slug_unique')
      .on(table.slug)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('tags_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('tags_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('tags_name_index').on(inVietnameseOrder(table.name), table.id),
  ],
)
