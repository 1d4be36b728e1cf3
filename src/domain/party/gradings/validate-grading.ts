import type { z } from 'zod'
import type { gradingOutcomes } from './columns.ts'
import { firstDayOfPeriod } from './period.ts'
import type { grades } from '../../../libraries/figure-grammar/figure.ts'

/** The facts of a grading that depend on each other. */
interface GradingFacts {
  year: number
  quarter: number | null
  outcome: (typeof gradingOutcomes)[number]
  grade: (typeof grades)[number] | null
  decided_on: string | null
}

/** Validates the facts of a grading across fields; each error names its field. */
export function validateGrading(
  { year, quarter, outcome, grade, decided_on }: GradingFacts,
  context: z.RefinementCtx,
): void {
  const addError = (field: string, code: string, en: string, vi: string) =>
    context.addIssue({ code: 'custom', path: [field], message: en, params: { code, vi }, input: undefined })
  if (outcome === 'graded' && grade === null) {
    addError(
      'grade',
      'required',
      'It is required, unless outcome is exempt or not_graded.',
      'Bắt buộc phải có, trừ khi outcome là exempt hoặc not_graded.',
    )
  }
  if (outcome !== 'graded' && grade !== null) {
    addError(
      'grade',
      'contradiction',
      `It must be null where outcome is ${outcome}.`,
      `Phải là null khi outcome là ${outcome}.`,
    )
  }
  const periodStart = firstDayOfPeriod({ year, quarter })
  if (decided_on !== null && decided_on < periodStart) {
    addError(
      'decided_on',
      'before_period',
      `It must not be before the graded period begins (${periodStart}).`,
      `Không được trước ngày đầu của kỳ xếp loại (${periodStart}).`,
    )
  }
}
