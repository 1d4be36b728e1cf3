import { dayOfInstant, fullYear, isoDay, isoDate, numericDate, wordedDate } from './calendar-date.ts'
import { namedWeekday, weekdayOf } from './weekday.ts'
import { englishMonth, englishMonthNumber, vietnameseMonths } from './month-names.ts'

/** A line with a date of the page. */
export type DateLine = {
  /** `posted`: labelled as posting date; `bare`: only a date; `updated`: labelled as a change. */
  label: 'posted' | 'bare' | 'updated'
  date: { day: string } | { problem: 'impossible' | 'unreadable' | 'absent' }
  /** Whether the line says more than the day: a place ("Hà Nội, ngày 28/12/2022"), a paper, who typed the page. */
  saysMore?: true
}

const posted =
  /^[([•*+-]?\s?(?:ngay (?:gio )?(?:dang|dua|post|xuat ban|phat hanh|tao|gui)(?: tin| bai)?|(?:(?:duoc|da|tin|bai(?: viet)?) )?dang(?: tai| tin| bai)?(?: vao| tren)?(?: luc| ngay| hoi)?|(?:duoc tao|da xuat ban|(?:duoc )?xuat ban)(?: vao)?(?: luc| ngay)?|gui(?: luc| ngay)|thoi gian (?:dang(?: tin| bai)?|xuat ban)|tin dua(?: ngay| luc)|date|(?:tin )?dang|posted(?: on)?|publish(?:ed)?(?: on| date)?|created(?: on)?)(?=[\s:\d])\s*:?\s*/
const updated =
  /^[([•*+-]?\s?(?:(?:ngay|thoi gian) cap nhat|(?:lan )?cap nhat(?: lan)?(?: cuoi)?(?: cung)?(?: vao)?(?: luc| ngay| hoi)?|ngay sua|(?:duoc )?(?:sua|chinh sua) (?:doi )?lan cuoi(?: vao)?(?: luc| ngay)?|duoc cap nhat(?: ngay| luc| vao)?|lan xuat ban cuoi|last (?:updated|modified)(?: on)?)(?=[\s:,\d])\s*[:,]?\s*/

const zone = String.raw`[\[(]?(?:(?:gmt|utc)\s?\+?\s?\d{0,2}(?::00)?|\+0?7(?::?00)?)[\])]?`
const weekday = String.raw`(?:(?:thu (?:hai|bay|ba|tu|nam|sau|[2-7])|chu nhat|t[2-7]|cn|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)(?=[,.]))\s*[,.-]?\s*)?(?:ngay\s+)?`
const clock = String.raw`(?:(?:luc|vao luc|hoi)?\s*\d{1,2}\s?(?:[:h]|gio)\s?(?:\d{2}(?::\d{2})?)?(?:\s?phut|')?\s*(?:am|pm|sa|ch)?\s*(?:${zone})?)`
const gap = String.raw`\s*[,|-]?\s*`
// The name of an icon may stand before the day.
const before = new RegExp(
  `^[([]?\\s?(?:clock|calendar|access_time|schedule)?\\s?(?:${clock}${gap})?${weekday}`,
)
const weekdayBehind = String.raw`(?:\s*[,-]?\s*\(?(?:thu (?:hai|bay|ba|tu|nam|sau|[2-7])|chu nhat)\)?)?`
const views = String.raw`(?:\s*[-|,(]?\s*(?:\d[\d.,]* (?:luot (?:xem|doc|truy cap)|lan xem|views?)|view count: ?\d[\d.,]*))?`
const account = String.raw`(?:,? boi [a-z][a-z .]{1,40})?`
const after = new RegExp(`^${weekdayBehind}(?:${gap}${clock}|\\s*${zone})?${account}${views}\\s*[\\])]?\\.?$`)
const place = /^[a-z][a-z ]{1,40}, (?=ngay )/
// "QPTD - Chủ nhật, 24/01/2016": the short name of a paper.
const paper = /^[a-z]{2,8} ?- ?(?=thu (?:hai|bay|ba|tu|nam|sau|[2-7])\b|chu nhat\b)/
// "Được đăng bởi bientap vào Thứ ba, 16/05/2017", as Drupal writes it.
const typedBy =
  /^(?:submitted|posted|(?:duoc )?(?:gui|dang|viet))(?: boi| by) \S{1,40}(?: \S{1,20}){0,3}? (?:vao(?: luc| ngay)?|on|luc|ngay) /
const timestampPattern = /^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})/

/** @param named the day of the week that stands before the date, or null */
type ToDay = (parts: RegExpExecArray, named: number | null) => string | null
const dates: [RegExp, ToDay][] = [
  [
    new RegExp(`^${numericDate}`),
    (d, named) => numericDay(Number(d[1]), Number(d[3]), fullYear(d[4] ?? ''), named),
  ],
  [new RegExp(`^${wordedDate}`), (d) => isoDay(Number(d[3]), Number(d[2]), Number(d[1]))],
  [/^(\d{4})\/(\d{2})\/(\d{2})(?!\d)/, (d) => isoDay(Number(d[1]), Number(d[2]), Number(d[3]))],
  [new RegExp(`^${isoDate}`), (d) => isoDay(Number(d[1]), Number(d[2]), Number(d[3]))],
  [/^(\d{1,2}) th\.? ?(\d{1,2})[, ]+(\d{4})(?!\d)/, (d) => isoDay(Number(d[3]), Number(d[2]), Number(d[1]))],
  ...vietnameseMonths.flatMap(([name, month]): [RegExp, ToDay][] => [
    [
      new RegExp(`^(\\d{1,2}) thang ${name}(?: nam |[/,-] ?| )(\\d{4})(?!\\d)`),
      (d) => isoDay(Number(d[2]), month, Number(d[1])),
    ],
    [
      new RegExp(`^thang ${name} (\\d{1,2}), ?(\\d{4})(?!\\d)`),
      (d) => isoDay(Number(d[2]), month, Number(d[1])),
    ],
  ]),
  [
    new RegExp(`^(\\d{1,2}) ${englishMonth},? (\\d{4})(?!\\d)`),
    (d) => isoDay(Number(d[3]), englishMonthNumber(d[2] ?? ''), Number(d[1])),
  ],
  [
    new RegExp(`^${englishMonth} (\\d{1,2}),? (\\d{4})(?!\\d)`),
    (d) => isoDay(Number(d[3]), englishMonthNumber(d[1] ?? ''), Number(d[2])),
  ],
]

/**
 * The day comes first, as in Vietnam; American software writes the month first, which is read where no day can be, or where
 * only then the day of the week is right: "T5, 01/04/2024".
 */
function numericDay(first: number, second: number, year: number, named: number | null): string | null {
  const [asWritten, american] = [isoDay(year, second, first), isoDay(year, first, second)]
  if (asWritten === null || american === null || named === null) return asWritten ?? american
  return weekdayOf(asWritten) !== named && weekdayOf(american) === named ? american : asWritten
}

/**
 * Reads a folded line as a date line; null if it is another kind of line. The line must contain nothing else: a sentence
 * that mentions a date is prose.
 */
export function readDateLine(key: string): DateLine | null {
  const typed = datedBehind(key, typedBy)
  if (typed !== null) return { label: 'posted', date: typed, saysMore: true }
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
  if (date !== null) return { label: 'bare', date }
  const dated = datedBehind(key, place) ?? datedBehind(key, paper)
  return dated === null ? null : { label: 'bare', date: dated, saysMore: true }
}

/** Whether a folded line says a day, and no more than what stands beside one. */
export function saysDay(key: string): boolean {
  const read = readDateLine(key)
  return read !== null && 'day' in read.date
}

/** The date behind the words that a pattern matches. */
function datedBehind(key: string, pattern: RegExp): ReturnType<typeof readDate> {
  const words = pattern.exec(key)?.[0]
  return words === undefined ? null : readDate(key.slice(words.length))
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
  const written = text.slice(start).replace(/^(\d{4}-\d{2}-\d{2})t/, '$1 ')
  // Most lines have no digit where a day stands: they need no pattern.
  if (!/^(?:\d|thang |[a-z]{3,9}\.? \d)/.test(written)) return null
  for (const [pattern, toDay] of dates) {
    const match = pattern.exec(written)
    if (match === null) continue
    const rest = written.slice(match[0].length).replace(/^t(?=\d)/, ' ')
    if (!after.test(rest)) continue
    const day = toDay(match, namedWeekday(text.slice(0, start)))
    return day === null ? { problem: 'impossible' } : { day }
  }
  return null
}
