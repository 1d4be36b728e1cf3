import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { entityColumns } from '../../../platform/database/columns.ts'

/** Menus of the website, such as that at the top of its pages. */
export const menus = pgTable(
  'menus',
  {
    ...entityColumns(),
    name: text('name').notNull(),
    slug: text('slug').notNull(),
  },
  (table) => [
    uniqueIndex('menus_slug_unique')
      .on(table.slug)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('menus_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('menus_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
  ],
)
