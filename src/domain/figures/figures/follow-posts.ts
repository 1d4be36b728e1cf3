import type { Row, StoredRow } from '../../../platform/resource/definition.ts'
import type { WriteUnderWay } from '../../../platform/resource/effects.ts'
import { followText } from '../quotes/follow-text.ts'
import { figureSearch } from './search.ts'

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

/** Figures follow the words of posts that changed, and readers find them for as long as their post is visible. */
export async function followPosts(rows: readonly StoredRow[], write: WriteUnderWay): Promise<void> {
  const changed = rows.filter(({ current }) => current !== undefined)
  if (changed.length === 0) return
  const { transaction, effects } = write
  const { client } = transaction
  const { rows: stated } = await client.query<Stated>(STATED, [changed.map(({ id }) => id)])
  const stating = new Set(stated.map(({ post_id }) => post_id))
  if (stating.size > 0) {
    const { rows: now } = await client.query<Row>(TEXTS, [[...stating]])
    const rowOf = new Map(now.map((row) => [row['id'], row]))
    for (const { id, current } of changed) {
      const row = rowOf.get(id)
      if (row !== undefined) await followText({ id, current, row }, write)
    }
  }
  const counted = stated.filter((figure) => figure.counted).map(({ id }) => id)
  if (counted.length > 0 && !write.rehearsal)
    await effects.search.indexRows(transaction, figureSearch, counted)
}
