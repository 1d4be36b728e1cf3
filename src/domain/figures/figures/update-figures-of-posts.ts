import type { Post } from '../../content/posts/schema.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { reanchorQuotes, type QuotedPost } from '../quotes/reanchor-quotes.ts'
import { figureSearch } from './search.ts'

// figures in the trash are updated too, since they may be restored
const selectFigures = `select id, post_id, status = 'confirmed' and deleted_at is null as counted from figures
  where post_id = any($1) order by id`

// the texts that figures quote, as in responses
const selectTexts = `select id, revision, title, summary, body_text, json_build_object('caption', cover_caption) as cover
  from posts where id = any($1)`

interface FigureOfPost {
  id: string
  post_id: string
  counted: boolean
}

/** Updates the figures of changed posts: the positions of their quotes, and their search documents. */
export async function updateFiguresOfPosts(
  rows: readonly StoredRow<Post>[],
  context: WriteContext,
): Promise<void> {
  const changed = rows.filter(({ current }) => current !== undefined)
  if (changed.length === 0) return
  const { transaction, effects } = context
  const { client } = transaction
  const { rows: figures } = await client.query<FigureOfPost>(selectFigures, [changed.map(({ id }) => id)])
  const postIds = new Set(figures.map(({ post_id }) => post_id))
  if (postIds.size > 0) {
    const { rows: posts } = await client.query<QuotedPost>(selectTexts, [[...postIds]])
    const rowOf = new Map(posts.map((row) => [row.id, row]))
    for (const { id, current } of changed) {
      const row = rowOf.get(id)
      if (row !== undefined && current !== undefined) await reanchorQuotes(current, row, context)
    }
  }
  const indexed = figures.filter((figure) => figure.counted).map(({ id }) => id)
  if (indexed.length > 0 && !context.dryRun)
    await effects.search.indexRows(transaction, figureSearch, indexed)
}
