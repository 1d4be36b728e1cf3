import { followText } from '../../figures/quotes/follow-text.ts'
import { figureSearch } from '../../figures/search.ts'
import type { Row, WriteContext } from '../../resource/definition.ts'
import { indexRows } from '../../search/documents/store.ts'
import { keepRevision } from './revisions/keep.ts'

const COUNTED = `select id from figures where post_id = $1 and status = 'confirmed' and deleted_at is null order by id`

/**
 * What each stored change of a post brings about: a kept revision, figures that follow its words, and figures that are
 * found by readers for as long as the post is.
 */
export async function afterPostWrite(row: Row, context: WriteContext): Promise<void> {
  await keepRevision(row, context)
  if (context.current === undefined) return
  await followText(row, context)
  const { client } = context.transaction
  const { rows } = await client.query<{ id: string }>(COUNTED, [context.id])
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await indexRows(client, figureSearch, ids)
}
