import { countText, numberText } from '../../domain/figures/figures/number-text.ts'
import { areComparable, sourceKeyOf } from '../../domain/figures/facts/comparable.ts'
import { exactSum } from '../../domain/figures/facts/bounds.ts'
import type { DimensionKey } from '../../domain/figures/figures/dimensions.ts'
import type { Exceptions } from '../../domain/figures/reconciliation-exceptions/exceptions.ts'
import { codeKey } from '../../libraries/vietnamese/code-key.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import { comparedWith } from './comparability.ts'
import { quotesText, quoteText } from './explanation-texts.ts'
import { namesCourse, oneClassOf } from './one-class.ts'
import { toCitedFigure, type Reconciliation } from './row.ts'
import { dimensionsKey, groupBy, periodKeyOf, type IndicatorShape, type Statement } from './statement.ts'

const isExact = ({ qualifier, relation, denominator }: Statement) =>
  qualifier === 'exact' && relation === null && denominator === null

/** All cells, of one post that counts cells once, of the same period: what is graded cannot be more. */
function gradedCells(cells: readonly Statement[], graded: readonly Statement[]): Contained[] {
  const gradedBySource = groupBy(graded, sourceKeyOf)
  return [...groupBy(cells, sourceKeyOf)].flatMap(([source, all]) => {
    const values = new Set(all.map(({ value }) => value))
    const [whole] = all
    // several counts are of several kinds, organisations or days
    if (whole === undefined || values.size > 1 || !isExact(whole)) return []
    const parts = (gradedBySource.get(source) ?? []).filter(
      (part) =>
        isExact(part) &&
        periodKeyOf(part.period) === periodKeyOf(whole.period) &&
        part.dimensions.grade !== undefined &&
        dimensionsKey(part.dimensions, 'grade') === dimensionsKey(whole.dimensions, null) &&
        areComparable(part, whole),
    )
    const grades = new Set(parts.map(({ dimensions }) => dimensions.grade))
    return grades.size === parts.length ? [{ whole, parts, key: 'grade' }] : []
  })
}

/** The learners of one class, and those who finished it, or of whom words say which of them they are. */
function ofOneClass(learners: readonly Statement[]): Contained[] {
  const ofClasses = learners.flatMap((one) => {
    const course = oneClassOf(one)
    return course !== undefined && isExact(one) && one.dimensions.group === undefined ? [{ one, course }] : []
  })
  const classes = groupBy(ofClasses, ({ one, course }) => [sourceKeyOf(one), course.name, one.unit].join(' '))
  return [...classes.values()].flatMap((same) => [...resultsOfClass(same), ...ofClass(same)])
}

/** A number of the learners of one class. */
interface OfClass {
  one: Statement
  course: { name: string; rest: string | undefined }
}

const onlyValue = (same: readonly OfClass[]): Statement | undefined =>
  new Set(same.map(({ one }) => one.value)).size === 1 ? same[0]!.one : undefined

/** The results of one class: its graduates, or its learners if these are not counted. Those that differ in them alone are added up. */
function resultsOfClass(same: readonly OfClass[]): Contained[] {
  const own = same.filter(({ course: { rest } }) => rest === undefined)
  const all = own.filter(({ one }) => one.dimensions.result === undefined)
  const closed = all.filter(({ one }) => one.dimensions.stage === 'closed')
  const whole = onlyValue(closed.length > 0 ? closed : all)
  if (whole === undefined) return []
  const parts = own.flatMap(({ one }) =>
    one.dimensions.result !== undefined && areComparable(one, whole) ? [one] : [],
  )
  const keys = new Set(parts.map(({ dimensions }) => dimensionsKey(dimensions, 'result')))
  const isDivision = all.some(({ one }) => keys.has(dimensionsKey(one.dimensions, null)))
  const isEachOnce = new Set(parts.map(({ dimensions }) => dimensions.result)).size === parts.length
  return keys.size === 1 && isEachOnce && !isDivision ? [{ whole, parts, key: 'result' }] : []
}

