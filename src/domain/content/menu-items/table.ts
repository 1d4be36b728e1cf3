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
import { entityColumns } from '../../../platform/database/columns.ts'
import { menus } from '../menus/table.ts'
import { posts } from '../posts/table.ts'
import { sections } from '../sections/table.ts'

/** Items of menus: a tree in each menu. An item leads to a post, a section or an address, or is a heading alone. */
export const menuItems = pgTable(
  'menu_items',
  {
    ...entityColumns(),
    menu_id: uuid('menu_id')
      .notNull()
      .references(() => menus.id),
    // writes of items wait for each other, so that no circle is stored
    parent_id: uuid('parent_id').references((): AnyPgColumn => menuItems.id),
    label: text('label').notNull(),
    label_en: text('label_en'),
    position: integer('position').notNull().default(0),
    post_id: uuid('post_id').references(() => posts.id),
    section_id: uuid('section_id').references(() => sections.id),
    url: text('url'),
  },
  (table) => [
    uniqueIndex('menu_items_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('menu_items_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('menu_items_menu_id_index').on(table.menu_id),
    index('menu_items_parent_id_index').on(table.parent_id),
    index('menu_items_post_id_index').on(table.post_id),
    index('menu_items_section_id_index').on(table.section_id),
    check(
      'menu_items_url_check',
      sql`num_nonnulls(${table.post_id}, ${table.section_id}, ${table.url}) <= 1`,
    ),
  ],
)
