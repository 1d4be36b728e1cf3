import type { Draft } from '../draft.ts'
import type { Subject, Unit } from '../figure.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader, type Phrase } from '../text/phrases.ts'
import { isSending } from '../rules/sending.ts'
import { sumWords } from '../vocabulary/relations.ts'
import { admittedWholes, otherActivities, recruitmentWords, subjectWords } from '../vocabulary/subjects.ts'
import type { DimensionRule } from './dimension-rule.ts'
import { firstIn, lastIn, type Surroundings } from './surroundings.ts'

const readSubject = phraseReader(subjectWords)
const readSum = phraseReader(sumWords)
const readOther = phraseReader<true | null>([...otherActivities, ...recruitmentWords])
const readAdmitted = phraseReader(admittedWholes)

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
/** What persons do, behind their number. */
const ofWhoGo: readonly Subject[] = ['study', 'training', 'field_research']
const listMarks = wordSet([',', ';', 'và'])
/** How far before a figure its item may begin, in tokens. */
const maxItemTokens = 60
/** The most tokens between two of those who are honoured together. */
const maxHonouredTokens = 12

export const subjectRule: DimensionRule = {
  name: 'subject',
  example: '18 lượt giảng viên tham gia tiếp công dân; cử 2 giảng viên đi học cao học',
  description:
    'The activity for which persons were counted (from a closed list), after or before the figure. The new total behind an admission has none; cells and members in one list of those who are honoured have it together.',
  apply(parsed, drafts, surroundings) {
    drafts.forEach((draft, index) => {
      if (!active.includes(draft.unit)) return
      const { after } = surroundings[index]!
      const before = fromSending(parsed, surroundings[index]!.before)
      const last =
        named(draft.label && lastIn(parsed, readSubject, draft.label)) ??
        ownSubjectBefore(parsed, before, draft, drafts[index - 1])
      const honoured = last && ['commendation', 'admission'].includes(last.meaning) ? last : undefined
      const subject = honoured ?? ownSubjectAfter(parsed, after, drafts[index + 1]) ?? last
      const related =
        draft.whole ??
        joinedTo(drafts, index) ??
        honouredWith(parsed, drafts, index) ??
        beforeParenthesis(parsed, drafts, index) ??
        beforeSum(parsed, before, draft, drafts[index - 1])
      const taken = subject?.meaning ?? related?.dimensions.subject ?? subjectOfSentence(parsed, draft)
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

/** A subject; words that look like one and are none (đối tượng kết nạp Đảng) are nothing. */
function named(phrase: Phrase<Subject | null> | undefined): Phrase<Subject> | undefined {
  return phrase && phrase.meaning !== null ? { ...phrase, meaning: phrase.meaning } : undefined
}

/** The last activity before a figure. `4 đảng viên học lớp cấp ủy, công nhận 5 đảng viên`: that of the figure before is none of it. */
function ownSubjectBefore(
  parsed: ParsedText,
  before: Surroundings['before'],
  draft: Draft,
  previous: Draft | undefined,
): Phrase<Subject> | undefined {
  const subject = named(lastIn(parsed, readSubject, before))
  if (subject === undefined || !ofWhoGo.includes(subject.meaning) || previous?.to !== before.from)
    return subject
  const isParted = (from: number, to: number) =>
    parsed.tokens.slice(from, to).some(({ form }) => clauseEnds.has(form))
  return !isParted(previous.to, subject.from) && isParted(subject.to, draft.from) ? undefined : subject
}

/** `kết nạp 15 đảng viên, cử 4 đảng viên học lớp`: what stands before `cử` is done with others. */
function fromSending({ tokens }: ParsedText, { from, to }: Surroundings['before']) {
  for (let at = to - 1; at >= from; at--) if (isSending({ tokens }, at)) return { from: at, to }
  return { from, to }
}

/** `Trong số đảng viên được kết nạp, có 80 nữ, 60 người dân tộc thiểu số`: an item that begins with those who were admitted. */
function subjectOfSentence({ tokens, places }: ParsedText, { from, unit }: Draft): Subject | undefined {
  if (unit !== 'member') return undefined
  const { item } = places[from]!
  let start = from
  while (start > Math.max(0, from - maxItemTokens) && places[start - 1]!.item === item) start -= 1
  while (start < from && tokens[start]!.kind !== 'word') start += 1
  return readAdmitted(tokens, start) ? 'admission' : undefined
}

/** `giấy khen cho 9 đảng viên hoàn thành xuất sắc nhiệm vụ và 1 chi bộ tiêu biểu`: another kind in the list of those who are honoured. */
function honouredWith(
  { tokens, places }: ParsedText,
  drafts: readonly Draft[],
  index: number,
): Draft | undefined {
  const [before, draft] = [drafts[index - 1], drafts[index]!]
  if (before?.dimensions.subject !== 'commendation' || before.unit === draft.unit) return undefined
  if (draft.from - before.to > maxHonouredTokens || !listMarks.has(tokens[draft.from - 1]!.form))
    return undefined
  if (places[before.from]!.sentence !== places[draft.from]!.sentence) return undefined
  for (let at = before.to; at < draft.from; at++) if (readOther(tokens, at)?.meaning) return undefined
  return before
}

/** The most words between an activity and the figure that it belongs to. */
const maxVerbTokens = 2

/** The first activity after a figure, if it is not that of the next one: `312 đảng viên, kết nạp mới 7 đảng viên`. */
function ownSubjectAfter(parsed: ParsedText, after: Surroundings['after'], next: Draft | undefined) {
  const subject = named(firstIn(parsed, readSubject, after))
  if (subject === undefined || next === undefined) return subject
  const isNext = subject.to <= next.from && next.from - subject.to <= maxVerbTokens
  const isApart = parsed.tokens
    .slice(after.from, subject.from)
    .some(({ form }) => clauseEnds.has(form) || form === and)
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

const and = formOf('và')
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
