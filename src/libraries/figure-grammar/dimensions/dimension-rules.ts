import { groupRule, levelRule, resultRule, subjectRule } from './attributes.ts'
import { scenarioRule, stageRule } from './course.ts'
import type { DimensionRule } from './dimension-rule.ts'
import { gradeRule } from './grade.ts'
import { plannedRule } from './planned.ts'
import { programRule } from './program.ts'
import { qualifierRule } from './qualifier.ts'
import { relationRule } from './relation.ts'

/** What is found out about the figures of a text, in the order in which it is. */
export const dimensionRules: readonly DimensionRule[] = [
  relationRule,
  plannedRule,
  gradeRule,
  resultRule,
  levelRule,
  groupRule,
  subjectRule,
  stageRule,
  scenarioRule,
  programRule,
  // it widens the quotes that the others measure by
  qualifierRule,
]
