import { numberText } from '../../domain/figures/figures/number-text.ts'
import { exactSum } from '../../domain/figures/facts/bounds.ts'
import { sourceKeyOf } from '../../domain/figures/facts/comparable.ts'
import { dimensionKeys } from '../../domain/figures/figures/dimensions.ts'
import type { Exceptions } from '../../domain/figures/reconciliation-exceptions/exceptions.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import { comparedWith } from './comparability.ts'
import { quotesText } from './explanation-texts.ts'
import { toCitedFigure, type Reconciliation } from './row.ts'
import { dimensionsKey, groupBy, periodKeyOf, preferredStatement, type Statement } from './statement.ts'

const decimalsOf = (number: number): number => String(number).split('.')[1]?.length ?? 0

/** A number with the percentage beside it, and the whole that it is a part of. */
interface Share {
  stated: Statement
  whole: number
  /** Absent if the whole is the number after the slash. */
  wholeStatement: Statement | undefined
  /** The percentage that it is. */
  right: number
}

/** The percentage of a share, if another one is stated beside it: 9/41 is 21,95 %, and neither 25,95 % nor 21 % is wrong for rounding. */
function otherPercent(value: number, whole: number, percent: number): number | undefined {
  const right = (value / whole) * 100
  const decimals = decimalsOf(percent)
  // rounded or cut off
  if (Math.abs(right - percent) < 10 ** -decimals + 1e-9) return undefined
  return Number(right.toFixed(Math.max(2, decimals)))
}

const isPlain = ({ qualifier, relation, denominator }: Statement) =>
  qualifier === 'exact' && relation === null && denominator === null

/**
 * What a part without a slash is a part of: the only number of the same source with one dimension less.
 * @param stated the statements of its source
 */
function wholeOf(part: Statement, stated: readonly Statement[]): Statement | undefined {
  const names = dimensionKeys
    .filter((key) => key !== 'scenario' && part.dimensions[key] !== undefined)
    .map((key) => dimensionsKey(part.dimensions, key))
  const wholes = stated.filter(
    (one) =>
      isPlain(one) &&
      one.unit === part.unit &&
      periodKeyOf(one.period) === periodKeyOf(part.period) &&
      names.includes(dimensionsKey(one.dimensions, null)),
  )
  const [first] = wholes
  const isOne = wholes.every(({ value }) => value === first?.value)
  return first !== undefined && isOne && first.value >= part.value ? first : undefined
}

/** How far behind what was done its plan may stand, in characters: đạt 56% chỉ tiêu năm (25 đảng viên). */
const maxPlanDistance = 120

/** The plan behind a number that its text measures by it. */
function planOf(done: Statement, stated: readonly Statement[]): Statement | undefined {
  const { source, dimensions } = done
  if (dimensions.scenario === 'plan' || source?.end == null) return undefined
  const { field, end } = source
  return stated.find((one) => {
    const start = one.source !== null && one.source.field === field ? one.source.start : null
    const isBehind = start !== null && start >= end && start - end <= maxPlanDistance
    const isPlan = one.dimensions.scenario === 'plan' && one.unit === done.unit && isPlain(one)
    return (
      isBehind &&
      isPlan &&
      dimensionsKey(one.dimensions, 'scenario') === dimensionsKey(dimensions, 'scenario')
    )
  })
}

/** A statement whose percentage is not that of its numbers; undefined if it is, or if nothing is known. */
function wrongShare(stated: Statement, ofSource: readonly Statement[]): Share | undefined {
  const { value, denominator, percent, qualifier } = stated
  if (percent === null || qualifier !== 'exact') return undefined
  const wholeStatement =
    denominator === null && isPlain(stated)
      ? (planOf(stated, ofSource) ?? wholeOf(stated, ofSource))
      : undefined
  const whole = denominator ?? wholeStatement?.value
  if (whole === undefined || whole === 0) return undefined
  const right = otherPercent(value, whole, percent)
  return right === undefined ? undefined : { stated, whole, wholeStatement, right }
}

/** The rows of shares and parts beside which a source states a percentage that they are not; an editor may set one apart. */
export function percentRows(statements: readonly Statement[], exceptions: Exceptions): Reconciliation[] {
  const bySource = groupBy(statements, sourceKeyOf)
  const wrong = statements.flatMap((stated) => {
    if (stated.percent === null) return []
    const share = wrongShare(stated, bySource.get(sourceKeyOf(stated)) ?? [])
    const isParted =
      exceptions.isApart(stated.figure_id) ||
      exceptions.areParted(stated.figure_id, share?.wholeStatement?.figure_id ?? null)
    return share === undefined || isParted ? [] : [share]
  })
  // title and body may state the same
  const same = groupBy(wrong, ({ stated: { fact_key, percent, source } }) =>
    [fact_key, percent, source?.post_id].join(),
  )
  return [...same.values()].map((all) => {
    const preferred = preferredStatement(all.map(({ stated }) => stated))
    return percentRow(all.find(({ stated }) => stated === preferred)!)
  })
}

function percentRow(share: Share): Reconciliation {
  const { stated, wholeStatement, right } = share
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
    comparable: comparedWith('percent', [stated, ...(wholeStatement ? [wholeStatement] : [])]),
    has_proposals: [stated, wholeStatement].some((one) => one?.status === 'proposed'),
    explain: () => explainPercent(share),
  }
}

function explainPercent({ stated, whole: number, wholeStatement, right }: Share): Bilingual {
  const cited = [stated, ...(wholeStatement ? [wholeStatement] : [])].map(toCitedFigure)
  const quote = quotesText(cited, ', ')
  const [value, whole] = [numberText(stated.value), numberText(number)]
  const [percent, computed] = [numberText(stated.percent!), numberText(right)]
  return {
    en: `${value.en} of ${whole.en} (${quote.en}) are ${computed.en}%; the source states ${percent.en}%.`,
    vi: `${value.vi}/${whole.vi} (${quote.vi}) là ${computed.vi}%, trong khi nguồn nêu ${percent.vi}%.`,
  }
}
