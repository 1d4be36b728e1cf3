let schoolCalendar: Intl.DateTimeFormat | undefined

/** The current day in the time zone of the school. */
export function today(): string {
  // created on first use, since it takes a few milliseconds that would delay the start
  schoolCalendar ??= new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })
  return schoolCalendar.format(new Date())
}
