import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { entityColumns, instant } from '../../../platform/database/columns.ts'
import { media } from '../media/table.ts'

export const linkKinds = ['link', 'banner'] as const

/** Links to other websites, in groups, and banners. */
export const links = pgTable(
  'links',
  {
    ...entityColumns(),
    kind: text('kind', { enum: linkKinds }).notNull().default('link'),
    name: text('name').notNull(),
    url: text('url').notNull(),
    group: text('group'),
    position: integer('position').notNull().default(0),
    active: boolean('active').notNull().default(true),
    media_id: uuid('media_id').references(() => media.id),
    shown_from: instant('shown_from'),
    shown_until: instant('shown_until'),
  },
  (table) => [
    uniqueIndex('links_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('links_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('links_group_index').on(table.group),
    index('links_media_id_index').on(table.media_id),
    // each cached response asks when the next one changes
    index('links_shown_from_index').on(table.shown_from),
    index('links_shown_until_index').on(table.shown_until),
    check('links_kind_check', sql`${table.kind} in ('link', 'banner')`),
    check('links_media_id_check', sql`${table.kind} <> 'banner' or ${table.media_id} is not null`),
    check('links_shown_until_check', sql`${table.shown_until} > ${table.shown_from}`),
  ],
)
