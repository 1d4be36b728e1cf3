import type { Qualifier } from '../../../libraries/figure-grammar/figure.ts'

/** Between what a stated number lies; both ends may be reached. */
export interface Bounds {
  low: number
  high: number
}

/** How far `about` may be off. */
const ABOUT = 0.01

/** What a number with its qualifier allows: khoảng 3.000 is 2,970 to 3,030, trên 3.000 is 3,000 and more. */
export function boundsOf({ value, qualifier }: { value: number; qualifier: Qualifier }): Bounds {
  switch (qualifier) {
    case 'exact':
      return { low: value, high: value }
    case 'about': {
      const slack = Math.abs(value) * ABOUT
      return { low: value - slack, high: value + slack }
    }
    case 'over':
      return { low: value, high: Infinity }
    case 'under':
      return { low: -Infinity, high: value }
  }
}

/** Decimals are added in binary: what differs by less than this does not differ. */
const GRAIN = 1e-6

/** How two numbers stand to each other, as far as their bounds tell. */
export function compareBounds(one: Bounds, other: Bounds): 'below' | 'same' | 'above' {
  if (one.high < other.low - GRAIN) return 'below'
  return one.low > other.high + GRAIN ? 'above' : 'same'
}

/** The bounds of a sum. */
export const sumBounds = (parts: readonly Bounds[]): Bounds => ({
  low: parts.reduce((sum, { low }) => sum + low, 0),
  high: parts.reduce((sum, { high }) => sum + high, 0),
})

/** A sum without the dust of binary decimals. */
export function exactSum(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0)
  return Number.isInteger(sum) ? sum : Number(sum.toFixed(6))
}
