import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../../platform/database/columns.ts'
import { media } from '../../media/table.ts'
import { posts } from '../table.ts'

/** States of a post, complete, so that the text that a figure quotes stays readable. */
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
    /** For an edit of a draft: when the interval began of whose edits only the last one is kept. Null for other writes. */
    interval_began_at: instant('interval_began_at'),
    /** Submitted or approved: never removed while the post is there. */
    kept: boolean('kept').notNull().default(false),
    actor: text('actor').notNull(),
    /** The name of the caller at that time. */
    actor_name: text('actor_name'),
    title: text('title').notNull(),
    status: text('status').notNull(),
    /** The complete post, as in the response to its writer. */
    content: jsonb('content').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.post_id, table.revision] })],
)

/** The uploads that revisions of a post and of its drafts use. A trigger keeps it, since the uses are within `content`. */
export const revisionMedia = pgTable(
  'revision_media',
  {
    media_id: uuid('media_id')
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    post_id: uuid('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.media_id, table.post_id] }),
    index('revision_media_post_id_index').on(table.post_id),
  ],
)
