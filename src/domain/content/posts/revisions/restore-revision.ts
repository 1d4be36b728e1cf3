import { and, eq, sql } from 'drizzle-orm'
import type { Access } from '../../../../platform/access/policy.ts'
import { qualified } from '../../../../platform/database/columns.ts'
import type { Api } from '../../../../platform/http/api.ts'
import type { Precondition } from '../../../../platform/http/etag.ts'
import { taskCallerWithKey } from '../../../../platform/workers/task-caller.ts'
import type { workingDraftRevisions } from '../draft-revisions/table.ts'
import { findPost } from '../find-post.ts'
import { precomputeBody, type RenderedBody } from '../prepare.ts'
import type { PostWriting } from '../publishing.ts'
import { storedPost } from '../stored-post.ts'
import { lockDraft, restoreTexts, type EditedDraft } from '../working-draft/edit-draft.ts'
import { noSuchRevision } from './no-such-revision.ts'
import { postRevisions } from './table.ts'

/**
 * Renders the body of a stored text, before its post is locked: a long one takes a while.
 * @returns undefined without such a text
 */
export async function renderRevision(
  api: Api,
  access: Access,
  table: typeof postRevisions | typeof workingDraftRevisions,
  key: string,
  revision: number,
): Promise<RenderedBody | undefined> {
  const post = await findPost(api, access, key)
  if (post === undefined) return undefined
  const { rows } = await api.database.orm.execute<{ body: string }>(
    sql`select ${qualified(table.content)} ->> 'body' as body from ${table} where ${qualified(table.post_id)} = ${post.id} and ${qualified(table.revision)} = ${revision}`,
  )
  const [stored] = rows
  return stored && (await precomputeBody(stored, taskCallerWithKey(access.caller)))
}

/**
 * Makes the texts of a revision the working draft of its post, as it stands now.
 * @throws Problem 404 if there is no such revision, 422 if it refers to what is not there any more
 */
export async function restoreRevision(
  writing: PostWriting,
  key: string,
  revision: number,
  precondition: Precondition,
): Promise<EditedDraft> {
  const locked = await lockDraft(writing, key)
  const [post] = locked
  const [stored] = await writing.transaction.orm
    .select({ content: postRevisions.content })
    .from(postRevisions)
    .where(and(eq(postRevisions.post_id, post.id), eq(postRevisions.revision, revision)))
  if (stored === undefined) throw noSuchRevision(revision, post.revision)
  return await restoreTexts(writing, locked, precondition, storedPost(stored.content), post.revision)
}
