import type { Figure } from '../../../libraries/figure-grammar/figure.ts'
import type { YearOfPost } from './year-source.ts'
import { asOfPeriod } from '../../../libraries/figure-grammar/period/calendar.ts'
import { findMentions, type Mention } from '../../../libraries/figure-grammar/period/mentions.ts'
import { isPlanned } from '../../../libraries/figure-grammar/period/planned.ts'
import type { ParsedText } from '../../../libraries/figure-grammar/parsed-text.ts'

/**
 * The year that a post is about: the only year in its body, else the year of the title or summary (`năm 2020`, `tháng
 * 6/2023`), else the only one for which the body does not plan, else the year that more of its figures name than any other.
 */
export function yearOfPost(
  figures: readonly Figure[],
  body: ParsedText,
  headlines: readonly ParsedText[],
): YearOfPost | undefined {
  const all = new Set(namedYears(body, () => true))
  const done = new Set(namedYears(body, (mention) => !isPlanned(body, mention)))
  const own = onlyYear(body, done)
  if (own !== undefined && all.size <= 1) return { year: own, source: 'body' }
  for (const headline of headlines) {
    const year = yearOfHeadline(headline)
    if (year !== undefined) return { year, source: 'title' }
  }
  if (own !== undefined) return { year: own, source: 'body' }
  const named = mostNamed(figures)
  // Năm 2010 có 29%, ... năm 2015 ước đạt: what was is compared with what is
  const year = named !== undefined && named < Math.max(...done) ? undefined : named
  const months = monthsOfDays(body.text)
  // a day of another year alone leaves in doubt what the other figures are of
  const isDoubtful = months.length > 0 && !months.some((day) => isNear(day, year))
  return year === undefined || isDoubtful ? undefined : { year, source: 'figures' }
}

/** Periods that are about one year; a term or a span of years is about several. */
const ofOneYear: readonly string[] = ['year', 'half', 'quarter', 'month', 'as_of']

/** The years of the periods that a text names. @param isWanted which of them */
function namedYears(parsed: ParsedText, isWanted: (mention: Mention) => boolean): number[] {
  return findMentions(parsed, undefined).flatMap((mention) => {
    const { period, implied, founding } = mention
    if (period === null || implied || founding || !ofOneYear.includes(period.kind) || !isWanted(mention))
      return []
    return [Number(period.end.slice(0, 4))]
  })
}

/** The months in which most posts report on the year before. */
const lastReportingMonth = 3

// the day of a document (Kế hoạch số 91-KH/TU, ngày 29/7/2014) is no day of the post
const days =
  /(?:số\s[^\s,;]*[,;]?\s*(?:ngày\s*)?)?(?<![\d/.]|(?<!\d{4})-)(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>(?:19|20)\d\d)(?!\d)/giu

/** A month of a year. */
interface Month {
  month: number
  year: number
}

/** The most years between the days that a post is about; earlier ones are of its history: (3/2/1930 - 3/2/2018). */
const maxYears = 15

/** The months of the days that a text names, and that the calendar has, without those of its history. */
function monthsOfDays(text: string): Month[] {
  const months = monthsOfAllDays(text)
  // a long text has more days than a call takes arguments
  const latest = Math.max(...new Set(months.map(({ year }) => year)))
  return months.filter(({ year }) => year > latest - maxYears)
}

const monthsOfAllDays = (text: string): Month[] =>
  [...text.matchAll(days)].flatMap(([words, ...numbers]) => {
    const [day, month, year] = numbers.map(Number) as [number, number, number]
    const isOfPost = !/^số/iu.test(words) && asOfPeriod(year, month, day, words) !== null
    return isOfPost ? [{ month, year }] : []
  })

/** Whether a month is in a year, or so early in the next one that its reports are on that year. */
const isNear = ({ month, year }: Month, reported: number | undefined): boolean =>
  reported !== undefined && (year === reported || (year === reported + 1 && month <= lastReportingMonth))

/** The only year that a text is about; a day at the beginning of the next year is that of the report. */
function onlyYear(body: ParsedText, named: ReadonlySet<number>): number | undefined {
  const months = monthsOfDays(body.text)
  const ofDays = new Set(months.map((day) => day.year))
  if (named.size > 1) return undefined
  // bế giảng khóa 2011 - 2013, khai giảng ngày 12/1/2012
  if (named.size === 0 && lastOfSpans(body) > Math.max(0, ...ofDays)) return undefined
  const [year] = named.size === 1 ? named : ofDays
  if (year === undefined || (named.size === 0 && ofDays.size > 1)) return undefined
  return months.every((day) => isNear(day, year)) ? year : undefined
}

/** The last year of the spans of years that a text names; 0 without one. */
const lastOfSpans = (body: ParsedText): number =>
  Math.max(
    0,
    ...new Set(
      findMentions(body, undefined).map(({ period }) =>
        period === null || ofOneYear.includes(period.kind) ? 0 : Number(period.end.slice(0, 4)),
      ),
    ),
  )

function yearOfHeadline(headline: ParsedText): number | undefined {
  // a title that only plans for a year is about that one
  const [named] = [
    ...namedYears(headline, (mention) => !isPlanned(headline, mention)),
    ...namedYears(headline, () => true),
  ]
  if (named !== undefined) return named
  // 2020 - 2025 is a term
  const bare = /(?<![\d/.-]|\d\s*[-–]\s*)(?:19|20)\d\d(?![\d/.-]|\s*[-–]\s*(?:19|20)\d\d)/.exec(headline.text)
  return bare === null ? undefined : Number(bare[0])
}

/** The year that more figures name than any other, and some of them as a whole. */
function mostNamed(figures: readonly Figure[]): number | undefined {
  const counts = new Map<number, number>()
  const whole = new Set<number>()
  const isPlan = ({ dimensions }: Figure) => dimensions.scenario === 'plan'
  const done = figures.filter((figure) => !isPlan(figure))
  for (const { period } of done) {
    // a day or a month of another year says that the text is about that one as well
    if (period === null || !ofOneYear.includes(period.kind)) continue
    const year = Number(period.end.slice(0, 4))
    counts.set(year, (counts.get(year) ?? 0) + 1)
    if (period.kind === 'year') whole.add(year)
  }
  const [first, second] = [...counts].toSorted(([, m], [, n]) => n - m)
  const isDecided = first !== undefined && first[1] !== second?.[1] && whole.has(first[0])
  return isDecided ? first[0] : undefined
}

/** A year that an editor may choose where the text decides none. */
export interface OfferedYear {
  year: number
  /** The day of the post that suggests it. */
  from: 'event_date' | 'published_at'
}

/**
 * The years that the days of a post suggest, the most likely first: from January to March a post is more likely about
 * the year before. They are only offered, because a post may be about any year.
 */
export function offeredYears(eventDate: string | null, publishedAt: string | null): OfferedYear[] {
  const offers: OfferedYear[] = []
  const days = [
    { from: 'event_date', day: eventDate },
    { from: 'published_at', day: publishedAt },
  ] as const
  for (const { from, day } of days) {
    if (day === null) continue
    const [year, month] = day.split('-').map(Number) as [number, number]
    for (const offered of month <= lastReportingMonth ? [year - 1, year] : [year]) {
      if (!offers.some((offer) => offer.year === offered)) offers.push({ year: offered, from })
    }
  }
  return offers
}
