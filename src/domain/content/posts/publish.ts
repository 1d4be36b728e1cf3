import type { Precondition } from '../../../platform/http/etag.ts'
import { contextOf } from '../../../platform/resource/writing.ts'
import { rowForWrite, type WrittenRow } from '../../../platform/resource/write.ts'
import { assertNotSubmitter, undecidedSubmitters } from './approval/own-submission.ts'
import { isScheduled, wrongStep } from './approval/states.ts'
import { afterPublication } from './after-publication.ts'
import { changeStatus, type PostWriting } from './publishing.ts'
import type { Post } from './schema.ts'
import { applyDraft } from './working-draft/publish-draft.ts'
import { readDraftState, storeDraftColumns, type DraftState } from './working-draft/stored-draft.ts'

/**
 * Publishes a post that does not wait for approval, with the texts of its working draft.
 * @param mayApproveOwn whether those who have submitted it may do so
 * @throws Problem 409 if it waits for approval, 403 if the caller has submitted it, 412 if its draft is stale
 */
export async function publishPost(
  writing: PostWriting,
  key: string,
  precondition: Precondition,
  publishedAt: string | null,
  mayApproveOwn: boolean,
): Promise<WrittenRow<Post>> {
  const { transaction, access } = writing
  const post = await rowForWrite(writing, key)
  const state = await readDraftState(transaction.orm, post.id)
  if (post.deleted_at === null && state.review === 'submitted') throw wrongStep('publish', post, state)
  const bringsTexts = post.status === 'draft' || state.draft !== undefined
  // a scheduled text has been approved
  const isDecidedOn = state.next_published_at !== null
  const submitters = undecidedSubmitters(post, state)
  if (bringsTexts && !isDecidedOn && !mayApproveOwn)
    await assertNotSubmitter(transaction, submitters, access.caller)
  // what is published waits for no changes any more, and has been decided on; a working draft ends with all that
  if (
    bringsTexts &&
    state.draft === undefined &&
    (state.review === 'returned' || state.submitters.length > 0)
  )
    await storeDraftColumns(transaction, post.id, access.caller.name, { review: null, submitters: [] })
  const written = await publishTexts(writing, post, state, precondition, publishedAt)
  // until it appears, it can be taken back and changed
  if (bringsTexts && submitters.length > 0 && isScheduled(written.row))
    await storeDraftColumns(transaction, post.id, access.caller.name, { submitters })
  return written
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
  const addedFields = await afterPublication([row], contextOf(writing))
  return { row, changed: [...changed, ...(addedFields.get(row.id) ?? [])] }
}
