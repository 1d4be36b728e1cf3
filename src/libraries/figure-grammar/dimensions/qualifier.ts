import type { Draft } from '../draft.ts'
import type { Qualifier } from '../figure.ts'
import { rangeRule } from '../rules/range.ts'
import { type ParsedText } from '../parsed-text.ts'
import { phraseReader } from '../text/phrases.ts'
import { qualifiersAfter, qualifiersBefore } from '../vocabulary/qualifiers.ts'
import type { DimensionRule } from './dimension-rule.ts'

const readBefore = phraseReader(qualifiersBefore)
const readAfter = phraseReader(qualifiersAfter)

/** The start of a number with the words that qualify it. */
export function startOfNumber(parsed: ParsedText, { quantity }: Draft): number {
  return readBefore.before(parsed.tokens, quantity.from)?.from ?? quantity.from
}

/** The qualifiers of the ends of a range (từ 30 đến 40 học viên): over 30, under 40. */
function endOfRange(drafts: readonly Draft[], index: number): Qualifier | undefined {
  const [before, draft] = [drafts[index - 1], drafts[index]!]
  if (draft.rule === rangeRule.name) return 'over'
  const isUpper = before?.rule === rangeRule.name && draft.quantity.from === before.quantity.to + 1
  return isUpper ? 'under' : undefined
}

export const qualifierRule: DimensionRule = {
  name: 'qualifier',
  example: 'gần 3.000 học viên, trên 21.500 lượt học viên, khoảng 300 học viên, ít nhất 5 lớp',
  description:
    'over: trên, hơn, ít nhất; under: gần, dưới, tối đa; about: khoảng, xấp xỉ. The quote includes these words. The ends of a range are over and under.',
  apply(parsed, drafts) {
    let previousEnd = 0
    for (const [index, draft] of drafts.entries()) {
      const before = readBefore.before(parsed.tokens, draft.quantity.from)
      const after = readAfter(parsed.tokens, draft.to)
      // both ends of a range count the same
      if (draft.rule === rangeRule.name) draft.dimensions = { ...drafts[index + 1]?.dimensions }
      draft.qualifier = before?.meaning ?? after?.meaning ?? endOfRange(drafts, index) ?? 'exact'
      if (before) draft.from = Math.max(previousEnd, Math.min(draft.from, before.from))
      if (after) draft.to = after.to
      previousEnd = draft.to
    }
  },
}
