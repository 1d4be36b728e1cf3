import { sql } from 'drizzle-orm'
import type { Access } from '../../../../platform/access/policy.ts'
import { qualified, responseValue } from '../../../../platform/database/columns.ts'
import type { Api } from '../../../../platform/http/api.ts'
import { secretHash } from '../../../../platform/http/authentication.ts'
import { findPost } from '../find-post.ts'
import { posts } from '../table.ts'
import { asWorkingDraft, readDraftState } from '../working-draft/stored-draft.ts'
import { asReadersSee, type PreviewedPost } from './as-readers-see.ts'
import { hasNextVersion, postsWithDrafts } from './next-version.ts'
import { isInForce } from './resource.ts'
import { previewLinks } from './table.ts'

/** A preview, and when its link expires. */
interface Preview extends PreviewedPost {
  expiresAt: string
}

/** The post of a secret, if its link works. */
async function findLink({ database }: Api, secret: string) {
  const { rows } = await database.orm.execute<{ post_id: string; expires_at: string }>(
    sql`select ${qualified(posts.id)} as post_id, ${responseValue(previewLinks.expires_at)} as expires_at
      from ${postsWithDrafts} join ${previewLinks} on ${qualified(previewLinks.post_id)} = ${qualified(posts.id)}
      where ${qualified(previewLinks.secret_hash)} = ${secretHash(secret)} and ${isInForce}
        and ${qualified(posts.deleted_at)} is null and ${hasNextVersion}`,
  )
  return rows[0]
}

/**
 * The next version of the post that a secret leads to, as it is now.
 * @returns undefined whenever there is nothing to show: which reason it is stays hidden
 */
export async function readPreview(api: Api, access: Access, secret: string): Promise<Preview | undefined> {
  const link = await findLink(api, secret)
  if (link === undefined) return undefined
  // the link stands for the person who made it
  const post = await findPost(api, { ...access, allRows: true }, link.post_id)
  if (post === undefined) return undefined
  const draft = asWorkingDraft(post, await readDraftState(api.database.orm, post.id))
  return { ...(await asReadersSee(api, draft)), expiresAt: link.expires_at }
}
