import type { ParsedText } from '../parsed-text.ts'
import { monthsPeriod } from './calendar.ts'
import {
  accumulated,
  cong,
  dau,
  den,
  don,
  hoc,
  ke,
  ky,
  luy,
  nam,
  nay,
  ngay,
  nhiem,
  thang,
  toi,
  tu,
} from './forms.ts'
import { type Cursor, formAt, isRangeSign, type Latest, type Read, yearAt } from './reader.ts'
import { beginsClause } from './same-period.ts'

/** The years that a period up to now may end in, the most likely first. */
interface Years {
  /** The year of the text around it. */
  fallback: number | undefined
  /** The year of the whole text. */
  given: number | undefined
}

/** The beginning of a period up to now: its year and month, and the token behind it. */
interface Beginning {
  year: number | undefined
  month: number
  to: number
}

/** The most words of a beginning whose day is unknown: từ khi tái lập tỉnh. */
const maxWords = 8

/** The most tokens of a bracket behind a beginning: từ năm 2016 (năm đầu tiên huyện có lớp) đến nay. */
const maxBracketTokens = 24

/** Whether `đến nay` stands at a token. */
const isNow = (parsed: ParsedText, at: number): boolean =>
  [den, toi].includes(formAt(parsed, at) ?? '') && formAt(parsed, at + 1) === nay

/** `2020 - 2025`, from its first year. @returns the token behind it */
const endOfYears = (parsed: ParsedText, at: number): number =>
  isRangeSign(formAt(parsed, at + 1)) && yearAt(parsed, at + 2) !== undefined ? at + 3 : at + 1

/** `năm 2006`, `năm học 2019 - 2020`, `nhiệm kỳ 2020 - 2025`, `2020-2021`, behind `từ`. */
function beginningOfYears(parsed: ParsedText, from: number): Beginning | undefined {
  const [first, second] = [formAt(parsed, from), formAt(parsed, from + 1)]
  const isTerm = first === nhiem && second === ky
  const isSchoolYear = first === nam && second === hoc
  const at = isTerm || isSchoolYear ? from + 2 : first === nam ? from + 1 : from
  const year = yearAt(parsed, at)
  if (year === undefined) return undefined
  const to = endOfYears(parsed, at)
  const isNextYear = to > at + 1 && yearAt(parsed, at + 2) === year + 1
  return { year, month: isSchoolYear || (!isTerm && isNextYear) ? 9 : 1, to }
}

/** `tháng 3`, `tháng 3/2021`, `tháng 3 năm 2021`, `ngày 01/7/2025`, behind `từ`. */
function beginningOfMonth(parsed: ParsedText, from: number): Beginning | undefined {
  const word = formAt(parsed, from)
  const day = word === ngay ? Number(formAt(parsed, from + 1)) : 1
  const at = word === ngay ? from + 3 : from + 1
  if (word !== thang && word !== ngay) return undefined
  if (word === ngay && !['/', '-', thang].includes(formAt(parsed, from + 2) ?? '')) return undefined
  const month = Number(formAt(parsed, at))
  if (!(month >= 1 && month <= 12)) return undefined
  const isBeforeYear = ['/', '-', nam].includes(formAt(parsed, at + 1) ?? '')
  const year = isBeforeYear ? yearAt(parsed, at + 2) : undefined
  // a period begins with a month
  return { year, month: day === 1 ? month : 0, to: year === undefined ? at + 1 : at + 3 }
}

/** `khi thành lập`, `ngày tái lập tỉnh`, behind `từ`: words without a number. */
function unknownBeginning({ tokens, places }: ParsedText, from: number): Beginning | undefined {
  for (let at = from; at < Math.min(tokens.length, from + maxWords); at++) {
    if (tokens[at]!.kind !== 'word' || places[at]!.sentence !== places[from]!.sentence) return undefined
    if ([den, toi].includes(tokens[at]!.form) && at > from) return { year: undefined, month: 0, to: at }
  }
  return undefined
}

