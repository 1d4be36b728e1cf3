/** The moment of a local time of Vietnam (`YYYY-MM-DD hh:mm:ss`), RFC 3339; null for the zero date of databases. */
export function momentOfLocalTime(text: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)$/.exec(text.trim())
  return match === null ? null : moment(`${match[1]}T${match[2]}+07:00`)
}

/** The moment of a time in UTC (`YYYY-MM-DD hh:mm:ss`), RFC 3339; null for the zero date of databases. */
export function momentOfUtcTime(text: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)$/.exec(text.trim())
  return match === null ? null : moment(`${match[1]}T${match[2]}Z`)
}

const mailDate =
  /^(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})? ?(?:[+-]\d{4}|[A-Z]{1,5})$/
const isoDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/
// "Thứ ba, 12/03/2024 14:05", "3/25/2024 2:05:00 PM"
const writtenDate =
  /^(?:[\p{L}\p{M} ]{2,12}\d?, )?(\d{1,2})[/-](\d{1,2})[/-](\d{4}),? (\d{1,2}):(\d{2})(?::\d{2})?(?: ?(AM|PM|SA|CH))?(?: ?\+0700)?$/iu

/** The moment of an item of a feed: a date of mail, as feeds have it, or one as sites of Vietnam write it; null if it is none. */
export function momentOfFeedDate(text: string): string | null {
  // "GMT+7" is no zone of mail
  const written = text.trim().replace(/\b(?:GMT|UTC) ?\+ ?0?7(?::?00)?$/i, '+0700')
  if (mailDate.test(written) || isoDate.test(written)) return moment(written)
  const match = writtenDate.exec(written)
  if (match === null) return momentOfLocalTime(written.replace(/^(\d{4})\/(\d{2})\/(\d{2})(?= )/, '$1-$2-$3'))
  const [, first = '', second = '', year = '', hour = '', minute = '', half = ''] = match
  // The day comes first, as in Vietnam, where it can.
  const [day, month] = Number(second) > 12 ? [second, first] : [first, second]
  // Software in American English writes the month first: which is the day of "3/5/2024 2:05:00 PM" cannot be told.
  if (/^[AP]M$/i.test(half) && first !== second && isDoubtful(first, second)) return null
  const isAfternoon = /^(?:PM|CH)$/i.test(half)
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (isAfternoon ? 12 : 0)
  return momentOfLocalTime(`${year}-${two(month)}-${two(day)} ${two(hours)}:${minute}`)
}

/** Whether both numbers may be a month, and one has no zero before it. */
const isDoubtful = (first: string, second: string): boolean =>
  Number(first) <= 12 && Number(second) <= 12 && (/^\d$/.test(first) || /^\d$/.test(second))

const two = (number: string | number): string => String(number).padStart(2, '0')

/** The moment of seconds since 1970, as PHP stores it; null for 0. */
export function momentOfSeconds(text: string): string | null {
  return /^[1-9]\d{0,10}$/.test(text) ? new Date(Number(text) * 1000).toISOString() : null
}

function moment(text: string): string | null {
  const time = Date.parse(text)
  // Databases have 0000-00-00 for no date.
  return Number.isNaN(time) || time < Date.UTC(1990) ? null : new Date(time).toISOString()
}
