import { contentAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { booleanFilter, entityFilters, textFilter } from '../../../platform/resource/filters.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { linksHeaders } from './headers.ts'
import { link, linkInput } from './schema.ts'
import { links as table } from './table.ts'

export const links = defineResource({
  path: 'links',
  one: 'Link',
  many: 'Links',
  label: { one: 'a link', many: 'links', vi: 'liên kết' },
  access: contentAccess,
  description: 'A link leads to another website; links are shown in groups.',
  table,
  input: linkInput,
  output: link,
  select: {
    ...entitySelect(table),
    name: table.name,
    url: table.url,
    group: table.group,
    position: table.position,
    active: table.active,
  },
  headers: linksHeaders,
  filters: {
    group: textFilter(table.group, 'Only links of these groups, exactly as written.'),
    active: booleanFilter(table.active, 'Only links that should be shown (true) or not (false).'),
    ...containsFilter('name', table.name, 'the name'),
    ...entityFilters(table),
  },
  sorts: {
    group: textSort(table.group, 'group', 'group; links without one come last'),
    position: valueSort(table.position, 'position', 'number', 'position in the group'),
    name: textSort(table.name, 'name', 'name'),
    ...entitySorts(table),
  },
  defaultSort: 'group,position,name',
})
