import { memberAccess } from '../access.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { booleanFilter, referenceFilter } from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { partyCells } from '../cells/resource.ts'
import { checksOfFile } from '../grading-checks/checks-of-file.ts'
import { samePeriod } from '../gradings/same-period.ts'
import { membersByKey, namedMember } from '../keys.ts'
import { concealedDecisionDocument, decisionDocument } from '../gradings/decision-document.ts'
import { uniquePerPeriod } from '../gradings/unique-per-period.ts'
import { gradingFilters, gradingSelect, gradingSorts } from '../gradings/selection.ts'
import { gradingVocabularies } from '../gradings/vocabularies.ts'
import { partyMembers } from '../members/resource.ts'
import { prepareMemberGradings } from './cell-of-grading.ts'
import { partyMemberGradingsHeaders } from './headers.ts'
import { assertFactsStay } from './leadership.ts'
import { partyMemberGrading, partyMemberGradingInput } from './schema.ts'
import { partyMemberGradings as table } from './table.ts'

export const partyMemberGradings = defineResource({
  path: 'party-member-gradings',
  one: 'PartyMemberGrading',
  many: 'PartyMemberGradings',
  label: {
    one: 'a grading of a Party member',
    many: 'gradings of Party members',
    vi: 'kết quả xếp loại đảng viên',
  },
  access: memberAccess,
  readsAudited: true,
  description:
    'A grading is the grade of a Party member for a year or a quarter; one is valid per member and period. Only keys that may read Party registers see any.',
  table,
  input: partyMemberGradingInput,
  output: partyMemberGrading,
  select: {
    ...entitySelect(table),
    party_member_id: table.party_member_id,
    party_cell_id: table.party_cell_id,
    holds_leadership: table.holds_leadership,
    ...gradingSelect(table),
  },
  concealed: concealedDecisionDocument(table.decision_document_id),
  references: {
    party_member_id: { target: () => partyMembers, alias: 'party_member', required: true },
    party_cell_id: { target: () => partyCells, alias: 'party_cell', required: false },
    ...decisionDocument,
  },
  // scores had no limit of 100
  acceptedBefore: ['score'],
  uniqueTogether: uniquePerPeriod(table, { party_member_id: table.party_member_id }),
  subject: samePeriod({
    table,
    column: table.party_member_id,
    fields: ['party_member_id', 'party_member'],
    idsOf: async (inputs, transaction) =>
      inputs.map(namedMember).map(await membersByKey(transaction, inputs.map(namedMember))),
  }),
  prepare: prepareMemberGradings,
  checksOfFile: (transaction, ids) => checksOfFile(table, transaction, ids),
  assertMayChange: assertFactsStay,
  headers: partyMemberGradingsHeaders,
  vocabularies: gradingVocabularies,
  filters: {
    party_member: referenceFilter(
      table.party_member_id,
      () => partyMembers,
      'Only gradings of these members, by id.',
    ),
    party_cell: referenceFilter(
      table.party_cell_id,
      () => partyCells,
      'Only gradings in these Party cells, by id or slug: the cell of the time, not the present one of the member.',
    ),
    holds_leadership: booleanFilter(
      table.holds_leadership,
      'Only gradings of members who led or managed (true), who did not (false), or of whom it is not known (null).',
    ),
    ...gradingFilters(table),
  },
  sorts: gradingSorts(table),
  defaultSort: '-year,-quarter',
  includes: {
    party_member: includeOne('party_member_id', 'party_member', () => partyMembers),
    party_cell: includeOne('party_cell_id', 'party_cell', () => partyCells),
  },
})
