const schoolCalendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })

/** The day that it is now in the school's calendar. */
export const today = (): string => schoolCalendar.format(new Date())
