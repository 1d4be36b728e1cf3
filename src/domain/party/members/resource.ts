import { sql } from 'drizzle-orm'
import { acquireLocks, advisoryLocks } from '../../../platform/database/advisory-locks.ts'
import { inVietnameseOrder, qualified, givenName } from '../../../platform/database/columns.ts'
import { memberAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import {
  choiceFilter,
  entityFilters,
  rangeFilters,
  referenceFilter,
  nameFilter,
} from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { nameOfEthnicity } from '../../training/learners/ethnicities.ts'
import { ethnicityName } from '../../training/learners/ethnicity-name.ts'
import { sexes } from '../../training/learners/table.ts'
import { partyCells } from '../cells/resource.ts'
import { cellFilter, memberOnDay } from '../memberships/on-day.ts'
import { noteMemberships } from '../memberships/neighbours.ts'
import { presentCell, presentCellFilter, presentFrom } from '../memberships/present.ts'
import { partyMemberships } from '../memberships/table.ts'
import { partyMembersHeaders } from './headers.ts'
import { partyMember, partyMemberInput } from './schema.ts'
import { prepareMembers } from './moves.ts'
import { partyMembers as table } from './table.ts'
import { partyMembersVocabularies } from './vocabularies.ts'

const cellOfMembership = referenceFilter(partyMemberships.party_cell_id, () => partyCells, 'With `as_of`.')

export const partyMembers = defineResource({
  path: 'party-members',
  one: 'PartyMember',
  many: 'PartyMembers',
  label: { one: 'a Party member', many: 'Party members', vi: 'đảng viên' },
  access: memberAccess,
  readsAudited: true,
  description:
    'A Party member belongs to a Party cell; `/v1/party-memberships` has the cells of all times. Only keys that may read Party registers see any.',
  table,
  input: partyMemberInput,
  output: partyMember,
  derived: ['ethnicity_name', 'is_minority'],
  select: {
    ...entitySelect(table),
    full_name: table.full_name,
    party_cell_id: presentCell.as('party_cell_id'),
    from: presentFrom.as('from'),
    admitted_on: table.admitted_on,
    joined_on: table.joined_on,
    official_on: table.official_on,
    sex: table.sex,
    birth_date: table.birth_date,
    ethnicity: table.ethnicity,
    ethnicity_name: ethnicityName(table.ethnicity).as('ethnicity_name'),
    is_minority: sql<boolean | null>`${qualified(table.ethnicity)} <> '01'`.as('is_minority'),
    position: table.position,
    holds_leadership: table.holds_leadership,
  },
  references: { party_cell_id: { target: () => partyCells, alias: 'party_cell', required: true } },
  givenOnly: ['from'],
  // a move writes memberships, whose writes wait for each other
  acquireExtraLocks: ({ client }) => acquireLocks(client, advisoryLocks.writes('party-memberships')),
  prepare: prepareMembers,
  stored: noteMemberships,
  storedNeedsNoReadBack: true,
  headers: partyMembersHeaders,
  vocabularies: partyMembersVocabularies,
  codeNames: { ethnicity: nameOfEthnicity },
  filters: {
    party_cell: cellFilter(
      presentCellFilter(
        referenceFilter(
          table.party_cell_id,
          () => partyCells,
          'Only members of these Party cells today, by id or slug; with `as_of` of this day, temporary ones too.',
        ),
        cellOfMembership,
      ),
      cellOfMembership,
    ),
    as_of: memberOnDay,
    sex: choiceFilter(table.sex, sexes, 'Only these sexes, or members without one (null).'),
    ...rangeFilters('admitted_on', table.admitted_on, 'day', 'the day of admission'),
    ...rangeFilters('official_on', table.official_on, 'day', 'the day of becoming official'),
    full_name: nameFilter(table.full_name, 'Only members with exactly these full names.'),
    ...rangeFilters('joined_on', table.joined_on, 'day', 'the day of admission'),
    ...containsFilter('full_name', table.full_name, 'the full name'),
    ...entityFilters(table),
  },
  sorts: {
    full_name: textSort(table.full_name, 'full_name', 'full name from its first word'),
    given_name: {
      by: () => inVietnameseOrder(givenName(qualified(table.full_name))),
      kind: 'text',
      description: 'last word of the full name',
    },
    admitted_on: valueSort(table.admitted_on, 'admitted_on', 'day', 'day of admission'),
    official_on: valueSort(table.official_on, 'official_on', 'day', 'day of becoming official'),
    joined_on: valueSort(table.joined_on, 'joined_on', 'day', 'day of admission'),
    ...entitySorts(table),
  },
  defaultSort: 'given_name,full_name',
  persons: { words: table.person_words, name: table.full_name, others: [table.external_id] },
  includes: { party_cell: includeOne('party_cell_id', 'party_cell', () => partyCells) },
})
