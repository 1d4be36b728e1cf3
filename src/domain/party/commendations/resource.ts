import { sql } from 'drizzle-orm'
import { people } from '../../content/people/resource.ts'
import { posts } from '../../content/posts/resource.ts'
import { visiblePostId } from '../../content/posts/visibility.ts'
import { visiblePostFilter } from '../../content/posts/visible-post-filter.ts'
import { qualified } from '../../../platform/database/columns.ts'
import { partyAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import {
  entityFilters,
  integerFilter,
  rangeFilters,
  referenceFilter,
  textFilter,
} from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { partyCells } from '../cells/resource.ts'
import { partyMembers } from '../members/resource.ts'
import { commendationsHeaders } from './headers.ts'
import { commendation, commendationInput } from './schema.ts'
import { commendations as table } from './table.ts'
import { prepareCommendations } from './prepare.ts'

export const commendations = defineResource({
  path: 'commendations',
  one: 'Commendation',
  many: 'Commendations',
  label: { one: 'a commendation', many: 'commendations', vi: 'khen thưởng' },
  access: partyAccess,
  description:
    'A commendation is an award to a Party cell, a Party member, a person or a unit. Only keys that may read Party registers see those of Party members.',
  table,
  input: commendationInput,
  output: commendation,
  select: {
    ...entitySelect(table),
    title: table.title,
    form: table.form,
    party_cell_id: table.party_cell_id,
    party_member_id: table.party_member_id,
    person_id: table.person_id,
    unit: table.unit,
    count: table.count,
    awarded_by: table.awarded_by,
    decision_number: table.decision_number,
    decided_on: table.decided_on,
    year: table.year,
    post_id: table.post_id,
  },
  prepare: prepareCommendations,
  concealed: { post_id: { target: () => posts, replacement: visiblePostId(table.post_id, 'post_id') } },
  // even without its recipient, an award would reveal that a member received it
  publicCondition: () => sql`${qualified(table.party_member_id)} is null`,
  references: {
    party_cell_id: { target: () => partyCells, alias: 'party_cell', required: false },
    party_member_id: { target: () => partyMembers, alias: 'party_member', required: false },
    person_id: { target: () => people, alias: 'person', required: false },
    post_id: { target: () => posts, alias: 'post', required: false },
  },
  headers: commendationsHeaders,
  filters: {
    year: integerFilter(table.year, 'Only commendations for these years.'),
    party_cell: referenceFilter(
      table.party_cell_id,
      () => partyCells,
      'Only commendations of these Party cells, by id or slug.',
    ),
    party_member: referenceFilter(
      table.party_member_id,
      () => partyMembers,
      'Only commendations of these Party members, by id.',
    ),
    person: referenceFilter(table.person_id, () => people, 'Only commendations of these people, by id.'),
    unit: textFilter(
      table.unit,
      'Only commendations of these units, exactly as written.',
      'Ban Tổ chức, Tỉnh ủy',
    ),
    form: textFilter(table.form, 'Only awards of these forms, exactly as written.'),
    post: visiblePostFilter(table.post_id, 'Only commendations that these posts report'),
    ...rangeFilters('decided_on', table.decided_on, 'day', 'the day of the decision'),
    decision_number: textFilter(table.decision_number, 'Only commendations of these decisions, by number.'),
    ...containsFilter('title', table.title, 'the title'),
    ...containsFilter('unit', table.unit, 'the unit'),
    ...entityFilters(table),
  },
  sorts: {
    year: valueSort(table.year, 'year', 'number', 'year'),
    decided_on: valueSort(table.decided_on, 'decided_on', 'day', 'day of the decision'),
    title: textSort(table.title, 'title', 'title'),
    ...entitySorts(table),
  },
  defaultSort: '-year',
  includes: {
    party_cell: includeOne('party_cell_id', 'party_cell', () => partyCells),
    party_member: includeOne('party_member_id', 'party_member', () => partyMembers),
    person: includeOne('person_id', 'person', () => people),
    post: includeOne('post_id', 'post', () => posts),
  },
})
