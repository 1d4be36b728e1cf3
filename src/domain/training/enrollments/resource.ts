import { learnerAccess } from '../access.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import {
  booleanFilter,
  choiceFilter,
  entityFilters,
  integerFilter,
  rangeFilters,
  referenceFilter,
  numberFilter,
  semiJoinFilter,
} from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { entitySorts, valueSort } from '../../../platform/resource/sorts.ts'
import { classes } from '../classes/resource.ts'
import { classes as classesTable } from '../classes/table.ts'
import { learners } from '../learners/resource.ts'
import { programs } from '../programs/resource.ts'
import { validateEnrollmentDates } from './dates.ts'
import { enrollmentsHeaders } from './headers.ts'
import { refuseAnonymous } from './personal-fields.ts'
import { proposeWork } from './propose-work.ts'
import { enrollment, enrollmentInput } from './schema.ts'
import { validateClassOnRestore, validateStatuses } from './status-changes.ts'
import { enrollmentsVocabularies } from './vocabularies.ts'
import { enrollments as table, enrollmentStatuses } from './table.ts'
import { enrollmentResults } from '../../../libraries/figure-grammar/figure.ts'

export const enrollments = defineResource({
  path: 'enrollments',
  one: 'Enrollment',
  many: 'Enrollments',
  label: { one: 'an enrollment', many: 'enrollments', vi: 'ghi danh' },
  access: learnerAccess,
  readsAudited: true,
  description:
    'An enrollment is the attendance of a learner in a class, once per class, with its result; only keys that may read training registers see any.',
  table,
  input: enrollmentInput,
  output: enrollment,
  select: {
    ...entitySelect(table),
    class_id: table.class_id,
    learner_id: table.learner_id,
    enrolled_on: table.enrolled_on,
    planned: table.planned,
    status: table.status,
    result: table.result,
    score: table.score,
    certificate_kind: table.certificate_kind,
    certificate_number: table.certificate_number,
    position: table.position,
    holds_leadership: table.holds_leadership,
    position_level: table.position_level,
    unit: table.unit,
    unit_group: table.unit_group,
    party_member: table.party_member,
    register_number: table.register_number,
    certificate_issuer: table.certificate_issuer,
    certificate_issued_on: table.certificate_issued_on,
    result_decision_number: table.result_decision_number,
  },
  references: {
    class_id: { target: () => classes, alias: 'class', required: true },
    learner_id: { target: () => learners, alias: 'learner', required: true },
  },
  uniqueTogether: {
    fields: { class_id: table.class_id, learner_id: table.learner_id },
    pointer: 'learner_id',
    message: {
      en: 'This learner is already enrolled in this class',
      vi: 'Học viên này đã được ghi danh vào lớp này',
    },
    remedy: {
      en: 'Who comes back after a withdrawal or deferral gets the event `resumed` there: POST /v1/enrollments/{id}/events.',
      vi: 'Học viên đã thôi học hoặc bảo lưu nay học tiếp: hãy ghi sự kiện "Học tiếp" cho ghi danh đó.',
    },
  },
  prepare: async (drafts, context) => {
    await validateStatuses(drafts, context)
    await refuseAnonymous(drafts, context)
    return await proposeWork(drafts, context)
  },
  beforeRestore: validateClassOnRestore,
  stored: validateEnrollmentDates,
  storedNeedsNoReadBack: true,
  headers: enrollmentsHeaders,
  vocabularies: enrollmentsVocabularies,
  filters: {
    class: referenceFilter(
      table.class_id,
      () => classes,
      'Only enrollments in these classes, by id or code.',
    ),
    learner: referenceFilter(table.learner_id, () => learners, 'Only enrollments of these learners, by id.'),
    program: semiJoinFilter(
      table.class_id,
      classesTable.id,
      referenceFilter(
        classesTable.program_id,
        () => programs,
        'Only enrollments in classes of these programs, by id or code.',
      ),
    ),
    year: semiJoinFilter(
      table.class_id,
      classesTable.id,
      integerFilter(classesTable.year, 'Only enrollments in classes counted in these years.'),
    ),
    status: choiceFilter(table.status, enrollmentStatuses, 'Only enrollments of these states.'),
    result: choiceFilter(
      table.result,
      enrollmentResults,
      'Only enrollments with these results, or without one (null).',
    ),
    planned: booleanFilter(
      table.planned,
      'Only enrollments in the plan (true), outside it (false), or as their class (null).',
    ),
    ...rangeFilters('enrolled_on', table.enrolled_on, 'day', 'the day of enrollment'),
    certificate_number: numberFilter(
      table.certificate_number,
      'Only these certificate numbers, in any case.',
    ),
    ...entityFilters(table),
  },
  sorts: {
    enrolled_on: valueSort(table.enrolled_on, 'enrolled_on', 'day', 'day of enrollment'),
    ...entitySorts(table),
  },
  defaultSort: '-created_at',
  includes: {
    class: includeOne('class_id', 'class', () => classes),
    learner: includeOne('learner_id', 'learner', () => learners),
  },
})
