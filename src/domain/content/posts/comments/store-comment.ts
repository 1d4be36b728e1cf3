import { and, eq, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { Problem } from '../../../../platform/http/problems.ts'
import type { PostWriting } from '../publishing.ts'
import type { Post } from '../schema.ts'
import { currentPassage, storedPassage } from './passages.ts'
import type { CommentInput, PostComment } from './schema.ts'
import { postComments as table } from './table.ts'

/** A comment as it is stored. */
type StoredComment = typeof table.$inferSelect

/** The response of a stored comment. @param texts the next version of its post */
function asComment(texts: Post, { field, start, end, quote, ...comment }: StoredComment): PostComment {
  const isOnPassage = field !== null && start !== null && end !== null && quote !== null
  return { ...comment, passage: isOnPassage ? currentPassage(texts, { field, start, end, quote }) : null }
}

/**
 * Stores a comment on a locked post.
 * @param texts the next version of the post: its working draft, else the post
 * @throws Problem 422 if they have no such passage
 */
export async function storeComment(
  { transaction: { orm }, access: { caller } }: PostWriting,
  texts: Post,
  { text, passage }: CommentInput,
): Promise<PostComment> {
  const [stored] = await orm
    .insert(table)
    .values({
      id: uuidv7(),
      post_id: texts.id,
      text,
      ...storedPassage(texts, passage),
      created_by: caller.name,
      created_by_name: caller.display_name,
    })
    .returning()
  return asComment(texts, stored!)
}

/**
 * Resolves a comment on a locked post, or opens it again. One that is in this state stays as it is.
 * @param texts the next version of the post
 * @throws Problem 404 if the post has no such comment
 */
export async function setResolved(
  { transaction: { orm }, access: { caller } }: PostWriting,
  texts: Post,
  id: string,
  isResolved: boolean,
): Promise<{ comment: PostComment; changed: boolean }> {
  const own = and(eq(table.post_id, texts.id), eq(table.id, id))
  const values = isResolved
    ? { resolved_at: sql`now()`, resolved_by: caller.name, resolved_by_name: caller.display_name }
    : { resolved_at: null, resolved_by: null, resolved_by_name: null }
  const inOtherState = isResolved ? isNull(table.resolved_at) : sql`${table.resolved_at} is not null`
  const updated = await orm.update(table).set(values).where(and(own, inOtherState)).returning()
  const [stored] = updated.length > 0 ? updated : await orm.select().from(table).where(own)
  if (stored === undefined) throw new Problem('not_found')
  return { comment: asComment(texts, stored), changed: updated.length > 0 }
}
