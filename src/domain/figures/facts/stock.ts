import { stockIndicators } from '../../../libraries/figure-grammar/vocabulary/indicators.ts'
import { codeKey } from '../../../libraries/vietnamese/code-key.ts'
import type { FigurePeriod } from '../figures/period.ts'
import { sourceKeyOf, type StatedAbout } from './comparable.ts'

/** A statement of what there is in a period. */
interface StatedStock extends Pick<StatedAbout, 'source' | 'stated_on'> {
  period: FigurePeriod | null
}

/** The most days between two sources that speak of one time. */
const maxDays = 31
const dayMs = 86_400_000

/** Whether an indicator counts all that there are at a time, such as the members of a Party organisation. */
export const countsStock = (code: string): boolean => stockIndicators.has(codeKey(code))

/**
 * Whether two statements of what there is in a year are of one time: members come and go, so that 312 in March do not contradict
 * 318 in December. Sources from after the period look back at its end, and `as_of` names the day itself.
 */
export function areOfOneTime(one: StatedStock, other: StatedStock): boolean {
  if (sourceKeyOf(one) === sourceKeyOf(other) || one.period === null || one.period.kind === 'as_of')
    return true
  const [first, last] = [one.stated_on, other.stated_on].sort()
  if (first == null || last == null || first > one.period.end) return true
  return Date.parse(last) - Date.parse(first) <= maxDays * dayMs
}
