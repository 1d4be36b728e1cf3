import { daysBetween, fullYear, isoDay, numericDate, wordedDate } from './calendar-date.ts'
import { fold } from './text-forms.ts'
import { isProse } from './prose.ts'
import type { SourceLine } from './source-line.ts'

// The start of an article states the day; dates in later paragraphs are of other things.
const maxParagraphs = 3
const openingLength = 400
// A day farther from the posting date is history ("Ngày 03/02/1930, ...") or a typing error.
const farthestDays = 366
// A day without a year ("sáng 29/01") is the last such day before the posting, within this limit.
const yearlessDays = 60

const timeWords =
  /^(?:(?:vao|trong|tu|hom|sang|trua|chieu|toi|dem|nay|luc \d{1,2}(?:h|gio|:)\d{0,2}|(?:hai|ba|bon|2|3|4|02|03|04|cac) ngay|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|ngay)[\s,(:]+)+/
const firstDay =
  /^(\d{1,2})(?:\s?[/.]\s?(\d{1,2})(?:\s?[/.]\s?(\d{4}))?| thang (\d{1,2})(?: nam (\d{4})|\/(\d{4}))?)?(?![\d%])/
const wholeDay = new RegExp(`^${numericDate}`)
const lastDay = new RegExp(
  String.raw`^\s*(?:-|va|,|den(?: het)?)\s*(?:ngay\s+)?(?:${numericDate}|${wordedDate}|(\d{1,2})\s?[/.]\s?(\d{1,2})(?!\d))`,
)
const laterDay = new RegExp(
  String.raw`(?:^|[,(] ?|\b(?:sang|chieu|toi|vao) )(?:vao |sang |chieu |toi )*ngay (?:${numericDate}|${wordedDate})`,
)
// Dates of documents and anniversaries also stand at the start of an article.
const otherDate =
  /\bso \S*\d|\b(?:ke hoach|quyet dinh|nghi quyet|chi thi|cong van|huong dan|thong bao|thong tu|nghi dinh|luat|giay moi|ky niem|thanh lap|sinh ngay|truyen thong)\b/

/** The first year of which a page without a posting date can report: older days are history. */
const firstReportedYear = 2000

/**
 * The day of the event by the opening of the article; null if it states none. Without a posting date only a whole day at
 * the very start is read.
 */
export function eventDate(paragraphs: SourceLine[], publishedOn: string | null): string | null {
  const openings = paragraphs
    .filter((line) => isProse(line))
    .slice(0, maxParagraphs)
    .map((line) => fold(line.text.slice(0, openingLength)))
  if (publishedOn === null) {
    const day = openingDay(openings[0] ?? '', null)
    return day !== null && Number(day.slice(0, 4)) >= firstReportedYear ? day : null
  }
  for (const read of [openingDay, sentenceDay]) {
    for (const opening of openings) {
      const day = read(opening, publishedOn)
      if (day !== null && Math.abs(daysBetween(day, publishedOn)) <= farthestDays) return day
    }
  }
  return null
}

/** Whether a paragraph begins with a time, as reports do. */
export function opensWithTime(key: string): boolean {
  const words = timeWords.exec(key)
  if (words === null) return false
  const rest = key.slice(words[0].length)
  const first = firstDay.exec(rest)
  return wholeDay.test(rest) || (first !== null && (first[2] ?? first[4]) !== undefined)
}

/** "Ngày 29/01/2021, ...", "Từ ngày 10 đến 12/3/2021, ...", "Sáng 29/01, ...": the first day named. */
function openingDay(opening: string, publishedOn: string | null): string | null {
  const words = timeWords.exec(opening)
  if (words === null) return null
  const rest = opening.slice(words[0].length)
  const whole = wholeDay.exec(rest)
  if (whole !== null) return isoDay(fullYear(whole[4] ?? ''), Number(whole[3]), Number(whole[1]))
  const first = firstDay.exec(rest)
  if (first === null) return null
  const last = lastDay.exec(rest.slice(first[0].length))
  const month = first[2] ?? first[4] ?? last?.[3] ?? last?.[6] ?? last?.[9]
  const year = first[3] ?? first[5] ?? first[6] ?? last?.[4] ?? last?.[7]
  if (month === undefined) return null
  if (year !== undefined) return isoDay(fullYear(year), Number(month), Number(first[1]))
  return publishedOn === null ? null : yearlessDay(Number(month), Number(first[1]), publishedOn)
}

function yearlessDay(month: number, day: number, publishedOn: string): string | null {
  const year = Number(publishedOn.slice(0, 4))
  for (const candidate of [isoDay(year, month, day), isoDay(year - 1, month, day)]) {
    if (candidate === null) continue
    const age = daysBetween(candidate, publishedOn)
    if (age >= 0 && age <= yearlessDays) return candidate
  }
  return null
}

/** "Thực hiện chương trình công tác, ngày 29/01/2021, ...": a full date inside the first sentence. */
function sentenceDay(opening: string): string | null {
  const sentence = opening.split(/[.!?] /, 1)[0] ?? ''
  const match = laterDay.exec(sentence)
  if (match === null || otherDate.test(sentence.slice(Math.max(0, match.index - 80), match.index)))
    return null
  const [, day, , month, year, wordedDay, wordedMonth, wordedYear] = match
  return isoDay(fullYear(year ?? wordedYear ?? ''), Number(month ?? wordedMonth), Number(day ?? wordedDay))
}
