import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { entityFilters, textFilter } from '../../../platform/resource/filters.ts'
import { withSlugs } from '../../../platform/resource/slugs.ts'
import { entitySorts, textSort } from '../../../platform/resource/sorts.ts'
import { contentAccess } from '../access.ts'
import { menusHeaders } from './headers.ts'
import { allItems, visibleItems } from './items.ts'
import { menu, menuInput } from './schema.ts'
import { menus as table } from './table.ts'

export const menus = defineResource({
  path: 'menus',
  one: 'Menu',
  many: 'Menus',
  label: { one: 'a menu', many: 'menus', vi: 'trình đơn' },
  access: contentAccess,
  description:
    'A menu is read whole, by id or slug: its items with the present titles and addresses of what they lead to.',
  table,
  input: menuInput,
  output: menu,
  derived: ['items'],
  select: { ...entitySelect(table), name: table.name, slug: table.slug, items: allItems },
  publicSelect: { items: visibleItems },
  key: 'slug',
  prepare: (drafts, context) => withSlugs(drafts, 'name', table, context),
  headers: menusHeaders,
  filters: {
    slug: textFilter(table.slug, 'Only these slugs.'),
    ...containsFilter('name', table.name, 'the name'),
    ...entityFilters(table),
  },
  sorts: { name: textSort(table.name, 'name', 'name'), ...entitySorts(table) },
  defaultSort: 'name',
})
