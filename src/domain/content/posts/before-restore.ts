import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { assertOwnFields, isAuthor } from './own-drafts.ts'
import { lockMedia } from './related-input.ts'
import type { Post } from './schema.ts'

/** Checks a post that is restored from the trash. @throws Problem 403 for authors, 422 if some media is in the trash */
export async function beforeRestore(post: Post, context: WriteContext): Promise<void> {
  if (isAuthor(context.access)) assertOwnFields(post)
  await lockMedia(post, context)
}
