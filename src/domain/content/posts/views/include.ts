import { sql } from 'drizzle-orm'
import { sqlStatement } from '../../../../platform/database/statement.ts'
import type { ComputedInclude } from '../../../../platform/resource/definition.ts'
import type { Post } from '../schema.ts'

const viewsOf = sqlStatement<{ post_id: string; views: number }>(
  'views_of_posts',
  sql`select post_id, views from post_views where post_id = any(${sql.placeholder('ids')}::uuid[])`,
)

/** `include=views`: how often posts were read, where the server counts it. */
export const includeViews: ComputedInclude<Pick<Post, 'id' | 'views'>> = {
  add: async (connection, { constants }, rows) => {
    if (constants['count_views'] !== true) return
    const found = await viewsOf.all(connection, { ids: rows.map(({ id }) => id) })
    const views = new Map(found.map((row) => [row.post_id, row.views]))
    for (const row of rows) row.views = views.get(row.id) ?? 0
  },
}
