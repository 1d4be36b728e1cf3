import { assertMatch, type Precondition } from '../../../../platform/http/etag.ts'
import { Problem } from '../../../../platform/http/problems.ts'
import type { Row } from '../../../../platform/resource/row.ts'
import { storeDrafts } from '../../../../platform/resource/store.ts'
import { assertReadOnlyUnchanged } from '../../../../platform/resource/read-only-fields.ts'
import { keepSlug, liveRowForWrite, mergedInput, rowForWrite } from '../../../../platform/resource/write.ts'
import { taskCallerWithKey } from '../../../../platform/workers/task-caller.ts'
import { differingFields } from '../differences/differing-fields.ts'
import { postDifferences } from '../differences/post-differences.ts'
import { postInputForm } from '../input-form.ts'
import { assertUniqueFieldsKept, isAuthor } from '../own-drafts.ts'
import type { PostWriting } from '../publishing.ts'
import { posts } from '../resource.ts'
import type { Post, PostInput } from '../schema.ts'
import type { WorkingDraft } from './schema.ts'
import { asWorkingDraft, endDraft, readDraftState, storeDraft, type DraftState } from './stored-draft.ts'

/** A working draft after a write, and the fields that changed. */
export interface EditedDraft {
  draft: WorkingDraft
  changed: string[]
}

/**
 * The post as it would be with other texts, by the rules of every write of a post. The write is rolled back.
 * @param before the texts until now, with their rendered body
 * @throws Problem of that write, such as 422 for an unknown section
 */
async function rehearse(
  writing: PostWriting,
  current: Post,
  input: PostInput,
  { body: source, body_html: html, body_text: text }: Post,
): Promise<Post> {
  const { client } = writing.transaction
  const { slug, external_id } = current
  // what an editor has set in the draft may be taken by now: that is for who publishes it, and authors must not learn of it
  const values = isAuthor(writing.access) ? { ...input, slug, external_id } : input
  await client.query('savepoint rehearsal')
  try {
    // a body that stays is not rendered again with each edit of another field
    const precomputed = writing.precomputed ?? { source, html, text }
    const draft = { id: current.id, current, values, precomputed }
    const [stored] = await storeDrafts({ ...writing, dryRun: true }, [draft])
    // the definition selects rows of this type
    const row = stored!.row as Post
    return values === input ? row : { ...row, slug: input.slug ?? slug, external_id: input.external_id }
  } finally {
    await client.query('rollback to savepoint rehearsal; release savepoint rehearsal')
  }
}

/** Stores the texts of a draft, unless they are those that it has. @param keepsFormer whether the former ones stay in the history in any case */
async function storeTexts(
  writing: PostWriting,
  post: Post,
  state: DraftState,
  input: PostInput,
  base: number,
  keepsFormer = false,
): Promise<EditedDraft> {
  const before = state.draft?.content ?? post
  if (isAuthor(writing.access)) assertUniqueFieldsKept(input, before, post)
  const content = await rehearse(writing, post, input, before)
  const changed = differingFields(postInputForm(before), postInputForm(content))
  const isRebased = state.draft !== undefined && state.draft.base_revision !== base
  if (changed.length === 0 && !isRebased) return { draft: asWorkingDraft(post, state), changed: [] }
  const { transaction, access } = writing
  const texts = { base_revision: base, content, keepsFormer }
  const stored = await storeDraft(transaction, post, state, access.caller, texts)
  // what `internal` says of the next version has changed: the edit may have begun it, or taken a submission or a schedule back
  return { draft: asWorkingDraft(await rowForWrite(writing, post.id), stored), changed }
}

/** A locked post, the state of its draft, and the draft as responses have it. */
export type LockedDraft = [Post, DraftState, WorkingDraft]

/** Locks a live post, and reads its draft. */
export async function lockDraft(writing: PostWriting, key: string): Promise<LockedDraft> {
  const post = await liveRowForWrite(writing, key)
  const state = await readDraftState(writing.transaction.orm, post.id)
  return [post, state, asWorkingDraft(post, state)]
}

/**
 * Asserts that the caller has read the draft as it is. The error tells how what was sent differs from it, so that an editor
 * can merge the work of another one.
 * @throws Problem 412 with the differences, unless comparing takes too long; 428 if `If-Match` is missing
 */
function assertDraftMatches(
  { access }: PostWriting,
  precondition: Precondition,
  draft: WorkingDraft,
  input: PostInput,
): void {
  try {
    assertMatch(precondition, draft.revision)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'precondition_failed') throw error
    const { code, detail, headers } = error
    const stored = postInputForm(draft)
    const compare = () => postDifferences(stored, { ...stored, ...input }, taskCallerWithKey(access.caller))
    throw new Problem(code, { ...(detail && { detail }), headers, compare })
  }
}

/**
 * Applies a merge patch to the working draft of a post; the first one begins the draft.
 * @param readOnlyValues read-only fields of the body, which must equal those of the draft
 */
export async function patchDraft(
  writing: PostWriting,
  key: string,
  precondition: Precondition,
  patch: Row,
  readOnlyValues: Row,
): Promise<EditedDraft> {
  const [post, state, draft] = await lockDraft(writing, key)
  const input = mergedInput(posts, state.draft?.content ?? post, patch)
  assertDraftMatches(writing, precondition, draft, input)
  assertReadOnlyUnchanged(readOnlyValues, draft)
  return await storeTexts(writing, post, state, input, draft.base_revision)
}

/**
 * Replaces the texts of the working draft of a post. The draft then changes the post as it stands, so that this also ends
 * that it is stale.
 */
export async function replaceDraft(
  writing: PostWriting,
  key: string,
  precondition: Precondition,
  input: PostInput,
  readOnlyValues: Row,
): Promise<EditedDraft> {
  const [post, state, draft] = await lockDraft(writing, key)
  const values = { ...input, external_id: input.external_id ?? post.external_id }
  keepSlug(posts, state.draft?.content ?? post, values)
  assertDraftMatches(writing, precondition, draft, values)
  assertReadOnlyUnchanged(readOnlyValues, draft)
  return await storeTexts(writing, post, state, values, post.revision)
}

/**
 * Makes earlier texts the working draft of a locked post, in place of those that it has. Its address stays, since others link to
 * it, and whether it is pinned.
 * @param locked the post, and its draft as it is
 * @param base the revision of the post that they change
 */
export async function restoreTexts(
  writing: PostWriting,
  [post, state, draft]: LockedDraft,
  precondition: Precondition,
  texts: Post,
  base: number,
): Promise<EditedDraft> {
  const { external_id, slug, pinned_until, position } = state.draft?.content ?? post
  const input = mergedInput(posts, { ...texts, external_id, slug, pinned_until, position }, {})
  assertDraftMatches(writing, precondition, draft, input)
  return await storeTexts(writing, post, state, input, base, true)
}

/** Ends the working draft of a post. Without one nothing changes. @returns the post, and whether there was a draft */
export async function discardDraft(
  writing: PostWriting,
  key: string,
  precondition: Precondition,
): Promise<{ post: Post; existed: boolean }> {
  const [post, state, draft] = await lockDraft(writing, key)
  assertMatch(precondition, draft.revision)
  if (state.draft === undefined) return { post, existed: false }
  await endDraft(writing.transaction, post.id, writing.access.caller, null)
  return { post, existed: true }
}
