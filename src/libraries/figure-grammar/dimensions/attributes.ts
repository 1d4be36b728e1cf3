import type { Draft } from '../draft.ts'
import type { Unit } from '../figure.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { memberPartRule } from '../rules/member-part.ts'
import { groupEndingAt } from '../rules/part-words.ts'
import { personsRule } from '../rules/persons.ts'
import { phraseReader } from '../text/phrases.ts'
import { groupWords, levelWords } from '../vocabulary/parts.ts'
import { sumWords } from '../vocabulary/relations.ts'
import { otherActivities, subjectWords } from '../vocabulary/subjects.ts'
import type { DimensionRule } from './dimension-rule.ts'
import { firstIn, lastIn, type Surroundings } from './surroundings.ts'

const readLevel = phraseReader(levelWords)
const readGroup = phraseReader(groupWords)
const readSubject = phraseReader(subjectWords)
const readSum = phraseReader(sumWords)
const readOther = phraseReader(otherActivities)

const groupLinks = wordSet(['là', ':', 'có', 'gồm'])

const isOneOf = ({ unit }: Draft, units: readonly Unit[]) => units.includes(unit)
const research: readonly Unit[] = ['topic', 'seminar', 'paper']
const people: readonly Unit[] = ['learner', 'member', 'lecturer', 'staff']
const amongMembers: readonly Unit[] = ['staff', 'lecturer']
const active: readonly Unit[] = [
  'cell',
  'member',
  'member_turn',
  'session',
  'staff',
  'staff_turn',
  'lecturer',
  'lecturer_turn',
]

export const levelRule: DimensionRule = {
  name: 'level',
  example: '01 đề tài khoa học cấp tỉnh và 12 đề tài cấp trường',
  description:
    'The level of topics, seminars and papers: cấp Bộ, cấp tỉnh, cấp trường and so on, after the figure.',
  apply(parsed, drafts, surroundings) {
    drafts.forEach((draft, index) => {
      if (!isOneOf(draft, research)) return
      const level = firstIn(parsed, readLevel, surroundings[index]!.after)
      if (level) draft.dimensions.level = level.meaning
    })
  },
}

export const groupRule: DimensionRule = {
  name: 'group',
  example:
    '65 học viên, trong đó 20 nữ, 60 đảng viên; 41 đảng viên (38 chính thức, 3 dự bị); học viên nữ 30 người',
  description:
    'The group of persons: nữ, nam, chính thức, dự bị, dân tộc thiểu số, and đảng viên among other persons, directly beside the figure.',
  apply(parsed, drafts) {
    for (const [index, draft] of drafts.entries()) {
      if (!isOneOf(draft, people)) continue
      if (draft.rule === memberPartRule.name) {
        draft.dimensions.group = 'party_member'
        continue
      }
      const following = readGroup(parsed.tokens, draft.to) ?? readGroup(parsed.tokens, draft.quantity.to)
      const named = draft.rule === 'named-part' ? readGroup(parsed.tokens, draft.from) : undefined
      // số học viên là nữ: 512
      const between =
        draft.rule === 'noun-before'
          ? lastIn(parsed, readGroup, { from: draft.from, to: draft.quantity.from })
          : undefined
      const group = following ?? named ?? between ?? groupOfPersons(parsed, draft, drafts[index - 1])
      // of Party members none is another one
      const isAll = draft.unit === 'member' && group?.meaning === 'party_member'
      if (group && !isAll) draft.dimensions.group = group.meaning
    }
  },
}

/** `học viên nữ 1.250 người`, `đảng viên nữ là 30 đồng chí`: the group directly before the number of persons. */
function groupOfPersons(parsed: ParsedText, draft: Draft, before: Draft | undefined) {
  if (draft.rule !== personsRule.name) return undefined
  let at = draft.quantity.from
  while (at > draft.quantity.from - 2 && groupLinks.has(parsed.tokens[at - 1]?.form ?? '')) at -= 1
  const group = groupEndingAt(parsed, at)
  return group && group.from >= (before?.to ?? 0) ? group : undefined
}

