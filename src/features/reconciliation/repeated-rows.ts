import { numberText } from '../../domain/figures/figures/number-text.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import { exactSum } from '../../domain/figures/facts/bounds.ts'
import { areContradictory } from '../../domain/figures/facts/contradiction.ts'
import { cite, type Cited, type Reconciliation } from './row.ts'
import { groupBy, leading, type Statement } from './statement.ts'
import { quotesText, quoteText } from './explanation-texts.ts'

/** A row for each fact whose statements contradict each other; those that repeat each other say nothing new. */
export function repeatedRows(statements: readonly Statement[]): Reconciliation[] {
  return [...groupBy(statements, ({ fact_key }) => fact_key).values()].flatMap((same) => {
    const stated = leading(same)
    const others = same.filter((one) => one !== stated && areContradictory(one, stated))
    return others.length === 0 ? [] : [rowOf(stated, others)]
  })
}

function rowOf(stated: Statement, others: readonly Statement[]): Reconciliation {
  const items = others.map(cite)
  const farthest = others.reduce((most, { value }) =>
    Math.abs(value - stated.value) > Math.abs(most.value - stated.value) ? { ...most, value } : most,
  )
  const difference = exactSum([farthest.value, -stated.value])
  return {
    fact_key: stated.fact_key,
    indicator_id: stated.indicator_id,
    period: stated.period,
    dimensions: stated.dimensions,
    breakdown: 'repeated',
    status: 'mismatch',
    stated: cite(stated),
    parts: { sum: farthest.value, items },
    register: null,
    difference,
    quota: null,
    has_proposals: [stated, ...others].some(({ status }) => status === 'proposed'),
    explain: () => explain(cite(stated), items, Math.abs(difference)),
  }
}

function explain(stated: Cited, others: readonly Cited[], most: number): Bilingual {
  const [said, elsewhere, apart] = [quoteText(stated), quotesText(others, ', '), numberText(most)]
  return {
    en: `The same is stated as ${said.en} and as ${elsewhere.en}: up to ${apart.en} apart.`,
    vi: `Cùng một số liệu nhưng nơi nêu ${said.vi}, nơi nêu ${elsewhere.vi}: lệch đến ${apart.vi}.`,
  }
}
