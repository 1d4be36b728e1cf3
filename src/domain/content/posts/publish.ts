import type { Precondition } from '../../../platform/http/etag.ts'
import { contextOf } from '../../../platform/resource/writing.ts'
import type { Written } from '../../../platform/resource/write.ts'
import { takeStep, type PostWriting } from './publishing.ts'
import type { Post } from './schema.ts'

/** Publishes a post, and lets other modules add what they see of it to the audit trail. */
export async function publishPost(
  writing: PostWriting,
  key: string,
  precondition: Precondition,
  publishedAt: string | null,
): Promise<Written<Post>> {
  const { row, changed } = await takeStep(writing, key, 'publish', precondition, publishedAt)
  if (changed.length === 0) return { row, changed }
  const added: string[] = []
  const event = { post: row, addAuditField: (field: string) => void added.push(field) }
  await writing.effects.events.emit('post.published', event, contextOf(writing))
  return { row, changed: [...changed, ...added] }
}
