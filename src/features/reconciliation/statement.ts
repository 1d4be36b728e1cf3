import type { Qualifier, Relation, Unit } from '../../libraries/figure-grammar/figure.ts'
import {
  factDimensions,
  dimensionKeys,
  type FigureDimensions,
} from '../../domain/figures/figures/dimensions.ts'
import { factKeyOf } from '../../domain/figures/figures/fact-key.ts'
import type { FigurePeriod } from '../../domain/figures/figures/period.ts'
import type { FigureSource } from '../../domain/figures/figures/source.ts'

/** What of an indicator its reconciliations need. */
export interface IndicatorShape {
  id: string
  code: string
  name_vi: string
  name_en: string
  kind: 'count' | 'ratio' | 'percent'
  adds_over: string[]
}

/** A figure that counts, or may come to count: what reconciliations are made of. */
export interface Statement {
  figure_id: string
  fact_key: string
  indicator_id: string
  period: FigurePeriod
  /** As facts are told apart by them (`comparedDimensions`). */
  dimensions: FigureDimensions
  value: number
  qualifier: Qualifier
  relation: Relation | null
  denominator: number | null
  unit: Unit
  status: 'confirmed' | 'proposed'
  exhaustive_over: string[]
  source: FigureSource | null
  decided_at: string | null
}

/** What states it: parts belong to a whole of the same post or document. */
export const sourceKeyOf = ({ source }: Pick<Statement, 'source'>): string =>
  source === null ? 'none' : (source.post_id ?? `document ${source.number}`)

/** Dimensions without one key, in one spelling. */
export function without(dimensions: FigureDimensions, key: string | null): string {
  const compared = factDimensions(dimensions)
  return JSON.stringify(
    dimensionKeys.flatMap((name) =>
      name === key || compared[name] === undefined ? [] : [[name, compared[name]]],
    ),
  )
}

/** The fact that a breakdown by one key is of. */
export function wholeKeyOf({ indicator_id, period, dimensions }: Statement, key: string): string {
  const { [key as keyof FigureDimensions]: _, ...whole } = dimensions
  return factKeyOf({
    indicator_id,
    period_kind: period.kind,
    period_start: period.start,
    period_end: period.end,
    dimensions: whole,
    relation: null,
  })
}

export const periodKeyOf = ({ kind, start, end }: FigurePeriod): string => `${kind} ${start} ${end}`

/** Groups by a key, in the order of first appearance. */
export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/**
 * The statement by which a fact counts: a confirmed one before a proposal, the newest first; of those that were confirmed
 * at once the one that was made last, as lists and statistics have it.
 * @param ofPost whose statements come before all others, where a post is asked what it says itself
 */
export function leading(statements: readonly Statement[], ofPost?: string): Statement {
  const own = statements.filter(({ source }) => ofPost !== undefined && source?.post_id === ofPost)
  return (own.length > 0 ? own : statements).reduce((best, one) => {
    if (best.status !== one.status) return best.status === 'confirmed' ? best : one
    const [its, bests] = [one, best].map(({ decided_at, figure_id }) => `${decided_at ?? ''} ${figure_id}`)
    return its! > bests! ? one : best
  })
}
