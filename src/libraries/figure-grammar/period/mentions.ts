import type { Period } from '../figure.ts'
import { textOf, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import type { Token } from '../text/token.ts'
import { phraseReader } from '../text/phrases.ts'
import { comparisonWords, manyYearsAfter, manyYearsBefore } from '../vocabulary/calendar.ts'
import { digitWords } from '../vocabulary/number-words.ts'
import { asOfPeriod, monthsPeriod, yearPeriod } from './calendar.ts'
import { beginsClause, oneYearOf, readSamePeriod } from './same-period.ts'

/** A period that the text names, as a range of tokens. */
export interface Mention {
  from: number
  to: number
  /** Null if the text names a period whose days it does not say: từ đầu nhiệm kỳ. */
  period: Period | null
  /** Whether it is the year before or after the one that the words name: chuyển sang năm 2023. */
  implied: boolean
  /** Whether the text only turns to it, so that it holds for what stands behind it in its sentence: cùng kỳ năm 2021. */
  aside: boolean
}

/** The last periods of a kind that the text has named so far; `part`: the last month or quarter. */
interface Latest {
  term?: Period
  month?: Period
  quarter?: Period
  part?: Period
}

/** What a reader reads: a period, null for one of unknown days; undefined if no period begins here. */
type Read = Period | null | undefined

const readComparison = phraseReader(comparisonWords)
const readManyBefore = phraseReader(manyYearsBefore)
const readManyAfter = phraseReader(manyYearsAfter)
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
const [tu, ke, nay, trong, sang, chuyen, luy, cong, don, nua, ca, giua, suot, qua, vua, tuan] = [
  'từ',
  'kể',
  'nay',
  'trong',
  'sang',
  'chuyển',
  'lũy',
  'cộng',
  'dồn',
  'nửa',
  'cả',
  'giữa',
  'suốt',
  'qua',
  'vừa',
  'tuần',
].map(formOf)
const [accumulated, tiep, tuc] = ['kế', 'tiếp', 'tục'].map(formOf)
const six = formOf('sáu')
const [uoc, hien, cung] = ['ước', 'hiện', 'cùng'].map(formOf)
const [nhiem, truoc, ngoai] = ['nhiệm', 'trước', 'ngoái'].map(formOf)
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
  if (month !== undefined) {
    const last = endOfMonths(parsed, cursor, year, month)
    if (last) return monthsPeriod('range', [year, month], last, label())
    return monthsPeriod('month', [year, month], [year, month], label())
  }
  return monthsPeriod('quarter', [year, quarter! * 3 - 2], [year, quarter! * 3], label())
}

/** `7/2025`, of a range in brackets. */
function bareMonthAt(parsed: ParsedText, at: number): [number, number] | undefined {
  const month = Number(formAt(parsed, at))
  const year = formAt(parsed, at + 1) === '/' ? yearAt(parsed, at + 2) : undefined
  return year !== undefined && month >= 1 && month <= 12 ? [year, month] : undefined
}

/** `(7/2025 - 6/2026)` */
function readBareMonths(parsed: ParsedText, cursor: Cursor, label: () => string): Period | undefined {
  if (formAt(parsed, cursor.at - 1) !== '(' || !isRangeSign(formAt(parsed, cursor.at + 3))) return undefined
  const [first, last] = [bareMonthAt(parsed, cursor.at), bareMonthAt(parsed, cursor.at + 4)]
  if (first === undefined || last === undefined || first[0] * 12 + first[1] > last[0] * 12 + last[1])
    return undefined
  cursor.at += 7
  return monthsPeriod('range', first, last, label())
}

