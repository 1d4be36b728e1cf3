import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { qualified } from '../../../platform/database/columns.ts'

/** `visiblePost` as text, for statements that are text. */
export const visiblePostText = (name: string): string =>
  `("${name}".status = 'published' and "${name}".published_at <= now())`

/**
 * The condition for public live posts: published, and `published_at` has passed. It is part of each statement, so that
 * a scheduled post appears without a job.
 * @param name of the table in the statement
 */
export const visiblePost = (name = 'posts'): SQL => sql.raw(visiblePostText(name))

/** The condition for posts that are news of a day, and no pages. @param name of the table in the statement */
export const isNews = (name = 'posts'): SQL => sql.raw(`("${name}".kind <> 'page')`)

/** A public reference to a post: null if the post is not public. */
export const visiblePostId = (reference: PgColumn, as: string) =>
  sql<
    string | null
  >`(select source.id from posts source where source.id = ${qualified(reference)} and source.deleted_at is null and ${visiblePost('source')})`.as(
    as,
  )

/** When the next post that is pinned is pinned no longer. */
export const nextUnpinnedPost = '(select min(pinned_until) from posts where pinned_until > now())'

/** When the next scheduled post becomes visible. */
export const nextVisiblePost =
  "(select min(published_at) from posts where status = 'published' and published_at > now() and deleted_at is null)"
