import type { Draft } from '../draft.ts'
import type { Stage } from '../figure.ts'
import type { ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { nounBeforeRule } from '../rules/noun-before.ts'
import { findPhrases, phraseReader, type Phrase } from '../text/phrases.ts'
import { scenarioWords, stageWords, stageWordsBeside } from '../vocabulary/stages.ts'
import { isTraining } from './bundles.ts'
import type { DimensionRule } from './dimension-rule.ts'
import { headingsOf } from './sections.ts'
import type { Surroundings } from './surroundings.ts'

const readStage = phraseReader(stageWords)
const readStageBeside = phraseReader(stageWordsBeside)
const readScenario = phraseReader(scenarioWords)
const [year, from, onwards, next, later, notYet] = ['năm', 'từ', 'sang', 'tới', 'sau', 'chưa'].map(formOf)
/** The most tokens after a figure in which its stage may stand. */
const maxDistanceTokens = 8
const clauseEnds = new Set([',', ';', ':', '(', ')', ...['và', 'với', 'cho'].map(formOf)])

const isYear = (form: string | undefined) => /^(?:19|20)\d\d$/.test(form ?? '')

/** `chuyển sang năm 2023`: they go on after the year. `năm 2021 chuyển sang`, `từ năm 2021 sang`: they come from before. */
function goesOn({ tokens }: ParsedText, phrase: Phrase<unknown>): boolean {
  let at = phrase.to
  if (tokens[at]?.form === onwards) at += 1
  const word = tokens[at + 1]?.form
  const isLater = tokens[at]?.form === year && (isYear(word) || word === next || word === later)
  const comesFrom = isYear(tokens[phrase.from - 1]?.form) || tokens[phrase.from - 2]?.form === from
  return isLater && !comesFrom
}

/** Whether classes are said to come from the year before, in the words after their stage. */
function readCarried(parsed: ParsedText, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const phrase = readStage(parsed.tokens, at)
    if (phrase?.meaning === 'carried_over' && !goesOn(parsed, phrase)) return true
  }
  return false
}

/** The stage that a range of words names; the last one before a figure, the first one after it. */
function stageIn(
  parsed: ParsedText,
  range: { from: number; to: number },
  side: 'before' | 'after',
): Stage | 'other' | undefined {
  let found: Stage | 'other' | undefined
  for (let at = range.from; at < range.to;) {
    const phrase = readStage(parsed.tokens, at)
    at = phrase?.to ?? at + 1
    if (phrase === undefined || phrase.meaning === null || phrase.to > range.to) continue
    if (parsed.tokens[phrase.from - 1]?.form === notYet) found = 'other'
    else found = phrase.meaning === 'carried_over' && goesOn(parsed, phrase) ? 'running' : phrase.meaning
    // lớp đã khai giảng năm 2016 chuyển sang: where they come from is said last
    if (side === 'after' && readCarried(parsed, phrase.to, range.to)) return 'carried_over'
    if (side === 'after') return found
  }
  return found
}

/** The words after a figure up to the end of its clause. */
function clauseAfter({ tokens }: ParsedText, { after }: Surroundings) {
  let to = after.from
  while (to < Math.min(after.to, after.from + maxDistanceTokens) && !clauseEnds.has(tokens[to]!.form)) to += 1
  return { from: after.from, to }
}

/** `Số lớp đang học: 9`: between the noun and its number. */
function headingStage(parsed: ParsedText, { rule, from, quantity }: Draft): Stage | 'other' | undefined {
  if (rule !== nounBeforeRule.name) return undefined
  const range = { from, to: quantity.from }
  return (
    stageIn(parsed, range, 'before') ??
    readStageBeside.before(parsed.tokens, quantity.from - 1)?.meaning ??
    readStageBeside.before(parsed.tokens, quantity.from)?.meaning
  )
}

function ownStage(parsed: ParsedText, draft: Draft, around: Surroundings): Stage | 'other' | undefined {
  return (
    (draft.label && stageIn(parsed, draft.label, 'before')) ??
    headingStage(parsed, draft) ??
    stageIn(parsed, clauseAfter(parsed, around), 'after') ??
    readStageBeside.before(parsed.tokens, draft.from)?.meaning ??
    stageIn(parsed, around.before, 'before') ??
    stageIn(parsed, around.bracket, 'before')
  )
}

export const stageRule: DimensionRule = {
  name: 'stage',
  example: 'Mở mới 12 lớp; bế giảng 5 lớp; 10 lớp chuyển tiếp với 800 học viên, chấm thi 3 lớp',
  description:
    'opened: khai giảng, mở; closed: bế giảng; carried_over: chuyển tiếp; running: đang học, and chuyển sang with a later year. It is after or before the figure in its clause; without one, the figure takes the stage of the figure before it in the sentence, unless its clause has another verb (chấm thi, tổ chức thi, quản lý).',
  apply(parsed, drafts, surroundings) {
    let previous: Draft | undefined
    drafts.forEach((draft, index) => {
      if (!isTraining(draft) && draft.unit !== 'topic') return
      const own = ownStage(parsed, draft, surroundings[index]!)
      const isNear =
        previous !== undefined &&
        parsed.places[previous.from]!.sentence === parsed.places[draft.from]!.sentence
      const stage = own ?? (isNear && isTraining(draft) ? previous!.dimensions.stage : undefined)
      if (stage && stage !== 'other') draft.dimensions.stage = stage
      previous = draft
    })
  },
}

