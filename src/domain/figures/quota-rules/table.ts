import { sql } from 'drizzle-orm'
import { boolean, check, doublePrecision, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { calendarDate, entityColumns } from '../../../platform/database/columns.ts'
import { grades } from '../../../libraries/figure-grammar/figure.ts'

export const quotaSubjects = ['cell', 'member'] as const
export const gradedPeriodKinds = ['year', 'quarter'] as const
export const roundings = ['down', 'nearest', 'up'] as const
export const countedIn = ['organisation', 'cell', 'task_group'] as const

/** Limits of grades, by regulation: stored as data, since each new regulation replaces the one before. */
export const quotaRules = pgTable(
  'quota_rules',
  {
    ...entityColumns(),
    /** The document that sets it, such as Hướng dẫn 21-HD/BTCTW. */
    regulation: text('regulation').notNull(),
    /** The regulation that the document guides, such as Quy định 366-QĐ/TW. */
    basis: text('basis'),
    issued_on: calendarDate('issued_on'),
    subject_kind: text('subject_kind', { enum: quotaSubjects }).notNull(),
    grade: text('grade', { enum: grades }).notNull(),
    /** The grades whose number is the base. */
    base_grades: text('base_grades', { enum: grades }).array().notNull(),
    /** Where it applies, in words: a grassroots organisation. */
    scope: text('scope'),
    /** Percent of the base; null: not entered yet. */
    limit: doublePrecision('limit'),
    /** The maximum in exceptional cases, in percent. */
    exceptional_limit: doublePrecision('exceptional_limit'),
    /** How the number that the limit allows becomes whole. */
    rounding: text('rounding', { enum: roundings }).notNull().default('down'),
    /** Whether the whole grassroots Party organisation is counted, each cell, or each group of alike tasks. */
    counted_in: text('counted_in', { enum: countedIn }).notNull().default('organisation'),
    /** Whether only leaders and managers are graded by it. */
    leaders_only: boolean('leaders_only').notNull().default(false),
    /** The least scores of the grades, in points; null: not known. */
    excellent_score: doublePrecision('excellent_score'),
    good_score: doublePrecision('good_score'),
    completed_score: doublePrecision('completed_score'),
    /** Whether it grades years or quarters; null: both. */
    period_kind: text('period_kind', { enum: gradedPeriodKinds }),
    /** It grades the periods that end from this day on, until the next one. */
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
    check('quota_rules_rounding_check', sql`${table.rounding} in ('down', 'nearest', 'up')`),
    check('quota_rules_counted_in_check', sql`${table.counted_in} in ('organisation', 'cell', 'task_group')`),
    check('quota_rules_period_kind_check', sql`${table.period_kind} in ('year', 'quarter')`),
    check('quota_rules_excellent_score_check', sql`${table.excellent_score} between 0 and 100`),
    check('quota_rules_good_score_check', sql`${table.good_score} between 0 and 100`),
    check('quota_rules_completed_score_check', sql`${table.completed_score} between 0 and 100`),
    check('quota_rules_valid_to_check', sql`${table.valid_to} >= ${table.valid_from}`),
  ],
)
