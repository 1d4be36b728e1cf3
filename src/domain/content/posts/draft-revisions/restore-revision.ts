import { and, eq } from 'drizzle-orm'
import type { Precondition } from '../../../../platform/http/etag.ts'
import { differingFields } from '../differences/differing-fields.ts'
import { postInputForm } from '../input-form.ts'
import type { PostWriting } from '../publishing.ts'
import { postRevisions } from '../revisions/table.ts'
import type { Post } from '../schema.ts'
import { storedPost } from '../stored-post.ts'
import { lockDraft, restoreTexts, type EditedDraft } from '../working-draft/edit-draft.ts'
import { noSuchDraftRevision } from './no-such-revision.ts'
import { workingDraftRevisions as table } from './table.ts'

/**
 * What the texts of an earlier draft change now: the post as it stands, if its texts are those that the draft was about, so
 * that the draft is not stale; else the same revision as then.
 */
async function baseOf({ transaction }: PostWriting, post: Post, base: number): Promise<number> {
  const [stored] = await transaction.orm
    .select({ content: postRevisions.content })
    .from(postRevisions)
    .where(and(eq(postRevisions.post_id, post.id), eq(postRevisions.revision, base)))
  if (stored === undefined) return base
  const isUnchanged =
    differingFields(postInputForm(storedPost(stored.content)), postInputForm(post)).length === 0
  return isUnchanged ? post.revision : base
}

/**
 * Makes a text of the history the working draft of its post again.
 * @throws Problem 404 if there is no such text, 422 if it refers to what is not there any more
 */
export async function restoreDraftRevision(
  writing: PostWriting,
  key: string,
  revision: number,
  precondition: Precondition,
): Promise<EditedDraft> {
  const locked = await lockDraft(writing, key)
  const [post] = locked
  const [stored] = await writing.transaction.orm
    .select({ content: table.content, base_revision: table.base_revision })
    .from(table)
    .where(and(eq(table.post_id, post.id), eq(table.revision, revision)))
  if (stored === undefined) throw noSuchDraftRevision(revision)
  const base = await baseOf(writing, post, stored.base_revision)
  return await restoreTexts(writing, locked, precondition, storedPost(stored.content), base)
}
