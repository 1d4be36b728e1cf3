import type { Precondition } from '../../../platform/http/etag.ts'
import { contextOf } from '../../../platform/resource/writing.ts'
import { rowForWrite, type WrittenRow } from '../../../platform/resource/write.ts'
import { changeStatus, type PostWriting } from './publishing.ts'
import type { Post } from './schema.ts'
import { applyDraft } from './working-draft/publish-draft.ts'

/** Publishes a post with the texts of its working draft; other modules may add fields to its audit event. */
export async function publishPost(
  writing: PostWriting,
  key: string,
  precondition: Precondition,
  publishedAt: string | null,
): Promise<WrittenRow<Post>> {
  const current = await rowForWrite(writing, key)
  const applied = current.deleted_at === null ? await applyDraft(writing, current, precondition) : undefined
  const { row, changed: changedStatus } = await changeStatus(
    writing,
    current.id,
    'publish',
    applied === undefined ? precondition : '*',
    publishedAt,
  )
  const changed = [...(applied?.changed ?? []), ...changedStatus]
  if (changed.length === 0) return { row, changed }
  const addedFields: string[] = []
  const event = { post: row, addAuditField: (field: string) => void addedFields.push(field) }
  await writing.effects.events.emit('post.published', event, contextOf(writing))
  return { row, changed: [...changed, ...addedFields] }
}
