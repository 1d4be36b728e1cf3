import { followText } from '../../figures/quotes/follow-text.ts'
import { figureSearch } from '../../figures/search.ts'
import type { StoredRow, WriteContext } from '../../resource/definition.ts'
import { indexRows } from '../../search/documents/store.ts'
import { keepRevisions } from './revisions/keep.ts'

// those in the trash follow their words too: they may come back
const STATED = `select id, post_id, status = 'confirmed' and deleted_at is null as counted from figures
  where post_id = any($1) order by id`

interface Stated {
  id: string
  post_id: string
  counted: boolean
}

/**
 * What stored changes of posts bring about: kept revisions, figures that follow their words, and figures that are found
 * by readers for as long as their post is.
 */
export async function afterPostWrite(rows: readonly StoredRow[], context: WriteContext): Promise<void> {
  await keepRevisions(rows, context)
  const changed = rows.filter(({ current }) => current !== undefined)
  if (changed.length === 0) return
  const { client } = context.transaction
  const { rows: stated } = await client.query<Stated>(STATED, [changed.map(({ id }) => id)])
  const stating = new Set(stated.map(({ post_id }) => post_id))
  for (const stored of changed) if (stating.has(stored.id)) await followText(stored, context)
  const counted = stated.filter((figure) => figure.counted).map(({ id }) => id)
  if (counted.length > 0 && !context.rehearsal) await indexRows(client, figureSearch, counted)
}
