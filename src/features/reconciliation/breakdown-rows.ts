import { countText, numberText } from '../../domain/figures/figures/number-text.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import type { DimensionKey } from '../../domain/figures/figures/dimensions.ts'
import { boundsOf, compareBounds, exactSum, sumBounds } from '../../domain/figures/facts/bounds.ts'
import { isWhole, waysOf } from './partitions.ts'
import { cite, type Cited, type Reconciliation, type ReconciliationStatus } from './row.ts'
import {
  groupBy,
  leading,
  periodKeyOf,
  sourceKeyOf,
  without,
  wholeKeyOf,
  type IndicatorShape,
  type Statement,
} from './statement.ts'
import { breakdownText, quotesText, quoteText } from './explanation-texts.ts'

/** Statements of one source that a breakdown by one key compares: the parts, and the whole where it is stated. */
interface Division {
  key: DimensionKey
  way: readonly string[] | null
  whole: Statement | undefined
  parts: Statement[]
}

const valueOf = ({ dimensions }: Statement, key: DimensionKey) => String(dimensions[key])

/** Every way in which the statements of an indicator, a period and a source divide one of them. */
function divisionsOf(indicator: IndicatorShape, statements: readonly Statement[]): Division[] {
  const said = new Set(statements.flatMap(({ dimensions }) => Object.keys(dimensions)))
  const keys = (indicator.adds_over as DimensionKey[]).filter((key) => said.has(key))
  return keys.flatMap((key) => {
    const wholes = new Map(
      [
        ...groupBy(
          statements.filter(({ dimensions }) => dimensions[key] === undefined),
          ({ dimensions }) => without(dimensions, null),
        ),
      ].map(([name, same]) => [name, leading(same)]),
    )
    const divided = groupBy(
      statements.filter(({ dimensions }) => dimensions[key] !== undefined),
      ({ dimensions }) => without(dimensions, key),
    )
    return [...divided].flatMap(([name, stated]) => {
      // a part that title and body state is one part
      const facts = [...groupBy(stated, ({ fact_key }) => fact_key).values()].map((same) => leading(same))
      return waysOf(key).flatMap((way): Division[] => {
        const parts = way === null ? facts : facts.filter((part) => way.includes(valueOf(part, key)))
        return parts.length === 0 ? [] : [{ key, way, whole: wholes.get(name), parts }]
      })
    })
  })
}

/** Rows of all breakdowns of an indicator: each whole against the sum of its parts, source by source. */
export function breakdownRows(indicator: IndicatorShape, statements: readonly Statement[]): Reconciliation[] {
  if (indicator.kind !== 'count') return []
  const counted = statements.filter(({ relation }) => relation !== 'change')
  const groups = groupBy(counted, (one) => `${periodKeyOf(one.period)} ${sourceKeyOf(one)}`)
  return [...groups.values()].flatMap((group) =>
    divisionsOf(indicator, group).flatMap((division) => rowsOf(division)),
  )
}

function rowsOf(division: Division): Reconciliation[] {
  const { whole, parts } = division
  if (whole) return [rowOf(division, cite(whole), whole.fact_key, whole)]
  // 1/5 and 4/5: the whole is what stands behind the slash
  const shares = parts.filter(({ relation, denominator }) => relation === 'share' && denominator !== null)
  return [...groupBy(shares, ({ denominator }) => String(denominator)).values()].flatMap((group) => {
    const [first] = group
    if (first === undefined || group.length < 2) return []
    const { [division.key]: _, ...dimensions } = first.dimensions
    const stated: Cited = {
      ...cite(first),
      figure_id: null,
      dimensions,
      value: first.denominator!,
      qualifier: 'exact',
    }
    return [rowOf({ ...division, parts: group }, stated, wholeKeyOf(first, division.key), first)]
  })
}

function rowOf(division: Division, stated: Cited, factKey: string, whole: Statement): Reconciliation {
  const { key, parts } = division
  const items = parts.map(cite)
  const sum = exactSum(parts.map(({ value }) => value))
  const isExhaustive =
    whole.exhaustive_over.includes(key) ||
    isWhole(
      division.way,
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
    has_proposals: [stated, ...items].some((one) => one.status === 'proposed'),
    explain: () => explain(division, stated, items, sum, status),
  }
}

function explain(
  { key }: Division,
  stated: Cited,
  items: readonly Cited[],
  sum: number,
  status: ReconciliationStatus,
): Bilingual {
  const [by, whole, quote] = [breakdownText(key), countText(stated.value, stated.unit), quoteText(stated)]
  const [quotes, total, apart] = [
    quotesText(items),
    numberText(sum),
    numberText(Math.abs(exactSum([sum, -stated.value]))),
  ]
  const en = `Stated: ${whole.en} (${quote.en}). By ${by.en}: ${quotes.en} = ${total.en}.`
  const vi = `Nêu ${whole.vi} (${quote.vi}). Cộng theo ${by.vi}: ${quotes.vi} = ${total.vi}.`
  const endings: Record<ReconciliationStatus, Bilingual> = {
    match: { en: 'They agree.', vi: 'Khớp nhau.' },
    mismatch: { en: `They are ${apart.en} apart.`, vi: `Lệch nhau ${apart.vi}.` },
    incomplete: {
      en: `The parts leave ${apart.en}: not all of them are stated, which is no contradiction.`,
      vi: `Các phần còn thiếu ${apart.vi}: bài chưa nêu hết các phần, chưa phải mâu thuẫn.`,
    },
  }
  return { en: `${en} ${endings[status].en}`, vi: `${vi} ${endings[status].vi}` }
}
