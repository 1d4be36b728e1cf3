const dayMs = 86_400_000

/** The first and the last day of a week. */
export interface Week {
  monday: string
  sunday: string
}

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** The day that comes some days after another one, or before it. */
export const daysFrom = (day: string, days: number): string =>
  new Date(timeOf(day) + days * dayMs).toISOString().slice(0, 10)

/** How many days of its week come before a day. */
const daysSinceMonday = (day: string): number => (new Date(timeOf(day)).getUTCDay() + 6) % 7

/** The week of a day as ISO 8601 numbers it, such as `2026-W48`: it is of the year that its Thursday is in. */
export function weekOfDay(day: string): string {
  const thursday = daysFrom(day, 3 - daysSinceMonday(day))
  const year = thursday.slice(0, 4)
  const number = Math.floor((timeOf(thursday) - timeOf(`${year}-01-01`)) / (7 * dayMs)) + 1
  return `${year}-W${String(number).padStart(2, '0')}`
}

/** The days of a week, such as `2026-W48`, of the years 1900 to 2200; undefined if the year has no such week. */
export function daysOfWeek(week: string): Week | undefined {
  const [, year, number] = /^((?:19|20|21)\d\d|2200)-W(\d\d)$/.exec(week) ?? []
  if (year === undefined) return undefined
  // the week of 4 January is the first one of its year
  const first = `${year}-01-04`
  const monday = daysFrom(first, Number(number) * 7 - 7 - daysSinceMonday(first))
  return weekOfDay(monday) === week ? { monday, sunday: daysFrom(monday, 6) } : undefined
}
