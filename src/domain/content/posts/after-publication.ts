import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { withdrawLinksOfPublic } from './previews/store-link.ts'
import type { Post } from './schema.ts'

/**
 * What follows when posts are published, beside what follows from every write.
 * @returns names that other modules add to the changed fields in the audit trail, by post
 */
export async function afterPublication(
  posts: readonly Post[],
  context: WriteContext,
): Promise<ReadonlyMap<string, readonly string[]>> {
  await withdrawLinksOfPublic(
    context.transaction,
    posts.map(({ id }) => id),
  )
  const fields = new Map<string, string[]>()
  const addAuditField = (id: string, field: string) => void fields.set(id, [...(fields.get(id) ?? []), field])
  await context.effects.events.emit('posts.published', { posts, addAuditField }, context)
  return fields
}
