import { countText, numberText } from '../../domain/figures/figures/number-text.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import { dimensionKeys, type DimensionKey } from '../../domain/figures/figures/dimensions.ts'
import { boundsOf, compareBounds, exactSum, sumBounds } from '../../domain/figures/facts/bounds.ts'
import { isComplete, partitionsOf } from './partitions.ts'
import { toCitedFigure, type CitedFigure, type Reconciliation, type ReconciliationStatus } from './row.ts'
import {
  groupBy,
  preferredStatement,
  periodKeyOf,
  sourceKeyOf,
  dimensionsKey,
  wholeKeyOf,
  type IndicatorShape,
  type Statement,
} from './statement.ts'
import { breakdownText, quotesText, quoteText } from './explanation-texts.ts'

/** The parts of a whole by one key, stated by one source, and the whole if the source states it. */
interface Division {
  key: DimensionKey
  partition: readonly string[] | null
  whole: Statement | undefined
  parts: Statement[]
}

const valueOf = ({ dimensions }: Statement, key: DimensionKey) => String(dimensions[key])

/** All divisions among the statements of one indicator, period and source. */
function divisionsOf(indicator: IndicatorShape, statements: readonly Statement[]): Division[] {
  const usedKeys = new Set(statements.flatMap(({ dimensions }) => Object.keys(dimensions)))
  const keys = dimensionKeys.filter((key) => indicator.adds_over.includes(key) && usedKeys.has(key))
  return keys.flatMap((key) => {
    const wholes = new Map(
      [
        ...groupBy(
          statements.filter(({ dimensions }) => dimensions[key] === undefined),
          ({ dimensions }) => dimensionsKey(dimensions, null),
        ),
      ].map(([name, same]) => [name, preferredStatement(same)]),
    )
    const divided = groupBy(
      statements.filter(({ dimensions }) => dimensions[key] !== undefined),
      ({ dimensions }) => dimensionsKey(dimensions, key),
    )
    return [...divided].flatMap(([name, stated]) => {
      // title and body may state the same part
      const facts = [...groupBy(stated, ({ fact_key }) => fact_key).values()].map((same) =>
        preferredStatement(same),
      )
      return partitionsOf(key).flatMap((partition): Division[] => {
        const parts =
          partition === null ? facts : facts.filter((part) => partition.includes(valueOf(part, key)))
        return parts.length === 0 ? [] : [{ key, partition, whole: wholes.get(name), parts }]
      })
    })
  })
}

/** The rows of an indicator that compare each whole with the sum of its parts in the same source. */
export function breakdownRows(indicator: IndicatorShape, statements: readonly Statement[]): Reconciliation[] {
  if (indicator.kind !== 'count') return []
  const counted = statements.filter(({ relation }) => relation !== 'change')
  const groups = groupBy(counted, (statement) => `${periodKeyOf(statement.period)} ${sourceKeyOf(statement)}`)
  return [...groups.values()].flatMap((group) =>
    divisionsOf(indicator, group).flatMap((division) => compareDivision(division)),
  )
}

function compareDivision(division: Division): Reconciliation[] {
  const { whole, parts } = division
  if (whole) return [breakdownRow(division, toCitedFigure(whole), whole.fact_key, whole)]
  // 1/5 and 4/5: the denominator is the whole
  const shares = parts.filter(({ relation, denominator }) => relation === 'share' && denominator !== null)
  return [...groupBy(shares, ({ denominator }) => String(denominator)).values()].flatMap((group) => {
    const [first] = group
    if (first === undefined || group.length < 2) return []
    const { [division.key]: _key, ...dimensions } = first.dimensions
    const stated: CitedFigure = {
      ...toCitedFigure(first),
      figure_id: null,
      dimensions,
      value: first.denominator!,
      qualifier: 'exact',
    }
    return [breakdownRow({ ...division, parts: group }, stated, wholeKeyOf(first, division.key), first)]
  })
}

function breakdownRow(
  division: Division,
  stated: CitedFigure,
  factKey: string,
  whole: Statement,
): Reconciliation {
  const { key, parts } = division
  const items = parts.map(toCitedFigure)
  const sum = exactSum(parts.map(({ value }) => value))
  const isExhaustive =
    whole.exhaustive_over.includes(key) ||
    isComplete(
      division.partition,
      parts.map((part) => valueOf(part, key)),
    )
  const order = compareBounds(sumBounds(parts.map(boundsOf)), boundsOf(stated))
  const status: ReconciliationStatus =
    order === 'same' ? 'match' : order === 'above' || isExhaustive ? 'mismatch' : 'incomplete'
  return {
    fact_key: factKey,
    indicator_id: whole.indicator_id,
    period: whole.period,
    dimensions: stated.dimensions,
    breakdown: key,
    status,
    stated,
    parts: { sum, items },
    register: null,
    difference: exactSum([sum, -stated.value]),
    quota: null,
    has_proposals: [stated, ...items].some((item) => item.status === 'proposed'),
    explain: () => explainBreakdown(division, stated, items, sum, status),
  }
}

function explainBreakdown(
  { key }: Division,
  stated: CitedFigure,
  items: readonly CitedFigure[],
  sum: number,
  status: ReconciliationStatus,
): Bilingual {
  const [by, whole, quote] = [breakdownText(key), countText(stated.value, stated.unit), quoteText(stated)]
  const [quotes, total, difference] = [
    quotesText(items),
    numberText(sum),
    numberText(Math.abs(exactSum([sum, -stated.value]))),
  ]
  const en = `Stated: ${whole.en} (${quote.en}). By ${by.en}: ${quotes.en} = ${total.en}.`
  const vi = `Số liệu đã nêu: ${whole.vi} (${quote.vi}). Cộng theo ${by.vi}: ${quotes.vi} = ${total.vi}.`
  const endings: Record<ReconciliationStatus, Bilingual> = {
    match: { en: 'They agree.', vi: 'Số liệu khớp nhau.' },
    mismatch: { en: `They are ${difference.en} apart.`, vi: `Chênh lệch ${difference.vi}.` },
    incomplete: {
      en: `The parts leave ${difference.en}: not all of them are stated, which is no contradiction.`,
      vi: `Các phần cộng lại còn thiếu ${difference.vi}: nguồn chưa nêu đủ các phần, chưa phải là mâu thuẫn.`,
    },
  }
  return { en: `${en} ${endings[status].en}`, vi: `${vi} ${endings[status].vi}` }
}
