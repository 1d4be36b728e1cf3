import { schoolTimeZone } from './school-time-zone.ts'

let schoolCalendar: Intl.DateTimeFormat | undefined

/** The current day in the time zone of the school. */
export function today(): string {
  // created on first use, since it takes a few milliseconds that would delay the start
  schoolCalendar ??= new Intl.DateTimeFormat('sv-SE', { timeZone: schoolTimeZone })
  return schoolCalendar.format(new Date())
}

/** The same day in SQL, by the clock of the database. */
export const schoolDay = `(now() at time zone '${schoolTimeZone}')::date`
