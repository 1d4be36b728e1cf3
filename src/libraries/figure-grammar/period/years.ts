import type { Period } from '../figure.ts'
import { type ParsedText, wordSet } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import {
  averageWords,
  manyYearsAfter,
  manyYearsBefore,
  severalYearsWords,
  yearlyWords,
} from '../vocabulary/calendar.ts'
import { digitWords } from '../vocabulary/number-words.ts'
import { monthsPeriod, yearPeriod } from './calendar.ts'
import {
  ca,
  chuyen,
  hien,
  hoc,
  ky,
  nam,
  nay,
  ngoai,
  nhiem,
  qua,
  sang,
  tiep,
  toi,
  trong,
  truoc,
  tu,
  tuc,
  uoc,
  vua,
} from './forms.ts'
import { type Cursor, formAt, isRangeSign, type Read, yearAt } from './reader.ts'
import { beginsClause } from './same-period.ts'

/** The years `2016 - 2020`, `2016 đến năm 2020`, or one year, at a token. */
function yearsAt(parsed: ParsedText, cursor: Cursor): [number, number] | undefined {
  const first = yearAt(parsed, cursor.at)
  if (first === undefined) return undefined
  cursor.at += 1
  if (!isRangeSign(formAt(parsed, cursor.at))) return [first, first]
  const yearIndex = formAt(parsed, cursor.at + 1) === nam ? cursor.at + 2 : cursor.at + 1
  const last = yearAt(parsed, yearIndex)
  if (last === undefined || last < first) return [first, first]
  cursor.at = yearIndex + 1
  return [first, last]
}

/**
 * `năm 2018 và 2019`, `các năm 2016, 2017, 2018`: years in a row are one span, others (năm 2015 và 2017) are no period. `và năm 2019`
 * begins a clause of its own.
 */
function joinedYears(parsed: ParsedText, cursor: Cursor, first: number): [number, number] | null | undefined {
  const years = [first]
  let [at, isSure] = [cursor.at, false]
  for (;;) {
    const mark = formAt(parsed, at)
    const next = mark === and || mark === ',' ? yearAt(parsed, at + 1) : undefined
    if (next === undefined) break
    years.push(next)
    isSure = mark === and
    at += 2
  }
  // `Năm 2020, 2019 học viên` may be a number without its separator
  const isEnd = ['mark', 'break', undefined].includes(parsed.tokens[at]?.kind)
  if (years.length === 1 || !(isSure || isEnd)) return undefined
  cursor.at = at
  const isRow = years.every((year, index) => year === first + index)
  return isRow ? [first, years.at(-1)!] : null
}

/** `năm 2020`, `năm học 2021 - 2022`, `nhiệm kỳ 2020 - 2025`, `giai đoạn 2016 - 2020`. */
export function readYears(parsed: ParsedText, cursor: Cursor, label: () => string): Read {
  const before = formAt(parsed, cursor.at - 1)
  const isTerm = before === ky && formAt(parsed, cursor.at - 2) === nhiem
  if (formAt(parsed, cursor.at) === nam) {
    const isSchoolYear = formAt(parsed, cursor.at + 1) === hoc
    cursor.at += isSchoolYear ? 2 : 1
    const years = yearsAt(parsed, cursor)
    if (years === undefined) return undefined
    if (!isSchoolYear && years[0] === years[1]) {
      const joined = joinedYears(parsed, cursor, years[0])
      if (joined !== undefined) return joined === null ? null : yearsPeriod(joined, 'range', label())
    }
    if (isSchoolYear) return monthsPeriod('school_year', [years[0], 9], [years[1], 8], label())
    return yearsPeriod(years, 'range', label())
  }
  const years = yearsAt(parsed, cursor)
  return years && years[0] !== years[1] ? yearsPeriod(years, isTerm ? 'term' : 'range', label()) : undefined
}

function yearsPeriod([first, last]: [number, number], kind: 'range' | 'term', label: string): Period {
  return first === last ? yearPeriod(first, label) : monthsPeriod(kind, [first, 1], [last, 12], label)
}

/** The number words up to ten. */
export const numberWords = new Set([...Object.keys(digitWords), 'mười'].map(formOf))

const severalWords = wordSet(severalYearsWords)
const and = formOf('và')
const readManyBefore = phraseReader(manyYearsBefore)
const readManyAfter = phraseReader(manyYearsAfter)

/** `trải qua 70 năm xây dựng`, `cả 3 năm`, `5 năm qua`, `những năm gần đây`: several years whose days the words do not say. */
export function readManyYears(parsed: ParsedText, cursor: Cursor): null | undefined {
  const start = readManyBefore(parsed.tokens, cursor.at)?.to ?? cursor.at
  const number = parsed.tokens[start]
  const isSmall =
    number?.kind === 'number' ? /^\d{1,3}$/.test(number.form) : numberWords.has(number?.form ?? '')
  const isSeveral = severalWords.has(number?.form ?? '') && start === cursor.at
  if ((!isSmall && !isSeveral) || formAt(parsed, start + 1) !== nam) return undefined
  const after = readManyAfter(parsed.tokens, start + 2)
  if (start === cursor.at && after === undefined) return undefined
  cursor.at = after?.to ?? start + 2
  cursor.isOpen = true
  return null
}

