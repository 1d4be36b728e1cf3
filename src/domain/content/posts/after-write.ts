import { followText } from '../../figures/quotes/follow-text.ts'
import { figureSearch } from '../../figures/figures/search.ts'
import type { Row, StoredRow, WriteContext } from '../../../platform/resource/definition.ts'
import { keepRevisions } from './revisions/keep.ts'

// those in the trash follow their words too: they may come back
const STATED = `select id, post_id, status = 'confirmed' and deleted_at is null as counted from figures
  where post_id = any($1) order by id`

// what figures quote, as answers have it
const TEXTS = `select id, revision, title, summary, body_text, json_build_object('caption', cover_caption) as cover
  from posts where id = any($1)`

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
  if (stating.size > 0) {
    const { rows: now } = await client.query<Row>(TEXTS, [[...stating]])
    const rowOf = new Map(now.map((row) => [row['id'], row]))
    for (const { id, current } of changed) {
      const row = rowOf.get(id)
      if (row !== undefined) await followText({ id, current, row }, context)
    }
  }
  const counted = stated.filter((figure) => figure.counted).map(({ id }) => id)
  if (counted.length > 0 && !context.rehearsal)
    await context.effects.search.indexRows(context.transaction, figureSearch, counted)
}
