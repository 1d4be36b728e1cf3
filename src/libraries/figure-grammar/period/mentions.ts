import type { Period } from '../figure.ts'
import { type ParsedText, textOf } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import type { Token } from '../text/token.ts'
import { severalYearsWords } from '../vocabulary/calendar.ts'
import { readAsOf } from './as-of.ts'
import { isCompared, isFounding, isMeasure } from './compared.ts'
import { cong, cung, den, ke, luy, nam, nhiem, quy, six, thang, tinh, toi, trong, tu } from './forms.ts'
import { readBareMonths, readMonthOrQuarter, readMonths, readThisMonth } from './months.ts'
import { endsParagraph } from './paragraphs.ts'
import { isPlanned } from './planned.ts'
import type { Cursor, Latest, Read } from './reader.ts'
import { oneYearOf, readSamePeriod } from './same-period.ts'
import { isOfCongress, readTerm } from './terms.ts'
import { readSinceJanuary, readUntilNow } from './until-now.ts'
import {
  numberWords,
  readManyYears,
  readNeighbour,
  readThisYear,
  readWholeYear,
  readYearlyWords,
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
  /** Whether figures are measured by its plan: đạt 94% kế hoạch năm 2019. */
  measure: boolean
  /** Whether something was founded in it, which is a period of that alone: Chi bộ thành lập năm 2021, có 9 đảng viên. */
  founding: boolean
  /** Whether it is not over, so that what there is at its end is not known: từ đầu năm đến nay. */
  isOpen: boolean
}

const openers = new Set([tinh, six, thang, quy, nam, den, toi, tu, ke, nhiem, trong, luy, cong, cung])
const manyOpeners = new Set([
  ...numberWords,
  ...['cả', 'trải', 'suốt', 'hằng', 'hàng', 'mỗi', ...severalYearsWords].map(formOf),
])
const mayBegin = ({ kind, form }: Token) => kind === 'number' || openers.has(form) || manyOpeners.has(form)

/** What the text has said of periods up to a token. */
interface Context {
  latest: Latest
  /** The year of the whole text. */
  given: number | undefined
  /** The year that the paragraph is about so far. */
  fallback: number | undefined
  /** Whether the text only plans for that year. */
  isFallbackPlanned: boolean
  /** Where the paragraph has named that year. */
  fallbackAt: number | undefined
  /** The last period that the paragraph is about. */
  last: Period | null | undefined
}

/** Finds every period that the text names, in order. @param year the year of `6 tháng đầu năm` and other mentions without one */
export function findMentions(parsed: ParsedText, year: number | undefined): Mention[] {
  const mentions: Mention[] = []
  const context: Context = {
    latest: { terms: [] },
    given: year,
    fallback: year,
    isFallbackPlanned: false,
    fallbackAt: undefined,
    last: undefined,
  }
  const accountEnds = lastQuantities(parsed)
  for (let from = 0; from < parsed.tokens.length;) {
    // a paragraph is about the year of the caller, until it names another one
    if (endsParagraph(parsed, from)) {
      context.last = undefined
      context.fallbackAt = undefined
      context.isFallbackPlanned &&= year === undefined
      if (year !== undefined) context.fallback = year
    }
    if (!mayBegin(parsed.tokens[from]!)) {
      from += 1
      continue
    }
    const cursor: Cursor = { at: from }
    const label = () => textOf(parsed, from, cursor.at).normalize('NFC').replace(/\s+/g, ' ')
    const turned = readAside(parsed, cursor, context, label)
    const implied = turned === undefined ? readNeighbour(parsed, cursor, label) : undefined
    const period = turned ?? implied ?? readMention(parsed, cursor, context, accountEnds, label)
    if (turned === undefined && period === undefined) {
      from += 1
      continue
    }
    const mention: Mention = {
      from,
      to: cursor.at,
      period: turned === undefined ? period! : turned,
      implied: implied !== undefined,
      aside: turned !== undefined,
      measure: false,
      founding: isFounding(parsed, from),
      isOpen: cursor.isOpen ?? false,
    }
    from = cursor.at
    if (!mention.aside) {
      mention.measure = isMeasure(parsed, mention.from)
      if (!mention.measure && isCompared(parsed, mention.from)) continue
      mention.aside = mention.period?.kind === 'term' && isOfCongress(parsed, mention.from)
      remember(context, parsed, mention)
    }
    mentions.push(mention)
  }
  return mentions
}

