import { numberText } from '../../domain/figures/figures/number-text.ts'
import { codeKey } from '../../libraries/vietnamese/code-key.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
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
import { quotesText, quoteText } from './explanation-texts.ts'

/** The columns of a quota rule that comparisons need. */
export interface QuotaRule {
  id: string
  regulation: string
  subject_kind: 'cell' | 'member'
  grade: Grade
  base_grades: Grade[]
  limit: number
  exceptional_limit: number | null
  valid_from: string
  valid_to: string | null
}

const indicatorOfSubject = { cell: 'party.cells_graded', member: 'party.members_graded' } as const

/** The codes of the indicators to which quota rules apply. */
export const gradedIndicators: readonly string[] = Object.values(indicatorOfSubject)

/** The rows of all rules that are in force at the end of a period for which all grades of the rule are stated. */
export function quotaRows(
  indicator: IndicatorShape,
  statements: readonly Statement[],
  rules: readonly QuotaRule[],
  preferredPost?: string,
): Reconciliation[] {
  const ownRules = rules.filter(
    ({ subject_kind }) => indicatorOfSubject[subject_kind] === codeKey(indicator.code),
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
    return ownRules.flatMap((rule) => {
      const stated = byGrade.get(rule.grade)
      const bases = rule.base_grades.flatMap((grade) => byGrade.get(grade) ?? [])
      if (!stated || bases.length < rule.base_grades.length || !isInForce(rule, stated)) return []
      return quotaRow(rule, stated, bases)
    })
  })
}

/** Gradings take place at the end of a period, so the rule of that day applies. */
function isInForce({ valid_from, valid_to }: QuotaRule, { period: { end } }: Statement): boolean {
  return end >= valid_from && (valid_to === null || end <= valid_to)
}

function quotaRow(rule: QuotaRule, stated: Statement, bases: readonly Statement[]): Reconciliation[] {
  const base = exactSum(bases.map(({ value }) => value))
  if (base === 0) return []
  const percent = Number(((100 * stated.value) / base).toFixed(1))
  const exact = (100 * stated.value) / base
  const maxPercent = rule.exceptional_limit ?? rule.limit
  const status: ReconciliationStatus =
    exact <= rule.limit ? 'match' : exact <= maxPercent ? 'incomplete' : 'mismatch'
  const items = bases.map(toCitedFigure)
  const { id, regulation, limit, exceptional_limit } = rule
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
      difference: exactSum([percent, -limit]),
      quota: { rule_id: id, regulation, limit, exceptional_limit, percent },
      has_proposals: [stated, ...bases].some((statement) => statement.status === 'proposed'),
      explain: () => explainQuota(rule, toCitedFigure(stated), items, percent, status),
    },
  ]
}

function explainQuota(
  { regulation, limit, exceptional_limit }: QuotaRule,
  stated: CitedFigure,
  bases: readonly CitedFigure[],
  percent: number,
  status: ReconciliationStatus,
): Bilingual {
  const [quote, base, share, allowed] = [
    quoteText(stated),
    quotesText(bases),
    numberText(percent),
    numberText(limit),
  ]
  const exception = numberText(exceptional_limit ?? limit)
  const endings: Record<ReconciliationStatus, Bilingual> = {
    match: { en: 'It is kept.', vi: 'Đúng quy định.' },
    incomplete: {
      en: `That is allowed up to ${exception.en} % only in the cases it names.`,
      vi: `Chỉ những trường hợp được nêu mới được đến ${exception.vi} %.`,
    },
    mismatch: { en: 'That is beyond it.', vi: 'Vượt quy định.' },
  }
  const end = endings[status]
  return {
    en: `${quote.en} is ${share.en} % of ${base.en}; ${regulation} allows at most ${allowed.en} %. ${end.en}`,
    vi: `${quote.vi} bằng ${share.vi} % của ${base.vi}; ${regulation} quy định không quá ${allowed.vi} %. ${end.vi}`,
  }
}
