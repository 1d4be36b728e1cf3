import type { Precondition } from '../../../platform/http/etag.ts'
import { contextOf } from '../../../platform/resource/writing.ts'
import { rowForWrite, type WrittenRow } from '../../../platform/resource/write.ts'
import { wrongStep } from './approval/states.ts'
import { changeStatus, type PostWriting } from './publishing.ts'
import { withdrawLinksOfPublic } from './previews/store-link.ts'
import type { Post } from './schema.ts'
import { applyDraft } from './working-draft/publish-draft.ts'
import { readDraftState, storeDraftColumns, type DraftState } from './working-draft/stored-draft.ts'

/**
 * Publishes a post that does not wait for approval, with the texts of its working draft.
 * @throws Problem 409 if it waits for approval, 412 if its draft is stale
 */
export async function publishPost(
  writing: PostWriting,
  key: string,
  precondition: Precondition,
  publishedAt: string | null,
): Promise<WrittenRow<Post>> {
  const post = await rowForWrite(writing, key)
  const state = await readDraftState(writing.transaction.orm, post.id)
  if (post.deleted_at === null && state.review === 'submitted') throw wrongStep('publish', post, state)
  // what is published does not wait for changes any more; a working draft ends with its review
  if (state.review === 'returned' && state.draft === undefined)
    await storeDraftColumns(writing.transaction, post.id, writing.access.caller.name, { review: null })
  return await publishTexts(writing, post, state, precondition, publishedAt)
}

/** Publishes a locked post with the texts of its working draft; other modules may add fields to its audit event. */
export async function publishTexts(
  writing: PostWriting,
  post: Post,
  state: DraftState,
  precondition: Precondition,
  publishedAt: string | null,
): Promise<WrittenRow<Post>> {
  const applied = post.deleted_at === null ? await applyDraft(writing, post, state, precondition) : undefined
  const { row, changed: changedStatus } = await changeStatus(
    writing,
    post.id,
    'publish',
    applied === undefined ? precondition : '*',
    publishedAt,
  )
  const changed = [...(applied?.changed ?? []), ...changedStatus]
  if (changed.length === 0) return { row, changed }
  await withdrawLinksOfPublic(writing.transaction, row.id)
  const addedFields: string[] = []
  const event = { post: row, addAuditField: (field: string) => void addedFields.push(field) }
  await writing.effects.events.emit('post.published', event, contextOf(writing))
  return { row, changed: [...changed, ...addedFields] }
}
