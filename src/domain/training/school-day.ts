let schoolCalendar: Intl.DateTimeFormat | undefined

/** The day that it is now in the school's calendar. */
export function today(): string {
  // made with the first day that is asked for: it takes some milliseconds, for which a start would wait
  schoolCalendar ??= new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })
  return schoolCalendar.format(new Date())
}
