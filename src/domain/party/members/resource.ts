import { inVietnameseOrder, qualified, givenName } from '../../../platform/database/columns.ts'
import { memberAccess } from '../access.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import {
  entityFilters,
  rangeFilters,
  referenceFilter,
  nameFilter,
} from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { partyCells } from '../cells/resource.ts'
import { partyMembersHeaders } from './headers.ts'
import { partyMember, partyMemberInput } from './schema.ts'
import { partyMembers as table } from './table.ts'

export const partyMembers = defineResource({
  path: 'party-members',
  one: 'PartyMember',
  many: 'PartyMembers',
  label: { one: 'a Party member', many: 'Party members' },
  access: memberAccess,
  readsAudited: true,
  description: 'A Party member belongs to a Party cell; only keys that may read Party registers see any.',
  table,
  input: partyMemberInput,
  output: partyMember,
  select: {
    ...entitySelect(table),
    full_name: table.full_name,
    party_cell_id: table.party_cell_id,
    joined_on: table.joined_on,
    position: table.position,
  },
  references: { party_cell_id: { target: () => partyCells, alias: 'party_cell', required: true } },
  headers: partyMembersHeaders,
  filters: {
    party_cell: referenceFilter(
      table.party_cell_id,
      () => partyCells,
      'Only members of these Party cells, by id or slug.',
    ),
    full_name: nameFilter(table.full_name, 'Only members with exactly these full names.'),
    ...rangeFilters('joined_on', table.joined_on, 'day', 'the day of admission'),
    ...entityFilters(table),
  },
  sorts: {
    full_name: textSort(table.full_name, 'full_name', 'full name from its first word'),
    given_name: {
      by: () => inVietnameseOrder(givenName(qualified(table.full_name))),
      kind: 'text',
      description: 'last word of the full name',
    },
    joined_on: valueSort(table.joined_on, 'joined_on', 'day', 'day of admission'),
    ...entitySorts(table),
  },
  defaultSort: 'given_name,full_name',
  persons: { words: table.person_words, name: table.full_name, others: [table.external_id] },
  includes: { party_cell: includeOne('party_cell_id', 'party_cell', () => partyCells) },
})
