import { numberText } from '../../domain/figures/figures/number-text.ts'
import { codeKey } from '../../libraries/vietnamese/code-key.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import { measureQuota, type MeasuredQuota } from '../../domain/figures/quota-rules/measure.ts'
import { rulesOfPeriod } from '../../domain/figures/quota-rules/rules-of-period.ts'
import type { countedIn, gradedPeriodKinds, roundings } from '../../domain/figures/quota-rules/table.ts'
import type { Grade } from '../../libraries/figure-grammar/figure.ts'
import { exactSum } from '../../domain/figures/facts/bounds.ts'
import { toCitedFigure, type CitedFigure, type Reconciliation, type ReconciliationStatus } from './row.ts'
import {
  groupBy,
  preferredStatement,
  periodKeyOf,
  dimensionsKey,
  type IndicatorShape,
  type Statement,
} from './statement.ts'
import { comparedWith } from './comparability.ts'
import type { Exceptions } from '../../domain/figures/reconciliation-exceptions/exceptions.ts'
import { quotesText, quoteText } from './explanation-texts.ts'

/** The columns of a quota rule that comparisons need. */
export interface QuotaRule {
  id: string
  regulation: string
  subject_kind: 'cell' | 'member'
  grade: Grade
  base_grades: Grade[]
  limit: number | null
  exceptional_limit: number | null
  rounding: (typeof roundings)[number]
  counted_in: (typeof countedIn)[number]
  leaders_only: boolean
  period_kind: (typeof gradedPeriodKinds)[number] | null
  valid_from: string
  valid_to: string | null
}

const indicatorOfSubject = { cell: 'party.cells_graded', member: 'party.members_graded' } as const

/** The codes of the indicators to which quota rules apply. */
export const gradedIndicators: readonly string[] = Object.values(indicatorOfSubject)

/**
 * The rows of all rules that grade a period for which all grades of the rule are stated. Texts state the grades of everyone
 * in the school, so rules for leaders alone and for each cell are measured on the register only.
 */
export function quotaRows(
  indicator: IndicatorShape,
  statements: readonly Statement[],
  rules: readonly QuotaRule[],
  exceptions: Exceptions,
  preferredPost?: string,
): Reconciliation[] {
  const ownRules = rules.filter(
    ({ subject_kind, counted_in, leaders_only }) =>
      indicatorOfSubject[subject_kind] === codeKey(indicator.code) &&
      counted_in === 'organisation' &&
      !leaders_only,
  )
  if (ownRules.length === 0) return []
  const results = statements.filter(
    ({ dimensions, relation }) => dimensions.scenario !== 'plan' && relation !== 'change',
  )
  const groups = groupBy(
    results,
    (statement) => `${periodKeyOf(statement.period)} ${dimensionsKey(statement.dimensions, 'grade')}`,
  )
  return [...groups.values()].flatMap((group) => {
    const byGrade = new Map(
      [...groupBy(group, ({ dimensions }) => String(dimensions.grade))].map(([grade, same]) => [
        grade,
        preferredStatement(same, preferredPost),
      ]),
    )
    const { kind, end } = group[0]!.period
    return rulesOfPeriod(ownRules, kind === 'quarter', end).flatMap((rule) => {
      const stated = byGrade.get(rule.grade)
      const bases = rule.base_grades.flatMap((grade) => byGrade.get(grade) ?? [])
      if (!stated || bases.length < rule.base_grades.length) return []
      if (bases.some((base) => exceptions.areParted(base.figure_id, stated.figure_id))) return []
      return quotaRow(rule, stated, bases)
    })
  })
}

function quotaRow(rule: QuotaRule, stated: Statement, bases: readonly Statement[]): Reconciliation[] {
  const base = exactSum(bases.map(({ value }) => value))
  // without gradings there is nothing to measure
  if (base === 0 && stated.value === 0) return []
  const measured = measureQuota(rule, stated.value, base)
  const { percent, status } = measured
  const items = bases.map(toCitedFigure)
  const { id, regulation, limit, exceptional_limit } = rule
  const { allowed, exceptional_allowed } = measured
  return [
    {
      fact_key: stated.fact_key,
      indicator_id: stated.indicator_id,
      period: stated.period,
      dimensions: stated.dimensions,
      breakdown: 'quota',
      status,
      stated: toCitedFigure(stated),
      parts: { sum: base, items },
      register: null,
      difference: percent === null || limit === null ? null : exactSum([percent, -limit]),
      quota: { rule_id: id, regulation, limit, exceptional_limit, percent, allowed, exceptional_allowed },
      comparable: comparedWith('quota', [stated, ...bases]),
      has_proposals: [stated, ...bases].some((statement) => statement.status === 'proposed'),
      explain: () => explainQuota(rule, toCitedFigure(stated), items, measured),
    },
  ]
}

function explainQuota(
  { regulation, limit, exceptional_limit }: QuotaRule,
  stated: CitedFigure,
  bases: readonly CitedFigure[],
  { percent, allowed, exceptional_allowed, status }: MeasuredQuota,
): Bilingual {
  const [quote, base] = [quoteText(stated), quotesText(bases)]
  const measured =
    percent === null
      ? {
          en: `${quote.en} is measured by nobody (${base.en})`,
          vi: `${quote.vi}, nhưng số để tính tỷ lệ là ${base.vi}`,
        }
      : {
          en: `${quote.en} is ${numberText(percent).en}% of ${base.en}`,
          vi: `${quote.vi} bằng ${numberText(percent).vi}% của ${base.vi}`,
        }
  if (limit === null || allowed === null) {
    return {
      en: `${measured.en}; the limit of ${regulation} is not entered: enter it.`,
      vi: `${measured.vi}; chưa nhập tỷ lệ tối đa theo ${regulation}, đề nghị nhập.`,
    }
  }
  const [most, many] = [numberText(limit), numberText(allowed)]
  const exception = numberText(exceptional_limit ?? limit)
  const exceptionMany = numberText(exceptional_allowed ?? allowed)
  const endings: Record<ReconciliationStatus, Bilingual> = {
    match: { en: 'It is kept.', vi: '' },
    incomplete: {
      en: `That is allowed up to ${exception.en}% (${exceptionMany.en}) only in the cases it names.`,
      vi: `; chỉ tổ chức có thành tích xuất sắc, nổi trội mới được áp dụng tỷ lệ cao hơn (không quá ${exception.vi}%, tối đa ${exceptionMany.vi})`,
    },
    mismatch: { en: 'That is beyond it.', vi: '' },
  }
  const end = endings[status]
  const isWithin = status === 'match' ? 'trong' : 'vượt'
  return {
    en: `${measured.en}; ${regulation} allows at most ${most.en}% (${many.en}). ${end.en}`,
    vi: `${measured.vi}, ${isWithin} tỷ lệ quy định tại ${regulation} (không quá ${most.vi}%, tối đa ${many.vi})${end.vi}.`,
  }
}
