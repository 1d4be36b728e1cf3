import { and, eq, sql } from 'drizzle-orm'
import type { Access } from '../../../../platform/access/policy.ts'
import { qualified } from '../../../../platform/database/columns.ts'
import type { Api } from '../../../../platform/http/api.ts'
import type { Precondition } from '../../../../platform/http/etag.ts'
import { liveRowForWrite, mergedInput } from '../../../../platform/resource/write.ts'
import { taskCallerWithKey } from '../../../../platform/workers/task-caller.ts'
import { findPost } from '../find-post.ts'
import { precomputeBody, type RenderedBody } from '../prepare.ts'
import type { PostWriting } from '../publishing.ts'
import { posts } from '../resource.ts'
import { storedPost } from '../stored-post.ts'
import { replaceDraft, type EditedDraft } from '../working-draft/edit-draft.ts'
import { noSuchRevision } from './no-such-revision.ts'
import { postRevisions } from './table.ts'

const isRevision = (postId: string, revision: number) =>
  and(eq(postRevisions.post_id, postId), eq(postRevisions.revision, revision))

/**
 * Renders the body of a revision, before its post is locked: a long one takes a while.
 * @returns undefined without such a revision
 */
export async function renderRevision(
  api: Api,
  access: Access,
  key: string,
  revision: number,
): Promise<RenderedBody | undefined> {
  const post = await findPost(api, access, key)
  if (post === undefined) return undefined
  const [stored] = await api.database.orm
    .select({ body: sql<string>`${qualified(postRevisions.content)} ->> 'body'` })
    .from(postRevisions)
    .where(isRevision(post.id, revision))
  return stored && (await precomputeBody(stored, taskCallerWithKey(access.caller)))
}

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
    .where(isRevision(post.id, revision))
  if (stored === undefined) throw noSuchRevision(revision, post.revision)
  const content = storedPost(stored.content)
  const input = mergedInput(posts, { ...content, external_id: post.external_id, slug: post.slug }, {})
  return await replaceDraft(writing, post.id, precondition, input, {})
}
