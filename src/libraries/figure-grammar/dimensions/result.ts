import { clauseMarks } from '../clause.ts'
import type { Draft } from '../draft.ts'
import type { Unit } from '../figure.ts'
import { skip, textOf, wordSet, type ParsedText } from '../parsed-text.ts'
import { resultLabelAt, resultLabelBefore, type ResultLabel } from '../rules/result-labels.ts'
import { phraseReader } from '../text/phrases.ts'
import { honourWords, orBetterWords, surveyWords, withoutResults } from '../vocabulary/grades.ts'
import type { DimensionRule } from './dimension-rule.ts'
import { startOfNumber } from './qualifier.ts'
import { firstIn, type Surroundings } from './surroundings.ts'

const readHonour = phraseReader(honourWords)
const readSurvey = phraseReader(surveyWords)
const readOrBetter = phraseReader(orBetterWords)
const readUngraded = phraseReader(withoutResults)
const wholeLinks = wordSet(['số', 'tổng', 'các'])
const graded: readonly Unit[] = ['learner', 'learner_turn', 'percent', 'topic']
/** Words between a label and the number after it. */
const links = wordSet([':', 'đạt', 'chiếm', 'là', 'có', 'tỷ', 'tỉ', 'lệ', '(', 'được', '-', '–'])
const joins = wordSet([',', 'và', '-', '–', '/', 'hoặc'])
const clauseEnds = wordSet([',', ';', 'và', '(', ')', '.'])
const shareLinks = wordSet(['chiếm', 'tỷ', 'tỉ', 'lệ', 'đạt', 'bằng', '(', ','])
const maxLinks = 3
/** How far behind a share in brackets the label may be, in tokens. */
const maxLabelTokens = 6
/** How far a sentence is searched for the words of a survey, in tokens. */
const reach = 40

/** Whether a label names more than one result: khá, giỏi; khá giỏi; khá trở lên. */
function isCombined(parsed: ParsedText, label: ResultLabel, boundary: number): boolean {
  const { tokens } = parsed
  if (readOrBetter(tokens, label.to) || resultLabelAt(parsed, label.to)?.result) return true
  if (joins.has(tokens[label.to]?.form ?? '')) {
    const next = resultLabelAt(parsed, label.to + 1)
    if (next && numberAfter(parsed, next.to) === undefined) return true
  }
  const isJoined = joins.has(tokens[label.from - 1]?.form ?? '')
  const previous = resultLabelBefore(parsed, isJoined ? label.from - 1 : label.from)
  return previous !== undefined && previous.from >= boundary
}

/** The number directly after a label. */
function numberAfter({ tokens }: ParsedText, at: number): number | undefined {
  const link = tokens[at]?.form ?? ''
  // the share in a parenthesis belongs to the figure before it
  const start = links.has(link) && link !== '(' ? at + 1 : at
  return tokens[start]?.kind === 'number' ? start : undefined
}

/** The label directly before a number, and behind a boundary. */
function labelBefore(parsed: ParsedText, start: number, boundary: number): ResultLabel | undefined {
  let at = start
  while (at > start - maxLinks && links.has(parsed.tokens[at - 1]?.form ?? '')) at -= 1
  const label = resultLabelBefore(parsed, at)
  return label && label.from >= boundary ? label : undefined
}

/** The first label after a figure in its clause, if it is not that of the number behind it. */
function labelAfter(parsed: ParsedText, { after }: Pick<Surroundings, 'after'>): ResultLabel | undefined {
  for (let at = after.from; at < after.to; at++) {
    const label = resultLabelAt(parsed, at)
    if (label) return numberAfter(parsed, label.to) === undefined ? label : undefined
    if (clauseEnds.has(parsed.tokens[at]!.form)) return undefined
  }
  return undefined
}

/** `21 học viên (13,6%) đạt loại giỏi`: the label behind the share in brackets. */
function labelBehindShare(
  parsed: ParsedText,
  draft: Draft,
  share: Draft | undefined,
  next: Draft | undefined,
): ResultLabel | undefined {
  const { tokens } = parsed
  if (share?.unit !== 'percent' || share.from !== draft.to + 1 || tokens[share.to]?.form !== ')')
    return undefined
  if (tokens[draft.to]!.form !== '(') return undefined
  const from = share.to + 1
  const to = Math.min(tokens.length, from + maxLabelTokens, next?.from ?? tokens.length)
  return labelAfter(parsed, { after: { from, to } })
}

