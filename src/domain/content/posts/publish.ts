import type { Precondition } from '../../../platform/http/etag.ts'
import { contextOf } from '../../../platform/resource/writing.ts'
import type { WrittenRow } from '../../../platform/resource/write.ts'
import { changeStatus, type PostWriting } from './publishing.ts'
import type { Post } from './schema.ts'

/** Publishes a post; other modules may add fields to its audit event. */
export async function publishPost(
  writing: PostWriting,
  key: string,
  precondition: Precondition,
  publishedAt: string | null,
): Promise<WrittenRow<Post>> {
  const { row, changed } = await changeStatus(writing, key, 'publish', precondition, publishedAt)
  if (changed.length === 0) return { row, changed }
  const addedFields: string[] = []
  const event = { post: row, addAuditField: (field: string) => void addedFields.push(field) }
  await writing.effects.events.emit('post.published', event, contextOf(writing))
  return { row, changed: [...changed, ...addedFields] }
}
