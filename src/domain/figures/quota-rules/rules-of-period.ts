import type { gradedPeriodKinds, quotaSubjects } from './table.ts'
import type { Grade } from '../../../libraries/figure-grammar/figure.ts'

/** The periods that a rule grades, and whom. */
interface PeriodRule {
  subject_kind: (typeof quotaSubjects)[number]
  grade: Grade
  period_kind: (typeof gradedPeriodKinds)[number] | null
  valid_from: string
  valid_to: string | null
}

/**
 * The rules that grade a period. A later rule takes the place of the earlier ones for its grade, even while its limit is
 * not known; rules that begin on one day apply together.
 * @param end the last day of the period; the day of a decision does not matter
 */
export function rulesOfPeriod<Rule extends PeriodRule>(
  rules: readonly Rule[],
  isQuarter: boolean,
  end: string,
): Rule[] {
  const kind = isQuarter ? 'quarter' : 'year'
  const graded = rules.filter(
    ({ period_kind, valid_from, valid_to }) =>
      (period_kind === null || period_kind === kind) &&
      end >= valid_from &&
      (valid_to === null || end <= valid_to),
  )
  return graded.filter(
    ({ subject_kind, grade, valid_from }) =>
      !graded.some(
        (other) =>
          other.subject_kind === subject_kind && other.grade === grade && other.valid_from > valid_from,
      ),
  )
}
