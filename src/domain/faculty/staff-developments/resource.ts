import { people } from '../../content/people/resource.ts'
import { posts } from '../../content/posts/resource.ts'
import { visiblePostId } from '../../content/posts/visibility.ts'
import { visiblePostFilter } from '../../content/posts/visible-post-filter.ts'
import { trainingAccess } from '../../training/access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import {
  choiceFilter,
  entityFilters,
  integerFilter,
  pairsFilter,
  rangeFilters,
  textFilter,
} from '../../../platform/resource/filters.ts'
import { includeMany, includeOne } from '../../../platform/resource/includes.ts'
import { referencedIds } from '../../../platform/resource/reference-lists.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { staffDevelopmentsHeaders } from './headers.ts'
import { staffDevelopment, staffDevelopmentInput } from './schema.ts'
import { developmentKinds, staffDevelopmentPeople as links, staffDevelopments as table } from './table.ts'
import { staffDevelopmentsVocabularies } from './vocabularies.ts'

const pairs = { own: links.staff_development_id, other: links.person_id, ordinal: links.ordinal }

export const staffDevelopments = defineResource({
  path: 'staff-developments',
  one: 'StaffDevelopment',
  many: 'StaffDevelopments',
  label: { one: 'a staff development', many: 'staff developments', vi: 'đào tạo, bồi dưỡng cán bộ' },
  access: trainingAccess,
  description: 'A staff development says who was sent to study, to train, or into the field in a year.',
  table,
  input: staffDevelopmentInput,
  output: staffDevelopment,
  select: {
    ...entitySelect(table),
    kind: table.kind,
    level: table.level,
    title: table.title,
    organiser: table.organiser,
    year: table.year,
    started_on: table.started_on,
    ended_on: table.ended_on,
    count: table.count,
    person_ids: referencedIds(pairs, table.id, 'person_ids'),
    post_id: table.post_id,
  },
  concealed: { post_id: { target: () => posts, replacement: visiblePostId(table.post_id, 'post_id') } },
  references: { post_id: { target: () => posts, alias: 'post', required: false } },
  referenceLists: { person_ids: { target: () => people, alias: 'people', pairs } },
  headers: staffDevelopmentsHeaders,
  vocabularies: staffDevelopmentsVocabularies,
  filters: {
    year: integerFilter(table.year, 'Only those of these years.'),
    kind: choiceFilter(table.kind, developmentKinds, 'Only those of these kinds, or without a kind (null).'),
    level: textFilter(table.level, 'Only those of these levels, exactly as written.'),
    organiser: textFilter(
      table.organiser,
      'Only those of these organisers, exactly as written.',
      'Ban Tổ chức, Tỉnh ủy',
    ),
    person: pairsFilter(
      table.id,
      { own: links.staff_development_id, other: links.person_id },
      () => people,
      'Only those of any of these people, by id.',
    ),
    post: visiblePostFilter(table.post_id, 'Only those that these posts report'),
    ...rangeFilters('started_on', table.started_on, 'day', 'the first day'),
    ...rangeFilters('ended_on', table.ended_on, 'day', 'the last day'),
    ...containsFilter('title', table.title, 'the title'),
    ...containsFilter('organiser', table.organiser, 'the organiser'),
    ...entityFilters(table),
  },
  sorts: {
    year: valueSort(table.year, 'year', 'number', 'year'),
    title: textSort(table.title, 'title', 'title'),
    started_on: valueSort(table.started_on, 'started_on', 'day', 'first day'),
    ended_on: valueSort(table.ended_on, 'ended_on', 'day', 'last day'),
    count: valueSort(table.count, 'count', 'number', 'count of people'),
    ...entitySorts(table),
  },
  defaultSort: '-year',
  includes: {
    people: includeMany('person_ids', 'people', () => people),
    post: includeOne('post_id', 'post', () => posts),
  },
})
