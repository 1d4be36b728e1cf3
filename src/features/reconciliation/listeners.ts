import type { PublishedPost } from '../../domain/content/posts/events.ts'
import type { WriteUnderWay } from '../../platform/resource/effects.ts'
import type { Listeners } from '../../platform/resource/listeners.ts'

/** Records in the audit trail that a post was published with figures that do not agree. */
async function recordMismatch(
  { post, addAuditField }: PublishedPost,
  { transaction, access }: WriteUnderWay,
): Promise<void> {
  const { hasMismatch } = await import('./of-post.ts')
  if (await hasMismatch(transaction, String(post['id']), access.caller))
    addAuditField('reconciliation_mismatch')
}

/** Publishing a post compares its figures; mismatches do not stop it. */
export const reconciliationListeners: Listeners = { 'post.published': recordMismatch }
