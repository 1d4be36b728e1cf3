import { z } from 'zod'
import { weekParameter } from '../../domain/calendar/events/filters.ts'
import { daysOfWeek, weekOfDay } from '../../domain/calendar/iso-week.ts'
import { today } from '../../domain/school-day.ts'
import type { Api } from '../../platform/http/api.ts'
import { formatRoutes } from '../../platform/http/format-routes.ts'
import { tableFormats } from '../exchange/table-formats.ts'
import { schedule } from './schema.ts'

const formats = tableFormats(
  schedule,
  'The schedule as a table with Vietnamese headers and words: a line for each event and day.',
  '"Thứ, ngày",Buổi,Thời gian,Nội dung\r\n',
)

/** The routes of schedules. */
export function scheduleRoutes(api: Api): void {
  formatRoutes(api, {
    url: '/v1/events/schedule',
    operationId: 'getSchedule',
    tag: 'Events',
    summary: { en: 'Read the schedule of a week', vi: 'Xem lịch công tác tuần' },
    description:
      'The events of a week by day and part of the day (lịch công tác tuần): public ones, and for keys with `content:read` also internal ones.',
    params: {},
    query: z.strictObject({
      week: weekParameter(
        'The week, Monday to Sunday in Asia/Ho_Chi_Minh; if left out, the present one.',
      ).optional(),
    }),
    cacheable: true,
    response: 'The schedule.',
    formats,
    respond: async (format, { query, access }) => {
      const { readSchedule } = await import('./read-schedule.ts')
      const { renderSchedule } = await import('./render.ts')
      const week = query.week ?? daysOfWeek(weekOfDay(today()))!
      return await renderSchedule(await readSchedule(api, access, week), format)
    },
  })
}
