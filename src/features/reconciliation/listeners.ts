import type { PublishedPosts } from '../../domain/content/posts/events.ts'
import type { Listeners, WriteContext } from '../../platform/resource/write-context.ts'

/** Records in the audit trail that posts were published with figures that do not agree. */
async function recordMismatches(
  { posts, addAuditField }: PublishedPosts,
  { transaction, access }: WriteContext,
): Promise<void> {
  const { rows } = await transaction.client.query<{ post_id: string }>(
    'select distinct post_id from figures where post_id = any($1) order by post_id',
    [posts.map(({ id }) => id)],
  )
  if (rows.length === 0) return
  const { hasMismatch } = await import('./reconcile-post.ts')
  for (const { post_id: id } of rows)
    if (await hasMismatch(transaction, id, access.caller)) addAuditField(id, 'reconciliation_mismatch')
}

/** Compares the figures of posts when they are published; a mismatch does not prevent that. */
export const reconciliationListeners: Listeners = { 'posts.published': recordMismatches }
