import type { PublishedPost } from '../../domain/content/posts/events.ts'
import type { Listeners, WriteContext } from '../../platform/resource/write-context.ts'

/** Records in the audit trail that a post was published with figures that do not agree. */
async function recordMismatch(
  { post, addAuditField }: PublishedPost,
  { transaction, access }: WriteContext,
): Promise<void> {
  const { hasMismatch } = await import('./reconcile-post.ts')
  if (await hasMismatch(transaction, post.id, access.caller)) addAuditField('reconciliation_mismatch')
}

/** Compares the figures of a post when it is published; a mismatch does not prevent that. */
export const reconciliationListeners: Listeners = { 'post.published': recordMismatch }
