import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../../platform/database/columns.ts'
import type { Bilingual } from '../../../../platform/http/problems.ts'
import { posts } from '../table.ts'

export const reviewStates = ['submitted', 'returned'] as const

/** The working draft of a post. A row stays when its draft ends, so that its count of edits never starts again. */
export const workingDrafts = pgTable(
  'working_drafts',
  {
    post_id: uuid('post_id')
      .primaryKey()
      .references(() => posts.id, { onDelete: 'cascade' }),
    /** How often a draft of this post began, changed or ended. */
    edits: integer('edits').notNull(),
    /** The revision of the post that the draft changes; null if there is no draft. */
    base_revision: integer('base_revision'),
    /** The complete post with the texts of the draft, as responses have it; null if there is no draft. */
    content: jsonb('content').$type<Record<string, unknown>>(),
    updated_at: instant('updated_at')
      .notNull()
      .default(sql`now()`),
    /** The caller that changed it last, as named in the audit trail. */
    updated_by: text('updated_by').notNull(),
    updated_by_name: text('updated_by_name'),
    /** Whether the next version waits for approval, or was returned; null if neither. */
    review: text('review', { enum: reviewStates }),
    submitted_at: instant('submitted_at'),
    submitted_by: text('submitted_by'),
    submitted_by_name: text('submitted_by_name'),
    /** The person who submitted it, where that is known beside the caller. */
    submitted_by_person: text('submitted_by_person'),
    /** The callers and persons who have submitted a next version since the post was published last. */
    submitters: text('submitters')
      .array()
      .notNull()
      .default(sql`'{}'`),
    approved_at: instant('approved_at'),
    approved_by: text('approved_by'),
    approved_by_name: text('approved_by_name'),
    /** When the approved change of a public post is published; null without a schedule. A trigger ends it with the text. */
    next_published_at: instant('next_published_at'),
    /** Why it was not published at that time. */
    schedule_problem: jsonb('schedule_problem').$type<Bilingual>(),
    /** Whether the text is still the one that was approved last. */
    approval_stands: boolean('approval_stands').notNull().default(false),
  },
  (table) => [
    // those that wait for somebody, which are few
    index('working_drafts_review_index')
      .on(table.review, table.post_id)
      .where(sql`${table.review} is not null`),
    index('working_drafts_next_published_at_index')
      .on(table.next_published_at)
      .where(sql`${table.next_published_at} is not null`),
    check(
      'working_drafts_next_published_at_check',
      sql`${table.next_published_at} is null or ${table.review} is null`,
    ),
    check('working_drafts_review_check', sql`${table.review} in ('submitted', 'returned')`),
    check('working_drafts_edits_check', sql`${table.edits} > 0`),
    check('working_drafts_content_check', sql`(${table.base_revision} is null) = (${table.content} is null)`),
  ],
)
