import type { z } from 'zod'
import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
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
export function validateGrading(facts: GradingFacts, context: z.RefinementCtx): void {
  const { year, quarter, outcome, grade, decided_on } = facts
  const subject = 'party_member_id' in facts || 'party_member' in facts ? 'Đảng viên' : 'Tổ chức, tập thể'
  const addError = (field: string, code: string, en: string, vi: string) =>
    context.addIssue({ code: 'custom', path: [field], message: en, params: { code, vi }, input: undefined })
  if (outcome === 'graded' && grade === null) {
    addError(
      'grade',
      'required',
      'It is required, unless outcome is exempt or not_graded.',
      'Được xếp loại thì phải ghi mức xếp loại; nếu chưa hoặc không thuộc diện đánh giá, xếp loại, hãy ghi rõ kết quả đó.',
    )
  }
  if (outcome !== 'graded' && grade !== null) {
    addError(
      'grade',
      'contradiction',
      `It must be null where outcome is ${outcome}.`,
      outcome === 'exempt'
        ? `${subject} không thuộc diện đánh giá, xếp loại thì không ghi mức xếp loại.`
        : `${subject} chưa đánh giá, xếp loại thì không ghi mức xếp loại.`,
    )
  }
  const periodStart = firstDayOfPeriod({ year, quarter })
  if (decided_on !== null && decided_on < periodStart) {
    addError(
      'decided_on',
      'before_period',
      `It must not be before the graded period begins (${periodStart}).`,
      `Ngày quyết định không được trước ngày đầu của kỳ đánh giá, xếp loại (${vietnameseDay(periodStart)}).`,
    )
  }
}
