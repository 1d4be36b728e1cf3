import { z } from 'zod'
import { weekParameter } from '../../domain/calendar/events/filters.ts'
import { dayParameter } from '../../platform/http/fields.ts'
import type { Api } from '../../platform/http/api.ts'
import { readRoute } from '../../platform/http/register-route.ts'
import { daysAhead, daysBehind, maxCalendarEvents, readCalendar } from './read-calendar.ts'

const mediaType = 'text/calendar'

const calendarQuery = z.strictObject({
  id: z
    .uuid()
    .transform((id) => [id])
    .optional()
    .meta({
      description: 'Only the event with this id, for a link that adds it to the calendar of a reader.',
      scalar: { type: 'string', format: 'uuid' },
    }),
  from: dayParameter()
    .optional()
    .describe('Only events on this day of Asia/Ho_Chi_Minh or later, also those that last until then.'),
  to: dayParameter()
    .optional()
    .describe('Only events that begin on this day of Asia/Ho_Chi_Minh or before; not before `from`.'),
  week: weekParameter('Only events of this week, Monday to Sunday in Asia/Ho_Chi_Minh.').optional(),
})

/** Registers the calendar. It is no path of the API, which `robots.txt` keeps services from that read calendars. */
export function calendarRoutes(api: Api): void {
  readRoute(api, {
    method: 'GET',
    url: '/events.ics',
    operationId: 'getCalendar',
    tag: 'Feeds',
    summary: {
      en: 'Read the public events as iCalendar',
      vi: 'Xem lịch công tác, sự kiện công khai dạng iCalendar',
    },
    description: `The public events for calendars that subscribe to the address: from ${daysBehind} days ago to ${daysAhead} days ahead, unless \`from\`, \`to\`, \`week\` or \`id\` says another range; at most ${maxCalendarEvents}, the latest ones of more. Cancelled and postponed events stay, with the status CANCELLED and a word in their title.`,
    query: calendarQuery,
    cacheable: true,
    responses: {
      200: {
        description: 'The calendar. `Last-Modified` says when its newest change was.',
        whole: true,
        contents: [{ mediaType, schema: z.string().describe('A document of RFC 5545.') }],
      },
    },
    handler: async ({ query, access }) => {
      const events = await readCalendar(api, access, query)
      const { calendarChangedAt, renderCalendar } = await import('./render-calendar.ts')
      return {
        body: Buffer.from(renderCalendar(events, api.config)),
        mediaType,
        headers: {
          'last-modified': calendarChangedAt(events).toUTCString(),
          'content-disposition': 'inline; filename="lich-cong-tac.ics"',
        },
      }
    },
  })
}
