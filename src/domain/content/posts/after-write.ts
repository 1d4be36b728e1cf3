import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import type { Post } from './schema.ts'
import { keepRevisions } from './revisions/keep.ts'

/** What stored changes of posts cause: kept revisions, and what other modules do about it. */
export async function afterPostWrite(rows: readonly StoredRow<Post>[], context: WriteContext): Promise<void> {
  await keepRevisions(rows, context)
  await context.effects.events.emit('posts.stored', rows, context)
}
