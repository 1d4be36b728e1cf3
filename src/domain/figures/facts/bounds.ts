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
