import type { Quantity } from '../numbers/quantity.ts'
import type { ParsedText } from '../parsed-text.ts'
import { calendarExclusions } from './calendar.ts'
import { eachRule } from './each.ts'
import type { Excluded, Exclusion } from './exclusion.ts'
import { nameExclusions } from './names.ts'
import { rateExclusions } from './rates.ts'
import { storyRule } from './story.ts'
import { surveyRule } from './survey.ts'
import { weightRule } from './weight.ts'
import { wordExclusions } from './words.ts'

/** All exclusions, in the order in which they are tried. */
export const exclusions: readonly Exclusion[] = [
  ...calendarExclusions,
  ...nameExclusions,
  ...wordExclusions,
  ...rateExclusions,
  eachRule,
  weightRule,
  storyRule,
  surveyRule,
]

/** The numbers of a text that no exclusion excludes. A percentage is excluded by rules that say so. */
export function countingQuantities(parsed: ParsedText): Quantity[] {
  let earlier: Excluded | undefined
  return parsed.quantities.filter((quantity) => {
    const rule = exclusions.find(
      (one) => (!quantity.percent || one.ofPercentages) && one.excludes(parsed, quantity, earlier),
    )
    if (rule) earlier = { quantity, name: rule.name }
    return rule === undefined
  })
}
