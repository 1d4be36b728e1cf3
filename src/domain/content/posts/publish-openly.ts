import { hasMismatch } from '../../../features/reconciliation/of-post.ts'
import type { Precondition } from '../../../platform/http/etag.ts'
import type { Writing } from '../../../platform/resource/store.ts'
import type { Written } from '../../../platform/resource/write.ts'
import { takeStep } from './publishing.ts'

/** Publishes a post whatever its figures say, and records in the audit trail where they do not agree. */
export async function publishOpenly(
  writing: Writing,
  key: string,
  precondition: Precondition,
  publishedAt: string | null,
): Promise<Written> {
  const written = await takeStep(writing, key, 'publish', precondition, publishedAt)
  const { row, changed } = written
  if (
    changed.length === 0 ||
    !(await hasMismatch(writing.transaction, String(row['id']), writing.access.caller))
  )
    return written
  return { row, changed: [...changed, 'reconciliation_mismatch'] }
}
