import { countText, numberText } from '../../domain/figures/figures/number-text.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import { dimensionKeys, type DimensionKey } from '../../domain/figures/figures/dimensions.ts'
import {
  boundsOf,
  compareBounds,
  exactSum,
  isNearBound,
  sumBounds,
} from '../../domain/figures/facts/bounds.ts'
import { sourceKeyOf } from '../../domain/figures/facts/comparable.ts'
import { countsTurns } from '../../domain/figures/figures/fact-key.ts'
import { comparedWith } from './comparability.ts'
import type { Exceptions } from '../../domain/figures/reconciliation-exceptions/exceptions.ts'
import { areDisjoint, isBeside } from './disjoint.ts'
import { oneClassOf } from './one-class.ts'
import { isComplete, partitionsOf } from './partitions.ts'
import { toCitedFigure, type CitedFigure, type Reconciliation, type ReconciliationStatus } from './row.ts'
import {
  groupBy,
  preferredStatement,
  periodKeyOf,
  dimensionsKey,
  wholeKeyOf,
  type IndicatorShape,
  type Statement,
} from './statement.ts'
import { breakdownText, quotesText, quoteText } from './explanation-texts.ts'
import { programsBeside, programsOfOtherTypes, type ProgramTypes } from './typed-programs.ts'

/** The parts of a whole by one key, stated by one source, and the whole if the source states it. */
interface Division {
  key: DimensionKey
  partition: readonly string[] | null
  whole: Statement | undefined
  parts: Statement[]
  /** Whether a part may be missing though the source names all: the type of a programme is not known. */
  mayMissParts: boolean
}

/** Dimensions that are equal for all learners of a class. */
const ofProgramme: readonly DimensionKey[] = ['program', 'family', 'training_type', 'planned']

const valueOf = ({ dimensions }: Statement, key: DimensionKey) => String(dimensions[key])

/** All divisions among the statements of one indicator, period and source. */
function divisionsOf(
  indicator: IndicatorShape,
  statements: readonly Statement[],
  types: ProgramTypes,
): Division[] {
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
    return [...divided].flatMap(([name, same]) => {
      // title and body may state the same part
      const facts = [...groupBy(same, ({ fact_key }) => fact_key).values()].map((one) =>
        preferredStatement(one),
      )
      return partitionsOf(key).flatMap((partition): Division[] => {
        const own =
          partition === null ? facts : facts.filter((part) => partition.includes(valueOf(part, key)))
        if (own.length === 0) return []
        const whole = wholes.get(name)
        // one class is one of a programme
        if (whole && ofProgramme.includes(key) && oneClassOf(whole)) return []
        const read = whole?.exhaustive_over.includes(key) ? programsBeside : programsOfOtherTypes
        const typed =
          key === 'training_type' && whole !== undefined ? read(whole, statements, own, types) : undefined
        const parts = [...own, ...(typed?.parts ?? [])]
        return [{ key, partition, whole, parts, mayMissParts: typed?.isKnown === false }]
      })
    })
  })
}

/** The rows of an indicator that compare each whole with the sum of its parts in the same source. */
export function breakdownRows(
  indicator: IndicatorShape,
  statements: readonly Statement[],
  exceptions: Exceptions,
  types: ProgramTypes,
): Reconciliation[] {
  if (indicator.kind !== 'count') return []
  const counted = statements.filter(({ relation }) => relation !== 'change')
  const groups = groupBy(counted, (statement) =>
    [periodKeyOf(statement.period), countsTurns(statement.unit), sourceKeyOf(statement)].join(' '),
  )
  return [...groups.values()].flatMap((group) =>
    divisionsOf(indicator, group, types).flatMap((division) => compareDivision(division, exceptions)),
  )
}

/** What is larger than a whole, or beside it, is no part of it: a Party organisation has more members than one of its cells. */
const isNoPart = (part: Statement, whole: Statement): boolean =>
  part.value > whole.value ||
  (whole.about !== null && whole.about !== '' && isBeside(valueOf(part, 'institution'), whole.about))

function compareDivision(division: Division, exceptions: Exceptions): Reconciliation[] {
  const { whole } = division
  if (whole) {
    const { key } = division
    const parts = division.parts.filter(
      (part) =>
        !exceptions.areParted(part.figure_id, whole.figure_id) &&
        !(key === 'institution' && isNoPart(part, whole)),
    )
    if (parts.length === 0) return []
    return breakdownRow({ ...division, parts }, toCitedFigure(whole), whole.fact_key, whole)
  }
  // 1/5 and 4/5: the denominator is the whole
  const shares = division.parts.filter(
    ({ relation, denominator }) => relation === 'share' && denominator !== null,
  )
  const groups = hasDifferentWholes(shares)
    ? [shares.toSorted((a, b) => a.denominator! - b.denominator!)]
    : [...groupBy(shares, ({ denominator }) => String(denominator)).values()]
  return groups.flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const parts = group.filter((part) => !exceptions.areParted(part.figure_id, first.figure_id))
    if (parts.length < 2) return []
    const { [division.key]: _key, ...dimensions } = first.dimensions
    const stated: CitedFigure = {
      ...toCitedFigure(first),
      figure_id: null,
      dimensions,
      value: first.denominator!,
      qualifier: 'exact',
    }
    return breakdownRow({ ...division, parts }, stated, wholeKeyOf(first, division.key), first)
  })
}

