import type { Bilingual } from '../../platform/http/problems.ts'
import type { DimensionKey, FigureDimensions } from '../../domain/figures/figures/dimensions.ts'
import type { FigurePeriod } from '../../domain/figures/figures/period.ts'
import type { FigureSource } from '../../domain/figures/figures/source.ts'
import type { Qualifier, Unit } from '../../libraries/figure-grammar/figure.ts'
import type { Statement } from './statement.ts'

export const reconciliationStatuses = ['mismatch', 'incomplete', 'match'] as const
export type ReconciliationStatus = (typeof reconciliationStatuses)[number]

/** By what a fact is compared: a dimension of its parts, its own repetitions, a register, or a quota rule. */
export type Breakdown = DimensionKey | 'repeated' | 'register' | 'quota'

/** A number in a reconciliation, with its words. */
export interface Cited {
  /** Null for the whole that shares name behind the slash. */
  figure_id: string | null
  dimensions: FigureDimensions
  value: number
  qualifier: Qualifier
  unit: Unit
  status: 'confirmed' | 'proposed'
  source: FigureSource | null
}

/** What a quota rule says of a row. */
export interface QuotaOutcome {
  rule_id: string
  regulation: string
  limit: number
  exceptional_limit: number | null
  /** Of the base, in percent. */
  percent: number
}

/** One comparison: what is stated against what it should be made of. */
export interface Reconciliation {
  fact_key: string
  indicator_id: string
  period: FigurePeriod
  dimensions: FigureDimensions
  breakdown: Breakdown
  status: ReconciliationStatus
  stated: Cited
  parts: { sum: number; items: Cited[] } | null
  register: { register: string; year: number; count: number } | null
  /** Sum or count less what is stated; of a quota: percent less limit. */
  difference: number
  quota: QuotaOutcome | null
  /** Whether a proposal had a part in it. */
  has_proposals: boolean
  /** What was compared and what came of it; put into words only for those who read it. */
  explain: () => Bilingual
}

export const cite = (statement: Statement): Cited => {
  const { figure_id, dimensions, value, qualifier, unit, status, source } = statement
  return { figure_id, dimensions, value, qualifier, unit, status, source }
}

const rank = (row: Reconciliation) => reconciliationStatuses.indexOf(row.status)

/** Disagreements first; then by period, newest first, and in a stable order. */
export function inOrder(rows: readonly Reconciliation[]): Reconciliation[] {
  const textOf = (row: Reconciliation) =>
    [
      row.indicator_id,
      row.fact_key,
      row.breakdown,
      row.stated.source?.post_id ?? '',
      row.stated.figure_id,
    ].join()
  return rows.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      b.period.end.localeCompare(a.period.end) ||
      (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0),
  )
}
