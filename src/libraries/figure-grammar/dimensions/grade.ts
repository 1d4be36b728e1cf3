import type { Draft } from '../draft.ts'
import type { Grade } from '../figure.ts'
import { isGraded } from '../rules/counted-noun.ts'
import { gradedShareRule } from '../rules/graded-share.ts'
import { skip, textOf, wordSet, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { findPhrases, phraseReader, type Phrase } from '../text/phrases.ts'
import { comparedWith, gradeHeadingLinks, gradeWords, orBetterWords } from '../vocabulary/grades.ts'
import type { DimensionRule } from './dimension-rule.ts'

const readGrade = phraseReader(gradeWords)
const readOrBetter = phraseReader(orBetterWords)
const readComparison = phraseReader(comparedWith)
const headingLinks = wordSet(gradeHeadingLinks)
const percentLinks = wordSet([
  '=',
  '(',
  ',',
  'đạt',
  'chiếm',
  'tỷ',
  'tỉ',
  'lệ',
  'bằng',
  'tương',
  'đương',
  ')',
  'là',
  'với',
])
const labelling = formOf('xếp')
const statedLinks = wordSet(['đạt', 'chiếm', 'lệ'])
/** Words between a percentage and its grade. */
const gradeLinks = wordSet(['được', 'đạt', 'xếp', 'loại', 'đảng', 'viên', 'chi', 'bộ'])
const listOpeners = wordSet(['loại', 'đó', 'gồm'])
const joins = wordSet([',', 'và', 'cùng', 'với', 'thêm'])
/** The largest distance of a grade in a bracket of its own, in tokens. */
const maxBracketTokens = 6
/** The largest distance of a grade after its figure, in tokens. */
const maxDistanceTokens = 16

interface Found {
  phrase: Phrase<Grade>
  /** Index of the first figure after the phrase. */
  next: number
}

/** Whether the grade is a heading of the figure after it: `hoàn thành tốt nhiệm vụ: 32 đảng viên`. */
function headed(
  parsed: ParsedText,
  drafts: readonly Draft[],
  { phrase, next }: Found,
  earlier: boolean,
): boolean {
  const draft = drafts[next]
  const start = skip(parsed, headingLinks, phrase.to, 3)
  if (draft === undefined || draft.quantity.from !== start || !isGraded(draft.unit)) return false
  // a number that takes its unit from this grade also has the grade
  if (draft.rule === gradedShareRule.name) return true
  const before = drafts[next - 1]
  const isAfterFigure =
    before !== undefined &&
    // a figure with its own grade before it takes no other one
    (draft.unit !== 'percent' || before.dimensions.grade === undefined) &&
    before.to <= phrase.from &&
    reaches(parsed, before, phrase.from)
  if (draft.unit === 'percent' && isAfterFigure) return false
  return earlier || !isAfterFigure || beginsList(parsed, phrase, start)
}

/** `xếp loại: HTXSNV 4 đ/c, HTTNV 18 đ/c`: grades directly before their numbers, behind what opens a list. */
function beginsList({ tokens }: ParsedText, phrase: Phrase<Grade>, number: number): boolean {
  const opener = tokens[phrase.from - 1]
  return number === phrase.to && opener !== undefined && (opener.form === ':' || listOpeners.has(opener.form))
}

/** `14 đồng chí xếp loại A (hoàn thành xuất sắc nhiệm vụ)`: the bracket holds the grade of the figure, and nothing else. */
function isBracketed({ tokens, places }: ParsedText, draft: Draft, at: number): boolean {
  if (tokens[at - 1]?.form !== '(' || places[at - 1]!.item !== places[draft.from]!.item) return false
  const to = readGrade(tokens, at)?.to
  return to !== undefined && tokens[to]?.form === ')' && at - draft.to <= maxBracketTokens
}

function reaches(parsed: ParsedText, draft: Draft, at: number): boolean {
  const [place, before] = [parsed.places[at]!, parsed.places[draft.from]!]
  if (place.sentence !== before.sentence || at - draft.to > maxDistanceTokens) return false
  if (isBracketed(parsed, draft, at)) return true
  // a percentage in a parenthesis stands beside the figure: 9/41 đảng viên (21,95%) hoàn thành
  if (draft.unit !== 'percent' || before.opener <= place.opener) return place.item === before.item
  return parsed.places[before.opener]!.item === place.item
}

/** The figures before a grade that have it: percentages, the count before them, and counts joined to it. */
function gradedBefore(parsed: ParsedText, drafts: readonly Draft[], { phrase, next }: Found): Draft[] {
  const found: Draft[] = []
  for (let index = next - 1; index >= 0; index--) {
    const draft = drafts[index]!
    if (isCompared(parsed, draft, phrase)) break
    if (draft.dimensions.grade !== undefined || !isGraded(draft.unit) || !reaches(parsed, draft, phrase.from))
      break
    const last = found.at(-1)
    if (last && last.unit !== 'percent' && !isJoined(parsed, draft, last)) break
    if (draft.unit === 'percent' && last && last.unit !== 'percent') break
    // `8 đảng viên, 100% hoàn thành tốt`: the percentage has the grade, the number is the total
    if (last?.unit === 'percent' && parsed.tokens[last.from - 1]?.form === ',') break
    found.push(draft)
  }
  return found
}

/** `16% so với tổng số đảng viên hoàn thành tốt nhiệm vụ`: the grade is that of others. */
function isCompared({ tokens }: ParsedText, { unit, to }: Draft, { from }: Phrase<Grade>): boolean {
  if (unit !== 'percent') return false
  for (let at = to; at < from && at < to + 4; at++) if (readComparison(tokens, at)) return true
  return false
}

function isJoined(parsed: ParsedText, draft: Draft, last: Draft): boolean {
  // of two numbers of one kind the first is all of them: 30 đảng viên, 5 đồng chí hoàn thành
  if (draft.unit === last.unit) return false
  return draft.to < last.from && skip(parsed, joins, draft.to, 2) === last.from
}

/** xếp loại tốt, which classes and pupils may be too. */
const isLabel = ({ tokens }: ParsedText, at: number): boolean => tokens[at]!.form === labelling

/** Whether a percentage stands directly behind `đạt` or `chiếm`, and none of a plan. */
const isFulfilled = ({ tokens }: ParsedText, { from, relation }: Draft): boolean =>
  relation !== 'of_plan' && statedLinks.has(tokens[from - 1]?.form ?? '')

/** `hoàn thành xuất sắc nhiệm vụ (21,95%)`: the percentage has the same grade. */
function percentAfter(
  parsed: ParsedText,
  drafts: readonly Draft[],
  { phrase, next }: Found,
): Draft | undefined {
  const draft = drafts[next]
  if (draft?.unit !== 'percent') return undefined
  // `10% hoàn thành xuất sắc, 90% hoàn thành tốt`: each percentage has the grade behind it
  const own = skip(parsed, gradeLinks, draft.to, 2)
  if (parsed.tokens[phrase.to]?.form === ',' && readGrade(parsed.tokens, own)) return undefined
  return skip(parsed, percentLinks, phrase.to, 5) === draft.from ? draft : undefined
}

export const gradeRule: DimensionRule = {
  name: 'grade',
  example: '9/41 đảng viên (21,95%) hoàn thành xuất sắc nhiệm vụ; hoàn thành tốt nhiệm vụ: 32 đảng viên',
  description:
    'The yearly gradings of cells, members and staff: after their figure, or before it as a heading. A grade with trở lên is none.',
  apply(parsed, drafts) {
    let next = 0
    let heading: { sentence: number } | undefined
    // figures of hoàn thành tốt nhiệm vụ trở lên, which are several grades
    const several: { drafts: Draft[]; words: string }[] = []
    for (const phrase of findPhrases(parsed.tokens, readGrade)) {
      while (next < drafts.length && drafts[next]!.quantity.from < phrase.to) next += 1
      const { meaning } = phrase
      if (meaning === null) continue
      const found: Found = { phrase: { ...phrase, meaning }, next }
      const { sentence } = parsed.places[phrase.from]!
      let graded: Draft[]
      if (headed(parsed, drafts, found, heading?.sentence === sentence)) {
        heading = { sentence }
        graded = withPercent(parsed, drafts, next)
      } else {
        const percent = percentAfter(parsed, drafts, found)
        const before = gradedBefore(parsed, drafts, found)
        // 60 tổ chức đảng hoàn thành tốt nhiệm vụ, đạt 91%: also behind a noun that is not counted
        const isStated =
          before.length > 0 || (percent && !isLabel(parsed, phrase.from) && isFulfilled(parsed, percent))
        graded = percent && isStated ? [...before, percent] : before
      }
      graded = graded.filter(({ dimensions }) => dimensions.grade === undefined)
      for (const { dimensions } of graded) dimensions.grade = meaning
      const orBetter = readOrBetter(parsed.tokens, phrase.to)
      if (orBetter)
        several.push({ drafts: graded, words: textOf(parsed, phrase.from, orBetter.to).normalize('NFC') })
    }
    for (const { drafts: graded, words } of several) {
      for (const { unit, dimensions } of graded) {
        delete dimensions.grade
        if (unit !== 'percent') dimensions.detail = words
      }
    }
  },
}

/** A figure, and the percentage directly after it. */
function withPercent(parsed: ParsedText, drafts: readonly Draft[], index: number): Draft[] {
  const draft = drafts[index]!
  const next = drafts[index + 1]
  const isBeside = next?.unit === 'percent' && skip(parsed, percentLinks, draft.to, 5) === next.from
  return isBeside ? [draft, next] : [draft]
}
