import type { Draft } from '../draft.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { fits, isPlain, nearbyNumbers } from './percent-of-part.ts'

/** Words between a percentage of the plan and the bracket with the plan. */
const planWords = wordSet([
  'so',
  'với',
  'kế',
  'hoạch',
  'chỉ',
  'tiêu',
  'năm',
  'giao',
  'được',
  'đề',
  'ra',
  'cả',
  'nghị',
  'quyết',
])
/** Words that may begin the bracket. */
const bracketWords = wordSet(['chỉ', 'tiêu', 'kế', 'hoạch', 'là', 'giao'])
/** The most figures between what was done and its percentage. */
const maxFigures = 3

/** The end of words of a set. */
function endOf({ tokens }: ParsedText, words: ReadonlySet<string>, from: number): number {
  let end = from
  while (end < tokens.length && words.has(tokens[end]!.form)) end += 1
  return end
}

/** The end of the words that say that a percentage is one of the plan. */
export const planEnd = (parsed: ParsedText, { to }: Draft): number => endOf(parsed, planWords, to)

/** Whether a figure stands alone in brackets behind a percentage of the plan: `56% chỉ tiêu năm (25 đảng viên)`. */
function isPlanBehind(parsed: ParsedText, percent: Draft, plan: Draft): boolean {
  const { tokens } = parsed
  const opener = planEnd(parsed, percent)
  return (
    tokens[opener]?.form === '(' &&
    endOf(parsed, bracketWords, opener + 1) === plan.from &&
    tokens[plan.to]?.form === ')'
  )
}

/**
 * What was done of the plan in brackets behind its percentage at an index: `kết nạp 14 đảng viên, đạt 56% chỉ tiêu năm (25 đảng
 * viên)`. If the percentage is not that of the two, but of one of them and another number of the text, it is about these.
 */
export function doneOfPlan(parsed: ParsedText, drafts: readonly Draft[], index: number): Draft | undefined {
  const [percent, plan] = [drafts[index]!, drafts[index + 1]]
  if (percent.relation !== 'of_plan' || plan?.dimensions.scenario !== 'plan' || !isPlain(plan))
    return undefined
  if (plan.value === 0 || !isPlanBehind(parsed, percent, plan)) return undefined
  const { sentence } = parsed.places[percent.from]!
  const done = drafts
    .slice(Math.max(0, index - maxFigures), index)
    .findLast((one) => one.unit === plan.unit && parsed.places[one.from]!.sentence === sentence)
  if (done === undefined || !isPlain(done) || done.percent !== undefined) return undefined
  if (done.dimensions.scenario === 'plan') return undefined
  if (fits(done.value, plan.value, percent.value)) return done
  const numbers = nearbyNumbers(parsed, plan).filter((number) => number > 0)
  const isOfOthers = numbers.some(
    (number) => fits(number, plan.value, percent.value) || fits(done.value, number, percent.value),
  )
  return isOfOthers ? undefined : done
}
