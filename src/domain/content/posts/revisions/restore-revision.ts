import { and, eq } from 'drizzle-orm'
import type { Precondition } from '../../../../platform/http/etag.ts'
import { liveRowForWrite, mergedInput } from '../../../../platform/resource/write.ts'
import type { PostWriting } from '../publishing.ts'
import { posts } from '../resource.ts'
import type { Post } from '../schema.ts'
import { replaceDraft, type EditedDraft } from '../working-draft/edit-draft.ts'
import { noSuchRevision } from './no-such-revision.ts'
import { postRevisions } from './table.ts'

/**
 * Makes the texts of a revision the working draft of its post. The address of the post stays: others link to it.
 * @throws Problem 404 if there is no such revision, 422 if it refers to what is not there any more
 */
export async function restoreRevision(
  writing: PostWriting,
  key: string,
  revision: number,
  precondition: Precondition,
): Promise<EditedDraft> {
  const post = await liveRowForWrite(writing, key)
  const [stored] = await writing.transaction.orm
    .select({ content: postRevisions.content })
    .from(postRevisions)
    .where(and(eq(postRevisions.post_id, post.id), eq(postRevisions.revision, revision)))
  if (stored === undefined) throw noSuchRevision(revision, post.revision)
  // the content was a row of this type when it was stored
  const content = stored.content as Post
  const input = mergedInput(posts, { ...content, external_id: post.external_id, slug: post.slug }, {})
  return await replaceDraft(writing, post.id, precondition, input, {})
}
