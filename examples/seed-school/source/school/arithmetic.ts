/** A number that looks random and is always the same for the same number: a hash of 32 bits. */
export function scattered(n: number): number {
  let hash = Math.imul(n ^ (n >>> 16), 0x45d9f3b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** One of a list, by number. */
export const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!

/** A number with leading zeros. */
export const padded = (n: number, width: number): string => String(n).padStart(width, '0')
