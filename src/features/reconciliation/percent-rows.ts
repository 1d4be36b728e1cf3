import { numberText } from '../../domain/figures/figures/number-text.ts'
import { exactSum } from '../../domain/figures/facts/bounds.ts'
import type { Exceptions } from '../../domain/figures/reconciliation-exceptions/exceptions.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import { comparedWith } from './comparability.ts'
import { quoteText } from './explanation-texts.ts'
import { toCitedFigure, type Reconciliation } from './row.ts'
import { groupBy, preferredStatement, type Statement } from './statement.ts'

const decimalsOf = (number: number): number => String(number).split('.')[1]?.length ?? 0

/** The percentage of a share, if another one is stated beside it: 9/41 is 21,95 %, and neither 25,95 % nor 21 % is wrong for rounding. */
function otherPercent({ value, denominator, percent, qualifier }: Statement): number | undefined {
  if (percent === null || denominator === null || denominator === 0 || qualifier !== 'exact') return undefined
  const right = (value / denominator) * 100
  const decimals = decimalsOf(percent)
  // rounded or cut off
  if (Math.abs(right - percent) < 10 ** -decimals + 1e-9) return undefined
  return Number(right.toFixed(Math.max(2, decimals)))
}

/** The rows of shares beside which a source states a percentage that they are not; an editor may set one apart. */
export function percentRows(statements: readonly Statement[], exceptions: Exceptions): Reconciliation[] {
  const wrong = statements.filter(
    (statement) => !exceptions.isApart(statement.figure_id) && otherPercent(statement) !== undefined,
  )
  // title and body may state the same
  const same = groupBy(wrong, ({ fact_key, percent, source }) => [fact_key, percent, source?.post_id].join())
  return [...same.values()].map((all) => percentRow(preferredStatement(all)))
}

function percentRow(stated: Statement): Reconciliation {
  const right = otherPercent(stated)!
  return {
    fact_key: stated.fact_key,
    indicator_id: stated.indicator_id,
    period: stated.period,
    dimensions: stated.dimensions,
    breakdown: 'percent',
    status: 'mismatch',
    stated: toCitedFigure(stated),
    parts: null,
    register: null,
    difference: exactSum([right, -stated.percent!]),
    quota: null,
    comparable: comparedWith('percent', [stated]),
    has_proposals: stated.status === 'proposed',
    explain: () => explainPercent(stated, right),
  }
}

function explainPercent(stated: Statement, right: number): Bilingual {
  const quote = quoteText(toCitedFigure(stated))
  const [value, whole] = [numberText(stated.value), numberText(stated.denominator!)]
  const [percent, computed] = [numberText(stated.percent!), numberText(right)]
  return {
    en: `${value.en} of ${whole.en} (${quote.en}) are ${computed.en}%; the source states ${percent.en}%.`,
    vi: `${value.vi}/${whole.vi} (${quote.vi}) là ${computed.vi}%, trong khi nguồn nêu ${percent.vi}%.`,
  }
}
