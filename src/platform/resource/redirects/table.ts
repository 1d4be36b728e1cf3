import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../database/columns.ts'

/** Former slugs of rows, so that bookmarks of readers keep working. */
export const slugRedirects = pgTable(
  'slug_redirects',
  {
    id: uuid('id').primaryKey(),
    /** The plural path name, `posts`. */
    resource: text('resource').notNull(),
    slug: text('slug').notNull(),
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
  ],
)
