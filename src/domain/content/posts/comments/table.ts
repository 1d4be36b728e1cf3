import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../../platform/database/columns.ts'
import { posts } from '../table.ts'

/** The texts of a post that a comment can be about. */
export const commentedFields = ['title', 'summary', 'body_text'] as const

/** What editors say to each other about a post. */
export const postComments = pgTable(
  'post_comments',
  {
    id: uuid('id').primaryKey(),
    post_id: uuid('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
    /** The passage that it is about; all four are null for a comment on the whole. */
    field: text('field', { enum: commentedFields }),
    start: integer('start'),
    end: integer('end'),
    quote: text('quote'),
    created_at: instant('created_at')
      .notNull()
      .default(sql`now()`),
    created_by: text('created_by').notNull(),
    created_by_name: text('created_by_name'),
    resolved_at: instant('resolved_at'),
    resolved_by: text('resolved_by'),
    resolved_by_name: text('resolved_by_name'),
  },
  (table) => [
    index('post_comments_post_index').on(
      table.post_id,
      table.created_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    check('post_comments_field_check', sql`${table.field} in ('title', 'summary', 'body_text')`),
    check(
      'post_comments_passage_check',
      sql`num_nulls(${table.field}, ${table.start}, ${table.end}, ${table.quote}) in (0, 4)`,
    ),
  ],
)
