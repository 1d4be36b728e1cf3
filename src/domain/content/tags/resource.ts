import { contentAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { entityFilters, textFilter } from '../../../platform/resource/filters.ts'
import { withSlugs } from '../../../platform/resource/slugs.ts'
import { entitySorts, textSort } from '../../../platform/resource/sorts.ts'
import { tagsHeaders } from './headers.ts'
import { tag, tagInput } from './schema.ts'
import { tags as table } from './table.ts'

export const tags = defineResource({
  path: 'tags',
  one: 'Tag',
  many: 'Tags',
  label: { one: 'a tag', many: 'tags', vi: 'thẻ' },
  access: contentAccess,
  description: 'A tag is a label of posts, across sections.',
  table,
  input: tagInput,
  output: tag,
  select: {
    ...entitySelect(table),
    name: table.name,
    slug: table.slug,
    description: table.description,
  },
  key: 'slug',
  prepare: (drafts, context) => withSlugs(drafts, 'name', table, context),
  headers: tagsHeaders,
  filters: {
    slug: textFilter(table.slug, 'Only these slugs.'),
    name: textFilter(table.name, 'Only these names, exactly as written.'),
    ...containsFilter('name', table.name, 'the name'),
    ...entityFilters(table),
  },
  sorts: { name: textSort(table.name, 'name', 'name'), ...entitySorts(table) },
  defaultSort: 'name',
})
