import { sql } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
import { conditionFilter, entityFilters, referenceFilter } from '../../../platform/resource/filters.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { menus } from '../menus/resource.ts'
import { posts } from '../posts/resource.ts'
import { sections } from '../sections/resource.ts'
import { menuItemsHeaders } from './headers.ts'
import { menuItem, menuItemInput, type MenuItem, type MenuItemInput } from './schema.ts'
import { menuItems as table } from './table.ts'
import { rejectMisplaced } from './tree.ts'

export const menuItems: ResourceDefinition<MenuItem, MenuItemInput, typeof table> = defineResource({
  path: 'menu-items',
  one: 'MenuItem',
  many: 'MenuItems',
  label: { one: 'a menu item', many: 'menu items', vi: 'mục của trình đơn' },
  // labels may tell of drafts; readers get the menus, without what they do not see
  access: { read: 'content:read', all_rows: 'content:read', write: 'content:write' },
  description:
    'A menu item leads to a post or page, a section or an address. Readers get menus whole (`/v1/menus`).',
  table,
  input: menuItemInput,
  output: menuItem,
  select: {
    ...entitySelect(table),
    menu_id: table.menu_id,
    parent_id: table.parent_id,
    label: table.label,
    label_en: table.label_en,
    position: table.position,
    post_id: table.post_id,
    section_id: table.section_id,
    url: table.url,
  },
  references: {
    menu_id: { target: () => menus, alias: 'menu', required: true },
    parent_id: { target: () => menuItems, alias: 'parent', required: false },
    post_id: { target: () => posts, alias: 'post', required: false },
    section_id: { target: () => sections, alias: 'section', required: false },
  },
  serializeWrites: true,
  stored: rejectMisplaced,
  headers: menuItemsHeaders,
  filters: {
    menu: referenceFilter(table.menu_id, () => menus, 'Only items of these menus, by id or slug.'),
    parent: referenceFilter(table.parent_id, () => menuItems, 'Only items directly below these, by id.'),
    root: conditionFilter(
      'Only items at the top (true) or below another one (false).',
      () => sql`${qualified(table.parent_id)} is null`,
    ),
    post: referenceFilter(table.post_id, () => posts, 'Only items that lead to these posts, by id or slug.'),
    section: referenceFilter(
      table.section_id,
      () => sections,
      'Only items that lead to these sections, by id or slug.',
    ),
    ...containsFilter('label', table.label, 'the label'),
    ...entityFilters(table),
  },
  sorts: {
    position: valueSort(table.position, 'position', 'number', 'position among siblings'),
    label: textSort(table.label, 'label', 'label'),
    ...entitySorts(table),
  },
  defaultSort: 'position,label',
})
