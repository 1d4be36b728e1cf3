import { sql } from 'drizzle-orm'
import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../database/columns.ts'

/** Slugs that resources once had: readers' bookmarks keep working. */
export const slugRedirects = pgTable(
  'slug_redirects',
  {
    /** The plural path name, `posts`. */
    resource: text('resource').notNull(),
    slug: text('slug').notNull(),
    resource_id: uuid('resource_id').notNull(),
    created_at: instant('created_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.resource, table.slug] }),
    index('slug_redirects_resource_id_index').on(table.resource_id),
  ],
)
