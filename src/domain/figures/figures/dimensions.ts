import type { Dimensions } from '../../../libraries/figure-grammar/figure.ts'

/** What of its indicator a figure counts: what extraction reads, and what only people say. */
export type FigureDimensions = { [Name in keyof Dimensions]?: Dimensions[Name] | undefined } & {
  /** Whose event or work it is, where that is not the school itself. */
  organiser?: string | undefined
  /** Which school, where it is not this one. */
  institution?: string | undefined
  /** What no other dimension says, in the words of the source. */
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

export type DimensionKey = (typeof dimensionKeys)[number]

/** Dimensions in the one form in which they are compared: what follows from the programme is left out. */
export function canonicalDimensions(dimensions: FigureDimensions): FigureDimensions {
  const { family, training_type, ...others } = dimensions
  const said = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined))
  if (others.program !== undefined) return { scenario: 'actual', ...said }
  return {
    scenario: 'actual',
    ...said,
    ...(family === undefined ? {} : { family }),
    ...(training_type === undefined ? {} : { training_type }),
  }
}

/**
 * Dimensions as facts are told apart by them: a count of classes or learners of a year is that of what was opened in it
 * (as in the register), so `opened` says no more than nothing said.
 */
export function comparedDimensions(dimensions: FigureDimensions): FigureDimensions {
  const { stage, ...others } = dimensions
  return stage === undefined || stage === 'opened' ? others : { ...others, stage }
}
