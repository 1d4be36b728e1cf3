import { bigint, pgTable, uuid } from 'drizzle-orm/pg-core'
import { posts } from '../table.ts'

/** How often posts were read. Beside the posts, so that a view changes neither a revision nor the rows that lists read. */
export const postViews = pgTable('post_views', {
  post_id: uuid('post_id')
    .primaryKey()
    .references(() => posts.id, { onDelete: 'cascade' }),
  views: bigint('views', { mode: 'number' }).notNull(),
})
