import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { qualified } from '../../../platform/database/columns.ts'
import { dayParameter, validationError } from '../../../platform/http/fields.ts'
import { invalidRequest } from '../../../platform/http/validation-problems.ts'
import type { AppliedFilter, Filter } from '../../../platform/resource/filter.ts'
import { schoolTimeZone } from '../../school-time-zone.ts'
import { daysOfWeek, type Week } from '../iso-week.ts'
import { events, maxEventDays } from './table.ts'

const beginning = (day: SQL) => sql`(${day}::timestamp at time zone ${sql.raw(`'${schoolTimeZone}'`)})`
const dayOf = (name: string) => sql`${sql.placeholder(name)}::date`

/** Events that last until this day or longer. They begin within a bounded time before it, which is a range of the index. */
const lastsUntil = (day: SQL) =>
  sql`${qualified(events.ends_on)} >= ${day} and ${qualified(events.starts_at)} >= ${beginning(sql`(${day} - ${sql.raw(String(maxEventDays))})`)}`

/** Events that begin on this day or before. */
const beginsBy = (day: SQL) => sql`${qualified(events.starts_at)} < ${beginning(sql`(${day} + 1)`)}`

const ranged = (parameter: string, values: Record<string, unknown>, where: () => SQL): AppliedFilter => ({
  shape: parameter,
  values,
  where,
  plannedByValue: true,
  perRow: where,
  sort: 'starts_at',
})

const dayIn = (query: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = query[name]
  return typeof value === 'string' ? value : undefined
}

/** @throws Problem 400 if the range ends before it begins */
function assertOrder(from: string | undefined, to: string | undefined): void {
  if (from === undefined || to === undefined || from <= to) return
  throw invalidRequest([
    {
      parameter: 'to',
      code: 'before_start',
      message: { en: 'It must not be before "from".', vi: 'Không được trước ngày ở tham số "from".' },
    },
  ])
}

const described = (description: string) =>
  dayParameter().meta({ description, scalar: { type: 'string', format: 'date' } })

const wrongWeek = validationError(
  'wrong_format',
  'It must be a week of ISO 8601 as in 2026-W48, of the years 1900 to 2200; a year has 52 or 53 weeks.',
  'Phải là tuần dạng 2026-W48, trong các năm 1900 đến 2200; mỗi năm có 52 hoặc 53 tuần.',
)

/** A week of a query, as its days. */
export const weekParameter = (description: string) =>
  z
    .string()
    .refine((text) => daysOfWeek(text) !== undefined, { ...wrongWeek, abort: true })
    .transform((text): Week => daysOfWeek(text)!)
    .meta({
      description,
      scalar: { type: 'string', pattern: String.raw`^\d{4}-W\d{2}$`, examples: ['2026-W48'] },
    })

/** The filters by time: rows that overlap days or a week of the school. */
export const eventTimeFilters: Record<'from' | 'to' | 'week', Filter> = {
  from: {
    schema: described(
      'Only events on this day of Asia/Ho_Chi_Minh or later, also those that have begun before and last until then.',
    ),
    apply: (name, value, query) => {
      assertOrder(dayIn(query, 'from'), dayIn(query, 'to'))
      return ranged(name, { [name]: value }, () => lastsUntil(dayOf(name)))
    },
  },
  to: {
    schema: described('Only events that begin on this day of Asia/Ho_Chi_Minh or before; not before `from`.'),
    apply: (name, value, query) => {
      assertOrder(dayIn(query, 'from'), dayIn(query, 'to'))
      return ranged(name, { [name]: value }, () => beginsBy(dayOf(name)))
    },
  },
  week: {
    schema: weekParameter(
      'Only events of this week, Monday to Sunday in Asia/Ho_Chi_Minh, also those that have begun before or last longer. The order by `starts_at` is that of a weekly schedule (lịch công tác tuần).',
    ),
    apply: (name, value) => {
      const { monday, sunday } = value as Week
      const [first, last] = [`${name} first`, `${name} last`]
      const where = () => sql`(${lastsUntil(dayOf(first))} and ${beginsBy(dayOf(last))})`
      return ranged(name, { [first]: monday, [last]: sunday }, where)
    },
  },
}