const notThisYear = new Set([
  hoc,
  qua,
  vua,
  toi,
  ...['sau', 'thứ', 'đầu', 'tháng', 'châu', 'tiếp'].map(formOf),
])

/** `Trong năm, mở 31 lớp`, `năm nay`, `trong năm qua`: the year that the text is about. */
export function readThisYear(
  parsed: ParsedText,
  cursor: Cursor,
  year: number | undefined,
  last: Period | null | undefined,
  label: () => string,
): Read {
  const isIn = formAt(parsed, cursor.at) === trong
  const at = isIn ? cursor.at + 1 : cursor.at
  if (formAt(parsed, at) !== nam || year === undefined) return undefined
  const [next, afterNext] = [formAt(parsed, at + 1), formAt(parsed, at + 2)]
  const isPast = next === qua ? 1 : next === vua && afterNext === qua ? 2 : 0
  const isBare = isIn && parsed.tokens[at + 1]?.kind !== 'number' && !notThisYear.has(next ?? '')
  if (next !== nay && isPast === 0 && !isBare) return undefined
  // năm học 2021 - 2022 ... trong năm
  if (isBare && last?.kind === 'school_year') return undefined
  cursor.at = at + 1 + (next === nay ? 1 : isPast)
  return yearPeriod(year, label())
}

const readYearly = phraseReader(yearlyWords)
const averages = wordSet(averageWords)

/** `Hằng năm, 100% đảng viên hoàn thành tốt nhiệm vụ`: no period is that of each year. */
export function readYearlyWords(parsed: ParsedText, cursor: Cursor): null | undefined {
  const phrase = readYearly(parsed.tokens, cursor.at)
  const isAverage = averages.has(formAt(parsed, cursor.at - 1) ?? '')
  if (phrase === undefined || (!isAverage && !beginsClause(parsed, cursor.at))) return undefined
  cursor.at = phrase.to
  return null
}

/** `Năm trước, Hội mở 17 lớp`: the year before that of the text, at the beginning of a clause. */
export function readYearBefore(
  parsed: ParsedText,
  cursor: Cursor,
  year: number | undefined,
  label: () => string,
): Read {
  const before = parsed.tokens[cursor.at - 1]
  const isTerm = formAt(parsed, cursor.at) === nhiem && formAt(parsed, cursor.at + 1) === ky
  const at = cursor.at + (isTerm ? 1 : 0)
  if (!isTerm && formAt(parsed, at) !== nam) return undefined
  const word = formAt(parsed, at + 1)
  if (word !== truoc && (isTerm || word !== ngoai)) return undefined
  const begins = before === undefined || before.kind === 'break' || before.kind === 'mark'
  if (!begins || formAt(parsed, at + 2) === chuyen) return undefined
  cursor.at = at + 2
  return isTerm || year === undefined ? null : yearPeriod(year - 1, label())
}

/** `Cả năm mở 25 lớp`, `ước cả năm`: the year of the months that the paragraph has named before. */
export function readWholeYear(
  parsed: ParsedText,
  cursor: Cursor,
  year: number | undefined,
  label: () => string,
): Read {
  const { at } = cursor
  if (formAt(parsed, at) !== ca || formAt(parsed, at + 1) !== nam) return undefined
  const before = formAt(parsed, at - 1)
  const isEstimate = before === uoc || (before === hien && formAt(parsed, at - 3) === uoc)
  // cả năm học 2021 - 2022, cả năm 2021
  if (formAt(parsed, at + 2) === hoc || yearAt(parsed, at + 2) !== undefined) return undefined
  if (!isEstimate && !beginsClause(parsed, at)) return undefined
  cursor.at += 2
  return year === undefined ? null : yearPeriod(year, label())
}

/** The most tokens from `tiếp tục` to the year in which it goes on. */
const maxOnwardTokens = 5

/**
 * The year that the account of a year is about, from the neighbouring year that it names: `chuyển sang năm 2023` is about
 * 2022, `chuyển tiếp từ năm 2021` too.
 */
export function readNeighbour(parsed: ParsedText, cursor: Cursor, label: () => string): Period | undefined {
  const from = cursor.at
  const year = formAt(parsed, from) === nam ? yearAt(parsed, from + 1) : undefined
  if (year === undefined) return undefined
  const [before, earlier] = [formAt(parsed, from - 1), formAt(parsed, from - 2)]
  const next = formAt(parsed, from + 2)
  const goesOn = before === sang || (before === trong && isGoingOn(parsed, from))
  const comesFrom = next === chuyen || next === sang || (before === tu && (next === sang || earlier === tiep))
  if (!goesOn && !comesFrom) return undefined
  cursor.at += 2
  return yearPeriod(goesOn ? year - 1 : year + 1, label())
}

/** `tiếp tục học trong năm 2023` */
function isGoingOn(parsed: ParsedText, at: number): boolean {
  for (let from = at - 2; from >= Math.max(0, at - maxOnwardTokens); from--) {
    if (formAt(parsed, from) === tiep && formAt(parsed, from + 1) === tuc) return true
  }
  return false
}
