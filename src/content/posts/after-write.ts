import { followText } from '../../figures/quotes/follow-text.ts'
import type { StoredRow, WriteContext } from '../../resource/definition.ts'
import { keepRevisions } from './revisions/keep.ts'

/** What stored changes of posts bring about: kept revisions, and figures that follow their words. */
export async function afterPostWrite(rows: readonly StoredRow[], context: WriteContext): Promise<void> {
  await keepRevisions(rows, context)
  for (const stored of rows) await followText(stored, context)
}
