let format: Intl.NumberFormat | undefined

/** A number as people read it, with at most two decimals: 4.987, 21,95. */
export function vietnameseNumber(value: number): string {
  // messages with small numbers are made at the start, which the format would delay by some milliseconds
  if (Number.isInteger(value) && Math.abs(value) < 1000) return String(value)
  format ??= new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })
  return format.format(value)
}