/** Those who finished a class, or of whom words say which of its learners they are. */
function ofClass(same: readonly OfClass[]): Contained[] {
  const all = same.filter(({ one }) => one.dimensions.result === undefined)
  const wholes = all.filter(
    ({ one, course }) => course.rest === undefined && one.dimensions.stage !== 'closed',
  )
  const [whole] = wholes
  if (whole === undefined || new Set(wholes.map(({ one }) => one.value)).size !== 1) return []
  const finished = all.filter(
    ({ one, course }) => course.rest === undefined && one.dimensions.stage === 'closed',
  )
  const isOne = new Set(finished.map(({ one }) => one.value)).size === 1
  const some = all.filter(({ course: { rest } }) => rest !== undefined && !namesCourse(rest))
  return [
    ...(isOne ? finished.slice(0, 1) : []).map(({ one }) => ({ part: one, key: 'stage' as const })),
    ...some.map(({ one }) => ({ part: one, key: 'detail' as const })),
  ].flatMap(({ part, key }) =>
    areComparable(part, whole.one) ? [{ whole: whole.one, parts: [part], key }] : [],
  )
}

/** Numbers of which the second ones are contained in the first. */
interface Contained {
  whole: Statement
  parts: Statement[]
  key: DimensionKey
}

/**
 * The rows of what cannot be more than something else, though it is another fact: graded cells and all cells, graduates and
 * other learners of one class. Fewer are no contradiction, and make no row.
 */
export function containedRows(
  indicators: readonly IndicatorShape[],
  statements: readonly Statement[],
  exceptions: Exceptions,
): Reconciliation[] {
  const ofCode = (code: string) => {
    const ids = new Set(indicators.filter((one) => codeKey(one.code) === code).map(({ id }) => id))
    return statements.filter(({ indicator_id }) => ids.has(indicator_id))
  }
  const found = [
    ...gradedCells(ofCode('party.cells'), ofCode('party.cells_graded')),
    ...ofOneClass(ofCode('training.learners')),
  ]
  return found.flatMap(({ whole, parts, key }) => {
    const compared = parts.filter((part) => !exceptions.areParted(part.figure_id, whole.figure_id))
    const sum = exactSum(compared.map(({ value }) => value))
    return sum > whole.value ? [containedRow(whole, compared, key, sum)] : []
  })
}

function containedRow(
  whole: Statement,
  parts: readonly Statement[],
  key: DimensionKey,
  sum: number,
): Reconciliation {
  const items = parts.map(toCitedFigure)
  const difference = exactSum([sum, -whole.value])
  return {
    fact_key: whole.fact_key,
    indicator_id: whole.indicator_id,
    period: whole.period,
    dimensions: whole.dimensions,
    breakdown: key,
    status: 'mismatch',
    stated: toCitedFigure(whole),
    parts: { sum, items },
    register: null,
    difference,
    quota: null,
    comparable: comparedWith(key, [whole, ...parts]),
    has_proposals: [whole, ...parts].some(({ status }) => status === 'proposed'),
    explain: () => explainContained(whole, items, sum, difference),
  }
}

function explainContained(
  whole: Statement,
  items: readonly ReturnType<typeof toCitedFigure>[],
  sum: number,
  more: number,
): Bilingual {
  const [all, quote, quotes] = [
    countText(whole.value, whole.unit),
    quoteText(toCitedFigure(whole)),
    quotesText(items),
  ]
  const [total, difference] = [numberText(sum), numberText(more)]
  return {
    en: `Stated: ${all.en} (${quote.en}). Of them: ${quotes.en} = ${total.en}, which is ${difference.en} too many.`,
    vi: `Số liệu đã nêu: ${all.vi} (${quote.vi}). Trong đó: ${quotes.vi} = ${total.vi}, nhiều hơn ${difference.vi}.`,
  }
}
