import { partyAccess } from '../access.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { referenceFilter } from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { partyCells } from '../cells/resource.ts'
import { rejectDissolved } from '../gradings/existing-organisations.ts'
import { decideBySheet } from '../gradings/decide-by-sheet.ts'
import { checksOfFile } from '../grading-checks/checks-of-file.ts'
import { samePeriod } from '../gradings/same-period.ts'
import { cellsByKey, namedCell } from '../keys.ts'
import { concealedDecisionDocument, decisionDocument } from '../gradings/decision-document.ts'
import { uniquePerPeriod } from '../gradings/unique-per-period.ts'
import { assertNotConfirmed, prepareGradings } from '../gradings/rules.ts'
import {
  gradingFilters,
  gradingSelect,
  gradingSorts,
  publishedChain,
  publishedGrading,
} from '../gradings/selection.ts'
import { gradingVocabularies } from '../gradings/vocabularies.ts'
import { partyCellGradingsHeaders } from './headers.ts'
import { partyCellGrading, partyCellGradingInput } from './schema.ts'
import { partyCellGradings as table } from './table.ts'

export const partyCellGradings = defineResource({
  path: 'party-cell-gradings',
  one: 'PartyCellGrading',
  many: 'PartyCellGradings',
  label: {
    one: 'a grading of a Party cell',
    many: 'gradings of Party cells',
    vi: 'kết quả xếp loại tổ chức đảng, tập thể',
  },
  access: partyAccess,
  readsAudited: true,
  description:
    'A grading is the grade of a Party cell for a year or a quarter; one is valid per cell and period. Published gradings are public; a corrected one only if the last correction is published too.',
  table,
  input: partyCellGradingInput,
  output: partyCellGrading,
  select: { ...entitySelect(table), party_cell_id: table.party_cell_id, ...gradingSelect(table) },
  publicSelect: publishedChain(table),
  publicCondition: () => publishedGrading(table),
  concealed: concealedDecisionDocument(table.decision_document_id),
  references: {
    party_cell_id: { target: () => partyCells, alias: 'party_cell', required: true },
    ...decisionDocument,
  },
  // scores had no limit of 100
  acceptedBefore: ['score'],
  uniqueTogether: uniquePerPeriod(table, { party_cell_id: table.party_cell_id }),
  subject: samePeriod({
    table,
    column: table.party_cell_id,
    fields: ['party_cell_id', 'party_cell'],
    idsOf: async (inputs, transaction) =>
      inputs.map(namedCell).map(await cellsByKey(transaction, inputs.map(namedCell))),
  }),
  prepare: async (drafts, context) => {
    await rejectDissolved(drafts, context)
    return await decideBySheet(drafts, prepareGradings(drafts, context), context)
  },
  checksOfFile: (transaction, ids) => checksOfFile(table, transaction, ids),
  assertMayChange: assertNotConfirmed,
  headers: partyCellGradingsHeaders,
  vocabularies: gradingVocabularies,
  filters: {
    party_cell: referenceFilter(
      table.party_cell_id,
      () => partyCells,
      'Only gradings of these Party cells, by id or slug.',
    ),
    ...gradingFilters(table),
  },
  sorts: gradingSorts(table),
  defaultSort: '-year,-quarter',
  includes: { party_cell: includeOne('party_cell_id', 'party_cell', () => partyCells) },
})
