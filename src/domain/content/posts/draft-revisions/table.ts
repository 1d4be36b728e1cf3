import { sql } from 'drizzle-orm'
import { boolean, check, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../../platform/database/columns.ts'
import { posts } from '../table.ts'

/**
 * Texts that working drafts had. They are no revisions of posts: readers, figures and counts never refer to them, and their
 * numbers are those of drafts.
 */
export const workingDraftRevisions = pgTable(
  'working_draft_revisions',
  {
    id: uuid('id').notNull().unique(),
    post_id: uuid('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    /** The revision of the draft with this text. */
    revision: integer('revision').notNull(),
    /** The revision of the post that the draft changed. */
    base_revision: integer('base_revision').notNull(),
    created_at: instant('created_at')
      .notNull()
      .default(sql`now()`),
    /** When the interval began of whose edits only the last one is kept. */
    interval_began_at: instant('interval_began_at').notNull(),
    /** Submitted: never removed while the post is there. */
    kept: boolean('kept').notNull().default(false),
    actor: text('actor').notNull(),
    /** The name of the caller at that time. */
    actor_name: text('actor_name'),
    title: text('title').notNull(),
    /** The complete post with the texts of the draft. */
    content: jsonb('content').$type<Record<string, unknown>>().notNull(),
    /** When the draft was published or discarded; null for the draft that is there now. */
    ended_at: instant('ended_at'),
    /** The revision of the post with the texts of the draft, once that was published. */
    published_revision: integer('published_revision'),
  },
  (table) => [
    primaryKey({ columns: [table.post_id, table.revision] }),
    check(
      'working_draft_revisions_published_revision_check',
      sql`${table.published_revision} is null or ${table.ended_at} is not null`,
    ),
  ],
)