/** The last number of each sentence. */
function lastQuantities({ quantities, places }: ParsedText): ReadonlyMap<number, number> {
  return new Map(quantities.map(({ from }) => [places[from]!.sentence, from]))
}

/** A period to which the text only turns. */
function readAside(
  parsed: ParsedText,
  cursor: Cursor,
  { last, fallback }: Context,
  label: () => string,
): Read {
  const same = readSamePeriod(parsed, cursor.at, last, (to) => {
    cursor.at = to
    return label()
  })
  if (same === undefined) {
    const yearly = readYearlyWords(parsed, cursor)
    return yearly === null ? null : readWholeYear(parsed, cursor, oneYearOf(last) ?? fallback, label)
  }
  cursor.at = same.to
  return same.period
}

function remember(context: Context, parsed: ParsedText, mention: Mention): void {
  const { latest } = context
  const { from, period, implied, measure, aside } = mention
  if (period?.kind === 'term') latest.terms.push({ period, isOfCongress: aside })
  if (period?.kind === 'month') latest.month = latest.part = period
  if (period?.kind === 'quarter') latest.quarter = latest.part = period
  // the term of a congress is its name
  if (implied || aside || mention.founding) return
  if (!measure) context.last = period
  if (period?.kind !== 'year') return
  context.fallback = Number(period.end.slice(0, 4))
  context.fallbackAt = from
  context.isFallbackPlanned = isPlanned(parsed, mention)
}

/**
 * The year of `đến hết tháng 10`: that of the text, if the paragraph has given numbers of an earlier one in a sentence
 * before.
 */
function yearOfProgress(
  { places }: ParsedText,
  at: number,
  { fallback, fallbackAt, given }: Context,
  accountEnds: ReadonlyMap<number, number>,
): number | undefined {
  if (given === undefined || fallbackAt === undefined || fallback === undefined || fallback >= given)
    return fallback
  const { sentence } = places[fallbackAt]!
  const isAccounted = sentence !== places[at]!.sentence && (accountEnds.get(sentence) ?? -1) > fallbackAt + 1
  return isAccounted ? given : fallback
}

function readMention(
  parsed: ParsedText,
  cursor: Cursor,
  context: Context,
  accountEnds: ReadonlyMap<number, number>,
  label: () => string,
): Read {
  const from = cursor.at
  const { latest, fallback, given, last } = context
  const thisYear = context.isFallbackPlanned ? given : fallback
  const years = { fallback, given }
  const readers = [
    () => readUntilNow(parsed, cursor, years, label),
    () => readSinceJanuary(parsed, cursor, latest, years, label),
    () => readYearBefore(parsed, cursor, given ?? fallback, label),
    () => readTerm(parsed, cursor, latest, given ?? fallback, label),
    () => readThisMonth(parsed, cursor, latest, label),
    () => readThisYear(parsed, cursor, thisYear, last, label),
    () => readAsOf(parsed, cursor, yearOfProgress(parsed, from, context, accountEnds), label),
    () => readMonths(parsed, cursor, fallback, label),
    () => readBareMonths(parsed, cursor, label),
    () => readManyYears(parsed, cursor),
    () => readMonthOrQuarter(parsed, cursor, fallback, label),
    () => readYears(parsed, cursor, label),
  ]
  for (const read of readers) {
    cursor.at = from
    cursor.isOpen = false
    const period = read()
    if (period !== undefined) return period
  }
  return undefined
}
