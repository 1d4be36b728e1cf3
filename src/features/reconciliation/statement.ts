import type { Qualifier, Relation } from '../../libraries/figure-grammar/figure.ts'
import type { StatedAbout } from '../../domain/figures/facts/comparable.ts'
import {
  factDimensions,
  dimensionKeys,
  type FigureDimensions,
} from '../../domain/figures/figures/dimensions.ts'
import { factKeyOf } from '../../domain/figures/figures/fact-key.ts'
import type { FigurePeriod } from '../../domain/figures/figures/period.ts'

/** The columns of an indicator that comparisons need. */
export interface IndicatorShape {
  id: string
  code: string
  name_vi: string
  name_en: string
  kind: 'count' | 'ratio' | 'percent'
  adds_over: string[]
}

/** A confirmed or proposed figure, as comparisons need it. */
export interface Statement extends StatedAbout {
  figure_id: string
  fact_key: string
  indicator_id: string
  period: FigurePeriod
  /** The dimensions that distinguish facts (`factDimensions`). */
  dimensions: FigureDimensions
  value: number
  qualifier: Qualifier
  relation: Relation | null
  denominator: number | null
  percent: number | null
  status: 'confirmed' | 'proposed'
  exhaustive_over: string[]
  decided_at: string | null
}

/** The key of a combination of dimensions. @param except a dimension that the key leaves out */
export function dimensionsKey(dimensions: FigureDimensions, except: string | null): string {
  const compared = factDimensions(dimensions)
  return JSON.stringify(
    dimensionKeys.flatMap((name) =>
      name === except || compared[name] === undefined ? [] : [[name, compared[name]]],
    ),
  )
}

/** The fact key of the whole that is divided by a dimension. */
export function wholeKeyOf({ indicator_id, period, dimensions, unit }: Statement, key: string): string {
  const { [key as keyof FigureDimensions]: _, ...whole } = dimensions
  return factKeyOf({
    indicator_id,
    period_kind: period.kind,
    period_start: period.start,
    period_end: period.end,
    dimensions: whole,
    relation: null,
    unit,
  })
}

/** The key of a period. */
export const periodKeyOf = ({ kind, start, end }: FigurePeriod): string => `${kind} ${start} ${end}`

/** Groups items by a key, in the order of first appearance. */
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
 * The statement whose value is the value of a fact: confirmed ones before proposals, then the newest decision, then the
 * newest figure. Lists and statistics use the same order.
 * @param preferredPost a post whose statements come before all others
 */
export function preferredStatement(statements: readonly Statement[], preferredPost?: string): Statement {
  const ofPost = statements.filter(
    ({ source }) => preferredPost !== undefined && source?.post_id === preferredPost,
  )
  return (ofPost.length > 0 ? ofPost : statements).reduce((best, next) => {
    if (best.status !== next.status) return best.status === 'confirmed' ? best : next
    return isDecidedLater(next, best) ? next : best
  })
}

// as numbers: texts of moments without their last zeros have another order (.12Z is before .121Z)
const decisionTime = ({ decided_at }: Statement) => (decided_at === null ? -Infinity : Date.parse(decided_at))

function isDecidedLater(one: Statement, other: Statement): boolean {
  const [time, otherTime] = [decisionTime(one), decisionTime(other)]
  return time === otherTime ? one.figure_id > other.figure_id : time > otherTime
}
