/** The period of a grading: a year, or a quarter of it. */
export interface GradedPeriod {
  year: number
  quarter: number | null
}

const twoDigits = (month: number) => String(month).padStart(2, '0')

/** The first day of a period. */
export const firstDayOfPeriod = ({ year, quarter }: GradedPeriod): string =>
  `${year}-${twoDigits(quarter === null ? 1 : quarter * 3 - 2)}-01`

/**
 * The first day on which a period can be decided: a quarter from its last month on, a year from a day of it on.
 * @param yearFrom month and day, `11-01`
 */
export const firstDayOfDecision = ({ year, quarter }: GradedPeriod, yearFrom: string): string =>
  `${year}-${quarter === null ? yearFrom : `${twoDigits(quarter * 3)}-01`}`

/** The last day of a period. */
export function lastDayOfPeriod({ year, quarter }: GradedPeriod): string {
  const month = (quarter ?? 4) * 3
  return `${year}-${twoDigits(month)}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`
}