export const subjectRule: DimensionRule = {
  name: 'subject',
  example: '18 lượt giảng viên tham gia tiếp công dân; cử 2 giảng viên đi học cao học',
  description:
    'The activity for which persons were counted (from a closed list), after or before the figure.',
  apply(parsed, drafts, surroundings) {
    drafts.forEach((draft, index) => {
      if (!isOneOf(draft, active)) return
      const { before, after } = surroundings[index]!
      const last =
        (draft.label && lastIn(parsed, readSubject, draft.label)) ?? lastIn(parsed, readSubject, before)
      const honoured = last && ['commendation', 'admission'].includes(last.meaning) ? last : undefined
      const subject = honoured ?? ownSubjectAfter(parsed, after, drafts[index + 1]) ?? last
      const related =
        draft.whole ??
        joinedTo(drafts, index) ??
        beforeParenthesis(parsed, drafts, index) ??
        beforeSum(parsed, before, draft, drafts[index - 1])
      const taken = subject?.meaning ?? related?.dimensions.subject
      if (taken) draft.dimensions.subject = taken
      else if (
        isOfOtherActivity(parsed, surroundings[index]!) ||
        (draft.whole ?? joinedTo(drafts, index))?.isOfOtherActivity ||
        areAmongMembers(parsed, drafts, index)
      ) {
        draft.isOfOtherActivity = true
      }
    })
  },
}

/** The most words between an activity and the figure that it belongs to. */
const maxVerbTokens = 2

/** The first activity after a figure, if it is not that of the next one: `312 đảng viên, kết nạp mới 7 đảng viên`. */
function ownSubjectAfter(parsed: ParsedText, after: Surroundings['after'], next: Draft | undefined) {
  const subject = firstIn(parsed, readSubject, after)
  if (subject === undefined || next === undefined) return subject
  const isNext = subject.to <= next.from && next.from - subject.to <= maxVerbTokens
  const isApart = parsed.tokens.slice(after.from, subject.from).some(({ form }) => clauseEnds.has(form))
  return isNext && isApart ? undefined : subject
}

/** `kết nạp 5 đảng viên, lũy kế từ đầu năm 19 đảng viên`: the sum is one of the same activity. */
function beforeSum(
  parsed: ParsedText,
  before: Surroundings['before'],
  draft: Draft,
  previous: Draft | undefined,
): Draft | undefined {
  if (previous?.unit !== draft.unit || firstIn(parsed, readSum, before) === undefined) return undefined
  return parsed.places[previous.from]!.sentence === parsed.places[draft.from]!.sentence ? previous : undefined
}

const clauseEnds = new Set([',', ';', ':', '(', ')'])
/** How far the words of an activity may be from the figure, in tokens. */
const maxActivityTokens = 10

/** Whether an activity that no indicator counts stands in the clause of a figure. */
function isOfOtherActivity({ tokens }: ParsedText, { before, after }: Surroundings): boolean {
  for (let at = before.to - 1; at >= Math.max(before.from, before.to - maxActivityTokens); at--) {
    if (clauseEnds.has(tokens[at]!.form)) break
    if (readOther(tokens, at)?.meaning) return true
  }
  for (let at = after.from; at < Math.min(after.to, after.from + maxActivityTokens); at++) {
    if (clauseEnds.has(tokens[at]!.form)) return false
    if (readOther(tokens, at)?.meaning) return true
  }
  return false
}

/** `121 đảng viên (78 sinh viên, 43 cán bộ)`: staff among the members before the parenthesis, and not all staff. */
function areAmongMembers({ places }: ParsedText, drafts: readonly Draft[], index: number): boolean {
  const draft = drafts[index]!
  const { opener } = places[draft.from]!
  if (opener === -1 || !amongMembers.includes(draft.unit)) return false
  return drafts
    .slice(Math.max(0, index - 3), index)
    .some(({ unit, to }) => unit === 'member' && to === opener)
}

/** `giấy khen cho 9 đảng viên và 01 chi bộ`: the figure directly before, with at most a joining word between. */
function joinedTo(drafts: readonly Draft[], index: number): Draft | undefined {
  const before = drafts[index - 1]
  return before !== undefined && drafts[index]!.from - before.to <= 2 ? before : undefined
}

/** `12 đảng viên (chỉ tiêu 10 đảng viên)`: a figure of the same unit directly before the parenthesis. */
function beforeParenthesis(
  { places }: ParsedText,
  drafts: readonly Draft[],
  index: number,
): Draft | undefined {
  const [before, draft] = [drafts[index - 1], drafts[index]!]
  const { opener, sentence } = places[draft.from]!
  if (before === undefined || opener < before.to) return undefined
  // `kết nạp 14 đảng viên, đạt 56% chỉ tiêu năm (25 đảng viên)`
  const isOfPlan = before.relation === 'of_plan' && before.unit === 'percent' && opener - before.to <= 6
  const done = isOfPlan ? drafts[index - 2] : before
  const isNear = isOfPlan || opener - before.to <= 3
  return isNear && done?.unit === draft.unit && places[done.from]!.sentence === sentence ? done : undefined
}
