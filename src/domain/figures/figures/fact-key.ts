import { createHash } from 'node:crypto'
import type { Relation } from '../../../libraries/figure-grammar/figure.ts'
import { factDimensions, dimensionKeys, type FigureDimensions } from './dimensions.ts'

/** What identifies a fact. */
export interface FactIdentity {
  indicator_id: string
  period_kind: string
  period_start: string | null
  period_end: string
  dimensions: FigureDimensions
  relation: Relation | null
}

/**
 * The key of the fact that a statement states: equal for equal indicator, period and dimensions, independent of value,
 * unit and words. A share (9/41) states the same fact as its plain number (9); a change (5 more) is another fact.
 * @returns 32 hexadecimal digits
 */
export function factKeyOf({ dimensions, relation, ...fact }: FactIdentity): string {
  const identifying = factDimensions(dimensions)
  const entries = dimensionKeys.flatMap((key) =>
    identifying[key] === undefined ? [] : [[key, identifying[key]]],
  )
  const identity = [
    fact.indicator_id,
    fact.period_kind,
    fact.period_start,
    fact.period_end,
    entries,
    relation === 'change',
  ]
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32)
}
