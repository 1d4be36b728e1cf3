import { randomBytes } from 'node:crypto'
import { and, count, eq, inArray, sql } from 'drizzle-orm'
import type { ClientBase } from 'pg'
import { uuidv7 } from 'uuidv7'
import { qualified } from '../../../../platform/database/columns.ts'
import type { Connection, Transaction } from '../../../../platform/database/database.ts'
import { secretHash } from '../../../../platform/http/authentication.ts'
import { vietnameseNumber } from '../../../../libraries/vietnamese/number.ts'
import { Problem } from '../../../../platform/http/problems.ts'
import { liveRowForWrite, rowForWrite } from '../../../../platform/resource/write.ts'
import { isAuthor } from '../own-drafts.ts'
import type { PostWriting } from '../publishing.ts'
import { posts } from '../table.ts'
import { visiblePost } from '../visibility.ts'
import { hasNextVersion, postsWithDrafts } from './next-version.ts'
import { isInForce } from './resource.ts'
import { previewLinks as table } from './table.ts'

/** Links of a post that work at the same time. */
const maxLinks = 20

const nothingToPreview = () =>
  new Problem('wrong_state', {
    detail: {
      en: 'Readers have the post as it is, or it is archived: there is nothing to preview. Change its working draft first.',
      vi: 'Bài đang đăng hoặc đã lưu trữ và không có bản nháp nên không có gì để xem trước. Hãy soạn bản nháp trước.',
    },
  })

const tooManyLinks = () =>
  new Problem('wrong_state', {
    detail: {
      en: `The post has ${maxLinks} preview links already: withdraw one first.`,
      vi: `Bài đã có ${vietnameseNumber(maxLinks)} liên kết xem trước; hãy thu hồi bớt một liên kết.`,
    },
  })

/** A new link with its secret, which is not stored. */
interface NewLink {
  id: string
  secret: string
  expires_at: string
}

/**
 * Makes a link to the preview of a post.
 * @throws Problem 409 if there is nothing to preview, or the post has too many links
 */
export async function storePreviewLink(
  writing: PostWriting,
  key: string,
  seconds: number,
): Promise<NewLink & { postId: string }> {
  // the lock of the post keeps links that are made at the same time within the limit
  const post = await liveRowForWrite(writing, key)
  const { orm } = writing.transaction
  const isPost = sql`${qualified(posts.id)} = ${post.id}`
  const next = await orm.execute(sql`select from ${postsWithDrafts} where ${isPost} and ${hasNextVersion}`)
  if (next.rowCount === 0) throw nothingToPreview()
  const ofPost = eq(table.post_id, post.id)
  const [links] = await orm.select({ count: count() }).from(table).where(and(ofPost, isInForce))
  if (links!.count >= maxLinks) throw tooManyLinks()
  const secret = randomBytes(32).toString('base64url')
  const { caller } = writing.access
  const [stored] = await orm
    .insert(table)
    .values({
      id: uuidv7(),
      post_id: post.id,
      secret_hash: secretHash(secret),
      created_by: caller.name,
      created_by_name: caller.display_name,
      of_author: isAuthor(writing.access),
      expires_at: sql`now() + make_interval(secs => ${seconds})`,
    })
    .returning({ id: table.id, expires_at: table.expires_at })
  return { ...stored!, secret, postId: post.id }
}

/** Withdraws a link of a post, also of one in the trash. @throws Problem 404 if the post has no such link */
export async function withdrawPreviewLink(writing: PostWriting, key: string, id: string): Promise<void> {
  const post = await rowForWrite(writing, key)
  const { rowCount } = await writing.transaction.orm
    .delete(table)
    .where(and(eq(table.post_id, post.id), eq(table.id, id), isInForce))
  if (rowCount === 0) throw new Problem('not_found')
}

/** Withdraws all links of those of some posts that readers have now. */
export const withdrawLinksOfPublic = ({ orm }: Transaction, postIds: readonly string[]) =>
  orm
    .delete(table)
    .where(
      and(
        inArray(table.post_id, [...postIds]),
        sql`exists (select from ${posts} where ${qualified(posts.id)} = ${qualified(table.post_id)} and ${visiblePost()})`,
      ),
    )

/** Withdraws the links of all posts, as in a restored backup: some of them may have been withdrawn since it was made. */
export async function withdrawAllLinks(client: ClientBase): Promise<void> {
  await client.query('delete from preview_links')
}

/**
 * Deletes links that have expired.
 * @param limit how many at most
 * @returns how many were deleted
 */
export async function deleteExpiredLinks(connection: Connection, limit: number): Promise<number> {
  const { rowCount } = await connection.query(
    `delete from preview_links where ctid in (
       select ctid from preview_links where expires_at <= now() order by expires_at limit $1 for update skip locked)`,
    [limit],
  )
  return rowCount ?? 0
}
