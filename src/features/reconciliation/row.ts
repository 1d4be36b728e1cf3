import type { Bilingual } from '../../platform/http/problems.ts'
import type { DimensionKey, FigureDimensions } from '../../domain/figures/figures/dimensions.ts'
import type { FigurePeriod } from '../../domain/figures/figures/period.ts'
import type { FigureSource } from '../../domain/figures/figures/source.ts'
import type { Qualifier, Unit } from '../../libraries/figure-grammar/figure.ts'
import type { Statement } from './statement.ts'

/** The statuses of a comparison, in the order of lists. */
export const reconciliationStatuses = ['mismatch', 'incomplete', 'match'] as const
/** A status of a comparison. */
export type ReconciliationStatus = (typeof reconciliationStatuses)[number]

/** The kind of a comparison: with parts by a dimension, other statements, its percentage, a register, or a quota rule. */
export type Breakdown = DimensionKey | 'repeated' | 'percent' | 'register' | 'quota'

/** A figure in a reconciliation, with its quote. */
export interface CitedFigure {
  /** Null for a whole that is the denominator of shares. */
  figure_id: string | null
  dimensions: FigureDimensions
  value: number
  qualifier: Qualifier
  unit: Unit
  status: 'confirmed' | 'proposed'
  source: FigureSource | null
}

/** The comparison with a quota rule. */
interface QuotaOutcome {
  rule_id: string
  regulation: string
  /** Null while it is not entered. */
  limit: number | null
  exceptional_limit: number | null
  /** The share of the base, in percent; null where the base is 0. */
  percent: number | null
  /** How many are allowed. */
  allowed: number | null
  exceptional_allowed: number | null
}

/** Why the figures of a row are held comparable. */
export interface Comparability {
  /** The figures that are compared. */
  figure_ids: string[]
  /** The dimensions that all of them have, with the same value. */
  same_dimensions: DimensionKey[]
  /** The only dimension in which parts differ from their whole and from each other. */
  differs_in: DimensionKey | null
  /** Whom the source is about, in comparable words; null if it is not known. */
  about: string | null
  explanation: Bilingual
}

/** A comparison of a stated number with its parts, other statements, a register or a quota. */
export interface Reconciliation {
  fact_key: string
  indicator_id: string
  period: FigurePeriod
  dimensions: FigureDimensions
  breakdown: Breakdown
  status: ReconciliationStatus
  stated: CitedFigure
  parts: { sum: number; items: CitedFigure[] } | null
  register: { register: string; year: number; count: number } | null
  /** Sum or count minus the stated number; for a quota percent minus limit, null where one of them is. */
  difference: number | null
  quota: QuotaOutcome | null
  comparable: Comparability
  /** Whether a proposal was compared. */
  has_proposals: boolean
  /** Makes the explanation of the comparison; only rows on the requested page need it. */
  explain: () => Bilingual
}

/** The part of a statement that a reconciliation shows. */
export const toCitedFigure = (statement: Statement): CitedFigure => {
  const { figure_id, dimensions, value, qualifier, unit, status, source } = statement
  return { figure_id, dimensions, value, qualifier, unit, status, source }
}

const rank = (row: Reconciliation) => reconciliationStatuses.indexOf(row.status)

/** Sorts by status, then by period, newest first, then in a stable order. */
export function sortReconciliations(rows: readonly Reconciliation[]): Reconciliation[] {
  const stableKey = (row: Reconciliation) =>
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
      (stableKey(a) < stableKey(b) ? -1 : stableKey(a) > stableKey(b) ? 1 : 0),
  )
}
