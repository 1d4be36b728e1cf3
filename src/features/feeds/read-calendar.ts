import { events } from '../../domain/calendar/events/resource.ts'
import type { SchoolEvent } from '../../domain/calendar/events/schema.ts'
import { daysFrom, type Week } from '../../domain/calendar/iso-week.ts'
import type { Post } from '../../domain/content/posts/schema.ts'
import { today } from '../../domain/school-day.ts'
import type { Access } from '../../platform/access/policy.ts'
import type { Api } from '../../platform/http/api.ts'
import { listRows } from '../../platform/resource/list.ts'

/** The most events of a calendar; of more, the latest ones stay. */
export const maxCalendarEvents = 1000
/** The days of a calendar without a range: programs that subscribe to it keep what they have read for some time. */
export const daysBehind = 92
export const daysAhead = 366

/** Which events a calendar has. */
export interface CalendarQuery {
  id?: string[] | undefined
  from?: string | undefined
  to?: string | undefined
  week?: Week | undefined
}

/** An event with its post, if readers see that. */
export type CalendarEvent = SchoolEvent & { post?: Post | null }

/** The given range, else one around the present day. */
function rangeOf({ id, from, to, week }: CalendarQuery): CalendarQuery {
  if (id !== undefined || from !== undefined || to !== undefined || week !== undefined)
    return { id, from, to, week }
  return { from: daysFrom(today(), -daysBehind), to: daysFrom(today(), daysAhead) }
}

/** Reads the events of a calendar in their order. @param access that of readers: a calendar has public events alone */
export async function readCalendar(api: Api, access: Access, query: CalendarQuery): Promise<CalendarEvent[]> {
  const range = Object.entries(rangeOf(query)).filter(([, value]) => value !== undefined)
  const { items } = await listRows<CalendarEvent>(api, events, access, {
    sort: ['-starts_at'],
    limit: maxCalendarEvents,
    include: ['post'],
    ...Object.fromEntries(range),
  })
  return items.toReversed()
}
