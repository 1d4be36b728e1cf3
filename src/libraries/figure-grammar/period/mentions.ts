import type { Period } from '../figure.ts'
import { textOf, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import type { Token } from '../text/token.ts'
import { phraseReader } from '../text/phrases.ts'
import { comparisonWords } from '../vocabulary/calendar.ts'
import { asOfPeriod, monthsPeriod, yearPeriod } from './calendar.ts'

/** A period that the text names, as a range of tokens. */
export interface Mention {
  from: number
  to: number
  period: Period
}

const readComparison = phraseReader(comparisonWords)
const [nam, thang, quy, ky, hoc, dau, cuoi, den, toi, tinh, ngay, het] = [
  'năm',
  'tháng',
  'quý',
  'kỳ',
  'học',
  'đầu',
  'cuối',
  'đến',
  'tới',
  'tính',
  'ngày',
  'hết',
].map(formOf)
const six = formOf('sáu')
const nhiem = formOf('nhiệm')
const quarters: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 }
const isRangeSign = (form: string | undefined) =>
  form !== undefined && (/^[-–—]$/.test(form) || form === den || form === toi)

/** A cursor over tokens: each method returns what it read and moves after it, or returns nothing. */
interface Cursor {
  at: number
}

const formAt = ({ tokens }: ParsedText, at: number) => tokens[at]?.form

function yearAt({ tokens }: ParsedText, at: number): number | undefined {
  const token = tokens[at]
  if (token?.kind !== 'number' || !/^(?:19|20)\d\d$/.test(token.form)) return undefined
  return Number(token.form)
}

/** `năm 2020`, or `/2020`, or `của năm 2020` after a month, quarter or half. */
function yearOf(parsed: ParsedText, cursor: Cursor): number | undefined {
  const form = formAt(parsed, cursor.at)
  if (form !== nam && form !== '/' && form !== '-') return undefined
  const year = yearAt(parsed, cursor.at + 1)
  if (year !== undefined) cursor.at += 2
  return year
}

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

function readYears(parsed: ParsedText, cursor: Cursor, label: () => string): Period | undefined {
  const before = formAt(parsed, cursor.at - 1)
  const isTerm = before === ky && formAt(parsed, cursor.at - 2) === nhiem
  if (formAt(parsed, cursor.at) === nam) {
    const isSchoolYear = formAt(parsed, cursor.at + 1) === hoc
    cursor.at += isSchoolYear ? 2 : 1
    const years = yearsAt(parsed, cursor)
    if (years === undefined) return undefined
    if (isSchoolYear) return monthsPeriod('school_year', [years[0], 9], [years[1], 8], label())
    return yearsPeriod(years, 'range', label())
  }
  const years = yearsAt(parsed, cursor)
  return years && years[0] !== years[1] ? yearsPeriod(years, isTerm ? 'term' : 'range', label()) : undefined
}

function yearsPeriod([first, last]: [number, number], kind: 'range' | 'term', label: string): Period {
  return first === last ? yearPeriod(first, label) : monthsPeriod(kind, [first, 1], [last, 12], label)
}

/** `tháng 10/2018`, `quý II năm 2020`; the year may stand elsewhere. */
function readMonthOrQuarter(
  parsed: ParsedText,
  cursor: Cursor,
  fallback: number | undefined,
  label: () => string,
): Period | undefined {
  const word = formAt(parsed, cursor.at)
  const name = formAt(parsed, cursor.at + 1) ?? ''
  if ((word !== thang && word !== quy) || formAt(parsed, cursor.at - 2) === ngay) return undefined
  const quarter = word === quy ? quarters[name] : undefined
  const month = word === thang && /^\d{1,2}$/.test(name) ? Number(name) : undefined
  if (quarter === undefined && (month === undefined || month < 1 || month > 12)) return undefined
  cursor.at += 2
  const year = yearOf(parsed, cursor) ?? fallback
  if (year === undefined) return undefined
  if (month !== undefined) return monthsPeriod('month', [year, month], [year, month], label())
  return monthsPeriod('quarter', [year, quarter! * 3 - 2], [year, quarter! * 3], label())
}

