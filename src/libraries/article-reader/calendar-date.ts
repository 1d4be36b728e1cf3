// 1/2/2021, 01-02-2021, 01.02.2021, also with blanks around the separators, which must be equal.
export const numericDate = String.raw`(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)`
export const wordedDate = String.raw`(\d{1,2}) thang (\d{1,2})(?: nam |[/,-] ?| )(\d{4})(?!\d)`
export const isoDate = String.raw`(\d{4})-(\d{2})-(\d{2})(?!\d)`

// No website is older, and a later year is a typing error.
const firstYear = 1900
const lastYear = 2100

/** `YYYY-MM-DD`, or null if the calendar has no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (year < firstYear || year > lastYear) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null
}

/** Days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** The year of two digits: imported pages are of this century. */
export function fullYear(written: string): number {
  return written.length === 2 ? 2000 + Number(written) : Number(written)
}

/**
 * The day of an instant in the school's zone. Vietnam keeps UTC+7 all year, so a stamp written in UTC late in the
 * evening belongs to the next day.
 */
export function dayOfInstant(stamp: string): string | null {
  const time = Date.parse(stamp)
  if (Number.isNaN(time)) return null
  const local = new Date(time + 7 * 3_600_000)
  return isoDay(local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate())
}
