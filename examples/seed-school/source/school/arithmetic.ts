/** A hash of 32 bits: a number that looks random, but is always the same for the same input. */
export function hash32(n: number): number {
  let hash = Math.imul(n ^ (n >>> 16), 0x45d9f3b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The item of a list with number `n`; numbers after the last item begin with the first one again. */
export const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!

/** A number with leading zeros. */
export const padded = (n: number, width: number): string => String(n).padStart(width, '0')
