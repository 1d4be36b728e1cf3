import { sql } from 'drizzle-orm'
import { check, doublePrecision, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { calendarDate, entityColumns } from '../../../platform/database/columns.ts'
import { grades } from '../../../libraries/figure-grammar/figure.ts'

export const quotaSubjects = ['cell', 'member'] as const

/** Limits of grades, by regulation: stored as data, since each new regulation replaces the one before. */
export const quotaRules = pgTable(
  'quota_rules',
  {
    ...entityColumns(),
    /** The document that sets it, such as Hướng dẫn 21-HD/BTCTW. */
    regulation: text('regulation').notNull(),
    subject_kind: text('subject_kind', { enum: quotaSubjects }).notNull(),
    grade: text('grade', { enum: grades }).notNull(),
    /** The grades whose number is the base. */
    base_grades: text('base_grades', { enum: grades }).array().notNull(),
    /** Where it applies, in words: a grassroots organisation. */
    scope: text('scope'),
    /** Percent of the base. */
    limit: doublePrecision('limit').notNull(),
    /** The maximum in exceptional cases, in percent. */
    exceptional_limit: doublePrecision('exceptional_limit'),
    valid_from: calendarDate('valid_from').notNull(),
    valid_to: calendarDate('valid_to'),
  },
  (table) => [
    uniqueIndex('quota_rules_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('quota_rules_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('quota_rules_valid_from_index').on(
      table.valid_from.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    check('quota_rules_subject_kind_check', sql`${table.subject_kind} in ('cell', 'member')`),
    check(
      'quota_rules_grade_check',
      sql`${table.grade} in ('excellent', 'good', 'completed', 'not_completed')`,
    ),
    check('quota_rules_base_grades_check', sql`cardinality(${table.base_grades}) > 0`),
    check('quota_rules_limit_check', sql`${table.limit} between 0 and 100`),
    check(
      'quota_rules_exceptional_limit_check',
      sql`${table.exceptional_limit} between ${table.limit} and 100`,
    ),
    check('quota_rules_valid_to_check', sql`${table.valid_to} >= ${table.valid_from}`),
  ],
)
