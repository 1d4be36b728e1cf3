import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../../platform/database/columns.ts'
import { posts } from '../table.ts'

/** Every state that a post was in, whole: what a figure quotes stays readable as it was. */
export const postRevisions = pgTable(
  'post_revisions',
  {
    id: uuid('id').notNull().unique(),
    post_id: uuid('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    revision: integer('revision').notNull(),
    created_at: instant('created_at')
      .notNull()
      .default(sql`now()`),
    actor: text('actor').notNull(),
    title: text('title').notNull(),
    status: text('status').notNull(),
    /** The post as it was answered to its writer, texts and all. */
    content: jsonb('content').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.post_id, table.revision] })],
)
