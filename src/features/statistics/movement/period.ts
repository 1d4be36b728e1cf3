import { z } from 'zod'
import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { today } from '../../../domain/school-day.ts'
import { dayParameter, validationError } from '../../../platform/http/fields.ts'
import { optionalYear } from '../years.ts'

/** The periods of reports. */
const reportingPeriods = ['month', 'quarter', 'half', 'nine_months', 'year'] as const
type ReportingPeriod = (typeof reportingPeriods)[number]

/** How many months a period has. */
const months: Record<ReportingPeriod, number> = { month: 1, quarter: 3, half: 6, nine_months: 9, year: 12 }

/** How many of these periods a year has; only the first nine months are a period of a report. */
const periodsInYear = (period: ReportingPeriod) => (period === 'nine_months' ? 1 : 12 / months[period])

/** The days of a period, both inclusive, of which those until `as_of` are counted. */
export interface Period {
  from: string
  to: string
  as_of: string
}

/** The parameters that select a period. */
export const periodParameters = {
  year: optionalYear('The year of the period; without it and without `from` the present one.'),
  period: z
    .enum(reportingPeriods)
    .optional()
    .describe('The kind of the period, in `year`. Default: `year`. `nine_months` are the first nine.'),
  number: z
    .string()
    .refine(
      (text) => /^([1-9]|1[0-2])$/.test(text),
      validationError('out_of_range', 'It must be a number from 1 to 12.', 'Phải là số từ 1 đến 12.'),
    )
    .transform(Number)
    .optional()
    .meta({
      description: 'Which one of the year: the month (1 to 12), the quarter (1 to 4) or the half (1 or 2).',
      scalar: { type: 'integer', minimum: 1, maximum: 12 },
    }),
  from: dayParameter().optional().describe('The first day of any period; with `to`, instead of `year`.'),
  to: dayParameter().optional().describe('The last day of it.'),
  as_of: dayParameter()
    .optional()
    .describe(
      'Counts only until this day of the period, and until the same day of the year before. Without it a period that is not over is counted until today.',
    ),
}

/** The schema of a period in a response. */
export const movementPeriod = z
  .object({
    from: z.iso.date().describe('The first day.'),
    to: z.iso.date().describe('The last day.'),
    as_of: z.iso
      .date()
      .describe(
        'The last counted day: `to`, unless the period is not over or the request names an earlier one.',
      ),
  })
  .meta({ id: 'MovementPeriod', description: 'The days of a period, both inclusive.' })

/** The values of these parameters. */
export interface PeriodParameters {
  year?: number | undefined
  period?: ReportingPeriod | undefined
  number?: number | undefined
  from?: string | undefined
  to?: string | undefined
  as_of?: string | undefined
}

const twoDigits = (n: number) => String(n).padStart(2, '0')
const lastOfMonth = (year: number, month: number) =>
  `${year}-${twoDigits(month)}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`

/** The same day of the year before; of 29 February the 28th. */
const yearBefore = (day: string) =>
  `${Number(day.slice(0, 4)) - 1}${day.slice(4).replace('-02-29', '-02-28')}`

const ownDays = (year: number, period: ReportingPeriod, number: number) => {
  const length = months[period]
  return {
    from: `${year}-${twoDigits((number - 1) * length + 1)}-01`,
    to: lastOfMonth(year, number * length),
  }
}

/** The requested period, and the same one of the year before. */
export function periodsOf({ period = 'year', number = 1, ...named }: PeriodParameters): [Period, Period] {
  const { as_of, from, to } = named
  const until = as_of ?? today()
  const days = (() => {
    if (from !== undefined && to !== undefined)
      return [
        { from, to },
        { from: yearBefore(from), to: yearBefore(to) },
      ] as const
    const year = named.year ?? Number(until.slice(0, 4))
    return [ownDays(year, period, number), ownDays(year - 1, period, number)] as const
  })()
  const [present, before] = days
  if (until >= present.to)
    return [
      { ...present, as_of: present.to },
      { ...before, as_of: before.to },
    ]
  return [
    { ...present, as_of: until },
    { ...before, as_of: yearBefore(until) },
  ]
}

/** Adds an issue for parameters that contradict each other, or name a period that has not begun. */
export function checkPeriod(query: PeriodParameters, context: z.RefinementCtx): void {
  const { year, period, number, from, to, as_of } = query
  const addIssue = (name: string, code: string, en: string, vi: string) =>
    context.addIssue({ code: 'custom', path: [name], message: en, params: { code, vi }, input: undefined })
  // what is no year has its error already
  if (year !== undefined && !(year >= 1900 && year <= 2200)) return
  for (const [name, day] of Object.entries({ from, to, as_of }))
    if (day !== undefined && day < '1900-01-01')
      return addIssue(name, 'out_of_range', 'The year must be 1900 or later.', 'Năm phải từ 1900 trở đi.')
  const hasDays = from !== undefined || to !== undefined
  if (hasDays && (from === undefined || to === undefined)) {
    const missing = from === undefined ? 'from' : 'to'
    return addIssue(missing, 'required', 'Name from and to together.', 'Phải nêu cả "from" và "to".')
  }
  if (hasDays && (year !== undefined || period !== undefined || number !== undefined)) {
    const en = 'Name either year, period and number, or from and to.'
    return addIssue('from', 'one_of', en, 'Chỉ dùng "year", "period" và "number", hoặc "from" và "to".')
  }
  if (from !== undefined && to !== undefined && to < from)
    return addIssue('to', 'before_start', 'It must not be before from.', 'Không được trước "from".')
  if (!hasDays) {
    const count = periodsInYear(period ?? 'year')
    if (number === undefined && count > 1) {
      const en = `Say which ${period} of the year, from 1 to ${count}.`
      return addIssue(
        'number',
        'required',
        en,
        `Hãy nêu kỳ thứ mấy trong năm, từ 1 đến ${vietnameseNumber(count)}.`,
      )
    }
    if (number !== undefined && number > count) {
      const en = `A year has ${count} of these periods.`
      return addIssue('number', 'out_of_range', en, `Một năm chỉ có ${vietnameseNumber(count)} kỳ như vậy.`)
    }
  }
  if (as_of !== undefined && as_of > today())
    return addIssue('as_of', 'too_late', 'It must not be after today.', 'Không được sau hôm nay.')
  const [{ from: first, as_of: last }] = periodsOf(query)
  if (last < first) {
    // a year that has begun is right, and the number in it is not
    const ofYear = number !== undefined && first.slice(0, 4) <= last.slice(0, 4) ? 'number' : 'year'
    const name = as_of !== undefined ? 'as_of' : hasDays ? 'from' : ofYear
    const en = `The period begins on ${first}, after the last day that can be counted, ${last}: name another one.`
    addIssue(
      name,
      'before_start',
      en,
      `Kỳ này bắt đầu từ ngày ${vietnameseDay(first)}, trong khi số liệu chỉ tính đến ngày ${vietnameseDay(last)}: hãy chọn kỳ khác.`,
    )
  }
}
