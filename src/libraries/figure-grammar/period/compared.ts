import { findBackInClause } from '../clause.ts'
import type { ParsedText } from '../parsed-text.ts'
import { wordSet } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import {
  comparisonWords,
  foundingWords,
  inRowWords,
  measuringWords,
  planNouns,
} from '../vocabulary/calendar.ts'

const readComparison = phraseReader(comparisonWords)
const readFounding = phraseReader(foundingWords)
const readInRow = phraseReader(inRowWords)
const readPlan = phraseReader(planNouns)
const readMeasure = phraseReader(measuringWords)
const compared = formOf('so')
const [number, total] = ['số', 'tổng'].map(formOf)
const afterCompared = wordSet(['với', 'tổng', 'cùng', 'cuối', 'đầu', 'năm'])

/** The most tokens from a comparison to its year: so với tổng số đảng viên của toàn Đảng bộ cuối năm 2021. */
const maxTokens = 12

/** What `find` returns first, back from a token to the beginning of its clause, or to the number before it. */
function backwards<Found>(
  parsed: ParsedText,
  from: number,
  crossesNumbers: boolean,
  find: (at: number) => Found | undefined,
): Found | undefined {
  const findBeforeNumber = (at: number) =>
    !crossesNumbers && parsed.tokens[at]!.kind === 'number' ? null : find(at)
  return findBackInClause(parsed, from, maxTokens, findBeforeNumber) ?? undefined
}

/** Where the noun of the plan of a year begins: kế hoạch năm 2019, chỉ tiêu phấn đấu của năm 2019. */
const planBefore = (parsed: ParsedText, from: number): number | undefined =>
  backwards(parsed, from, false, (at) => readPlan(parsed.tokens, at)?.from)

/** Whether the text measures by the plan of a year: đạt 94% kế hoạch năm 2019. */
export function isMeasure(parsed: ParsedText, from: number): boolean {
  const plan = planBefore(parsed, from)
  if (plan === undefined) return false
  const isMeasuring = (at: number) => readMeasure(parsed.tokens, at) !== undefined || undefined
  return backwards(parsed, plan, true, isMeasuring) === true
}

/**
 * Whether figures are only compared with a period (so với tổng số đảng viên cuối năm 2021), or it says for which years in a
 * row they are honoured (5 năm liền, 2013 - 2017).
 */
export function isCompared(parsed: ParsedText, from: number): boolean {
  if (readComparison.before(parsed.tokens, from) || readInRow.before(parsed.tokens, from)) return true
  const { tokens } = parsed
  const isComparison = (at: number) =>
    (tokens[at]!.form === compared && afterCompared.has(tokens[at + 1]?.form ?? '')) ||
    isShareOf(tokens, at) ||
    undefined
  return backwards(parsed, from, false, isComparison) === true
}

/** `6,6% số đảng viên cuối năm 2016`, `3,02% tổng số đảng viên đầu năm` */
function isShareOf(tokens: ParsedText['tokens'], at: number): boolean {
  if (tokens[at]!.form !== number) return false
  return tokens[tokens[at - 1]?.form === total ? at - 2 : at - 1]?.form === '%'
}

/** Whether something was founded in a period: thành lập từ tháng 10/2021. */
export const isFounding = ({ tokens }: ParsedText, from: number): boolean =>
  readFounding.before(tokens, from) !== undefined
