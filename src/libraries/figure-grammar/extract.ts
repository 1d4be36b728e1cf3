import { isDeepStrictEqual } from 'node:util'
import { dimensionRules } from './dimensions/dimension-rules.ts'
import { resolvePercentages } from './dimensions/percentage-of.ts'
import { tiePercentages } from './dimensions/stated-percent.ts'
import { surroundingsOf } from './dimensions/surroundings.ts'
import { markWholeLists } from './dimensions/whole-lists.ts'
import type { Draft } from './draft.ts'
import type { Dimensions, Figure, Period, Unit } from './figure.ts'
import { findDrafts } from './find-drafts.ts'
import { hintOf } from './hint.ts'
import { periodsOf, type GivenPeriod } from './period/periods.ts'
import { parseText, type ParsedText } from './parsed-text.ts'
import { indicatorOf } from './vocabulary/indicators.ts'

/** A text that was read for figures; only their periods depend on a year that the text does not name. */
export interface FigureReading {
  readonly parsed: ParsedText
  readonly drafts: readonly Draft[]
}

/**
 * Extracts the figures that a text states, in the order of the text. Pure: the same text gives the same figures, in
 * time linear to its length.
 * @param year the year of figures whose text names none
 */
export const extractFigures = (text: string, year?: number): Figure[] =>
  figuresOf(readFigures(text), { year })

/** Reads what a text counts, for those who learn its year from what it says. */
export function readFigures(text: string): FigureReading {
  const parsed = parseText(text)
  const drafts = findDrafts(parsed)
  const surroundings = surroundingsOf(parsed, drafts)
  for (const { apply } of dimensionRules) apply(parsed, drafts, surroundings)
  resolvePercentages(parsed, drafts)
  tiePercentages(parsed, drafts)
  markWholeLists(parsed, drafts)
  return { parsed, drafts }
}

/** The figures of a text that was read. @param given the period of figures whose text names none */
export function figuresOf({ parsed, drafts }: FigureReading, given: GivenPeriod): Figure[] {
  const periods = periodsOf(parsed, drafts, given)
  return drafts.map((draft, index) => figureOf(parsed, draft, drafts[index - 1], periods[index] ?? null))
}

function figureOf(
  parsed: ParsedText,
  draft: Draft,
  previous: Draft | undefined,
  period: Period | null,
): Figure {
  const { value, unit, qualifier, relation, denominator, dimensions, rule } = draft
  const start = parsed.tokens[draft.from]!.start
  const end = parsed.tokens[draft.to - 1]!.end
  return {
    value,
    qualifier,
    unit,
    relation,
    denominator,
    percent: draft.percent ?? null,
    exhaustive_over: exhaustiveOver(draft),
    dimensions,
    indicator: indicatorOf(draft),
    period,
    quote: parsed.text.slice(start, end),
    start,
    end,
    hint: hintOf(parsed, draft, previous),
    confidence: confidenceOf(draft),
    rule,
  }
}

/** The dimension that tells all parts of a figure apart, if its text names every part. */
function exhaustiveOver({ dimensions, parts = [] }: Draft): (keyof Dimensions)[] {
  const keys = Object.keys(parts[0]?.dimensions ?? {}) as (keyof Dimensions)[]
  // family and training type follow from the programme
  const follows = (key: string) => keys.includes('program') && (key === 'family' || key === 'training_type')
  const added = keys.filter((key) => dimensions[key] === undefined && !follows(key))
  const isIn = (key: keyof Dimensions) => parts.every((part) => part.dimensions[key] !== undefined)
  if (added.length === 1 && added.every(isIn))
    return added[0] === 'group' && !areAllGroups(parts) ? [] : added
  return dimensions.program === undefined && areTypes(dimensions, parts) ? ['training_type'] : []
}

/** Learners may be no Party members at all. */
const groupsOf = (unit: Unit) => [
  ['female', 'male'],
  ...(unit === 'member' ? [['official', 'probationary']] : []),
]

/** Whether everybody is in one of these groups, and nobody in two: 30 nữ, 64 đảng viên are no such groups. */
const areAllGroups = (parts: readonly Draft[]): boolean =>
  groupsOf(parts[0]!.unit).some(
    (all) =>
      parts.length === all.length &&
      all.every((group) => parts.some(({ dimensions }) => dimensions.group === group)),
  )

/**
 * Whether programmes and training types tell all parts apart, and none lies in another one: 12 lớp trung cấp lý luận chính
 * trị, 26 lớp bồi dưỡng.
 */
function areTypes(whole: Dimensions, parts: readonly Draft[]): boolean {
  if (parts.length === 0 || whole.training_type !== undefined || whole.family !== undefined) return false
  const types = new Map<string, Draft[]>()
  for (const part of parts) {
    const { program, family, training_type, ...others } = part.dimensions
    const isKnown = training_type !== undefined && (program !== undefined || family === undefined)
    const { program: _program, family: _family, training_type: _type, ...ofWhole } = whole
    if (!isKnown || !isDeepStrictEqual(others, ofWhole)) return false
    types.set(training_type, [...(types.get(training_type) ?? []), part])
  }
  return [...types.values()].every(
    (same) => same.length === 1 || same.every(({ dimensions }) => dimensions.program !== undefined),
  )
}

/** A number in words, and one whose separator was read the English way, have a lower confidence. */
function confidenceOf({ confidence, quantity, value }: Draft): number {
  const doubts = (quantity.words > 0 ? 0.05 : 0) + (value === quantity.reading.value ? 0 : 0.1)
  return Number((confidence - doubts).toFixed(2))
}
