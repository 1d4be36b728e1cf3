import { dimensionRules } from './dimensions/dimension-rules.ts'
import { surroundingsOf } from './dimensions/surroundings.ts'
import type { Draft } from './draft.ts'
import type { Figure, Period } from './figure.ts'
import { findDrafts } from './find-drafts.ts'
import { hintOf } from './hint.ts'
import { periodsOf } from './period/periods.ts'
import { readScene, type Scene } from './scene.ts'
import { indicatorOf } from './vocabulary/indicators.ts'

/**
 * The figures that a text states, in its order. Pure: the same text gives the same figures, in time that grows with
 * its length.
 * @param year what the text is about where it names no year
 */
export function extractFigures(text: string, year?: number): Figure[] {
  const scene = readScene(text)
  const drafts = findDrafts(scene)
  const surroundings = surroundingsOf(scene, drafts)
  for (const { apply } of dimensionRules) apply(scene, drafts, surroundings)
  const periods = periodsOf(scene, drafts, year)
  return drafts.map((draft, index) => figureOf(scene, draft, drafts[index - 1], periods[index] ?? null))
}

function figureOf(scene: Scene, draft: Draft, previous: Draft | undefined, period: Period | null): Figure {
  const { value, unit, qualifier, relation, denominator, dimensions, rule } = draft
  const start = scene.tokens[draft.from]!.start
  const end = scene.tokens[draft.to - 1]!.end
  return {
    value,
    qualifier,
    unit,
    relation,
    denominator,
    dimensions,
    indicator: indicatorOf(draft),
    period,
    quote: scene.text.slice(start, end),
    start,
    end,
    hint: hintOf(scene, draft, previous),
    confidence: confidenceOf(draft),
    rule,
  }
}

/** A number in words, and one whose separator was read the other way round, are a little less sure. */
function confidenceOf({ confidence, quantity, value }: Draft): number {
  const doubts = (quantity.words > 0 ? 0.05 : 0) + (value === quantity.reading.value ? 0 : 0.1)
  return Number((confidence - doubts).toFixed(2))
}
