import { sql } from 'drizzle-orm'
import type { WriteContext } from '../../../../platform/resource/write-context.ts'
import type { Post } from '../schema.ts'
import { workingDrafts } from '../working-draft/table.ts'
import { isScheduled } from './states.ts'

/**
 * Ends the reviews of posts that were published in place of being approved: they have been decided on. Who has submitted one that
 * only appears later is remembered until then.
 */
export async function endReviewsOfPublished(
  published: readonly Post[],
  { transaction: { orm } }: WriteContext,
): Promise<void> {
  const scheduled = published.filter(isScheduled).map(({ id }) => id)
  await orm.execute(
    sql`update ${workingDrafts} set review = null, edits = edits + 1,
        submitters = case when post_id = any(${sql.param(scheduled)}::uuid[]) then submitters else '{}' end
      where post_id = any(${sql.param(published.map(({ id }) => id))}::uuid[]) and (review = 'returned' or cardinality(submitters) > 0)`,
  )
}
