import type { Draft } from '../draft.ts'
import type { Unit } from '../figure.ts'
import type { ParsedText } from '../parsed-text.ts'
import { phraseReader } from '../text/phrases.ts'
import { groupWords, levelWords } from '../vocabulary/parts.ts'
import { subjectWords } from '../vocabulary/subjects.ts'
import type { DimensionRule } from './dimension-rule.ts'
import { firstIn, lastIn } from './surroundings.ts'

const readLevel = phraseReader(levelWords)
const readGroup = phraseReader(groupWords)
const readSubject = phraseReader(subjectWords)

const isOneOf = ({ unit }: Draft, units: readonly Unit[]) => units.includes(unit)
const research: readonly Unit[] = ['topic', 'seminar', 'paper']
const people: readonly Unit[] = ['learner', 'member', 'lecturer', 'staff']
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
  example: '65 học viên, trong đó 20 nữ; 41 đảng viên (38 chính thức, 3 dự bị)',
  description: 'The group of persons: nữ, nam, chính thức, dự bị, directly beside the figure.',
  apply(parsed, drafts) {
    for (const draft of drafts) {
      if (!isOneOf(draft, people)) continue
      const following = readGroup(parsed.tokens, draft.to) ?? readGroup(parsed.tokens, draft.quantity.to)
      const named = draft.rule === 'named-part' ? readGroup(parsed.tokens, draft.from) : undefined
      // số học viên là nữ: 512
      const between =
        draft.rule === 'noun-before'
          ? lastIn(parsed, readGroup, { from: draft.from, to: draft.quantity.from })
          : undefined
      const group = following ?? named ?? between
      if (group) draft.dimensions.group = group.meaning
    }
  },
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
      const last = lastIn(parsed, readSubject, before)
      const honoured = last && ['commendation', 'admission'].includes(last.meaning) ? last : undefined
      const subject = honoured ?? firstIn(parsed, readSubject, after) ?? last
      const taken =
        subject?.meaning ??
        (draft.whole ?? joinedTo(drafts, index) ?? beforeParenthesis(parsed, drafts, index))?.dimensions
          .subject
      if (taken) draft.dimensions.subject = taken
    })
  },
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
  const { opener } = places[draft.from]!
  return before?.unit === draft.unit && opener >= before.to && opener - before.to <= 3 ? before : undefined
}
