function daysLater(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The day before a day. */
export const dayBefore = (day: string): string => daysLater(day, -1)

/** The day after a day. */
export const dayAfter = (day: string): string => daysLater(day, 1)
