import { posts } from '../../content/posts/resource.ts'
import type { Api } from '../../../platform/http/api.ts'
import type { Caller } from '../../../platform/access/caller.ts'
import type { Post } from '../../content/posts/schema.ts'
import { accessToTarget } from '../../../platform/resource/target-access.ts'
import { findLiveRow } from '../../../platform/resource/find-live-row.ts'

/** A live post by id or slug, with the access of the caller; undefined if the caller may not see it. */
export async function findLivePost(
  { database }: Api,
  caller: Caller,
  key: string,
): Promise<Post | undefined> {
  const access = accessToTarget(posts, caller)
  return access && (await findLiveRow(database.pool, database, posts, access, key))
}
