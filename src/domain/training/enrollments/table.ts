import { sql } from 'drizzle-orm'
import { boolean, check, index, numeric, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { calendarDate, entityColumns, keyOfCode } from '../../../platform/database/columns.ts'
import { classes } from '../classes/table.ts'
import { learners } from '../learners/table.ts'
import { isPositionLevel, isUnitGroup, workColumns } from '../work/columns.ts'
import { enrollmentResults } from '../../../libraries/figure-grammar/figure.ts'

export const enrollmentStatuses = [
  'enrolled',
  'completed',
  'withdrawn',
  'deferred',
  'expelled',
  'failed',
  'transferred',
  'deceased',
] as const

/** Kinds of certificates: bằng tốt nghiệp, chứng chỉ, giấy chứng nhận. */
export const certificateKinds = ['diploma', 'certificate', 'attestation'] as const

/** Enrollments of these states do not count as learners of the class. */
export const uncountedStatuses = sql`('withdrawn', 'transferred')`

/** Attendance of learners in classes, with results. */
export const enrollments = pgTable(
  'enrollments',
  {
    ...entityColumns(),
    class_id: uuid('class_id')
      .notNull()
      .references(() => classes.id),
    learner_id: uuid('learner_id')
      .notNull()
      .references(() => learners.id),
    enrolled_on: calendarDate('enrolled_on'),
    planned: boolean('planned'),
    status: text('status', { enum: enrollmentStatuses }).notNull().default('enrolled'),
    result: text('result', { enum: enrollmentResults }),
    score: numeric('score', { precision: 4, scale: 2, mode: 'number' }),
    certificate_kind: text('certificate_kind', { enum: certificateKinds }),
    certificate_number: text('certificate_number'),
    register_number: text('register_number'),
    certificate_issuer: text('certificate_issuer'),
    certificate_issued_on: calendarDate('certificate_issued_on'),
    result_decision_number: text('result_decision_number'),
    /** An earlier enrollment has the same certificate, stored before certificates were unique. A change of it clears this. */
    certificate_is_shared: boolean('certificate_is_shared').notNull().default(false),
    // as it was on the day of enrolling
    ...workColumns(),
  },
  (table) => [
    // one learner once per class
    uniqueIndex('enrollments_class_id_learner_id_unique')
      .on(table.class_id, table.learner_id)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('enrollments_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('enrollments_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    // index-only scan for the enrolled_count of a class, and for the persons behind it
    index('enrollments_attending_learners_index')
      .on(table.class_id, table.learner_id)
      .where(sql`${table.deleted_at} is null and ${table.status} not in ${uncountedStatuses}`),
    index('enrollments_learner_id_index').on(table.learner_id),
    index('enrollments_created_at_index').on(
      table.created_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('enrollments_updated_at_index').on(
      table.updated_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('enrollments_enrolled_on_index').on(
      table.enrolled_on.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('enrollments_status_index').on(
      table.status,
      table.created_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('enrollments_result_index').on(
      table.result,
      table.created_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('enrollments_planned_index').on(
      table.planned,
      table.created_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('enrollments_certificate_number_index').on(keyOfCode(table.certificate_number)),
    // a number once within kind, issuer and year of issue; while the year is not known, once in a class
    uniqueIndex('enrollments_certificate_unique')
      .on(
        keyOfCode(table.certificate_number),
        sql`coalesce(${table.certificate_kind}, '')`,
        sql`coalesce(${table.certificate_issuer}, '')`,
        sql`coalesce(extract(year from ${table.certificate_issued_on})::text, ${table.class_id}::text)`,
      )
      .where(
        sql`${table.deleted_at} is null and ${table.certificate_number} is not null and not ${table.certificate_is_shared}`,
      ),
    check('enrollments_score_check', sql`${table.score} between 0 and 10`),
    check(
      'enrollments_certificate_kind_check',
      sql`${table.certificate_kind} in ('diploma', 'certificate', 'attestation')`,
    ),
    check(
      'enrollments_status_check',
      sql`${table.status} in ('enrolled', 'completed', 'withdrawn', 'deferred', 'expelled', 'failed', 'transferred', 'deceased')`,
    ),
    check('enrollments_position_level_check', isPositionLevel(table.position_level)),
    check('enrollments_unit_group_check', isUnitGroup(table.unit_group)),
    check(
      'enrollments_result_check',
      sql`${table.result} in ('excellent', 'very_good', 'good', 'fair', 'average', 'passed', 'failed')`,
    ),
  ],
)
