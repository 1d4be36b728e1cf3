import { createHash } from 'node:crypto'
import type { Relation, Unit } from '../../../libraries/figure-grammar/figure.ts'
import { factDimensions, dimensionKeys, type FigureDimensions } from './dimensions.ts'

/** What identifies a fact. */
export interface FactIdentity {
  indicator_id: string
  period_kind: string
  period_start: string | null
  period_end: string
  dimensions: FigureDimensions
  relation: Relation | null
  unit: Unit
}

/** Whether a unit counts turns: a person who comes twice is two of them. */
export const countsTurns = (unit: Unit): boolean => unit.endsWith('_turn')

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)

/**
 * The key of the fact that a statement states: equal for equal indicator, period and dimensions, independent of value
 * and words, and of the unit unless it counts turns. A share (9/41) states the same fact as its plain number (9); a change
 * (5 more) is another fact, and turns of persons are another fact than persons.
 * @returns 32 hexadecimal digits
 */
export function factKeyOf({ dimensions, relation, unit, ...fact }: FactIdentity): string {
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
  const key = digest(JSON.stringify(identity))
  // the same as in the migration that parts turns from persons
  return countsTurns(unit) ? digest(`${key} turns`) : key
}