/** 4/27 and 25/29 with nothing else: they are all of 29, so that 27 is wrong. */
function hasDifferentWholes(shares: readonly Statement[]): boolean {
  const wholes = new Set(shares.map(({ denominator }) => denominator))
  const isExact = shares.every(({ qualifier }) => qualifier === 'exact')
  const sum = exactSum(shares.map(({ value }) => value))
  return isExact && wholes.size > 1 && [...wholes].every((whole) => whole! <= sum) && wholes.has(sum)
}

/** What the parts of a whole say of it, and whether they only do not contradict it because bounds are wide. */
function compareParts(
  { key, partition, parts, mayMissParts }: Division,
  stated: CitedFigure,
  isExhaustive: boolean,
) {
  const sum = exactSum(parts.map(({ value }) => value))
  const sumRange = sumBounds(parts.map(boundsOf))
  const order = compareBounds(sumRange, boundsOf(stated))
  const isAll =
    isExhaustive ||
    (!mayMissParts &&
      isComplete(
        partition,
        parts.map((part) => valueOf(part, key)),
        stated.unit,
      ))
  // more than N or about N says little about parts that are fewer
  const isLoose = stated.qualifier === 'over' || stated.qualifier === 'about'
  const status: ReconciliationStatus =
    order === 'same'
      ? isNearBound(sumRange, sum, stated)
        ? 'match'
        : 'incomplete'
      : order === 'above' || (isAll && !isLoose)
        ? 'mismatch'
        : 'incomplete'
  return { sum, status, isOpen: order === 'same' && status === 'incomplete' }
}

function breakdownRow(
  division: Division,
  stated: CitedFigure,
  factKey: string,
  whole: Statement,
): Reconciliation[] {
  const { key, parts } = division
  const items = parts.map(toCitedFigure)
  const isExhaustive = whole.exhaustive_over.includes(key) && !division.mayMissParts
  const { sum, status, isOpen } = compareParts(division, stated, isExhaustive)
  // parts that may share what they count are no sum
  const values = parts.map((part) => valueOf(part, key))
  if (status === 'mismatch' && key === 'institution' && !isExhaustive && !areDisjoint(values)) return []
  const compared = stated.figure_id === null ? parts : [whole, ...parts]
  return [
    {
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
      comparable: comparedWith(key, compared),
      has_proposals: [stated, ...items].some((item) => item.status === 'proposed'),
      explain: () => explainBreakdown(division, stated, items, sum, isOpen ? 'open' : status),
    },
  ]
}

function explainBreakdown(
  { key }: Division,
  stated: CitedFigure,
  items: readonly CitedFigure[],
  sum: number,
  result: ReconciliationStatus | 'open',
): Bilingual {
  const [by, whole, quote] = [breakdownText(key), countText(stated.value, stated.unit), quoteText(stated)]
  const [quotes, total, difference] = [
    quotesText(items),
    numberText(sum),
    numberText(Math.abs(exactSum([sum, -stated.value]))),
  ]
  const en = `Stated: ${whole.en} (${quote.en}). By ${by.en}: ${quotes.en} = ${total.en}.`
  const vi = `Số liệu đã nêu: ${whole.vi} (${quote.vi}). Cộng theo ${by.vi}: ${quotes.vi} = ${total.vi}.`
  const endings: Record<ReconciliationStatus | 'open', Bilingual> = {
    match: { en: 'They agree.', vi: 'Số liệu khớp nhau.' },
    mismatch: { en: `They are ${difference.en} apart.`, vi: `Chênh lệch ${difference.vi}.` },
    incomplete: {
      en: `The parts leave ${difference.en}: not all of them are stated, which is no contradiction.`,
      vi: `Các phần cộng lại còn thiếu ${difference.vi}: nguồn chưa nêu đủ các phần, chưa phải là mâu thuẫn.`,
    },
    open: {
      en: 'Only bounds are stated, too far apart to be compared.',
      vi: 'Nguồn chỉ nêu mức tối thiểu hoặc tối đa, cách xa nhau nên chưa đủ căn cứ để đối chiếu.',
    },
  }
  return { en: `${en} ${endings[result].en}`, vi: `${vi} ${endings[result].vi}` }
}
