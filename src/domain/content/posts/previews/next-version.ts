import { sql } from 'drizzle-orm'
import { qualified } from '../../../../platform/database/columns.ts'
import { posts } from '../table.ts'
import { workingDrafts } from '../working-draft/table.ts'

/** Posts with their working drafts. */
export const postsWithDrafts = sql`${posts} left join ${workingDrafts} on ${qualified(workingDrafts.post_id)} = ${qualified(posts.id)}`

/** The condition of `postsWithDrafts` that readers do not have: a working draft, or a post that is not public yet. */
export const hasNextVersion = sql`(${qualified(workingDrafts.content)} is not null or ${qualified(posts.status)} = 'draft'
  or (${qualified(posts.status)} = 'published' and ${qualified(posts.published_at)} > now()))`
