import type { Post } from '../../content/posts/schema.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { followText, type QuotedPost } from '../quotes/follow-text.ts'
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
export async function followPosts(rows: readonly StoredRow<Post>[], context: WriteContext): Promise<void> {
  const changed = rows.filter(({ current }) => current !== undefined)
  if (changed.length === 0) return
  const { transaction, effects } = context
  const { client } = transaction
  const { rows: stated } = await client.query<Stated>(STATED, [changed.map(({ id }) => id)])
  const stating = new Set(stated.map(({ post_id }) => post_id))
  if (stating.size > 0) {
    const { rows: now } = await client.query<QuotedPost>(TEXTS, [[...stating]])
    const rowOf = new Map(now.map((row) => [row.id, row]))
    for (const { id, current } of changed) {
      const row = rowOf.get(id)
      if (row !== undefined && current !== undefined) await followText(current, row, context)
    }
  }
  const counted = stated.filter((figure) => figure.counted).map(({ id }) => id)
  if (counted.length > 0 && !context.dryRun)
    await effects.search.indexRows(transaction, figureSearch, counted)
}
