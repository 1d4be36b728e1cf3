import { z } from 'zod'
import { events } from '../../domain/calendar/events/resource.ts'
import { eventSessions } from '../../domain/calendar/events/table.ts'
import { schemasOf } from '../../platform/resource/schemas.ts'

const week = (description: string) => z.string().describe(description)

const scheduledSession = z
  .object({
    session: z
      .enum(eventSessions)
      .describe(
        'The part of the day: as the event says, else by its times; what lasts from the day before is `all_day`. The list may grow.',
      ),
    name: z.string().describe('Its Vietnamese name: Cả ngày, Sáng, Chiều.'),
    events: z.array(schemasOf(events).item).describe('Its events, by the time they begin.'),
  })
  .meta({ id: 'ScheduledSession', description: 'A part of a day with its events.' })

const scheduledDay = z
  .object({
    day: z.iso.date().describe('The day.'),
    weekday: z.string().describe('Its Vietnamese name: Thứ Hai to Chủ nhật.'),
    sessions: z
      .array(scheduledSession)
      .describe('The parts of the day that have events: the whole day, the morning, the afternoon.'),
  })
  .meta({ id: 'ScheduledDay', description: 'A day of a schedule.' })

/** The response schema of a schedule. */
export const schedule = z
  .object({
    week: week('The week, such as 2026-W48.'),
    from: z.iso.date().describe('Its Monday.'),
    to: z.iso.date().describe('Its Sunday.'),
    previous_week: week('The week before.'),
    next_week: week('The week after.'),
    days: z.array(scheduledDay).describe('Its seven days. An event of several days is in each of them.'),
  })
  .meta({
    id: 'Schedule',
    description: 'The events of a week by day and part of the day (lịch công tác tuần).',
  })

/** A schedule. */
export type Schedule = z.output<typeof schedule>
