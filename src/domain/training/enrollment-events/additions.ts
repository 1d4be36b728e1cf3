import { sql } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import type { AdditionsDefinition } from '../../../platform/resource/additions.ts'
import { referenceFilter, semiJoinFilter } from '../../../platform/resource/filters.ts'
import { learnerAccess } from '../access.ts'
import { classes } from '../classes/resource.ts'
import { enrollments } from '../enrollments/resource.ts'
import { enrollments as enrollmentsTable } from '../enrollments/table.ts'
import { learners } from '../learners/resource.ts'
import { addEventRows } from './add-rows.ts'
import { enrollmentEventHeaders } from './headers.ts'
import { enrollmentEvents } from './resource.ts'
import { enrollmentEventRow, exportedEnrollmentEvent } from './row-schema.ts'
import { enrollmentEvents as table } from './table.ts'
import { enrollmentEventVocabularies } from './vocabularies.ts'

const ofEnrollment = (column: 'learner_id' | 'class_id') =>
  sql<string>`(select ${qualified(enrollmentsTable[column])} from ${enrollmentsTable} where ${qualified(enrollmentsTable.id)} = ${qualified(table.enrollment_id)})`

const toClass = sql<
  string | null
>`(select ${qualified(enrollmentsTable.class_id)} from ${enrollmentsTable} where ${qualified(enrollmentsTable.id)} = ${qualified(table.to_enrollment_id)})`

/** The events of enrollments in files: they are only added. */
export const enrollmentEventAdditions: AdditionsDefinition = {
  ...enrollmentEvents,
  access: learnerAccess,
  input: enrollmentEventRow,
  output: exportedEnrollmentEvent,
  select: {
    ...enrollmentEvents.select,
    learner_id: ofEnrollment('learner_id').as('learner_id'),
    class_id: ofEnrollment('class_id').as('class_id'),
    to_class_id: toClass.as('to_class_id'),
  },
  references: {
    enrollment_id: { target: () => enrollments, alias: 'enrollment', required: false },
    learner_id: { target: () => learners, alias: 'learner', required: false, exportKey: 'code' },
    class_id: { target: () => classes, alias: 'class', required: false },
    to_class_id: { target: () => classes, alias: 'to_class', required: false },
  },
  baseCondition: () =>
    sql`exists (select from ${enrollmentsTable} where ${qualified(enrollmentsTable.id)} = ${qualified(table.enrollment_id)} and ${qualified(enrollmentsTable.deleted_at)} is null)`,
  headers: enrollmentEventHeaders,
  vocabularies: enrollmentEventVocabularies,
  filters: {
    ...enrollmentEvents.filters,
    class: semiJoinFilter(
      table.enrollment_id,
      enrollmentsTable.id,
      referenceFilter(
        enrollmentsTable.class_id,
        () => classes,
        'Only events of enrollments in these classes, by id or code.',
      ),
    ),
    learner: semiJoinFilter(
      table.enrollment_id,
      enrollmentsTable.id,
      referenceFilter(enrollmentsTable.learner_id, () => learners, 'Only events of these learners, by id.'),
    ),
  },
  // a transfer may make the enrollment of a later event
  laterFields: ['enrollment_id', 'learner_id'],
  add: addEventRows,
}
