import { numberText } from '../../domain/figures/figures/number-text.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import { exactSum } from '../../domain/figures/facts/bounds.ts'
import { areContradictory } from '../../domain/figures/facts/contradiction.ts'
import { areComparable } from '../../domain/figures/facts/comparable.ts'
import { areOfOneTime, countsStock } from '../../domain/figures/facts/stock.ts'
import { comparableGroups } from './comparable-groups.ts'
import { comparedWith } from './comparability.ts'
import type { Exceptions } from '../../domain/figures/reconciliation-exceptions/exceptions.ts'
import { toCitedFigure, type CitedFigure, type Reconciliation } from './row.ts'
import { groupBy, preferredStatement, type IndicatorShape, type Statement } from './statement.ts'
import { quotesText, quoteText } from './explanation-texts.ts'

/** The rows of facts whose comparable statements contradict each other; equal statements make no row. */
export function repeatedRows(
  { code }: IndicatorShape,
  statements: readonly Statement[],
  exceptions: Exceptions,
): Reconciliation[] {
  const isStock = countsStock(code)
  const facts = [...groupBy(statements, ({ fact_key }) => fact_key).values()]
  const seen = new Set<string>()
  return facts.flatMap(comparableGroups).flatMap((same) => {
    const stated = preferredStatement(same)
    const others = same.filter(
      (one) =>
        one !== stated &&
        areContradictory(one, stated) &&
        areComparable(one, stated) &&
        (!isStock || areOfOneTime(one, stated)) &&
        !exceptions.areParted(one.figure_id, stated.figure_id),
    )
    const key = [stated, ...others].map(({ figure_id }) => figure_id).join()
    if (others.length === 0 || seen.has(key)) return []
    seen.add(key)
    return [repeatedRow(stated, others)]
  })
}

function repeatedRow(stated: Statement, others: readonly Statement[]): Reconciliation {
  const items = others.map(toCitedFigure)
  const farthest = others.reduce((max, { value }) =>
    Math.abs(value - stated.value) > Math.abs(max.value - stated.value) ? { ...max, value } : max,
  )
  const difference = exactSum([farthest.value, -stated.value])
  return {
    fact_key: stated.fact_key,
    indicator_id: stated.indicator_id,
    period: stated.period,
    dimensions: stated.dimensions,
    breakdown: 'repeated',
    status: 'mismatch',
    stated: toCitedFigure(stated),
    parts: { sum: farthest.value, items },
    register: null,
    difference,
    quota: null,
    comparable: comparedWith('repeated', [stated, ...others]),
    has_proposals: [stated, ...others].some(({ status }) => status === 'proposed'),
    explain: () => explainRepeated(toCitedFigure(stated), items, Math.abs(difference)),
  }
}

function explainRepeated(
  stated: CitedFigure,
  others: readonly CitedFigure[],
  maxDifference: number,
): Bilingual {
  const [quote, otherQuotes] = [quoteText(stated), quotesText(others, ', ')]
  const difference = numberText(maxDifference)
  return {
    en: `The same is stated as ${quote.en} and as ${otherQuotes.en}: up to ${difference.en} apart.`,
    vi: `Cùng một số liệu nhưng có chỗ nêu ${quote.vi}, có chỗ nêu ${otherQuotes.vi}; chênh lệch đến ${difference.vi}.`,
  }
}
