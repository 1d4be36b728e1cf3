import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { postMedia, posts } from '../posts/table.ts'
import { visiblePost } from '../posts/visibility.ts'
import { media } from './table.ts'

/** Whether there is a row. For `exists` Postgres may read all posts to look up each row of a page among them. */
const some = (from: SQL): SQL => sql`coalesce((select true ${from} limit 1), false)`

const isVisiblePost = sql`posts.deleted_at is null and ${visiblePost()}`

/**
 * The condition for media that readers are told of: data without a file are public, and uploaded files where a public post
 * uses them. Nobody can guess the address of a file, so every caller who has it may read the file.
 */
export const visibleMedia = (): SQL =>
  sql`(${qualified(media.file_key)} is null or ${some(sql`from ${posts} where posts.cover_media_id = ${qualified(media.id)} and ${isVisiblePost}`)} or ${some(sql`from ${postMedia} join ${posts} on posts.id = post_media.post_id where post_media.media_id = ${qualified(media.id)} and ${isVisiblePost}`)})`
