import type { Period } from '../figure.ts'
import { type ParsedText, textOf } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import type { Token } from '../text/token.ts'
import { comparisonWords } from '../vocabulary/calendar.ts'
import { cong, cung, den, ke, luy, nam, nhiem, quy, six, thang, tinh, toi, trong, tu } from './forms.ts'
import { readBareMonths, readMonthOrQuarter, readMonths, readThisMonth } from './months.ts'
import type { Cursor, Latest, Read } from './reader.ts'
import { oneYearOf, readSamePeriod } from './same-period.ts'
import { readAsOf, readSinceJanuary, readTerm, readUntilNow } from './spans.ts'
import {
  numberWords,
  readManyYears,
  readNeighbour,
  readWholeYear,
  readYearBefore,
  readYears,
} from './years.ts'

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

const readComparison = phraseReader(comparisonWords)

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
