import type { Period } from '../figure.ts'
import { textOf, type Scene } from '../scene.ts'
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

/** Reads tokens as a cursor does: each method gives what it read, or nothing, and goes on behind it. */
interface Cursor {
  at: number
}

const formAt = ({ tokens }: Scene, at: number) => tokens[at]?.form

function yearAt({ tokens }: Scene, at: number): number | undefined {
  const token = tokens[at]
  if (token?.kind !== 'number' || !/^(?:19|20)\d\d$/.test(token.form)) return undefined
  return Number(token.form)
}

/** `năm 2020`, or `/2020`, or `của năm 2020` behind a month, quarter or half. */
function yearOf(scene: Scene, cursor: Cursor): number | undefined {
  const form = formAt(scene, cursor.at)
  if (form !== nam && form !== '/' && form !== '-') return undefined
  const year = yearAt(scene, cursor.at + 1)
  if (year !== undefined) cursor.at += 2
  return year
}

/** The years `2016 - 2020`, `2016 đến năm 2020`, or one year, at a token. */
function yearsAt(scene: Scene, cursor: Cursor): [number, number] | undefined {
  const first = yearAt(scene, cursor.at)
  if (first === undefined) return undefined
  cursor.at += 1
  if (!isRangeSign(formAt(scene, cursor.at))) return [first, first]
  const behind = formAt(scene, cursor.at + 1) === nam ? cursor.at + 2 : cursor.at + 1
  const last = yearAt(scene, behind)
  if (last === undefined || last < first) return [first, first]
  cursor.at = behind + 1
  return [first, last]
}

function readYears(scene: Scene, cursor: Cursor, label: () => string): Period | undefined {
  const before = formAt(scene, cursor.at - 1)
  const isTerm = before === ky && formAt(scene, cursor.at - 2) === nhiem
  if (formAt(scene, cursor.at) === nam) {
    const isSchoolYear = formAt(scene, cursor.at + 1) === hoc
    cursor.at += isSchoolYear ? 2 : 1
    const years = yearsAt(scene, cursor)
    if (years === undefined) return undefined
    if (isSchoolYear) return monthsPeriod('school_year', [years[0], 9], [years[1], 8], label())
    return yearsPeriod(years, 'range', label())
  }
  const years = yearsAt(scene, cursor)
  return years && years[0] !== years[1] ? yearsPeriod(years, isTerm ? 'term' : 'range', label()) : undefined
}

function yearsPeriod([first, last]: [number, number], kind: 'range' | 'term', label: string): Period {
  return first === last ? yearPeriod(first, label) : monthsPeriod(kind, [first, 1], [last, 12], label)
}

/** `tháng 10/2018`, `quý II năm 2020`; the year may be told elsewhere. */
function readMonthOrQuarter(
  scene: Scene,
  cursor: Cursor,
  fallback: number | undefined,
  label: () => string,
): Period | undefined {
  const word = formAt(scene, cursor.at)
  const name = formAt(scene, cursor.at + 1) ?? ''
  if ((word !== thang && word !== quy) || formAt(scene, cursor.at - 2) === ngay) return undefined
  const quarter = word === quy ? quarters[name] : undefined
  const month = word === thang && /^\d{1,2}$/.test(name) ? Number(name) : undefined
  if (quarter === undefined && (month === undefined || month < 1 || month > 12)) return undefined
  cursor.at += 2
  const year = yearOf(scene, cursor) ?? fallback
  if (year === undefined) return undefined
  if (month !== undefined) return monthsPeriod('month', [year, month], [year, month], label())
  return monthsPeriod('quarter', [year, quarter! * 3 - 2], [year, quarter! * 3], label())
}

/** `6 tháng đầu năm 2021`, `9 tháng đầu năm`. */
function readMonths(
  scene: Scene,
  cursor: Cursor,
  fallback: number | undefined,
  label: () => string,
): Period | undefined {
  const count = formAt(scene, cursor.at) === six ? 6 : Number(formAt(scene, cursor.at))
  const side = formAt(scene, cursor.at + 2)
  const isCount = Number.isInteger(count) && count >= 1 && count <= 11
  if (!isCount || formAt(scene, cursor.at + 1) !== thang || (side !== dau && side !== cuoi)) return undefined
  cursor.at += 3
  const named = yearOf(scene, cursor)
  if (named === undefined && formAt(scene, cursor.at) === nam) cursor.at += 1
  const year = named ?? fallback
  if (year === undefined) return undefined
  const months: [number, number] = side === dau ? [1, count] : [13 - count, 12]
  return monthsPeriod(count === 6 ? 'half' : 'range', [year, months[0]], [year, months[1]], label())
}

/** `tính đến ngày 30/11/2020`, `tính đến hết tháng 6/2021`. */
function readAsOf(scene: Scene, cursor: Cursor, label: () => string): Period | undefined {
  if (formAt(scene, cursor.at) !== tinh || formAt(scene, cursor.at + 1) !== den) return undefined
  let at = cursor.at + 2
  while ([het, ngay, thang, nam].includes(formAt(scene, at) ?? '') && at < cursor.at + 5) at += 1
  const numbers: number[] = []
  while (numbers.length < 3 && /^\d{1,4}$/.test(formAt(scene, at) ?? '')) {
    numbers.push(Number(formAt(scene, at)))
    at += 1
    if (!['/', '-', '.', thang, nam].includes(formAt(scene, at) ?? '')) break
    if (/^\d{1,4}$/.test(formAt(scene, at + 1) ?? '')) at += 1
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

/** Every period that the text names, in its order. `year` stands for the one that `6 tháng đầu năm` leaves out. */
export function findMentions(scene: Scene, year: number | undefined): Mention[] {
  const mentions: Mention[] = []
  let fallback = year
  for (let from = 0; from < scene.tokens.length;) {
    if (!mayBegin(scene.tokens[from]!)) {
      from += 1
      continue
    }
    const cursor: Cursor = { at: from }
    const label = () => textOf(scene, from, cursor.at).normalize('NFC').replace(/\s+/g, ' ')
    const period = readMention(scene, cursor, fallback, label)
    if (period && !readComparison.before(scene.tokens, from)) {
      mentions.push({ from, to: cursor.at, period })
      if (period.kind === 'year') fallback = Number(period.end.slice(0, 4))
    }
    from = period ? cursor.at : from + 1
  }
  return mentions
}

function readMention(
  scene: Scene,
  cursor: Cursor,
  fallback: number | undefined,
  label: () => string,
): Period | undefined {
  const from = cursor.at
  const readers = [
    () => readAsOf(scene, cursor, label),
    () => readMonths(scene, cursor, fallback, label),
    () => readMonthOrQuarter(scene, cursor, fallback, label),
    () => readYears(scene, cursor, label),
  ]
  for (const read of readers) {
    cursor.at = from
    const period = read()
    if (period) return period
  }
  return undefined
}
