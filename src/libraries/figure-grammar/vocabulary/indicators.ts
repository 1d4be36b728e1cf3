import type { Dimensions, Relation, Unit } from '../figure.ts'

/** The part of a figure that decides its indicator. */
interface Countable {
  unit: Unit
  relation: Relation | null
  denominator: number | null
  dimensions: Dimensions
  percentageOf?: Unit | undefined
  isOfOtherActivity?: boolean
  isGradedWhole?: boolean
}

/** What the training register counts. */
const training: readonly (Unit | undefined)[] = ['class', 'learner', 'learner_turn']

/** Units whose plain count is all that there are. */
const wholes: readonly Unit[] = ['cell', 'member', 'lecturer', 'staff']

/** Indicators of all that there are at a time, which are no sums of months and change within a year. */
export const stockIndicators: ReadonlySet<string> = new Set([
  'party.cells',
  'party.members',
  'staff.lecturers',
  'staff.members',
])

/** The indicators of those that were graded. */
const gradedIndicators: Partial<Record<Unit, string>> = {
  cell: 'party.cells_graded',
  member: 'party.members_graded',
  lecturer: 'staff.graded',
  staff: 'staff.graded',
}

/** What a choice looks at: the dimensions, and whether the text says of how many the counted ones are a part. */
type Counted = Dimensions & { isShare: boolean }

type Choice = string | null | ((counted: Counted) => string | null)

/** Codes of what schools report, by unit. Learners and turns of learners are both headcounts of classes. */
const choices: Record<Unit, Choice> = {
  class: 'training.classes',
  learner: 'training.learners',
  learner_turn: 'training.learners',
  cell: (counted) =>
    counted.subject === 'commendation'
      ? 'party.cells_commended'
      : counted.grade
        ? 'party.cells_graded'
        : all('party.cells', counted),
  member: (counted) => {
    if (counted.subject === 'commendation') return 'party.members_commended'
    if (counted.subject === 'admission') return 'party.members_admitted'
    return counted.grade ? 'party.members_graded' : all('party.members', counted)
  },
  member_turn: null,
  lecturer: (counted) => staffChoice(counted) ?? all('staff.lecturers', counted),
  lecturer_turn: turnChoice,
  staff: (counted) => staffChoice(counted) ?? all('staff.members', counted),
  staff_turn: turnChoice,
  topic: 'research.topics',
  seminar: 'research.seminars',
  issue: 'research.bulletin_issues',
  episode: 'research.broadcast_episodes',
  session: ({ subject }) => (subject === 'legal_education' ? 'engagement.legal_education_sessions' : null),
  paper: 'research.papers',
  percent: null,
  dong: null,
}

/** A count of all; of those that only words tell apart the text must say of how many they are: 28/35 giảng viên có trình độ thạc sĩ. */
const all = (code: string, { detail, isShare }: Counted): string | null =>
  detail === undefined || isShare ? code : null

function staffChoice({ subject, grade }: Dimensions): string | null {
  if (grade) return 'staff.graded'
  if (subject === 'study' || subject === 'training') return 'staff.sent_for_study'
  if (subject === 'field_research') return 'staff.field_research'
  return subject === 'commendation' ? 'staff.commended' : null
}

function turnChoice({ subject }: Dimensions): string | null {
  switch (subject) {
    case 'citizen_reception':
      return 'engagement.citizen_receptions'
    case 'voter_meeting':
      return 'engagement.voter_meetings'
    case 'rapporteur_meeting':
      return 'engagement.rapporteur_meetings'
    case 'training':
    case 'study':
      return 'staff.sent_for_study'
    default:
      return null
  }
}

/** The code of a figure's indicator; null if the text does not decide it, and for a change. */
export function indicatorOf(figure: Countable): string | null {
  const { unit, relation, dimensions, percentageOf } = figure
  if (relation === 'change' || (figure.isOfOtherActivity && wholes.includes(unit) && !dimensions.grade))
    return null
  if (unit === 'percent' && training.includes(percentageOf)) {
    if (relation === 'of_plan') return 'training.plan_fulfilment'
    return dimensions.result ? 'training.result_rate' : null
  }
  if (figure.isGradedWhole && dimensions.detail === undefined) return gradedIndicators[unit] ?? null
  const choice = choices[unit]
  const isShare = relation === 'share' && figure.denominator !== null
  return typeof choice === 'function' ? choice({ ...dimensions, isShare }) : choice
}
