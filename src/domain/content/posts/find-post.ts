import type { Api } from '../../../platform/http/api.ts'
import type { Access } from '../../../platform/access/policy.ts'
import { findRow } from '../../../platform/resource/rows.ts'
import { isUuidLike } from '../../../libraries/vietnamese/slug.ts'
import { posts } from './resource.ts'
import type { Post } from './schema.ts'

/** Finds the post of a path by id, also in the trash, or by slug. */
export async function findPost({ database }: Api, access: Access, key: string): Promise<Post | undefined> {
  const [by, trash] = isUuidLike(key) ? (['id', 'include'] as const) : (['slug', 'exclude'] as const)
  return await findRow(database.pool, database, posts, access, by, key, trash)
}