/** `6 tháng đầu năm 2021`, `9 tháng đầu năm`. */
function readMonths(
  parsed: ParsedText,
  cursor: Cursor,
  fallback: number | undefined,
  label: () => string,
): Period | undefined {
  const count = formAt(parsed, cursor.at) === six ? 6 : Number(formAt(parsed, cursor.at))
  const side = formAt(parsed, cursor.at + 2)
  const isCount = Number.isInteger(count) && count >= 1 && count <= 11
  if (!isCount || formAt(parsed, cursor.at + 1) !== thang || (side !== dau && side !== cuoi)) return undefined
  cursor.at += 3
  const named = yearOf(parsed, cursor)
  if (named === undefined && formAt(parsed, cursor.at) === nam) cursor.at += 1
  const year = named ?? fallback
  if (year === undefined) return undefined
  const months: [number, number] = side === dau ? [1, count] : [13 - count, 12]
  return monthsPeriod(count === 6 ? 'half' : 'range', [year, months[0]], [year, months[1]], label())
}

/** `tính đến ngày 30/11/2020`, `tính đến hết tháng 6/2021`. */
function readAsOf(parsed: ParsedText, cursor: Cursor, label: () => string): Period | undefined {
  if (formAt(parsed, cursor.at) !== tinh || formAt(parsed, cursor.at + 1) !== den) return undefined
  let at = cursor.at + 2
  while ([het, ngay, thang, nam].includes(formAt(parsed, at) ?? '') && at < cursor.at + 5) at += 1
  const numbers: number[] = []
  while (numbers.length < 3 && /^\d{1,4}$/.test(formAt(parsed, at) ?? '')) {
    numbers.push(Number(formAt(parsed, at)))
    at += 1
    if (!['/', '-', '.', thang, nam].includes(formAt(parsed, at) ?? '')) break
    if (/^\d{1,4}$/.test(formAt(parsed, at + 1) ?? '')) at += 1
  }
  const year = numbers.at(-1)
  if (year === undefined || year < 1900 || year > 2100) return undefined
  const month = numbers.at(-2) ?? 12
  if (month < 1 || month > 12) return undefined
  cursor.at = at
  const day = numbers.length === 3 ? numbers[0]! : new Date(Date.UTC(year, month, 0)).getUTCDate()
  return asOfPeriod(year, month, day, label()) ?? undefined
}

const openers = new Set([tinh, six, thang, quy, nam])
const mayBegin = ({ kind, form }: Token) => kind === 'number' || openers.has(form)

/** Finds every period that the text names, in order. @param year the year of `6 tháng đầu năm` and other mentions without one */
export function findMentions(parsed: ParsedText, year: number | undefined): Mention[] {
  const mentions: Mention[] = []
  let fallback = year
  for (let from = 0; from < parsed.tokens.length;) {
    if (!mayBegin(parsed.tokens[from]!)) {
      from += 1
      continue
    }
    const cursor: Cursor = { at: from }
    const label = () => textOf(parsed, from, cursor.at).normalize('NFC').replace(/\s+/g, ' ')
    const period = readMention(parsed, cursor, fallback, label)
    if (period && !readComparison.before(parsed.tokens, from)) {
      mentions.push({ from, to: cursor.at, period })
      if (period.kind === 'year') fallback = Number(period.end.slice(0, 4))
    }
    from = period ? cursor.at : from + 1
  }
  return mentions
}

function readMention(
  parsed: ParsedText,
  cursor: Cursor,
  fallback: number | undefined,
  label: () => string,
): Period | undefined {
  const from = cursor.at
  const readers = [
    () => readAsOf(parsed, cursor, label),
    () => readMonths(parsed, cursor, fallback, label),
    () => readMonthOrQuarter(parsed, cursor, fallback, label),
    () => readYears(parsed, cursor, label),
  ]
  for (const read of readers) {
    cursor.at = from
    const period = read()
    if (period) return period
  }
  return undefined
}
