import type { ParsedText } from '../parsed-text.ts'
import { asOfPeriod, monthsPeriod } from './calendar.ts'
import {
  accumulated,
  ca,
  cong,
  cuoi,
  dau,
  den,
  don,
  giua,
  het,
  ke,
  ky,
  luy,
  nam,
  nay,
  ngay,
  nhiem,
  nua,
  qua,
  suot,
  thang,
  tinh,
  toi,
  trong,
  tu,
  vua,
} from './forms.ts'
import { type Cursor, formAt, type Latest, type Read, yearAt } from './reader.ts'

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

/** `tính đến ngày 30/11/2020`, `đến hết tháng 6/2021`, `đến hết tháng 6`, `đến năm 2009`. */
export function readAsOf(
  parsed: ParsedText,
  cursor: Cursor,
  fallback: number | undefined,
  label: () => string,
): Read {
  const start = formAt(parsed, cursor.at) === tinh ? cursor.at + 1 : cursor.at
  const word = formAt(parsed, start)
  if (word !== den && word !== toi) return undefined
  let at = start + 1
  while (boundaries.has(formAt(parsed, at) ?? '') && at < start + 4) at += 1
  if (start === cursor.at && endsRange(parsed, start)) return undefined
  if (start === cursor.at && at === start + 1 && !isDay(parsed, at)) return undefined
  const numbers: number[] = []
  while (numbers.length < 3 && /^\d{1,4}$/.test(formAt(parsed, at) ?? '')) {
    numbers.push(Number(formAt(parsed, at)))
    at += 1
    if (!['/', '-', '.', thang, nam].includes(formAt(parsed, at) ?? '')) break
    if (/^\d{1,4}$/.test(formAt(parsed, at + 1) ?? '')) at += 1
  }
  const isWholeMonth = formAt(parsed, start + 1) === het && formAt(parsed, start + 2) === thang
  if (isWholeMonth && numbers.length === 1 && fallback !== undefined) numbers.push(fallback)
  const year = numbers.at(-1)
  if (year === undefined || year < 1900 || year > 2100) return undefined
  const month = numbers.at(-2) ?? 12
  if (month < 1 || month > 12) return undefined
  cursor.at = at
  const day = numbers.length === 3 ? numbers[0]! : new Date(Date.UTC(year, month, 0)).getUTCDate()
  return asOfPeriod(year, month, day, label()) ?? undefined
}

/** `từ năm 2006 đến nay`: up to the end of the year that the text is about. */
export function readUntilNow(
  parsed: ParsedText,
  cursor: Cursor,
  fallback: number | undefined,
  given: number | undefined,
  label: () => string,
): Read {
  if (formAt(parsed, cursor.at) === ke) cursor.at += 1
  if (formAt(parsed, cursor.at) !== tu) return undefined
  let at = cursor.at + 1
  let month = 1
  if (formAt(parsed, at) === thang && formAt(parsed, at + 2) === '/') {
    month = Number(formAt(parsed, at + 1))
    at += 3
  } else if (formAt(parsed, at) === nam) at += 1
  const year = yearAt(parsed, at)
  const until = formAt(parsed, at + 1)
  if (year === undefined || !(month >= 1 && month <= 12)) return undefined
  if ((until !== den && until !== toi) || formAt(parsed, at + 2) !== nay) return undefined
  cursor.at = at + 3
  // another year that the text has named before is no end
  const last = [fallback, given].find((one) => one !== undefined && one >= year)
  return last === undefined ? null : monthsPeriod('range', [year, month], [last, 12], label())
}

/** `từ đầu nhiệm kỳ`, `nhiệm kỳ qua`: the term whose years the text has named before. */
export function readTerm(parsed: ParsedText, cursor: Cursor, latest: Latest, label: () => string): Read {
  if (formAt(parsed, cursor.at) !== nhiem || formAt(parsed, cursor.at + 1) !== ky) return undefined
  const before = formAt(parsed, cursor.at - 1) ?? ''
  const after = formAt(parsed, cursor.at + 2) ?? ''
  if (parsed.tokens[cursor.at + 2]?.kind === 'number') return undefined
  const isNamed = [dau, nua, trong, ca, giua, suot, cuoi].includes(before) || [qua, vua, nay].includes(after)
  if (!isNamed) return undefined
  cursor.at += 2
  const term = latest.term
  return term ? { ...term, label: label() } : null
}

/** `lũy kế từ đầu năm`, `từ đầu năm đến nay`, `lũy kế 9 tháng`: from 1 January to the end of the last month that is named. */
export function readSinceJanuary(
  parsed: ParsedText,
  cursor: Cursor,
  latest: Latest,
  fallback: number | undefined,
  label: () => string,
): Read {
  const from = cursor.at
  const [first, second] = [formAt(parsed, from), formAt(parsed, from + 1)]
  const isSum = (first === luy && second === accumulated) || (first === cong && second === don)
  if (isSum) cursor.at += 2
  const isFromStart =
    formAt(parsed, cursor.at) === tu &&
    formAt(parsed, cursor.at + 1) === dau &&
    formAt(parsed, cursor.at + 2) === nam
  const months = Number(formAt(parsed, cursor.at))
  const isMonths = isSum && formAt(parsed, cursor.at + 1) === thang && months >= 1 && months <= 12
  if (!isSum && !isFromStart) return undefined
  if (isFromStart) cursor.at += 3
  else if (isMonths) cursor.at += 2
  const named = isFromStart ? yearAt(parsed, cursor.at) : undefined
  if (named !== undefined) cursor.at += 1
  if (formAt(parsed, cursor.at) === den && formAt(parsed, cursor.at + 1) === nay) cursor.at += 2
  const last = latest.part
  const year = named ?? (last ? Number(last.end.slice(0, 4)) : fallback)
  if (year === undefined) return null
  const lastMonth = last && Number(last.end.slice(0, 4)) === year ? Number(last.end.slice(5, 7)) : 12
  return monthsPeriod('range', [year, 1], [year, isMonths ? months : lastMonth], label())
}
