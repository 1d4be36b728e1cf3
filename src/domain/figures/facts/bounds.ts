import type { Qualifier } from '../../../libraries/figure-grammar/figure.ts'

/** The closed interval that a stated number allows. */
interface Bounds {
  low: number
  high: number
}

/** The relative tolerance of `about`. */
const aboutTolerance = 0.01

/** The bounds of a number with its qualifier: khoảng 3.000 is 2,970 to 3,030, trên 3.000 is at least 3,000. */
export function boundsOf({ value, qualifier }: { value: number; qualifier: Qualifier }): Bounds {
  switch (qualifier) {
    case 'exact':
      return { low: value, high: value }
    case 'about': {
      const slack = Math.abs(value) * aboutTolerance
      return { low: value - slack, high: value + slack }
    }
    case 'over':
      return { low: value, high: Infinity }
    case 'under':
      return { low: -Infinity, high: value }
  }
}

/** Smaller differences are rounding errors of binary floating point. */
const epsilon = 1e-6

/** Compares two numbers by their bounds. */
export function compareBounds(one: Bounds, other: Bounds): 'below' | 'same' | 'above' {
  if (one.high < other.low - epsilon) return 'below'
  return one.low > other.high + epsilon ? 'above' : 'same'
}

/** How near two bounds must be to support each other. */
const nearShare = 0.9

/**
 * Whether a sum within a stated number supports it. Open bounds (trên 48.300 and 10.900) do not contradict each other
 * however far apart they are, and then say nothing; parts beyond `over` do support it.
 */
export function isNearBound(
  range: Bounds,
  sum: number,
  stated: { value: number; qualifier: Qualifier },
): boolean {
  const all = [range, boundsOf(stated)].flatMap(({ low, high }) => [low, high])
  if (all.every(Number.isFinite)) return true
  if (stated.qualifier === 'over' && sum >= stated.value) return true
  return Math.min(sum, stated.value) >= nearShare * Math.max(sum, stated.value)
}

/** The bounds of a sum. */
export const sumBounds = (parts: readonly Bounds[]): Bounds => ({
  low: parts.reduce((sum, { low }) => sum + low, 0),
  high: parts.reduce((sum, { high }) => sum + high, 0),
})

/** A sum without rounding errors of binary floating point. */
export function exactSum(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0)
  return Number.isInteger(sum) ? sum : Number(sum.toFixed(6))
}
