import type { Dimensions } from '../../../libraries/figure-grammar/figure.ts'

/** Which part of its indicator a figure counts: dimensions of extraction, and those that only people enter. */
export type FigureDimensions = { [Name in keyof Dimensions]?: Dimensions[Name] | undefined } & {
  /** The organiser, if it is not the school itself. */
  organiser?: string | undefined
  /** The organisation or place that it is about, if it is not that of the source itself. */
  institution?: string | undefined
  /** Details that no other dimension has, in the words of the source. */
  detail?: string | undefined
}

/** Every key that a figure's `dimensions` may have. */
export const dimensionKeys = [
  'program',
  'family',
  'training_type',
  'planned',
  'stage',
  'scenario',
  'grade',
  'result',
  'level',
  'subject',
  'group',
  'organiser',
  'institution',
  'detail',
] as const satisfies readonly (keyof FigureDimensions)[]

/** A key of `dimensions`. */
export type DimensionKey = (typeof dimensionKeys)[number]

/** Dimensions in canonical form, for comparison: without those that follow from the programme. */
export function canonicalDimensions(dimensions: FigureDimensions): FigureDimensions {
  const { family, training_type, ...others } = dimensions
  const present = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined))
  if (others.program !== undefined) return { scenario: 'actual', ...present }
  return {
    scenario: 'actual',
    ...present,
    ...(family === undefined ? {} : { family }),
    ...(training_type === undefined ? {} : { training_type }),
  }
}

/**
 * Dimensions that identify a fact: a count of classes or learners of a year means those opened in it (as in the
 * register), so `opened` is the same as no stage.
 */
export function factDimensions(dimensions: FigureDimensions): FigureDimensions {
  const { stage, ...others } = dimensions
  return stage === undefined || stage === 'opened' ? others : { ...others, stage }
}
