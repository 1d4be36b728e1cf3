import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core'
import { entityColumns, inVietnameseOrder } from '../../../platform/database/columns.ts'

/** Sections of posts: a tree, like the menu of the school's website. */
export const sections = pgTable(
  'sections',
  {
    ...entityColumns(),
    parent_id: uuid('parent_id').references((): AnyPgColumn => sections.id),
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    description: text('description'),
    position: integer('position').notNull().default(0),
  },
  (table) => [
    uniqueIndex('sections_slug_unique')
      .on(table.slug)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('sections_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('sections_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('sections_parent_id_index').on(table.parent_id),
    index('sections_name_index').on(inVietnameseOrder(table.name), table.id),
    // longer cycles are rejected in resource.ts, where writes are serialized
    check('sections_parent_id_check', sql`${table.parent_id} <> ${table.id}`),
  ],
)
