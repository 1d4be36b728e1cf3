import { memberAccess } from '../access.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { referenceFilter, semiJoinFilter } from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { partyCells } from '../cells/resource.ts'
import { uniquePerPeriod } from '../gradings/unique-per-period.ts'
import { startChains, assertNotConfirmed } from '../gradings/rules.ts'
import { gradingFilters, gradingSelect, gradingSorts } from '../gradings/selection.ts'
import { gradingVocabularies } from '../gradings/vocabularies.ts'
import { partyMembers } from '../members/resource.ts'
import { partyMembers as membersTable } from '../members/table.ts'
import { partyMemberGradingsHeaders } from './headers.ts'
import { partyMemberGrading, partyMemberGradingInput } from './schema.ts'
import { partyMemberGradings as table } from './table.ts'

export const partyMemberGradings = defineResource({
  path: 'party-member-gradings',
  one: 'PartyMemberGrading',
  many: 'PartyMemberGradings',
  label: { one: 'a grading of a Party member', many: 'gradings of Party members' },
  access: memberAccess,
  description:
    'A grading is the grade of a Party member for a year or a quarter; one is valid per member and period. Only keys that may read Party registers see any.',
  table,
  input: partyMemberGradingInput,
  output: partyMemberGrading,
  select: { ...entitySelect(table), party_member_id: table.party_member_id, ...gradingSelect(table) },
  references: { party_member_id: { target: () => partyMembers, alias: 'party_member', required: true } },
  uniqueTogether: uniquePerPeriod(table, { party_member_id: table.party_member_id }),
  prepare: startChains,
  assertMayChange: assertNotConfirmed,
  headers: partyMemberGradingsHeaders,
  vocabularies: gradingVocabularies,
  filters: {
    party_member: referenceFilter(
      table.party_member_id,
      () => partyMembers,
      'Only gradings of these members, by id.',
    ),
    party_cell: semiJoinFilter(
      table.party_member_id,
      membersTable.id,
      referenceFilter(
        membersTable.party_cell_id,
        () => partyCells,
        'Only gradings of current members of these Party cells, by id or slug.',
      ),
    ),
    ...gradingFilters(table),
  },
  sorts: gradingSorts(table),
  defaultSort: '-year,-quarter',
  includes: { party_member: includeOne('party_member_id', 'party_member', () => partyMembers) },
})