/**
 * `từ năm 2006 đến nay`, `từ đầu nhiệm kỳ 2020 - 2025 đến nay`: up to the end of the year that the text is about. Null if
 * the words do not say the first day (từ khi thành lập đến nay), or the last one (từ nay đến tháng 12).
 */
export function readUntilNow(
  parsed: ParsedText,
  cursor: Cursor,
  { fallback, given }: Years,
  label: () => string,
): Read {
  if (formAt(parsed, cursor.at) === ke) cursor.at += 1
  if (formAt(parsed, cursor.at) !== tu) return undefined
  const next = cursor.at + 1
  if (formAt(parsed, next) === nay && [den, toi].includes(formAt(parsed, next + 1) ?? '')) {
    cursor.at = endOfFuture(parsed, next + 2)
    return null
  }
  const from = formAt(parsed, next) === dau ? next + 1 : next
  // the term that the text has named before
  if (formAt(parsed, from) === nhiem && yearAt(parsed, from + 2) === undefined) return undefined
  const beginning =
    beginningOfYears(parsed, from) ?? beginningOfMonth(parsed, from) ?? unknownBeginning(parsed, next)
  if (beginning === undefined) return undefined
  // từ đầu năm đến nay
  if (from > next && formAt(parsed, from) === nam && beginning.to === from + 1) return undefined
  const to = endOfBracket(parsed, beginning.to)
  // từ năm 2016, Trường ...
  const isEndless =
    beginsClause(parsed, cursor.at) && formAt(parsed, from) === nam && formAt(parsed, to) === ','
  if (!isNow(parsed, to) && !isEndless) return undefined
  cursor.at = isEndless ? to : to + 2
  cursor.isOpen = true
  const year = beginning.year ?? (beginning.month > 0 ? (fallback ?? given) : undefined)
  if (year === undefined || beginning.month === 0) return null
  return untilYear([year, beginning.month], { fallback, given }, label)
}

/** The token behind a bracket that begins at a token; that token if none does. */
function endOfBracket({ tokens }: ParsedText, from: number): number {
  if (tokens[from]?.form !== '(') return from
  for (let at = from + 1; at < Math.min(tokens.length, from + maxBracketTokens); at++) {
    if (tokens[at]!.form === ')') return at + 1
  }
  return from
}

/** The token behind `tháng 12`, `hết năm 2025`, `cuối năm`. */
function endOfFuture(parsed: ParsedText, from: number): number {
  let at = from
  while (at < from + maxWords && (parsed.tokens[at]?.kind === 'word' || at === from)) at += 1
  const isDate =
    parsed.tokens[at]?.kind === 'number' && [thang, nam, ngay].includes(formAt(parsed, at - 1) ?? '')
  return isDate ? at + 1 : from
}

/** From a month to the end of the last year that the text is about; another year that it has named before is no end. */
function untilYear(start: readonly [number, number], { fallback, given }: Years, label: () => string): Read {
  const last = [fallback, given].filter((one) => one !== undefined && one >= start[0])
  return last.length === 0
    ? null
    : monthsPeriod('range', start, [Math.max(...(last as number[])), 12], label())
}

/** `lũy kế từ đầu năm`, `từ đầu năm đến nay`, `lũy kế 9 tháng`: from 1 January to the end of the last month that is named. */
export function readSinceJanuary(
  parsed: ParsedText,
  cursor: Cursor,
  latest: Latest,
  { fallback, given }: Years,
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
  const isUntilNow = isNow(parsed, cursor.at)
  if (isUntilNow) cursor.at += 2
  cursor.isOpen = !isMonths
  if (named !== undefined && isUntilNow) return untilYear([named, 1], { fallback, given }, label)
  const last = latest.part
  const year = named ?? (last ? Number(last.end.slice(0, 4)) : fallback)
  if (year === undefined) return null
  const lastMonth = last && Number(last.end.slice(0, 4)) === year ? Number(last.end.slice(5, 7)) : 12
  return monthsPeriod('range', [year, 1], [year, isMonths ? months : lastMonth], label())
}
