import type { Draft } from '../draft.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { partWithPercent } from './percent-of-part.ts'
import { doneOfPlan, planEnd } from './percent-of-plan.ts'

/** Words between a share and its percentage, none of which names anything else: chiếm tỷ lệ, đạt, bằng. */
const links = wordSet(['chiếm', 'đạt', 'tỷ', 'tỉ', 'lệ', 'bằng', 'tương', 'đương', 'ứng', 'với'])
const clauseEnds = new Set([',', ';', '.', ')', '!', '?'])

/** The first token before `at` that only joins a percentage to what it is the percentage of. */
function beginOfLink({ tokens }: ParsedText, at: number): number {
  let from = at
  while (from > 0 && links.has(tokens[from - 1]!.form)) from -= 1
  return from
}

/** Whether nothing else stands between a share and the percentage, and the percentage is all that is said: `9/41 ... (21,95%)`. */
function isBehind(parsed: ParsedText, share: Draft, percent: Draft): boolean {
  const { tokens, places } = parsed
  const begin = beginOfLink(parsed, percent.from)
  const opener = tokens[begin - 1]
  const isInBrackets = opener?.form === '('
  const end = tokens[percent.to]
  const isAll = isInBrackets ? end?.form === ')' : begin < percent.from && isClauseEnd(end)
  if (!isAll) return false
  // in a clause of its own, behind the one of the share
  const last = begin - (isInBrackets || opener?.form === ',' ? 1 : 0)
  if (share.to > last || places[share.from]!.sentence !== places[percent.from]!.sentence) return false
  return tokens
    .slice(share.to, last)
    .every(({ kind, form }) => kind !== 'break' && !clauseEnds.has(form) && form !== '(' && form !== ':')
}

const isClauseEnd = (token: { kind: string; form: string } | undefined) =>
  token === undefined || token.kind === 'break' || clauseEnds.has(token.form)

/** `75% học viên đạt loại khá (45/60 học viên)`: the share alone in brackets behind its percentage. */
function isBefore({ tokens, places }: ParsedText, percent: Draft, share: Draft): boolean {
  if (places[share.from]!.sentence !== places[percent.from]!.sentence) return false
  if (tokens[share.from - 1]?.form !== '(' || tokens[share.to]?.form !== ')') return false
  return tokens
    .slice(percent.to, share.from - 1)
    .every(({ kind, form }) => kind !== 'break' && !clauseEnds.has(form) && form !== '(')
}

const isShare = ({ denominator, relation, unit, qualifier }: Draft) =>
  denominator !== null &&
  relation !== 'change' &&
  unit !== 'percent' &&
  unit !== 'dong' &&
  qualifier === 'exact'

/**
 * Ties exact percentages to the shares beside which the text states them, in the same clause: 9/41 đảng viên (21,95%). A
 * percentage of the plan belongs to a number out of the plan: 65/60 lớp, đạt 108,3% kế hoạch.
 */
export function tiePercentages(parsed: ParsedText, drafts: readonly Draft[]): void {
  for (const [index, percent] of drafts.entries()) {
    if (percent.unit !== 'percent' || percent.qualifier !== 'exact' || percent.relation === 'change') continue
    const [before, after] = [drafts[index - 1], drafts[index + 1]]
    if (before && isShare(before) && before.percent === undefined) {
      const ofPlan = before.relation === 'of_plan' && percent.relation === 'of_plan'
      const isTied = ofPlan
        ? isBehind(parsed, before, { ...percent, to: planEnd(parsed, percent) })
        : before.relation === 'share' && percent.relation !== 'of_plan' && isBehind(parsed, before, percent)
      if (isTied) before.percent = percent.value
    }
    if (after && isShare(after) && after.relation === 'share' && isBefore(parsed, percent, after))
      after.percent = percent.value
    const isOfPart = before !== undefined && !isShare(before) && isBehind(parsed, before, percent)
    if (isOfPart && partWithPercent(parsed, drafts, index)) before.percent = percent.value
    const done = doneOfPlan(parsed, drafts, index)
    if (done) done.percent = percent.value
  }
}
