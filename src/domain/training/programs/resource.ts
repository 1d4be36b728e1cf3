import { trainingAccess } from '../access.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { booleanFilter, choiceFilter, codeFilter, entityFilters } from '../../../platform/resource/filters.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { deriveActive } from './active.ts'
import { programsHeaders } from './headers.ts'
import { program, programInput } from './schema.ts'
import { programSearch } from './search.ts'
import { programsVocabularies } from './vocabularies.ts'
import { programs as table } from './table.ts'
import { programFamilies, trainingTypes } from '../../../libraries/figure-grammar/figure.ts'

export const programs = defineResource({
  path: 'programs',
  one: 'Program',
  many: 'Programs',
  label: { one: 'a program', many: 'programs' },
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
    valid_from: table.valid_from,
    valid_to: table.valid_to,
    active: table.active,
  },
  key: 'code',
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
    code: codeFilter(table.code_key, 'Only these codes, in any case.'),
    ...entityFilters(table),
  },
  sorts: {
    name: textSort(table.name, 'name', 'name'),
    code: valueSort(table.code, 'code', 'text', 'code, by character'),
    ...entitySorts(table),
  },
  defaultSort: 'name',
  search: programSearch,
  stored: (rows, context) => context.effects.events.emit('programs.stored', rows, context),
})
