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
import { cite, type Reconciliation } from './row.ts'
import { groupBy, leading, type IndicatorShape, type Statement } from './statement.ts'
import { quoteText } from './explanation-texts.ts'

/** So many rows of a register with these values of dimensions; what is not told of a row is absent. */
export interface RegisterCell {
  dimensions: FigureDimensions
  /** Null: there are some, and nobody has said how many. */
  count: number | null
}

/** What a register counts of an indicator in a year for which it was declared complete. */
export interface RegisterCounts {
  register: string
  indicator: string
  year: number
  /** The dimensions by which it can be counted. */
  countable: readonly DimensionKey[]
  /** Compared only with facts that say this; absent: with any. */
  needs?: DimensionKey
  cells: readonly RegisterCell[]
}

/** How many rows fit; undefined where the register does not know what is asked. */
export function countIn(
  { indicator, countable, needs, cells }: RegisterCounts,
  dimensions: FigureDimensions,
): number | undefined {
  const { scenario, stage, ...asked } = withoutImpliedSubject(indicator, dimensions)
  const isCounted = scenario !== 'plan' && (stage === undefined || stage === 'opened')
  const wanted = dimensionKeys.filter((key) => key in asked)
  if (!isCounted || (needs && !wanted.includes(needs))) return undefined
  if (!wanted.every((key) => countable.includes(key))) return undefined
  const said = (cell: RegisterCell, key: DimensionKey) => cell.dimensions[key]
  const isUnknown = cells.some(
    (cell) =>
      cell.count === null &&
      wanted.every((key) => said(cell, key) === undefined || said(cell, key) === dimensions[key]),
  )
  if (isUnknown) return undefined
  const fitting = cells.filter((cell) => wanted.every((key) => said(cell, key) === dimensions[key]))
  return fitting.reduce((sum, { count }) => sum + (count ?? 0), 0)
}

/** Rows of facts of whole years against the registers that are complete for them. */
export function registerRows(
  indicator: IndicatorShape,
  statements: readonly Statement[],
  registers: readonly RegisterCounts[],
  ofPost?: string,
): Reconciliation[] {
  const own = registers.filter(({ indicator: code }) => code === codeKey(indicator.code))
  if (own.length === 0) return []
  const facts = groupBy(
    statements.filter(({ period, relation }) => period.kind === 'year' && relation !== 'change'),
    ({ fact_key }) => fact_key,
  )
  return [...facts.values()].flatMap((same) => {
    const stated = leading(same, ofPost)
    const year = Number(stated.period.end.slice(0, 4))
    return own.flatMap((counts) => {
      const count = counts.year === year ? countIn(counts, stated.dimensions) : undefined
      return count === undefined ? [] : [rowOf(stated, counts, count)]
    })
  })
}

function rowOf(stated: Statement, { register, year }: RegisterCounts, count: number): Reconciliation {
  const isSame = compareBounds({ low: count, high: count }, boundsOf(stated)) === 'same'
  return {
    fact_key: stated.fact_key,
    indicator_id: stated.indicator_id,
    period: stated.period,
    dimensions: stated.dimensions,
    breakdown: 'register',
    status: isSame ? 'match' : 'mismatch',
    stated: cite(stated),
    parts: null,
    register: { register, year, count },
    difference: exactSum([count, -stated.value]),
    quota: null,
    has_proposals: stated.status === 'proposed',
    explain: () => explain(stated, { register, year, count }, isSame),
  }
}

function explain(
  stated: Statement,
  { register, year, count }: { register: string; year: number; count: number },
  isSame: boolean,
): Bilingual {
  const [whole, quote] = [countText(stated.value, stated.unit), quoteText(cite(stated))]
  const counted = numberText(count)
  const apart = numberText(Math.abs(exactSum([count, -stated.value])))
  const end = isSame
    ? { en: 'They agree.', vi: 'Khớp nhau.' }
    : { en: `They are ${apart.en} apart.`, vi: `Lệch nhau ${apart.vi}.` }
  return {
    en: `Stated: ${whole.en} (${quote.en}). The register ${register}, complete for ${year}, counts ${counted.en}. ${end.en}`,
    vi: `Nêu ${whole.vi} (${quote.vi}). Sổ ${register}, đã đủ cho năm ${year}, đếm được ${counted.vi}. ${end.vi}`,
  }
}
