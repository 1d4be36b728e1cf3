import { sql, type SQL } from 'drizzle-orm'
import { visiblePost } from '../../content/posts/visibility.ts'

/**
 * The condition for public live figures: confirmed, and stated by a document or by the current text of a public post.
 * @param name of the table in the statement
 */
export function visibleFigure(name = 'figures'): SQL {
  const figure = sql.identifier(name)
  const source = sql`exists (select 1 from posts source where source.id = ${figure}.post_id and source.deleted_at is null and ${visiblePost('source')})`
  return sql`(${figure}.status = 'confirmed' and (${figure}.document_number is not null or (not ${figure}.source_stale and ${source})))`
}
