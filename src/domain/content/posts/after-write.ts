import type { StoredRow, WriteContext } from '../../../platform/resource/definition.ts'
import { keepRevisions } from './revisions/keep.ts'

/** What stored changes of posts cause: kept revisions, and what other modules do about it. */
export async function afterPostWrite(rows: readonly StoredRow[], context: WriteContext): Promise<void> {
  await keepRevisions(rows, context)
  await context.effects.events.emit('posts.stored', rows, context)
}
