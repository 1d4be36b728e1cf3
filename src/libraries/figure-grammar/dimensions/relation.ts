import { type ParsedText } from '../parsed-text.ts'
import type { Draft } from '../draft.ts'
import { formOf } from '../text/letters.ts'
import { planPhraseAt } from '../text/plan-phrase.ts'
import { phraseReader } from '../text/phrases.ts'
import {
  changeWords,
  fulfilmentWords,
  planComparisons,
  planMeasures,
  shareWords,
} from '../vocabulary/relations.ts'
import type { DimensionRule } from './dimension-rule.ts'
import { startOfNumber } from './qualifier.ts'

const and = formOf('và')
const readChange = phraseReader(changeWords)
const readMeasure = phraseReader(planMeasures)
const readShare = phraseReader(shareWords)
const readComparison = phraseReader(planComparisons)
const readFulfilment = phraseReader(fulfilmentWords)
/** The largest distance of `% kế hoạch` after a share that makes it a share of the plan, in tokens. */
const maxDistanceTokens = 6
/** The longest parenthesis that a change begins, in tokens. */
const maxChangeTokens = 16
/** The most tokens between a count and the words of its fulfilment: 52 đảng viên mới, đạt. */
const maxGapTokens = 2
/** The largest distance of the words that name a plan before a percentage, in tokens. */
const maxComparisonTokens = 40

function isOfPlan({ tokens, places }: ParsedText, { to, from }: Draft, reach: number): boolean {
  for (let at = to; at < Math.min(tokens.length, to + reach); at++) {
    if (places[at]!.item !== places[from]!.item) return false
    // `58/60 lớp theo kế hoạch` are in the plan, `65/60 lớp, đạt 108% kế hoạch` is measured by the plan
    if (planPhraseAt(tokens, at)) return false
    if (readMeasure(tokens, at)) return true
  }
  return false
}

/** `(tăng 230 tổ chức và 124 đảng viên so với cùng kỳ)`: a parenthesis that begins with a change is one. */
function isInChange({ tokens, places }: ParsedText, { from }: Draft): boolean {
  const { opener } = places[from]!
  if (opener === -1 || from - opener > maxChangeTokens || !readChange(tokens, opener + 1)) return false
  for (let at = opener + 1; at < from; at++) {
    // (giảm 4 lớp, 260 học viên): the number begins the item
    const isItem = tokens[at]!.form === ',' && at === from - 1
    if ((tokens[at]!.form === ',' && !isItem) || tokens[at]!.form === ';') return false
  }
  return true
}

/** `tăng 5 lớp và 235 học viên`: two kinds that have changed. */
const isJoinedChange = ({ tokens }: ParsedText, { unit, from }: Draft, before: Draft | undefined): boolean =>
  before?.relation === 'change' &&
  before.unit !== unit &&
  before.unit !== 'percent' &&
  before.to === from - 1 &&
  tokens[from - 1]!.form === and

/** `tăng 19 đảng viên (50%)`: the change in percent. */
const isShareOfChange = (
  { tokens }: ParsedText,
  { from, to, unit }: Draft,
  before: Draft | undefined,
): boolean =>
  unit === 'percent' &&
  before?.relation === 'change' &&
  before.to === from - 1 &&
  tokens[from - 1]!.form === '(' &&
  tokens[to]?.form === ')'

/**
 * Whether a percentage fulfils a plan that its sentence names before it: `so với chỉ tiêu ... đạt 112%`, and in a list
 * `vượt chỉ tiêu gồm: Công an (150%)`. More than 100 % of something cannot be a part of it.
 */
function isMeasured(parsed: ParsedText, draft: Draft, before: Draft | undefined): boolean {
  const { tokens, places } = parsed
  const start = startOfNumber(parsed, draft)
  const fulfils = readFulfilment.before(tokens, start) !== undefined
  if (fulfils && draft.value > 100) return true
  const { sentence } = places[draft.from]!
  const isListed =
    tokens[start - 1]?.form === '(' && tokens[start - 2]?.kind === 'word' && start - 1 !== before?.to
  if (!fulfils && !isListed) return false
  for (let at = start - 1; at >= Math.max(0, start - maxComparisonTokens); at--) {
    if (places[at]!.sentence !== sentence) return false
    if (readComparison(tokens, at))
      return fulfils || before === undefined || before.to <= at || before.unit === 'percent'
  }
  return false
}

/** `A kết nạp 21 đảng viên, đạt 105% chỉ tiêu; B kết nạp 52 đảng viên, đạt 50,9%`: the next one of a list of the same form. */
function isListedFulfilment(
  { tokens, places }: ParsedText,
  drafts: readonly Draft[],
  index: number,
): boolean {
  const [counted, stated, own, draft] = drafts.slice(Math.max(0, index - 3), index + 1)
  if (counted === undefined || stated === undefined || own === undefined || draft === undefined) return false
  const isSame = counted.unit === own.unit && stated.unit === 'percent' && stated.relation === 'of_plan'
  if (!isSame || places[counted.from]!.sentence !== places[draft.from]!.sentence) return false
  const fulfilment = readFulfilment.before(tokens, draft.quantity.from)
  return fulfilment !== undefined && fulfilment.from - own.to <= maxGapTokens
}

export const relationRule: DimensionRule = {
  name: 'relation',
  example: '9/41 đảng viên; 65/60 lớp, đạt 108,3% kế hoạch; tăng 5 lớp, giảm 2%',
  description:
    'share: the first number is a part of the second. of_plan: the second number is the plan (also if the first number is larger), and percentages of a plan or target (90% chỉ tiêu; vượt chỉ tiêu gồm: Công an (150%)). change: after tăng, giảm.',
  apply(parsed, drafts) {
    for (const [index, draft] of drafts.entries()) {
      const start = startOfNumber(parsed, draft)
      const { value, denominator } = draft
      if (
        readChange.before(parsed.tokens, start) ||
        isInChange(parsed, draft) ||
        isJoinedChange(parsed, draft, drafts[index - 1]) ||
        isShareOfChange(parsed, draft, drafts[index - 1])
      )
        draft.relation = 'change'
      else if (denominator !== null) {
        draft.relation =
          value > denominator || isOfPlan(parsed, draft, maxDistanceTokens) ? 'of_plan' : 'share'
      } else if (draft.unit === 'percent') {
        if (
          isOfPlan(parsed, draft, 1) ||
          isMeasured(parsed, draft, drafts[index - 1]) ||
          isListedFulfilment(parsed, drafts, index)
        )
          draft.relation = 'of_plan'
        else if (readShare.before(parsed.tokens, start)) draft.relation = 'share'
      }
    }
  },
}
