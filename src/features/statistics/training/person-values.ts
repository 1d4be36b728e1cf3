import { sexes } from '../../../domain/training/learners/table.ts'
import { positionLevels, unitGroups } from '../../../domain/training/work/columns.ts'
import { enrollmentResults } from '../../../libraries/figure-grammar/figure.ts'

/** Ages in the year of the class, which is its year less the year of birth. */
export const ageBands = ['under_30', '30_to_39', '40_to_49', '50_to_59', '60_and_over'] as const

/** The keys that group persons, and their values. What is not known is a group of its own, the value null. */
export const personValues = {
  sex: sexes,
  minority: ['true', 'false'],
  age_band: ageBands,
  position_level: positionLevels,
  unit_group: unitGroups,
  result: enrollmentResults,
} as const

/** A key of `group_by` that groups persons. */
export type PersonKey = keyof typeof personValues

export const personKeys = Object.keys(personValues) as PersonKey[]

/** The column of `class_learner_groups` that counts a value. */
export const columnOf = (key: PersonKey, value: string): string => `${key}_${value}`

/** Whether a key of `group_by` groups persons. */
export const isPersonKey = (key: string): key is PersonKey => key in personValues
