import { eventSessionLabels } from '../../domain/calendar/events/labels.ts'
import { events } from '../../domain/calendar/events/resource.ts'
import type { SchoolEvent } from '../../domain/calendar/events/schema.ts'
import { daysFrom, weekOfDay, type Week } from '../../domain/calendar/iso-week.ts'
import { schoolTimeZone } from '../../domain/school-time-zone.ts'
import type { Access } from '../../platform/access/policy.ts'
import type { Api } from '../../platform/http/api.ts'
import { listRows } from '../../platform/resource/list.ts'
import type { Schedule } from './schema.ts'

/** The most events of a schedule, more than any school has in a week. */
const maxEvents = 500

const weekdays = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật']
/** The parts of a day in their order. */
const sessions = ['all_day', 'morning', 'afternoon'] as const
type Session = (typeof sessions)[number]

const hourOf = (moment: string): number =>
  Number(
    new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: schoolTimeZone }).format(
      new Date(moment),
    ),
  )

/** The part of a day that an event is in. */
function sessionOn(day: string, { session, starts_at, starts_on }: SchoolEvent): Session {
  if (session !== null) return session
  if (starts_on < day) return 'all_day'
  return hourOf(starts_at) < 12 ? 'morning' : 'afternoon'
}

function dayOf(day: string, place: number, all: readonly SchoolEvent[]): Schedule['days'][number] {
  const own = all.filter(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on)
  return {
    day,
    weekday: weekdays[place]!,
    sessions: sessions.flatMap((session) => {
      const found = own.filter((event) => sessionOn(day, event) === session)
      return found.length === 0 ? [] : [{ session, name: eventSessionLabels[session].vi, events: found }]
    }),
  }
}

/** Reads the schedule of a week: the events that the caller sees. */
export async function readSchedule(api: Api, access: Access, week: Week): Promise<Schedule> {
  const { items } = await listRows(api, events, access, { week, limit: maxEvents })
  const { monday, sunday } = week
  return {
    week: weekOfDay(monday),
    from: monday,
    to: sunday,
    previous_week: weekOfDay(daysFrom(monday, -7)),
    next_week: weekOfDay(daysFrom(monday, 7)),
    days: weekdays.map((_name, place) => dayOf(daysFrom(monday, place), place, items)),
  }
}
