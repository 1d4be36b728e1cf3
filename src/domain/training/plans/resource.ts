import { trainingAccess } from '../access.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import {
  conditionFilter,
  entityFilters,
  integerFilter,
  rangeFilters,
  referenceFilter,
  textFilter,
} from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { entitySorts, valueSort } from '../../../platform/resource/sorts.ts'
import { programs } from '../programs/resource.ts'
import { trainingPlansHeaders } from './headers.ts'
import { planInForce } from './in-force.ts'
import { trainingPlan, trainingPlanInput } from './schema.ts'
import { trainingPlans as table } from './table.ts'
import { deriveVersions } from './versions.ts'

export const trainingPlans = defineResource({
  path: 'training-plans',
  one: 'TrainingPlan',
  many: 'TrainingPlans',
  label: { one: 'a training plan', many: 'training plans', vi: 'kế hoạch đào tạo, bồi dưỡng' },
  access: trainingAccess,
  description:
    'A training plan says how many classes and learners of a program the school plans for a year. A changed plan is a new version; the highest one is in force.',
  table,
  input: trainingPlanInput,
  output: trainingPlan,
  derived: ['in_force'],
  select: {
    ...entitySelect(table),
    year: table.year,
    program_id: table.program_id,
    classes: table.classes,
    learners: table.learners,
    version: table.version,
    in_force: planInForce().as('in_force'),
    document_number: table.document_number,
    document_date: table.document_date,
    note: table.note,
  },
  // two new plans of one program must not take the same version
  serializeWrites: true,
  prepare: deriveVersions,
  references: { program_id: { target: () => programs, alias: 'program', required: true } },
  uniqueTogether: {
    fields: { program_id: table.program_id, year: table.year, version: table.version },
    pointer: 'version',
    message: {
      en: 'A plan of this program and year already has this version; leave it out for the next one',
      vi: 'Kế hoạch của chương trình trong năm này đã có lần ban hành đó; để trống sẽ lấy lần tiếp theo',
    },
  },
  headers: trainingPlansHeaders,
  filters: {
    year: integerFilter(table.year, 'Only plans of these years.'),
    program: referenceFilter(
      table.program_id,
      () => programs,
      'Only plans of these programs, by id or code.',
    ),
    in_force: conditionFilter(
      'Only plans in force (true), or only versions that were replaced (false).',
      () => planInForce(),
    ),
    document_number: textFilter(table.document_number, 'Only plans of these documents, by number.'),
    ...rangeFilters('document_date', table.document_date, 'day', 'the day of the document'),
    ...entityFilters(table),
  },
  sorts: {
    year: valueSort(table.year, 'year', 'number', 'planned year'),
    document_date: valueSort(table.document_date, 'document_date', 'day', 'day of the document'),
    ...entitySorts(table),
  },
  defaultSort: '-year',
  includes: { program: includeOne('program_id', 'program', () => programs) },
})
