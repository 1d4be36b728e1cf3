/**
 * Which values of a grouping are withheld, so that no small one (1 to `smallCount` - 1) follows from the others and their sum:
 * all small ones, the smallest of the others, and all that equal it. If only one of several equal values were withheld, its
 * place would show which value is the small one. If fewer than two groups of persons are left, all values are withheld, also
 * those of 0, because the sum may belong to one group only.
 * @returns the positions of these values
 */
export function withheldValues(values: readonly number[], smallCount: number): Set<number> {
  const positions = values.map((_, position) => position)
  if (!values.some((value) => value > 0 && value < smallCount)) return new Set()
  const smallestOther = Math.min(...values.filter((value) => value >= smallCount))
  const left = positions.filter((at) => values[at]! > smallestOther)
  const withheld = positions.filter((at) => values[at]! > 0 && values[at]! <= smallestOther)
  return new Set(left.length < 2 ? positions : withheld)
}

/** Whether a part or the rest of a whole is small, so that neither may be told. */
export const isSmallPart = (part: number, whole: number, smallCount: number): boolean =>
  withheldValues([part, whole - part], smallCount).size > 0
