import type { Period } from '../figure.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { asOfPeriod, monthsPeriod } from './calendar.ts'

const [same, term, yearWord] = ['cùng', 'kỳ', 'năm'].map(formOf)
const yearBefore = wordSet(['trước', 'ngoái'])

/** Whether nothing of its clause stands before a token. */
export function beginsClause({ tokens }: ParsedText, at: number): boolean {
  const before = tokens[at - 1]
  return before === undefined || before.kind === 'break' || before.kind === 'mark'
}

/** The calendar year in which a period lies; undefined for one of several years. */
export function oneYearOf(period: Period | null | undefined): number | undefined {
  if (!period || period.kind === 'term' || period.kind === 'school_year') return undefined
  const year = period.end.slice(0, 4)
  return period.start === null || period.start.startsWith(year) ? Number(year) : undefined
}

/**
 * `Cùng kỳ năm 2021, mở 36 lớp` at the beginning of a clause: the months of the last period, in another year. Null if the
 * text has named no months before.
 */
export function readSamePeriod(
  parsed: ParsedText,
  at: number,
  last: Period | null | undefined,
  labelTo: (to: number) => string,
): { period: Period | null; to: number } | undefined {
  const [first, second, third, fourth] = [0, 1, 2, 3].map((offset) => parsed.tokens[at + offset]?.form ?? '')
  if (first !== same || second !== term || third !== yearWord || !beginsClause(parsed, at)) return undefined
  const isBefore = yearBefore.has(fourth!)
  if (!isBefore && !/^(?:19|20)\d\d$/.test(fourth!)) return undefined
  const to = at + 4
  const lastYear = oneYearOf(last)
  if (!last || lastYear === undefined) return { period: null, to }
  return { period: movedTo(last, isBefore ? lastYear - 1 : Number(fourth), labelTo(to)), to }
}

/** A period of one year, in another one. The last day of a month stays the last one. */
function movedTo({ kind, start, end }: Period, year: number, label: string): Period | null {
  const [month, day] = [Number(end.slice(5, 7)), Number(end.slice(8))]
  if (start !== null) return monthsPeriod(kind, [year, Number(start.slice(5, 7))], [year, month], label)
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return asOfPeriod(year, month, Math.min(day, lastDay), label)
}
