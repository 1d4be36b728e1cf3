import { dayOfInstant, fullYear, isoDay, isoDate, numericDate, wordedDate } from './calendar-date.ts'

/** A line with a date of the page. */
export type DateLine = {
  /** `posted`: labelled as posting date; `bare`: only a date; `updated`: labelled as a change. */
  label: 'posted' | 'bare' | 'updated'
  date: { day: string } | { problem: 'impossible' | 'unreadable' | 'absent' }
}

const posted =
  /^(?:\(|\[)?(?:ngay (?:gio )?(?:dang|dua|post|xuat ban|phat hanh|tao)(?: tin| bai)?|dang(?: tin| bai)?(?: vao)?(?: luc| ngay| hoi)|thoi gian dang|(?:tin )?dang|posted(?: on)?|published(?: on)?)(?=[\s:\d])\s*:?\s*/
const updated =
  /^(?:\(|\[)?(?:ngay cap nhat|(?:lan )?cap nhat(?: lan)?(?: cuoi)?(?: cung)?(?: vao)?(?: luc| ngay| hoi)?|ngay sua)(?=[\s:\d])\s*:?\s*/

const weekday = String.raw`(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|t[2-7]|cn)\s*[,.-]?\s*)?(?:ngay\s+)?`
const clock = String.raw`(?:(?:luc|vao luc|hoi)?\s*\d{1,2}\s?(?:[:h]|gio)\s?(?:\d{2}(?::\d{2})?)?(?:\s?phut)?\s*(?:am|pm|sa|ch)?\s*(?:\(?(?:gmt|utc)\s?\+?\s?\d{0,2}(?::00)?\)?)?)`
const gap = String.raw`\s*[,|-]?\s*`
const before = new RegExp(`^\\(?(?:${clock}${gap})?${weekday}`)
const after = new RegExp(`^(?:${gap}${clock})?\\s*[\\])]?\\.?$`)
const timestampPattern = /^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})/
const dates: [RegExp, (parts: RegExpExecArray) => string | null][] = [
  [new RegExp(`^${numericDate}`), (d) => isoDay(fullYear(d[4] ?? ''), Number(d[3]), Number(d[1]))],
  [new RegExp(`^${wordedDate}`), (d) => isoDay(Number(d[3]), Number(d[2]), Number(d[1]))],
  [new RegExp(`^${isoDate}`), (d) => isoDay(Number(d[1]), Number(d[2]), Number(d[3]))],
]

/**
 * Reads a folded line as a date line; null if it is another kind of line. The line must contain nothing else: a sentence
 * that mentions a date is prose.
 */
export function readDateLine(key: string): DateLine | null {
  for (const [label, pattern] of [
    ['posted', posted],
    ['updated', updated],
  ] as const) {
    const match = pattern.exec(key)
    if (match === null) continue
    const rest = key.slice(match[0].length)
    if (rest === '' && match[0].includes(':')) return { label, date: { problem: 'absent' } }
    const date = readDate(rest)
    if (date !== null) return { label, date }
    // "Đăng ngày ..." may open a sentence, and "Đảng: ..." folds to "dang:"; a time word and a colon mean a date.
    return /(?:ngay|luc|gian|on).*:/.test(match[0]) ? { label, date: { problem: 'unreadable' } } : null
  }
  const date = readDate(key)
  return date === null ? null : { label: 'bare', date }
}

/** The day of a `datetime` attribute or of a meta element, or null. */
export function readMachineDate(value: string): string | null {
  const date = readDate(value.trim().toLowerCase())
  return date !== null && 'day' in date ? date.day : null
}

function readDate(text: string): { day: string } | { problem: 'impossible' } | null {
  const stamp = timestampPattern.exec(text)
  if (stamp !== null && stamp[0].length === text.length) {
    const day = dayOfInstant(text.replace(' ', 't').toUpperCase())
    return day === null ? { problem: 'impossible' } : { day }
  }
  const start = before.exec(text)?.[0].length ?? 0
  for (const [pattern, toDay] of dates) {
    const match = pattern.exec(text.slice(start).replace(/^(\d{4}-\d{2}-\d{2})t/, '$1 '))
    if (match === null) continue
    const rest = text.slice(start + match[0].length).replace(/^t(?=\d)/, ' ')
    if (!after.test(rest)) continue
    const day = toDay(match)
    return day === null ? { problem: 'impossible' } : { day }
  }
  return null
}
