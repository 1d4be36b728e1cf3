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

/** The moment of a date of mail, as feeds have it; null if it is none. */
export function momentOfMailDate(text: string): string | null {
  return /^(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})? ?(?:[+-]\d{4}|[A-Z]{1,5})$/.test(
    text.trim(),
  )
    ? moment(text.trim())
    : momentOfLocalTime(text)
}

/** The moment of seconds since 1970, as PHP stores it; null for 0. */
export function momentOfSeconds(text: string): string | null {
  return /^[1-9]\d{0,10}$/.test(text) ? new Date(Number(text) * 1000).toISOString() : null
}

function moment(text: string): string | null {
  const time = Date.parse(text)
  // Databases have 0000-00-00 for no date.
  return Number.isNaN(time) || time < Date.UTC(1990) ? null : new Date(time).toISOString()
}
