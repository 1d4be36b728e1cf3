import { documentsWith, type DocumentsResource } from '../../content/documents/resource.ts'
import { visibleDocumentId } from '../../content/documents/visibility.ts'
import { trainingAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import {
  booleanFilter,
  choiceFilter,
  codeFilter,
  entityFilters,
  referenceFilter,
} from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
import { deriveActive } from './active.ts'
import { programsHeaders } from './headers.ts'
import { program, programInput, type Program, type ProgramInput } from './schema.ts'
import { rejectCircles } from './successors.ts'
import { programSearch } from './search.ts'
import { programsVocabularies } from './vocabularies.ts'
import { documentPrograms, programs as table } from './table.ts'
import { programFamilies, trainingTypes } from '../../../libraries/figure-grammar/figure.ts'

export const programs: ResourceDefinition<Program, ProgramInput, typeof table> = defineResource({
  path: 'programs',
  one: 'Program',
  many: 'Programs',
  label: { one: 'a program', many: 'programs', vi: 'chương trình' },
  access: trainingAccess,
  description: 'A program is a course of training; its classes are runs of it.',
  table,
  input: programInput,
  output: program,
  select: {
    ...entitySelect(table),
    code: table.code,
    name: table.name,
    training_type: table.training_type,
    family: table.family,
    level: table.level,
    partner: table.partner,
    basis_document: table.basis_document,
    basis_document_id: table.basis_document_id,
    valid_from: table.valid_from,
    valid_to: table.valid_to,
    active: table.active,
    successor_id: table.successor_id,
  },
  key: 'code',
  concealed: {
    basis_document_id: {
      target: () => documents,
      replacement: visibleDocumentId(table.basis_document_id, 'basis_document_id'),
    },
  },
  references: {
    successor_id: { target: () => programs, alias: 'successor', required: false },
    basis_document_id: { target: () => documents, alias: 'basis', required: false, keptIfLeftOut: true },
  },
  serializeWrites: true,
  prepare: deriveActive,
  headers: programsHeaders,
  vocabularies: programsVocabularies,
  filters: {
    training_type: choiceFilter(table.training_type, trainingTypes, 'Only these training types.'),
    family: choiceFilter(table.family, programFamilies, 'Only these subject families.'),
    active: booleanFilter(
      table.active,
      'Only programs that are offered (true) or no longer offered (false).',
    ),
    successor: referenceFilter(
      table.successor_id,
      () => programs,
      'Only programs that these replaced, by id or code.',
    ),
    code: codeFilter(table.code_key, 'Only these codes, in any case.'),
    ...containsFilter('name', table.name, 'the name'),
    ...entityFilters(table),
  },
  sorts: {
    name: textSort(table.name, 'name', 'name'),
    code: valueSort(table.code, 'code', 'text', 'code, by character'),
    ...entitySorts(table),
  },
  defaultSort: 'name',
  search: programSearch,
  includes: { successor: includeOne('successor_id', 'successor', () => programs) },
  stored: async (rows, context) => {
    await rejectCircles(rows, context)
    await context.effects.events.emit('programs.stored', rows, context)
  },
})

/** Documents. They name programs and programs name them, so that both are completed in one file. */
export const documents: DocumentsResource = documentsWith({
  programs: () => programs,
  pairs: {
    own: documentPrograms.document_id,
    other: documentPrograms.program_id,
    ordinal: documentPrograms.ordinal,
  },
})
