import { numberText } from '../../domain/figures/figures/number-text.ts'
import { codeKey } from '../../libraries/vietnamese/code-key.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import type { Grade } from '../../libraries/figure-grammar/figure.ts'
import { exactSum } from '../../domain/figures/facts/bounds.ts'
import { cite, type Cited, type Reconciliation, type ReconciliationStatus } from './row.ts'
import { groupBy, leading, periodKeyOf, without, type IndicatorShape, type Statement } from './statement.ts'
import { quotesText, quoteText } from './explanation-texts.ts'

/** A quota rule, as it is stored. */
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

const graded = { cell: 'party.cells_graded', member: 'party.members_graded' } as const

/** Codes of the indicators whose figures rules measure against each other. */
export const gradedIndicators: readonly string[] = Object.values(graded)

/** Rows of every rule that holds at the end of a figure's period, where the grades it speaks of are stated. */
export function quotaRows(
  indicator: IndicatorShape,
  statements: readonly Statement[],
  rules: readonly QuotaRule[],
  ofPost?: string,
): Reconciliation[] {
  const own = rules.filter(({ subject_kind }) => graded[subject_kind] === codeKey(indicator.code))
  if (own.length === 0) return []
  const results = statements.filter(
    ({ dimensions, relation }) => dimensions.scenario !== 'plan' && relation !== 'change',
  )
  const groups = groupBy(results, (one) => `${periodKeyOf(one.period)} ${without(one.dimensions, 'grade')}`)
  return [...groups.values()].flatMap((group) => {
    const byGrade = new Map(
      [...groupBy(group, ({ dimensions }) => String(dimensions.grade))].map(([grade, same]) => [
        grade,
        leading(same, ofPost),
      ]),
    )
    return own.flatMap((rule) => {
      const stated = byGrade.get(rule.grade)
      const bases = rule.base_grades.flatMap((grade) => byGrade.get(grade) ?? [])
      if (!stated || bases.length < rule.base_grades.length || !holds(rule, stated)) return []
      return rowOf(rule, stated, bases)
    })
  })
}

/** A period is graded at its end, by the rule that holds then: one that was replaced before measures nothing of it. */
function holds({ valid_from, valid_to }: QuotaRule, { period: { end } }: Statement): boolean {
  return end >= valid_from && (valid_to === null || end <= valid_to)
}

function rowOf(rule: QuotaRule, stated: Statement, bases: readonly Statement[]): Reconciliation[] {
  const base = exactSum(bases.map(({ value }) => value))
  if (base === 0) return []
  const percent = Number(((100 * stated.value) / base).toFixed(1))
  const exact = (100 * stated.value) / base
  const most = rule.exceptional_limit ?? rule.limit
  const status: ReconciliationStatus =
    exact <= rule.limit ? 'match' : exact <= most ? 'incomplete' : 'mismatch'
  const items = bases.map(cite)
  const { id, regulation, limit, exceptional_limit } = rule
  return [
    {
      fact_key: stated.fact_key,
      indicator_id: stated.indicator_id,
      period: stated.period,
      dimensions: stated.dimensions,
      breakdown: 'quota',
      status,
      stated: cite(stated),
      parts: { sum: base, items },
      register: null,
      difference: exactSum([percent, -limit]),
      quota: { rule_id: id, regulation, limit, exceptional_limit, percent },
      has_proposals: [stated, ...bases].some((one) => one.status === 'proposed'),
      explain: () => explain(rule, cite(stated), items, percent, status),
    },
  ]
}

function explain(
  { regulation, limit, exceptional_limit: most }: QuotaRule,
  stated: Cited,
  bases: readonly Cited[],
  percent: number,
  status: ReconciliationStatus,
): Bilingual {
  const [quote, base, share, allowed] = [
    quoteText(stated),
    quotesText(bases),
    numberText(percent),
    numberText(limit),
  ]
  const exception = numberText(most ?? limit)
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
