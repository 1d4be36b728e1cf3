/** The kinds of things that a figure counts. */
export const units = [
  'class',
  'learner',
  'learner_turn',
  'cell',
  'member',
  'member_turn',
  'lecturer',
  'lecturer_turn',
  'staff',
  'staff_turn',
  'topic',
  'seminar',
  'issue',
  'episode',
  'session',
  'paper',
  'percent',
  'dong',
] as const
/** How exact a number is. */
export const qualifiers = ['exact', 'about', 'over', 'under'] as const
/** The relation of a number to another one. */
export const relations = ['share', 'of_plan', 'change'] as const
/** The stage of a course. */
export const stages = ['opened', 'carried_over', 'running', 'closed'] as const
/** Whether something is done or planned. */
export const scenarios = ['actual', 'plan'] as const
/** Subject families of training programmes. */
export const programFamilies = [
  'political_theory',
  'state_management',
  'leadership',
  'party_work',
  'lecturer',
  'academic',
  'knowledge_update',
  'defence',
  'other',
] as const
/** `degree` (đào tạo), `in_service` (bồi dưỡng). */
export const trainingTypes = ['degree', 'in_service'] as const
/** Yearly grades of Party cells and members, best first. */
export const grades = ['excellent', 'good', 'completed', 'not_completed'] as const
/** Results of learners, best first; topics have some of them. */
export const enrollmentResults = [
  'excellent',
  'very_good',
  'good',
  'fair',
  'average',
  'passed',
  'failed',
] as const
/** Levels of research outputs. */
export const outputLevels = ['national', 'ministerial', 'provincial', 'school', 'faculty'] as const
/** Levels that texts name: those of research outputs, and cấp cơ sở. */
export const levels = [...outputLevels, 'grassroots'] as const
/** Activities that persons or sessions are counted for. */
export const subjects = [
  'citizen_reception',
  'voter_meeting',
  'rapporteur_meeting',
  'legal_education',
  'field_research',
  'study',
  'training',
  'admission',
  'commendation',
] as const
/** Groups of persons. */
export const groups = ['female', 'male', 'official', 'probationary', 'minority', 'party_member'] as const
/** The kinds of periods. */
export const periodKinds = [
  'year',
  'half',
  'quarter',
  'month',
  'school_year',
  'term',
  'range',
  'as_of',
] as const

export type Unit = (typeof units)[number]
export type Qualifier = (typeof qualifiers)[number]
export type Relation = (typeof relations)[number]
export type Family = (typeof programFamilies)[number]
export type TrainingKind = (typeof trainingTypes)[number]
export type Stage = (typeof stages)[number]
export type Scenario = (typeof scenarios)[number]
export type Grade = (typeof grades)[number]
export type Result = (typeof enrollmentResults)[number]
export type Level = (typeof levels)[number]
export type Subject = (typeof subjects)[number]
export type Group = (typeof groups)[number]

/** The dimensions of a figure; what the text does not say is absent. */
export interface Dimensions {
  program?: string
  family?: Family
  training_type?: TrainingKind
  planned?: boolean
  stage?: Stage
  scenario?: Scenario
  grade?: Grade
  result?: Result
  level?: Level
  subject?: Subject
  group?: Group
  /** Words that distinguish it where no other dimension does. */
  detail?: string
}

/** A span of days, both ends inclusive, `YYYY-MM-DD`; `start` is null if the text names only the end. */
export interface Period {
  kind: (typeof periodKinds)[number]
  start: string | null
  end: string
  label: string
}

/** A number that the text states, with the words that state it. */
export interface Figure {
  value: number
  qualifier: Qualifier
  unit: Unit
  relation: Relation | null
  denominator: number | null
  /** The percentage that the text states beside a share: 21.95 of 9/41 (21,95%). */
  percent: number | null
  /** The dimensions of which the text names every part. */
  exhaustive_over: (keyof Dimensions)[]
  dimensions: Dimensions
  indicator: string | null
  period: Period | null
  quote: string
  /** Offset of the quote, in UTF-16 code units of the text. */
  start: number
  end: number
  hint: 'total' | 'part' | null
  confidence: number
  rule: string
}
