import { memberAccess } from '../access.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { referenceFilter, through } from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { partyCells } from '../cells/resource.ts'
import { oncePerPeriod } from '../gradings/once-per-period.ts'
import { beginChains, refuseConfirmed } from '../gradings/rules.ts'
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
    'A grading says what a Party member was graded in a year or a quarter, one that holds per member and period; only keys that may read Party registers see any.',
  table,
  input: partyMemberGradingInput,
  output: partyMemberGrading,
  select: { ...entitySelect(table), party_member_id: table.party_member_id, ...gradingSelect(table) },
  references: { party_member_id: { target: () => partyMembers, alias: 'party_member', required: true } },
  uniqueTogether: oncePerPeriod(table, { party_member_id: table.party_member_id }),
  prepare: beginChains,
  assertMayChange: refuseConfirmed,
  headers: partyMemberGradingsHeaders,
  vocabularies: gradingVocabularies,
  filters: {
    party_member: referenceFilter(
      table.party_member_id,
      () => partyMembers,
      'Only gradings of these members, by id.',
    ),
    party_cell: through(
      table.party_member_id,
      membersTable.id,
      referenceFilter(
        membersTable.party_cell_id,
        () => partyCells,
        'Only gradings of those who are now members of these Party cells, by id or slug.',
      ),
    ),
    ...gradingFilters(table),
  },
  sorts: gradingSorts(table),
  defaultSort: '-year,-quarter',
  includes: { party_member: includeOne('party_member_id', 'party_member', () => partyMembers) },
})
