import type { grades } from '../../domain/party/gradings/columns.ts'
import { outputLevels } from '../../domain/faculty/research-outputs/table.ts'
import type { enrollmentResults } from '../../domain/training/enrollments/table.ts'
import type { programFamilies, trainingTypes } from '../../domain/training/programs/table.ts'

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
export const qualifiers = ['exact', 'about', 'over', 'under'] as const
export const relations = ['share', 'of_plan', 'change'] as const
export const stages = ['opened', 'carried_over', 'running', 'closed'] as const
export const scenarios = ['actual', 'plan'] as const
/** Those of research outputs, and what texts call cấp cơ sở. */
export const levels = [...outputLevels, 'grassroots'] as const
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
export const groups = ['female', 'male', 'official', 'probationary'] as const
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

/** What of its unit a figure counts; what the text does not say is absent. */
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
}

/** A span of days, both ends inclusive, `YYYY-MM-DD`; `start` is null where only the end is known. */
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
  dimensions: Dimensions
  indicator: string | null
  period: Period | null
  quote: string
  /** Of the quote, in UTF-16 code units of the text as it was sent. */
  start: number
  end: number
  hint: 'total' | 'part' | null
  confidence: number
  rule: string
}
