import { coveredRegisterLabels } from '../../domain/figures/register-coverage/labels.ts'
import type { CoveredRegister } from '../../domain/figures/register-coverage/table.ts'
import { countText, numberText } from '../../domain/figures/figures/number-text.ts'
import { codeKey } from '../../libraries/vietnamese/code-key.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import {
  dimensionKeys,
  type DimensionKey,
  type FigureDimensions,
} from '../../domain/figures/figures/dimensions.ts'
import { withoutImpliedSubject } from '../../domain/figures/figures/implied-subject.ts'
import { boundsOf, compareBounds, exactSum } from '../../domain/figures/facts/bounds.ts'
import { toCitedFigure, type Reconciliation } from './row.ts'
import { groupBy, preferredStatement, type IndicatorShape, type Statement } from './statement.ts'
import { comparedWith } from './comparability.ts'
import type { Exceptions } from '../../domain/figures/reconciliation-exceptions/exceptions.ts'
import { quoteText } from './explanation-texts.ts'

/** The number of rows of a register with these dimensions; unknown dimensions are missing. */
export interface RegisterCell {
  dimensions: FigureDimensions
  /** Null if there are rows, but their number is unknown. */
  count: number | null
}

/** The counts of an indicator in a register, for a year for which the register was declared complete. */
export interface RegisterCounts {
  register: CoveredRegister
  indicator: string
  year: number
  /** The dimensions by which it can be counted. */
  countable: readonly DimensionKey[]
  /** The same as in `RegisterQuery`. */
  requiredDimension?: DimensionKey
  /** The same as in `RegisterQuery`. */
  ofPlan?: true
  cells: readonly RegisterCell[]
}

/** Counts the rows with these dimensions; undefined if the register cannot count them. */
export function countMatching(
  { indicator, countable, requiredDimension, ofPlan, cells }: RegisterCounts,
  dimensions: FigureDimensions,
): number | undefined {
  const { scenario, stage, ...relevant } = withoutImpliedSubject(indicator, dimensions)
  const isCounted = (scenario === 'plan') === (ofPlan === true) && (stage === undefined || stage === 'opened')
  const keys = dimensionKeys.filter((key) => key in relevant)
  if (!isCounted || (requiredDimension && !keys.includes(requiredDimension))) return undefined
  if (!keys.every((key) => countable.includes(key))) return undefined

  const isUnknown = cells.some(
    (cell) =>
      cell.count === null &&
      keys.every((key) => cell.dimensions[key] === undefined || cell.dimensions[key] === dimensions[key]),
  )
  if (isUnknown) return undefined
  const matching = cells.filter((cell) => keys.every((key) => cell.dimensions[key] === dimensions[key]))
  return matching.reduce((sum, { count }) => sum + (count ?? 0), 0)
}

/** The statements of each fact of a whole year that registers can know: no change, and none that an editor keeps apart. */
export const factsOfYears = (statements: readonly Statement[], exceptions: Exceptions): Statement[][] => [
  ...groupBy(
    statements.filter(
      ({ figure_id, period, relation }) =>
        period.kind === 'year' && relation !== 'change' && !exceptions.isApart(figure_id),
    ),
    ({ fact_key }) => fact_key,
  ).values(),
]

/** The rows of an indicator that compare facts of whole years with complete registers. */
export function registerRows(
  indicator: IndicatorShape,
  statements: readonly Statement[],
  registers: readonly RegisterCounts[],
  exceptions: Exceptions,
  preferredPost?: string,
): Reconciliation[] {
  const ownCounts = registers.filter(({ indicator: code }) => code === codeKey(indicator.code))
  if (ownCounts.length === 0) return []
  return factsOfYears(statements, exceptions).flatMap((same) => {
    const stated = preferredStatement(same, preferredPost)
    const year = Number(stated.period.end.slice(0, 4))
    return ownCounts.flatMap((counts) => {
      const count = counts.year === year ? countMatching(counts, stated.dimensions) : undefined
      return count === undefined ? [] : [registerRow(stated, counts, count)]
    })
  })
}

/** The comparison of a stated number with what a register has. @param explain says it in words */
export function comparisonRow(
  stated: Statement,
  register: NonNullable<Reconciliation['register']> & { count: number },
  explain: (isSame: boolean) => Bilingual,
): Reconciliation {
  const { count } = register
  const isSame = compareBounds({ low: count, high: count }, boundsOf(stated)) === 'same'
  return {
    fact_key: stated.fact_key,
    indicator_id: stated.indicator_id,
    period: stated.period,
    dimensions: stated.dimensions,
    breakdown: 'register',
    status: isSame ? 'match' : 'mismatch',
    stated: toCitedFigure(stated),
    parts: null,
    register,
    difference: exactSum([count, -stated.value]),
    quota: null,
    comparable: comparedWith('register', [stated]),
    has_proposals: stated.status === 'proposed',
    explain: () => explain(isSame),
  }
}

/** The comparison of a stated number with the count of a register. */
export const registerRow = (
  stated: Statement,
  { register, year }: RegisterCounts,
  count: number,
): Reconciliation => {
  const counted = { register, year, count }
  return comparisonRow(stated, counted, (isSame) => explainRegister(stated, counted, isSame))
}

function explainRegister(
  stated: Statement,
  { register, year, count }: { register: CoveredRegister; year: number; count: number },
  isSame: boolean,
): Bilingual {
  const [whole, quote] = [countText(stated.value, stated.unit), quoteText(toCitedFigure(stated))]
  const counted = countText(count, stated.unit)
  const label = coveredRegisterLabels[register]
  const difference = numberText(Math.abs(exactSum([count, -stated.value])))
  const end = isSame
    ? { en: 'They agree.', vi: 'Số liệu khớp nhau.' }
    : { en: `They are ${difference.en} apart.`, vi: `Chênh lệch ${difference.vi}.` }
  return {
    en: `Stated: ${whole.en} (${quote.en}). The ${label.en}, complete for ${year}, counts ${counted.en}. ${end.en}`,
    vi: `Số liệu đã nêu: ${whole.vi} (${quote.vi}). Theo ${label.vi} (số liệu năm ${year} đã chốt) có ${counted.vi}. ${end.vi}`,
  }
}