/** The last month of `tháng 1/2020 đến tháng 6/2020`. */
function endOfMonths(
  parsed: ParsedText,
  cursor: Cursor,
  firstYear: number,
  firstMonth: number,
): [number, number] | undefined {
  // đến hết tháng 9
  const at = formAt(parsed, cursor.at + 1) === het ? cursor.at + 2 : cursor.at + 1
  const month = Number(formAt(parsed, at + 1))
  if (!isRangeSign(formAt(parsed, cursor.at)) || formAt(parsed, at) !== thang) return undefined
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined
  const after: Cursor = { at: at + 2 }
  const year = yearOf(parsed, after) ?? firstYear
  if (year < firstYear || (year === firstYear && month <= firstMonth)) return undefined
  cursor.at = after.at
  return [year, month]
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
  // 9 tháng năm 2026
  const isOfYear = side === nam && yearAt(parsed, cursor.at + 3) !== undefined
  const isSide = side === dau || side === cuoi || isOfYear
  if (!isCount || formAt(parsed, cursor.at + 1) !== thang || !isSide) return undefined
  cursor.at += isOfYear ? 2 : 3
  const named = yearOf(parsed, cursor)
  if (named === undefined && formAt(parsed, cursor.at) === nam) cursor.at += 1
  const year = named ?? fallback
  if (year === undefined) return undefined
  const months: [number, number] = side === cuoi ? [13 - count, 12] : [1, count]
  return monthsPeriod(count === 6 ? 'half' : 'range', [year, months[0]], [year, months[1]], label())
}

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
function readAsOf(
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
function readUntilNow(
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
function readTerm(parsed: ParsedText, cursor: Cursor, latest: Latest, label: () => string): Read {
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

const numberWords = new Set([...Object.keys(digitWords), 'mười'].map(formOf))

/** `trải qua 70 năm xây dựng`, `cả 3 năm`, `5 năm qua`: several years whose days the words do not say. */
function readManyYears(parsed: ParsedText, cursor: Cursor): null | undefined {
  const start = readManyBefore(parsed.tokens, cursor.at)?.to ?? cursor.at
  const number = parsed.tokens[start]
  const isSmall =
    number?.kind === 'number' ? /^\d{1,3}$/.test(number.form) : numberWords.has(number?.form ?? '')
  if (!isSmall || formAt(parsed, start + 1) !== nam) return undefined
  const after = readManyAfter(parsed.tokens, start + 2)
  if (start === cursor.at && after === undefined) return undefined
  cursor.at = after?.to ?? start + 2
  return null
}

/** `Năm trước, Hội mở 17 lớp`: the year before that of the text, at the beginning of a clause. */
function readYearBefore(
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

/** `trong tháng`, `trong quý`: the last one that the text has named. */
function readThisMonth(parsed: ParsedText, cursor: Cursor, latest: Latest, label: () => string): Read {
  const unit = formAt(parsed, cursor.at + 1)
  if (formAt(parsed, cursor.at) !== trong || (unit !== thang && unit !== quy && unit !== tuan))
    return undefined
  const after = parsed.tokens[cursor.at + 2]
  if (after?.kind === 'number' || quarters[after?.form ?? ''] !== undefined) return undefined
  cursor.at += 2
  const last = unit === tuan ? undefined : unit === thang ? latest.month : latest.quarter
  return last ? { ...last, label: label() } : null
}

/** `lũy kế từ đầu năm`, `từ đầu năm đến nay`, `lũy kế 9 tháng`: from 1 January to the end of the last month that is named. */
function readSinceJanuary(
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

/** `Cả năm mở 25 lớp`, `ước cả năm`: the year of the months that the paragraph has named before. */
function readWholeYear(
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
function readNeighbour(parsed: ParsedText, cursor: Cursor, label: () => string): Period | undefined {
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

const openers = new Set([tinh, six, thang, quy, nam, den, toi, tu, ke, nhiem, trong, luy, cong, cung])
const manyOpeners = new Set([...numberWords, ...['cả', 'trải', 'suốt'].map(formOf)])
const mayBegin = ({ kind, form }: Token) => kind === 'number' || openers.has(form) || manyOpeners.has(form)

/** Finds every period that the text names, in order. @param year the year of `6 tháng đầu năm` and other mentions without one */
export function findMentions(parsed: ParsedText, year: number | undefined): Mention[] {
  const mentions: Mention[] = []
  const latest: Latest = {}
  let fallback = year
  /** The last period that the paragraph is about. */
  let last: Period | null | undefined
  for (let from = 0; from < parsed.tokens.length;) {
    // a paragraph is about the year of the caller, until it names another one
    if (parsed.tokens[from]!.kind === 'break') {
      last = undefined
      if (year !== undefined) fallback = year
    }
    if (!mayBegin(parsed.tokens[from]!)) {
      from += 1
      continue
    }
    const cursor: Cursor = { at: from }
    const label = () => textOf(parsed, from, cursor.at).normalize('NFC').replace(/\s+/g, ' ')
    const turned = readAside(parsed, cursor, last, fallback, label)
    if (turned !== undefined) {
      mentions.push({ from, to: cursor.at, period: turned, implied: false, aside: true })
      from = cursor.at
      continue
    }
    const implied = readNeighbour(parsed, cursor, label)
    const period = implied ?? readMention(parsed, cursor, latest, { fallback, given: year }, label)
    if (period !== undefined && !readComparison.before(parsed.tokens, from)) {
      mentions.push({ from, to: cursor.at, period, implied: implied !== undefined, aside: false })
      remember(latest, period)
      if (!implied) last = period
      if (period?.kind === 'year' && !implied) fallback = Number(period.end.slice(0, 4))
    }
    from = period === undefined ? from + 1 : cursor.at
  }
  return mentions
}

/** A period to which the text only turns. */
function readAside(
  parsed: ParsedText,
  cursor: Cursor,
  last: Period | null | undefined,
  fallback: number | undefined,
  label: () => string,
): Read {
  const same = readSamePeriod(parsed, cursor.at, last, (to) => {
    cursor.at = to
    return label()
  })
  if (same === undefined) return readWholeYear(parsed, cursor, oneYearOf(last) ?? fallback, label)
  cursor.at = same.to
  return same.period
}

function remember(latest: Latest, period: Period | null): void {
  if (period?.kind === 'term') latest.term = period
  if (period?.kind === 'month') latest.month = latest.part = period
  if (period?.kind === 'quarter') latest.quarter = latest.part = period
}

function readMention(
  parsed: ParsedText,
  cursor: Cursor,
  latest: Latest,
  { fallback, given }: { fallback: number | undefined; given: number | undefined },
  label: () => string,
): Read {
  const from = cursor.at
  const readers = [
    () => readUntilNow(parsed, cursor, fallback, given, label),
    () => readSinceJanuary(parsed, cursor, latest, fallback, label),
    () => readYearBefore(parsed, cursor, given ?? fallback, label),
    () => readTerm(parsed, cursor, latest, label),
    () => readThisMonth(parsed, cursor, latest, label),
    () => readAsOf(parsed, cursor, fallback, label),
    () => readMonths(parsed, cursor, fallback, label),
    () => readBareMonths(parsed, cursor, label),
    () => readManyYears(parsed, cursor),
    () => readMonthOrQuarter(parsed, cursor, fallback, label),
    () => readYears(parsed, cursor, label),
  ]
  for (const read of readers) {
    cursor.at = from
    const period = read()
    if (period !== undefined) return period
  }
  return undefined
}
