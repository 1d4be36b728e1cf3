import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../../platform/database/columns.ts'
import { postComments } from '../comments/table.ts'
import { posts } from '../table.ts'

export const approvalSteps = ['submitted', 'returned', 'approved'] as const

/** What happened on the way to the approval of a post: a history, which approval slips show. */
export const postApprovalSteps = pgTable(
  'post_approval_steps',
  {
    id: uuid('id').primaryKey(),
    post_id: uuid('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    step: text('step', { enum: approvalSteps }).notNull(),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
    by: text('by').notNull(),
    /** The name of the caller at that time. */
    by_name: text('by_name'),
    /** Why it was returned. */
    comment_id: uuid('comment_id').references(() => postComments.id, { onDelete: 'set null' }),
  },
  (table) => [
    index('post_approval_steps_post_index').on(table.post_id, table.at, table.id),
    check('post_approval_steps_step_check', sql`${table.step} in ('submitted', 'returned', 'approved')`),
  ],
)
