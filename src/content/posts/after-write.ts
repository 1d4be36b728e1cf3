import { followText } from '../../figures/quotes/follow-text.ts'
import type { Row, WriteContext } from '../../resource/definition.ts'
import { keepRevision } from './revisions/keep.ts'

/** What each stored change of a post brings about: a kept revision, and figures that follow its words. */
export async function afterPostWrite(row: Row, context: WriteContext): Promise<void> {
  await keepRevision(row, context)
  await followText(row, context)
}
