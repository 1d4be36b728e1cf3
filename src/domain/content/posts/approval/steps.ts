import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { ownNames } from '../../../../platform/access/caller.ts'
import { assertMatch, type Precondition } from '../../../../platform/http/etag.ts'
import { rowForWrite, type WrittenRow } from '../../../../platform/resource/write.ts'
import { storeComment } from '../comments/store-comment.ts'
import { publishTexts } from '../publish.ts'
import type { PostWriting } from '../publishing.ts'
import { keepDraftRevision } from '../draft-revisions/store-revision.ts'
import { keepRevision } from '../revisions/keep-revision.ts'
import type { Post } from '../schema.ts'
import { lockDraft, type EditedDraft } from '../working-draft/edit-draft.ts'
import { asWorkingDraft, storeDraftColumns, type DraftState } from '../working-draft/stored-draft.ts'
import { assertNotSubmitter, undecidedSubmitters } from './own-submission.ts'
import { isPublic, isScheduled, wrongStep } from './states.ts'
import { postApprovalSteps, type approvalSteps } from './table.ts'

/** The caller with the name that people know, as columns. */
const signed = ({ access: { caller } }: PostWriting) => ({ by: caller.name, name: caller.display_name })

/** Adds a step to the history of a post. @param commentId the comment that says why */
async function storeStep(
  writing: PostWriting,
  postId: string,
  step: (typeof approvalSteps)[number],
  commentId: string | null,
): Promise<void> {
  const { by, name } = signed(writing)
  const row = { id: uuidv7(), post_id: postId, step, by, by_name: name, comment_id: commentId }
  await writing.transaction.orm.insert(postApprovalSteps).values(row)
}

/**
 * Submits the next version of a post for approval.
 * @throws Problem 409 if it waits already, or there is no next version
 */
export async function submitPost(
  writing: PostWriting,
  key: string,
  precondition: Precondition,
): Promise<EditedDraft> {
  const [post, state, draft] = await lockDraft(writing, key)
  // an archived post becomes a draft before it is published again
  const hasNextVersion = post.status === 'draft' || (post.status === 'published' && state.draft !== undefined)
  if (!hasNextVersion || state.review === 'submitted' || state.next_published_at !== null)
    throw wrongStep('submit', post, state)
  assertMatch(precondition, draft.revision)
  const { by, name } = signed(writing)
  await storeStep(writing, post.id, 'submitted', null)
  const stored = await storeDraftColumns(writing.transaction, post.id, by, {
    review: 'submitted',
    submitted_by: by,
    submitted_by_name: name,
    submitted_by_person: writing.access.caller.person,
    submitted_at: sql`now()`,
    submitters: [...new Set([...undecidedSubmitters(post, state), ...ownNames(writing.access.caller)])],
  })
  if (state.draft === undefined) await keepRevision(writing.transaction, post.id, post.revision)
  else await keepDraftRevision(writing.transaction, post.id)
  return { draft: asWorkingDraft(await rowForWrite(writing, post.id), stored), changed: ['submitted'] }
}

/**
 * Returns what was submitted, or is scheduled, with a comment on the whole.
 * @throws Problem 409 if nothing was submitted
 */
export async function returnPost(
  writing: PostWriting,
  key: string,
  precondition: Precondition,
  comment: string,
): Promise<EditedDraft> {
  const [post, state, draft] = await lockDraft(writing, key)
  if (state.review !== 'submitted' && state.next_published_at === null) throw wrongStep('return', post, state)
  assertMatch(precondition, draft.revision)
  const { id } = await storeComment(writing, draft, { text: comment, passage: null })
  await storeStep(writing, post.id, 'returned', id)
  const { by } = signed(writing)
  const stored = await storeDraftColumns(writing.transaction, post.id, by, { review: 'returned' })
  return { draft: asWorkingDraft(await rowForWrite(writing, post.id), stored), changed: ['returned'] }
}

/** Whether a time is ahead, and readers would lose a public post until then. */
const isForLater = (post: Post, publishedAt: string | null): publishedAt is string =>
  isPublic(post) && publishedAt !== null && Date.parse(publishedAt) > Date.now()

/**
 * Schedules the change of a public post, which stays as it is until then. What would be refused then is refused now. Those who have
 * submitted it are remembered: the approval is for this text alone.
 */
async function scheduleChange(
  writing: PostWriting,
  post: Post,
  state: DraftState,
  approval: Parameters<typeof storeDraftColumns>[3],
  publishedAt: string,
): Promise<string[]> {
  const { transaction } = writing
  await transaction.client.query('savepoint rehearsal')
  await publishTexts({ ...writing, dryRun: true, alsoChanged: [] }, post, state, '*', null)
  await transaction.client.query('rollback to savepoint rehearsal; release savepoint rehearsal')
  const values = { ...approval, next_published_at: publishedAt, schedule_problem: null }
  await storeDraftColumns(transaction, post.id, writing.access.caller.name, values)
  return ['next_published_at']
}

/**
 * Approves what was submitted: it is published, or appears at a later time.
 * @param mayApproveOwn whether those who submit may approve
 * @throws Problem 409 if nothing was submitted, 403 if the caller has submitted it, and those of publishing
 */
export async function approvePost(
  writing: PostWriting,
  key: string,
  precondition: Precondition,
  publishedAt: string | null,
  mayApproveOwn: boolean,
): Promise<WrittenRow<Post>> {
  const [post, state, draft] = await lockDraft(writing, key)
  if (state.review !== 'submitted' || post.status === 'archived') throw wrongStep('approve', post, state)
  assertMatch(precondition, draft.revision)
  const { by, name } = signed(writing)
  const { transaction, access } = writing
  if (!mayApproveOwn)
    await assertNotSubmitter(transaction, [state.submitted_by, state.submitted_by_person], access.caller)
  const approval = {
    review: null,
    approved_by: by,
    approved_by_name: name,
    approved_at: sql`now()`,
    approval_stands: true,
  }
  await storeStep(writing, post.id, 'approved', null)
  if (isForLater(post, publishedAt)) {
    const changed = await scheduleChange(writing, post, state, approval, publishedAt)
    return { row: await rowForWrite(writing, post.id), changed: [...changed, 'approved'] }
  }
  const { row, changed } = await publishTexts(writing, post, state, '*', publishedAt)
  await keepRevision(transaction, post.id, row.revision)
  const submitters = isScheduled(row) ? state.submitters : []
  await storeDraftColumns(transaction, post.id, by, { ...approval, submitters })
  return { row: await rowForWrite(writing, post.id), changed: [...changed, 'approved'] }
}
