import { createHash } from 'node:crypto'
import type { Relation } from '../../../libraries/figure-grammar/figure.ts'
import { comparedDimensions, dimensionKeys, type FigureDimensions } from './dimensions.ts'

/** What makes two statements speak of the same thing. */
export interface FactIdentity {
  indicator_id: string
  period_kind: string
  period_start: string | null
  period_end: string
  dimensions: FigureDimensions
  relation: Relation | null
}

/**
 * The name of the fact that a statement states: equal for equal indicator, period and dimensions, whatever the value,
 * the unit and the words. Shares (9/41) state the same fact as their plain numbers (9); a change (5 more) is another.
 * @returns 32 hexadecimal digits
 */
export function factKeyOf({ dimensions, relation, ...fact }: FactIdentity): string {
  const compared = comparedDimensions(dimensions)
  const said = dimensionKeys.flatMap((key) => (compared[key] === undefined ? [] : [[key, compared[key]]]))
  const identity = [
    fact.indicator_id,
    fact.period_kind,
    fact.period_start,
    fact.period_end,
    said,
    relation === 'change',
  ]
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32)
}