/** The only label before a percentage: `tỷ lệ học viên xếp loại giỏi của trường là 12%`. */
function labelInClause(parsed: ParsedText, start: number, boundary: number): ResultLabel | undefined {
  for (let at = start - 1; at >= boundary; at--) {
    if (clauseEnds.has(parsed.tokens[at]!.form)) return undefined
    const label = resultLabelAt(parsed, at)
    if (label?.result) return resultLabelBefore(parsed, label.to) ?? label
  }
  return undefined
}

/** `12 học viên loại giỏi (chiếm 20%)`: the percentage is the same part. */
export function isShareOf({ tokens, places }: ParsedText, draft: Draft, before: Draft | undefined): boolean {
  if (draft.unit !== 'percent' || before === undefined || before.unit === 'percent') return false
  const [place, last] = [places[draft.from]!, places[before.from]!]
  if (place.sentence !== last.sentence || !shareLinks.has(tokens[draft.from - 1]?.form ?? '')) return false
  let at = draft.from - 1
  while (at > before.to && shareLinks.has(tokens[at - 1]!.form)) at -= 1
  const first = tokens[at]!.form
  return first === '(' || first === ',' || at === before.to
}

/** Whether learners are honoured: words of it stand before them, or behind them in their clause (được nhận giấy khen). */
function isHonoured(parsed: ParsedText, { before, after }: Surroundings): boolean {
  if (firstIn(parsed, readHonour, before)) return true
  let to = after.from
  while (to < after.to && !clauseMarks.has(parsed.tokens[to]!.form)) to += 1
  return firstIn(parsed, readHonour, { from: after.from, to }) !== undefined
}

/** Opinions of a survey, and percentages of what has no results: 85% chi đoàn xếp loại khá. */
const isOfOthers = (parsed: ParsedText, draft: Draft): boolean =>
  isSurvey(parsed, draft) || readUngraded(parsed.tokens, skip(parsed, wholeLinks, draft.to, 2)) !== undefined

function isSurvey(parsed: ParsedText, { from, to }: Draft): boolean {
  const { sentence } = parsed.places[from]!
  for (let at = Math.max(0, from - reach); at < Math.min(parsed.tokens.length, to + reach); at++) {
    if (parsed.places[at]!.sentence === sentence && readSurvey(parsed.tokens, at)) return true
  }
  return false
}

export const resultRule: DimensionRule = {
  name: 'result',
  example:
    'Có 12 học viên xếp loại giỏi (20%); tỷ lệ học viên khá đạt 60,5%; Xếp loại: Tốt: 70% Khá: 25% TB: 5%',
  description:
    'Results of learners and accepted topics (xuất sắc, giỏi, khá, trung bình, đạt): the label directly before a number, else the one after it in its clause. In a list with such a label, TB is average, and Tốt, Yếu and Kém are a `detail`. Several labels (khá, giỏi; khá trở lên), people who are honoured and opinions of a survey have no result.',
  apply(parsed, drafts, surroundings) {
    /** The end of the last label that a figure before it has taken. */
    let taken = 0
    drafts.forEach((draft, index) => {
      if (!graded.includes(draft.unit) || draft.dimensions.grade !== undefined) return
      const around = surroundings[index]!
      const before = drafts[index - 1]
      if (draft.unit === 'percent' ? isOfOthers(parsed, draft) : isHonoured(parsed, around)) return
      const start = startOfNumber(parsed, draft)
      const boundary = Math.max(taken, before?.to ?? 0)
      const label =
        labelBefore(parsed, start, boundary) ??
        labelAfter(parsed, around) ??
        labelBehindShare(parsed, draft, drafts[index + 1], drafts[index + 2]) ??
        (draft.unit === 'percent'
          ? labelInClause(parsed, start, Math.max(boundary, around.before.from))
          : undefined)
      if (label === undefined) {
        const { result } = before?.dimensions ?? {}
        if (result && isShareOf(parsed, draft, before)) draft.dimensions.result = result
        return
      }
      taken = label.to
      if (isCombined(parsed, label, boundary)) return
      if (label.result) draft.dimensions.result = label.result
      else draft.dimensions.detail = textOf(parsed, label.from, label.to).normalize('NFC')
    })
  },
}
