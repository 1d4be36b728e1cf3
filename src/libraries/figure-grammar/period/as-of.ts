import type { ParsedText } from '../parsed-text.ts'
import { asOfPeriod } from './calendar.ts'
import { cuoi, den, het, nam, ngay, thang, tinh, toi, tu } from './forms.ts'
import { type Cursor, formAt, type Read, yearAt } from './reader.ts'

/** The most tokens from `từ` to the `đến` of its range. */
const maxRangeTokens = 8

/** Whether `từ` stands before `đến`: then it is the end of a range. */
function endsRange(parsed: ParsedText, at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - maxRangeTokens); before--) {
    if (parsed.places[before]!.sentence !== parsed.places[at]!.sentence) return false
    if (formAt(parsed, before) === tu) return true
  }
  return false
}

const boundaries = new Set([het, ngay, thang, nam, cuoi])

/** Whether 31/12/2022 begins at a token. */
const isDay = (parsed: ParsedText, at: number): boolean =>
  formAt(parsed, at + 1) === '/' && formAt(parsed, at + 3) === '/' && yearAt(parsed, at + 4) !== undefined

/** The numbers of `30/11/2020`, `6/2021`, `20 tháng 5`, `2009`, and the token behind them. */
function dateAt(parsed: ParsedText, from: number): { numbers: number[]; to: number } {
  const numbers: number[] = []
  let at = from
  while (numbers.length < 3 && /^\d{1,4}$/.test(formAt(parsed, at) ?? '')) {
    numbers.push(Number(formAt(parsed, at)))
    at += 1
    if (!['/', '-', '.', thang, nam].includes(formAt(parsed, at) ?? '')) break
    if (/^\d{1,4}$/.test(formAt(parsed, at + 1) ?? '')) at += 1
  }
  return { numbers, to: at }
}

const isYear = (number: number | undefined): boolean =>
  number !== undefined && number >= 1900 && number <= 2100

/**
 * `tính đến ngày 30/11/2020`, `đến hết tháng 6/2021`, `đến năm 2009`, and `đến ngày 30/6`, `đến tháng 9` of the year that the
 * text is about. Null for a day that the calendar does not have: đến ngày 30/2/2024.
 */
export function readAsOf(
  parsed: ParsedText,
  cursor: Cursor,
  fallback: number | undefined,
  label: () => string,
): Read {
  const start = formAt(parsed, cursor.at) === tinh ? cursor.at + 1 : cursor.at
  const isCounted = start > cursor.at
  const word = formAt(parsed, start)
  if (word !== den && word !== toi) return undefined
  let at = start + 1
  while (boundaries.has(formAt(parsed, at) ?? '') && at < start + 4) at += 1
  if (!isCounted && endsRange(parsed, start)) return undefined
  if (!isCounted && at === start + 1 && !isDay(parsed, at)) return undefined
  const { numbers, to } = dateAt(parsed, at)
  const unit = formAt(parsed, at - 1)
  const hasYear = isYear(numbers.at(-1))
  const isMonth = unit === thang && numbers.length === 1
  const isDayOfMonth = numbers.length === 2 && (unit === ngay || isCounted)
  if (!hasYear && (isMonth || isDayOfMonth)) {
    if (fallback === undefined) return undefined
    numbers.push(fallback)
  }
  const year = numbers.at(-1)
  if (year === undefined || !isYear(year)) return undefined
  // 2021/2022 is no month of a year
  if (numbers.length === 2 && isYear(numbers[0])) return undefined
  const month = numbers.at(-2) ?? 12
  cursor.at = to
  const day = numbers.length === 3 ? numbers[0]! : new Date(Date.UTC(year, month, 0)).getUTCDate()
  return asOfPeriod(year, month, day, label())
}
