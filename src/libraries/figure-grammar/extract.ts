import { dimensionRules } from './dimensions/dimension-rules.ts'
import { resolvePercentages } from './dimensions/percentage-of.ts'
import { surroundingsOf } from './dimensions/surroundings.ts'
import type { Draft } from './draft.ts'
import type { Figure, Period } from './figure.ts'
import { findDrafts } from './find-drafts.ts'
import { hintOf } from './hint.ts'
import { periodsOf } from './period/periods.ts'
import { parseText, type ParsedText } from './parsed-text.ts'
import { indicatorOf } from './vocabulary/indicators.ts'

/**
 * Extracts the figures that a text states, in the order of the text. Pure: the same text gives the same figures, in
 * time linear to its length.
 * @param year the year of figures whose text names none
 */
export function extractFigures(text: string, year?: number): Figure[] {
  const parsed = parseText(text)
  const drafts = findDrafts(parsed)
  const surroundings = surroundingsOf(parsed, drafts)
  for (const { apply } of dimensionRules) apply(parsed, drafts, surroundings)
  resolvePercentages(parsed, drafts)
  const periods = periodsOf(parsed, drafts, year)
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

/** A number in words, and one whose separator was read the English way, have a lower confidence. */
function confidenceOf({ confidence, quantity, value }: Draft): number {
  const doubts = (quantity.words > 0 ? 0.05 : 0) + (value === quantity.reading.value ? 0 : 0.1)
  return Number((confidence - doubts).toFixed(2))
}
