import { sql } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { memberAccess } from '../access.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import {
  booleanFilter,
  choiceFilter,
  conditionFilter,
  entityFilters,
  rangeFilters,
  referenceFilter,
} from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { entitySorts, valueSort } from '../../../platform/resource/sorts.ts'
import { partyCells } from '../cells/resource.ts'
import { partyMembers } from '../members/resource.ts'
import { partyMembershipsHeaders } from './headers.ts'
import { followMemberships } from './neighbours.ts'
import { membershipOnDay } from './on-day.ts'
import { sameMembership } from './same-membership.ts'
import { partyMembership, partyMembershipInput } from './schema.ts'
import { membershipKinds, partyMemberships as table, waysIn, waysOut } from './table.ts'
import { prepareMemberships, validateRestore } from './timeline.ts'
import { partyMembershipsVocabularies } from './vocabularies.ts'

export const partyMemberships = defineResource({
  path: 'party-memberships',
  one: 'PartyMembership',
  many: 'PartyMemberships',
  label: { one: 'a membership in a Party cell', many: 'memberships in Party cells', vi: 'sinh hoạt đảng' },
  access: memberAccess,
  readsAudited: true,
  description:
    'A membership says from which day to which day a member belongs to a Party cell. A member has one at a time, besides temporary ones; a new one ends the open one the day before. Only keys that may read Party registers see any.',
  table,
  input: partyMembershipInput,
  output: partyMembership,
  select: {
    ...entitySelect(table),
    party_member_id: table.party_member_id,
    party_cell_id: table.party_cell_id,
    from: table.from,
    to: table.to,
    kind: table.kind,
    temporary: table.temporary,
    joined_by: table.joined_by,
    left_for: table.left_for,
  },
  references: {
    party_member_id: { target: () => partyMembers, alias: 'party_member', required: true },
    party_cell_id: { target: () => partyCells, alias: 'party_cell', required: true },
  },
  // a new membership ends another one, and changes the member
  serializeWrites: true,
  subject: sameMembership,
  prepare: prepareMemberships,
  beforeRestore: validateRestore,
  stored: followMemberships,
  storedNeedsNoReadBack: true,
  headers: partyMembershipsHeaders,
  vocabularies: partyMembershipsVocabularies,
  filters: {
    party_member: referenceFilter(
      table.party_member_id,
      () => partyMembers,
      'Only memberships of these members, by id.',
    ),
    party_cell: referenceFilter(
      table.party_cell_id,
      () => partyCells,
      'Only memberships in these Party cells, by id or slug.',
    ),
    as_of: membershipOnDay,
    open: conditionFilter(
      'Only memberships that go on (true), or only those that have a last day (false).',
      () => sql`${qualified(table.to)} is null`,
    ),
    temporary: booleanFilter(table.temporary, 'Only temporary memberships (true), or only others (false).'),
    kind: choiceFilter(table.kind, membershipKinds, 'Only these kinds, or memberships without one (null).'),
    joined_by: choiceFilter(table.joined_by, waysIn, 'Only memberships that began so, or unknown (null).'),
    left_for: choiceFilter(table.left_for, waysOut, 'Only memberships that ended so, or unknown (null).'),
    ...rangeFilters('from', table.from, 'day', 'the first day'),
    ...rangeFilters('to', table.to, 'day', 'the last day'),
    ...entityFilters(table),
  },
  sorts: {
    from: valueSort(table.from, 'from', 'day', 'first day'),
    to: valueSort(table.to, 'to', 'day', 'last day'),
    ...entitySorts(table),
  },
  defaultSort: '-from',
  includes: {
    party_member: includeOne('party_member_id', 'party_member', () => partyMembers),
    party_cell: includeOne('party_cell_id', 'party_cell', () => partyCells),
  },
})
