import { sql, type SQL } from 'drizzle-orm'
import { visiblePost } from '../../content/posts/visibility.ts'

/**
 * The condition for public live figures: confirmed, and stated by a document or by the current text of a public post.
 * @param name of the table in the statement
 */
export const visibleFigure = (name = 'figures'): SQL =>
  visibleIf(name, sql`exists (select 1 from ${sourceOf(name)})`)

/**
 * The same condition for pages. Postgres would collect all public posts for an `exists` beside an `or`, even for a page of
 * twenty figures; it runs a scalar subquery for each row that it reads.
 */
export const visibleFigureOfPage = (): SQL =>
  visibleIf('figures', sql`(select true from ${sourceOf('figures')})`)

const sourceOf = (name: string) =>
  sql`posts source where source.id = ${sql.identifier(name)}.post_id and source.deleted_at is null and ${visiblePost('source')}`

function visibleIf(name: string, sourceIsPublic: SQL): SQL {
  const figure = sql.identifier(name)
  return sql`(${figure}.status = 'confirmed' and (${figure}.document_number is not null or (not ${figure}.source_stale and ${sourceIsPublic})))`
}

/**
 * The condition for live figures of posts that readers see where they see the post, as text. An index has those of programmes
 * by it.
 */
export const statedByPostText = (name: string): string =>
  `("${name}".status = 'confirmed' and "${name}".post_id is not null and not "${name}".source_stale and "${name}".deleted_at is null)`
