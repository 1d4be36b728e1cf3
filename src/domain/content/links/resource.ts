import { contentAccess } from '../access.ts'
import { qualified } from '../../../platform/database/columns.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { booleanFilter, choiceFilter, entityFilters, textFilter } from '../../../platform/resource/filters.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { pictureOf, rejectOtherKinds } from '../media/pictures.ts'
import { media } from '../media/resource.ts'
import { linksHeaders } from './headers.ts'
import { link, linkInput } from './schema.ts'
import { linkKinds, links as table } from './table.ts'
import { visibleLink } from './visibility.ts'
import { linksVocabularies } from './vocabularies.ts'

export const links = defineResource({
  path: 'links',
  one: 'Link',
  many: 'Links',
  label: { one: 'a link', many: 'links', vi: 'liên kết' },
  access: contentAccess,
  description:
    'A link leads to another website; links are shown in groups, and banners with a picture. Without a key with `content:read`, only links between `shown_from` and `shown_until` are visible.',
  table,
  input: linkInput,
  output: link,
  derived: ['picture'],
  select: {
    ...entitySelect(table),
    kind: table.kind,
    name: table.name,
    url: table.url,
    group: table.group,
    position: table.position,
    active: table.active,
    media_id: table.media_id,
    picture: pictureOf(qualified(table.media_id), qualified(table.name), 'picture'),
    shown_from: table.shown_from,
    shown_until: table.shown_until,
  },
  publicCondition: visibleLink,
  references: { media_id: { target: () => media, alias: 'media', required: false, keptIfLeftOut: true } },
  headers: linksHeaders,
  vocabularies: linksVocabularies,
  filters: {
    kind: choiceFilter(table.kind, linkKinds, 'Only links or banners.'),
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
  prepare: async (drafts, context) => {
    const uses = drafts.map(({ id, values }) => ({ id, media_id: values.media_id ?? null }))
    await rejectOtherKinds(uses, 'media_id', context)
    return drafts.map(({ values }) => values)
  },
})
