import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { qualified } from '../../../platform/database/columns.ts'
import type { Sort } from '../../../platform/resource/definition.ts'
import {
  booleanFilter,
  choiceFilter,
  conditionFilter,
  entityFilters,
  historyFilter,
  integerFilter,
  rangeFilters,
  textFilter,
} from '../../../platform/resource/filters.ts'
import type { Filter } from '../../../platform/resource/filter.ts'
import { entitySorts, valueSort } from '../../../platform/resource/sorts.ts'
import {
  gradingOutcomes,
  gradingReasons,
  gradingSteps,
  type gradingColumns,
  type GradingStep,
} from './columns.ts'
import { grades } from '../../../libraries/figure-grammar/figure.ts'

type Name = keyof ReturnType<typeof gradingColumns>
type Grading = Record<Name, PgColumn>

type FactName =
  | 'year'
  | 'quarter'
  | 'outcome'
  | 'reason'
  | 'reason_kind'
  | 'grade'
  | 'label'
  | 'score'
  | 'decision_number'
  | 'decided_on'
  | 'decision_document_id'
  | 'issuer'
  | 'step'
  | 'steps'
  | 'published'
  | 'confirmed_at'
  | 'current'
  | 'supersedes_id'

/** Selects the fields of a grading, without those of every resource and of the subject. */
export function gradingSelect<T extends Grading>(table: T) {
  const { year, quarter, outcome, reason, grade, label, score, decision_number, decided_on } = table
  const { reason_kind, issuer, step, steps, published, confirmed_at, current, supersedes_id } = table
  const { decision_document_id } = table
  const facts = { year, quarter, outcome, reason, grade, label, score, decision_number, decided_on }
  const fields = {
    ...facts,
    decision_document_id,
    reason_kind,
    issuer,
    step,
    steps,
    published,
    confirmed_at,
    current,
    supersedes_id,
  } as Pick<T, FactName>
  const later = sql<
    string | null
  >`(select later.id from ${table.id.table} as later where later.supersedes_id = ${qualified(table.id)})`
  return { ...fields, superseded_by_id: later.as('superseded_by_id') }
}

/**
 * The condition for public gradings: published, and the last correction of the chain is published too. An unpublished
 * correction thus hides the grading that it replaces, which is known to be wrong.
 */
export const publishedGrading = (table: Grading) =>
  sql`(${qualified(table.published)} and (${qualified(table.current)} or exists (select 1 from ${table.id.table} as last where last.chain_id = ${qualified(table.chain_id)} and last.current and last.published and last.deleted_at is null)))`

/**
 * In public responses, references of a chain of corrections lead only to published gradings, and `steps` has only the
 * furthest one: earlier assessments are not public.
 */
export const publishedChain = (table: Grading) => ({
  steps: sql<
    GradingStep[]
  >`(select coalesce(jsonb_agg(one), '[]') from jsonb_array_elements(${qualified(table.steps)}) as one where one ->> 'step' = ${qualified(table.step)})`.as(
    'steps',
  ),
  supersedes_id: sql<
    string | null
  >`(select earlier.id from ${table.id.table} as earlier where earlier.id = ${qualified(table.supersedes_id)} and earlier.published)`.as(
    'supersedes_id',
  ),
  superseded_by_id: sql<
    string | null
  >`(select later.id from ${table.id.table} as later where later.supersedes_id = ${qualified(table.id)} and later.published)`.as(
    'superseded_by_id',
  ),
})

/** The list parameters of gradings, besides those of the subject. */
export const gradingFilters = (table: Grading): Record<string, Filter> => ({
  year: integerFilter(table.year, 'Only gradings of these years.'),
  quarter: choiceFilter(
    table.quarter,
    ['1', '2', '3', '4'],
    'Only gradings of these quarters (1 to 4), or of whole years (null).',
  ),
  step: choiceFilter(table.step, gradingSteps, 'Only gradings whose furthest step is one of these.'),
  outcome: choiceFilter(table.outcome, gradingOutcomes, 'Only these outcomes.'),
  reason_kind: choiceFilter(
    table.reason_kind,
    gradingReasons,
    'Only gradings without a grade for these kinds of reasons, or without one (null).',
  ),
  grade: choiceFilter(table.grade, grades, 'Only these grades, or gradings without one (null).'),
  published: booleanFilter(table.published, 'Only gradings that are published (true) or not (false).'),
  confirmed: conditionFilter(
    'Only gradings whose facts are confirmed (true) or not yet (false).',
    () => sql`${qualified(table.confirmed_at)} is not null`,
  ),
  history: historyFilter(
    () => qualified(table.current),
    'Whether superseded gradings are listed too, with the current ones.',
  ),
  ...rangeFilters('decided_on', table.decided_on, 'day', 'the day of the decision'),
  decision_number: textFilter(table.decision_number, 'Only gradings of these decisions, by number.'),
  ...entityFilters(table),
})

const rank = sql.raw(`array[${grades.map((grade) => `'${grade}'`).join(', ')}]`)

/** What gradings can be sorted by. */
export const gradingSorts = (table: Grading): Record<string, Sort> => ({
  year: valueSort(table.year, 'year', 'number', 'graded year'),
  quarter: valueSort(table.quarter, 'quarter', 'number', 'graded quarter; whole years come last'),
  grade: {
    by: () => sql`array_position(${rank}, ${qualified(table.grade)})`,
    kind: 'number',
    nullable: true,
    description: 'grade, best first',
  },
  score: valueSort(table.score, 'score', 'number', 'points'),
  decided_on: valueSort(table.decided_on, 'decided_on', 'day', 'day of the decision'),
  ...entitySorts(table),
})