/** The deepest nesting of parentheses, and the most words of a sentence, that are looked at. */
const maxDepth = 8

/** The most words between a target and its number. */
const maxTargetTokens = 6

/** Whether words hold for a place: those in a parenthesis hold in it only. */
function holdsAt({ places }: ParsedText, words: number, at: number): boolean {
  if (places[words]!.sentence !== places[at]!.sentence) return false
  let { opener } = places[at]!
  for (let depth = 0; depth < maxDepth && opener !== places[words]!.opener && opener !== -1; depth++)
    opener = places[opener]!.opener
  return opener === places[words]!.opener
}

/** `đạt mục tiêu kết nạp 10 đảng viên`: a count in the clause of the target is the target itself. */
function isTargetOf(
  { tokens, places }: ParsedText,
  words: Phrase<unknown> | undefined,
  draft: Draft,
): boolean {
  if (words === undefined || draft.unit === 'percent' || draft.from - words.to > maxTargetTokens) return false
  if (places[words.from]!.item !== places[draft.from]!.item) return false
  return tokens.slice(words.to, draft.from).every(({ kind }) => kind === 'word')
}

/** Words between a plan and the parenthesis that has its number. */
const planTails = new Set(['năm', 'cả', 'được', 'giao', 'đề', 'đặt', 'ra'].map(formOf))
const [target, plan, budget] = ['tiêu', 'hoạch', 'toán'].map(formOf)
const maxPlanTokens = 6

/** Words in a parenthesis before the number of a plan: (kế hoạch 36 lớp), (chỉ tiêu giao là 36 lớp). */
const planOpeners = new Set(
  ['kế', 'hoạch', 'chỉ', 'tiêu', 'dự', 'toán', 'năm', 'được', 'giao', 'đề', 'ra', 'là', ':'].map(formOf),
)
const saysPlan = (words: readonly string[]): boolean =>
  words.every((word) => planOpeners.has(word)) && words.some((word) => [plan, target, budget].includes(word))

/** `kết nạp 14 đảng viên, đạt 56% chỉ tiêu năm (25 đảng viên)`: 14 are done, so that 25 are the plan itself. */
function isPlanOf({ tokens, places }: ParsedText, draft: Draft, earlier: readonly Draft[]): boolean {
  const isDoneBefore = ({ from, unit }: Draft) =>
    unit === draft.unit && places[from]!.sentence === places[draft.from]!.sentence
  const { opener, sentence } = places[draft.from]!
  if (opener === -1 || draft.unit === 'percent') return false
  const inside = tokens.slice(opener + 1, draft.from).map(({ form }) => form)
  if (inside.length > 0) return saysPlan(inside) && earlier.some(isDoneBefore)
  let at = opener - 1
  while (at > opener - maxPlanTokens && planTails.has(tokens[at]?.form ?? '')) at -= 1
  if (![target, plan, budget].includes(tokens[at]?.form)) return false
  const before = earlier.filter(({ from }) => places[from]!.sentence === sentence)
  return before.at(-1)?.unit === 'percent' && before.some(({ unit }) => unit === draft.unit)
}

/** `06 chỉ tiêu đạt và vượt` are counted themselves; `năm 2023 phấn đấu` is a year. */
const isCounted = ({ tokens }: ParsedText, at: number): boolean =>
  tokens[at - 1]?.kind === 'number' && tokens[at - 2]?.form !== year

export const scenarioRule: DimensionRule = {
  name: 'scenario',
  example: 'Dự kiến năm 2022 mở 60 lớp; phấn đấu đạt 100%; đã mở được 62 lớp, đạt 100% chỉ tiêu',
  description:
    'plan: after dự kiến, phấn đấu, chỉ tiêu, sẽ, kế hoạch năm in the same sentence (in a parenthesis: up to its end), and under a heading of targets; actual: everywhere else. What is measured by a target (90% chỉ tiêu, vượt chỉ tiêu) is no plan.',
  apply(parsed, drafts) {
    const phrases = findPhrases(parsed.tokens, readScenario)
    const said = phrases.filter(({ meaning, from }) => meaning !== null && !isCounted(parsed, from))
    const measures = phrases.filter(({ meaning }) => meaning === null)
    let measured = 0
    const headings = headingsOf(parsed, drafts)
    let following = 0
    drafts.forEach((draft, index) => {
      while (following < said.length && said[following]!.from < draft.quantity.from) following += 1
      let last = following - 1
      const { sentence } = parsed.places[draft.from]!
      while (
        last >= Math.max(0, following - maxDepth) &&
        parsed.places[said[last]!.from]!.sentence === sentence
      ) {
        if (holdsAt(parsed, said[last]!.from, draft.from)) break
        last -= 1
      }
      const words = said[last]
      const isSaid = words !== undefined && holdsAt(parsed, words.from, draft.from)
      while (measured < measures.length && measures[measured]!.from < draft.from) measured += 1
      const isTarget =
        isTargetOf(parsed, measures[measured - 1], draft) ||
        isPlanOf(parsed, draft, drafts.slice(Math.max(0, index - maxDepth), index))
      const stated = isTarget ? 'plan' : isSaid ? words.meaning : null
      draft.dimensions.scenario = stated ?? (headings[index]?.plan ? 'plan' : 'actual')
    })
  },
}
