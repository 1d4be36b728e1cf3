import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../../platform/database/columns.ts'
import { posts } from '../table.ts'

/** Links to previews of posts. Their secrets are not stored. */
export const previewLinks = pgTable(
  'preview_links',
  {
    id: uuid('id').primaryKey(),
    post_id: uuid('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    /** SHA-256 of the last part of the path. */
    secret_hash: text('secret_hash').notNull().unique(),
    created_at: instant('created_at')
      .notNull()
      .default(sql`now()`),
    created_by: text('created_by').notNull(),
    created_by_name: text('created_by_name'),
    /** Whether an author made it, who loses the post to the newsroom. */
    of_author: boolean('of_author').notNull().default(false),
    expires_at: instant('expires_at').notNull(),
  },
  (table) => [
    index('preview_links_post_index').on(
      table.post_id,
      table.created_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('preview_links_expires_at_index').on(table.expires_at),
  ],
)
