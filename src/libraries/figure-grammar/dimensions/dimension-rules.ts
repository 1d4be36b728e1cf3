import { groupRule, levelRule } from './attributes.ts'
import { scenarioRule, stageRule } from './course.ts'
import type { DimensionRule } from './dimension-rule.ts'
import { detailRule } from './detail.ts'
import { gradeRule } from './grade.ts'
import { gradedWholeRule } from './graded-whole.ts'
import { inheritanceRule } from './inheritance.ts'
import { plannedRule } from './planned.ts'
import { programRule } from './program.ts'
import { qualifierRule } from './qualifier.ts'
import { relationRule } from './relation.ts'
import { resultRule } from './result.ts'
import { subjectRule } from './subject.ts'

/** All dimension rules, in the order in which they run. */
export const dimensionRules: readonly DimensionRule[] = [
  relationRule,
  plannedRule,
  gradeRule,
  gradedWholeRule,
  resultRule,
  levelRule,
  groupRule,
  subjectRule,
  stageRule,
  scenarioRule,
  detailRule,
  programRule,
  inheritanceRule,
  // first: it widens the quotes, which the other rules measure from
  qualifierRule,
]
