import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { entityColumns } from '../../../platform/database/columns.ts'
import { documents } from '../../content/documents/table.ts'
import { posts } from '../../content/posts/table.ts'

/**
 * Whom a post is about, where an editor corrects what extraction has read of it (`figures.about`), or whom a document is about.
 * Comparisons take `about` of the live row of the post or the document, if there is one.
 */
export const reportedOrganisations = pgTable(
  'reported_organisations',
  {
    ...entityColumns(),
    /** The post; null: it is the document. */
    post_id: uuid('post_id').references(() => posts.id, { onDelete: 'cascade' }),
    document_id: uuid('document_id').references(() => documents.id, { onDelete: 'cascade' }),
    /** The organisation or place, as people write it; null if the source is about nobody in particular. */
    name: text('name'),
    /** The same in comparable words; empty if there is no name. */
    about: text('about').notNull(),
    /** Why it differs from what extraction reads. */
    reason: text('reason').notNull(),
  },
  (table) => [
    // two editors at once must not say that one post is about two organisations
    uniqueIndex('reported_organisations_post_id_unique')
      .on(table.post_id)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('reported_organisations_document_id_unique')
      .on(table.document_id)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('reported_organisations_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('reported_organisations_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('reported_organisations_post_id_index').on(table.post_id),
    index('reported_organisations_document_id_index').on(table.document_id),
    check(
      'reported_organisations_source_check',
      sql`num_nonnulls(${table.post_id}, ${table.document_id}) = 1`,
    ),
    index('reported_organisations_created_at_index').on(
      table.created_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('reported_organisations_updated_at_index').on(
      table.updated_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
  ],
)
