import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { entityColumns } from '../../../platform/database/columns.ts'

/** Links to other websites, in groups. */
export const links = pgTable(
  'links',
  {
    ...entityColumns(),
    name: text('name').notNull(),
    url: text('url').notNull(),
    group: text('group'),
    position: integer('position').notNull().default(0),
    active: boolean('active').notNull().default(true),
  },
  (table) => [
    uniqueIndex('links_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('links_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('links_group_index').on(table.group),
  ],
)
