import type { Period } from '../figure.ts'

const two = (number: number) => String(number).padStart(2, '0')
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The period from the first day of one month to the last day of another. */
export function monthsPeriod(
  kind: Period['kind'],
  [startYear, startMonth]: readonly [number, number],
  [endYear, endMonth]: readonly [number, number],
  label: string,
): Period {
  return {
    kind,
    start: `${startYear}-${two(startMonth)}-01`,
    end: `${endYear}-${two(endMonth)}-${two(lastDay(endYear, endMonth))}`,
    label,
  }
}

/** The period of a calendar year. */
export const yearPeriod = (year: number, label: string): Period =>
  monthsPeriod('year', [year, 1], [year, 12], label)

/** The period up to a day; null if the calendar has no such day. */
export function asOfPeriod(year: number, month: number, day: number, label: string): Period | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null
  return { kind: 'as_of', start: null, end: `${year}-${two(month)}-${two(day)}`, label }
}
