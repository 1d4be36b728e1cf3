import type { Dimensions } from '../extraction/figure.ts'

/** What of its indicator a figure counts: what extraction reads, and what only people say. */
export interface FigureDimensions extends Dimensions {
  /** Whose event or work it is, where that is not the school itself. */
  organiser?: string
  /** Which school, where it is not this one. */
  institution?: string
  /** What no other dimension says, in the words of the source. */
  detail?: string
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
