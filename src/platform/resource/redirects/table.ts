import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../database/columns.ts'

/** Former slugs of rows and their addresses on other websites, so that bookmarks of readers keep working. */
export const slugRedirects = pgTable(
  'slug_redirects',
  {
    id: uuid('id').primaryKey(),
    /** The plural path name, `posts`. */
    resource: text('resource').notNull(),
    /** The former slug; of an old address its key (`keyText`), which no slug equals. */
    slug: text('slug').notNull(),
    /** The old address as it was written; null of a former slug. */
    address: text('address'),
    /** The path and query of the old address, as they are compared. */
    path: text('path'),
    resource_id: uuid('resource_id').notNull(),
    created_at: instant('created_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    uniqueIndex('slug_redirects_resource_slug_unique').on(table.resource, table.slug),
    index('slug_redirects_created_at_index').on(
      table.created_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('slug_redirects_resource_id_index').on(table.resource_id),
    index('slug_redirects_path_index')
      .on(table.path)
      .where(sql`${table.path} is not null`),
  ],
)
