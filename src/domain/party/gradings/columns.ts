import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  uniqueIndex,
  uuid,
  type ExtraConfigColumn,
  type PgTableWithColumns,
} from 'drizzle-orm/pg-core'
import type { BuildColumns } from 'drizzle-orm/column-builder'
import { documents } from '../../content/documents/table.ts'
import { calendarDate, entityColumns, instant } from '../../../platform/database/columns.ts'
import { grades } from '../../../libraries/figure-grammar/figure.ts'

/** The steps of a grading, one after the other; `proposed` may be left out. */
export const gradingSteps = ['self_assessed', 'proposed', 'decided'] as const

/** What was assessed, proposed or decided. */
export interface GradingStep {
  step: (typeof gradingSteps)[number]
  grade: (typeof grades)[number] | null
  score: number | null
  on: string | null
  by: string | null
}

export const gradingOutcomes = ['graded', 'exempt', 'not_graded'] as const

/** The kinds of reasons why there is no grade. */
export const gradingReasons = [
  'new_member',
  'exempt_from_activities',
  'suspended',
  'new_collective',
  'other',
] as const

/** The columns of a grading, for cells and members. */
export const gradingColumns = () => ({
  ...entityColumns(),
  year: integer('year').notNull(),
  /** Null: the whole year. */
  quarter: integer('quarter'),
  outcome: text('outcome', { enum: gradingOutcomes }).notNull().default('graded'),
  reason: text('reason'),
  /** A trigger gives `other` to reasons that processes of the version before write. */
  reason_kind: text('reason_kind', { enum: gradingReasons }),
  grade: text('grade', { enum: grades }),
  label: text('label'),
  score: doublePrecision('score'),
  decision_number: text('decision_number'),
  decided_on: calendarDate('decided_on'),
  /** The document of the decision. */
  decision_document_id: uuid('decision_document_id'),
  /** The committee that decided; null: the school's own. */
  issuer: text('issuer'),
  /** The furthest step, whose grade and score the grading has. A trigger keeps it and `steps`. */
  step: text('step', { enum: gradingSteps }).notNull().default('self_assessed'),
  steps: jsonb('steps').$type<GradingStep[]>().notNull().default([]),
  published: boolean('published').notNull().default(false),
  confirmed_at: instant('confirmed_at'),
  /** False once a correction has replaced it. */
  current: boolean('current').notNull().default(true),
  /** The grading that it corrects. */
  supersedes_id: uuid('supersedes_id'),
  /** The id of the first grading of a chain of corrections, in all gradings of the chain; the last one is current. */
  chain_id: uuid('chain_id').notNull(),
})

/** A table with these columns. */
export type GradingTable = PgTableWithColumns<{
  name: string
  schema: undefined
  dialect: 'pg'
  columns: BuildColumns<string, ReturnType<typeof gradingColumns>, 'pg'>
}>

type GradingColumns = Record<keyof ReturnType<typeof gradingColumns>, ExtraConfigColumn>

/** The rules of gradings that the database enforces. */
export const gradingConstraints = (name: string, table: GradingColumns, subject: ExtraConfigColumn) => [
  // one current grading of a subject and period
  uniqueIndex(`${name}_period_unique`)
    .on(subject, table.year, sql`coalesce(${table.quarter}, 0)`)
    .where(sql`${table.current} and ${table.deleted_at} is null`),
  uniqueIndex(`${name}_external_id_unique`)
    .on(table.external_id)
    .where(sql`${table.deleted_at} is null`),
  index(`${name}_trashed_external_id_index`)
    .on(table.external_id)
    .where(sql`${table.deleted_at} is not null`),
  // a grading has one correction, which may have one itself
  uniqueIndex(`${name}_supersedes_id_unique`).on(table.supersedes_id),
  foreignKey({
    name: `${name}_supersedes_id_fk`,
    columns: [table.supersedes_id],
    foreignColumns: [table.id],
  }),
  index(`${name}_year_index`).on(
    table.year.desc().nullsLast(),
    table.quarter.desc().nullsLast(),
    table.id.desc().nullsLast(),
  ),
  index(`${name}_subject_index`).on(subject),
  index(`${name}_chain_id_index`).on(table.chain_id),
  foreignKey({
    name: `${name}_decision_document_id_fk`,
    columns: [table.decision_document_id],
    foreignColumns: [documents.id],
  }),
  index(`${name}_decision_document_id_index`).on(table.decision_document_id),
  check(`${name}_year_check`, sql`${table.year} between 1900 and 2200`),
  check(`${name}_quarter_check`, sql`${table.quarter} between 1 and 4`),
  check(`${name}_step_check`, sql`${table.step} in ('self_assessed', 'proposed', 'decided')`),
  check(`${name}_outcome_check`, sql`${table.outcome} in ('graded', 'exempt', 'not_graded')`),
  check(`${name}_grade_check`, sql`${table.grade} in ('excellent', 'good', 'completed', 'not_completed')`),
  check(`${name}_grade_outcome_check`, sql`(${table.grade} is not null) = (${table.outcome} = 'graded')`),
  check(
    `${name}_reason_kind_check`,
    sql`${table.reason_kind} is null or (${table.reason_kind} in ('new_member', 'exempt_from_activities', 'suspended', 'new_collective', 'other') and ${table.outcome} <> 'graded')`,
  ),
  check(`${name}_score_check`, sql`${table.score} between 0 and 1000`),
  check(
    `${name}_decided_on_check`,
    sql`${table.decided_on} >= make_date(${table.year}, coalesce(${table.quarter} * 3 - 2, 1), 1)`,
  ),
  // only confirmed gradings are corrected
  check(`${name}_current_check`, sql`${table.current} or ${table.confirmed_at} is not null`),
]
