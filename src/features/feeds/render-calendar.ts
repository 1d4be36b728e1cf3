import ICAL from 'ical.js'
import type { Config } from '../../config.ts'
import { eventSessionLabels, eventStatusLabels } from '../../domain/calendar/events/labels.ts'
import { daysFrom } from '../../domain/calendar/iso-week.ts'
import { schoolTimeZone } from '../../domain/school-time-zone.ts'
import { postAddress } from './addresses.ts'
import type { CalendarEvent } from './read-calendar.ts'

type Settings = Pick<Config, 'port' | 'publicUrl' | 'sitePostUrl' | 'schoolName'>

/** A property of jCal (RFC 7265), which the package writes as iCalendar. */
type Property = [name: string, parameters: Record<string, string>, type: string, value: string | number]

// the package does not count the blank before a continued line, which belongs to its 75 octets
ICAL.foldLength = 74

/** RFC 5545 permits no other control characters in texts. */
const plain = (text: string): string => text.replaceAll(/(?![\n\t])\p{Cc}/gu, '')

const textProperty = (name: string, text: string): Property => [name, {}, 'text', plain(text)]
/** iCalendar has whole seconds. */
const momentProperty = (name: string, moment: string): Property => [
  name,
  {},
  'date-time',
  `${new Date(moment).toISOString().slice(0, 19)}Z`,
]
const dayProperty = (name: string, day: string): Property => [name, {}, 'date', day]

/** Moments in UTC need no definition of a time zone. The end of days is the day after the last one. */
function timesOf({ session, starts_at, ends_at, starts_on, ends_on }: CalendarEvent): Property[] {
  if (session === 'all_day')
    return [dayProperty('dtstart', starts_on), dayProperty('dtend', daysFrom(ends_on, 1))]
  const start = momentProperty('dtstart', starts_at)
  if (ends_at === null) return [start]
  const end = momentProperty('dtend', ends_at)
  // in whole seconds, the end of a very short one would not be later, as it must be
  return end[3] === start[3] ? [start] : [start, end]
}

/** Programs that do not know states show the title. */
const titleOf = ({ status, title }: CalendarEvent): string =>
  status === 'scheduled' ? title : `${eventStatusLabels[status].vi}: ${title}`

const descriptionOf = ({ session, chair, participants, organiser }: CalendarEvent): string =>
  [
    session && `Buổi: ${eventSessionLabels[session].vi}`,
    chair && `Chủ trì: ${chair}`,
    participants && `Thành phần: ${participants}`,
    organiser && `Đơn vị tổ chức: ${organiser}`,
  ]
    .filter(Boolean)
    .join('\n')

function entryOf(event: CalendarEvent, settings: Settings) {
  const { id, revision, created_at, updated_at, status, place, post } = event
  const description = descriptionOf(event)
  const properties: Property[] = [
    ['uid', {}, 'text', id],
    // without a method it says when the event was last changed (RFC 5545, section 3.8.7.2)
    momentProperty('dtstamp', updated_at),
    momentProperty('created', created_at),
    momentProperty('last-modified', updated_at),
    // every write counts; programs take the highest number
    ['sequence', {}, 'integer', revision - 1],
    ...timesOf(event),
    textProperty('summary', titleOf(event)),
    ...(place === null ? [] : [textProperty('location', place)]),
    ...(description === '' ? [] : [textProperty('description', description)]),
    // a postponed event does not take place at its time either
    textProperty('status', status === 'scheduled' ? 'CONFIRMED' : 'CANCELLED'),
    ...(post ? [['url', {}, 'uri', postAddress(settings, post.slug, post.url)] satisfies Property] : []),
  ]
  return ['vevent', properties, []]
}

/** When a calendar last changed; the beginning of time if it is empty. */
export const calendarChangedAt = (events: readonly CalendarEvent[]): Date =>
  new Date(Math.max(0, ...events.map(({ updated_at }) => Date.parse(updated_at))))

/** Renders events as an iCalendar (RFC 5545). */
export function renderCalendar(events: readonly CalendarEvent[], settings: Settings): string {
  const name = `Lịch công tác, sự kiện – ${settings.schoolName ?? 'Bantin'}`
  const properties: Property[] = [
    textProperty('version', '2.0'),
    textProperty('prodid', '-//Bantin//Bantin//VI'),
    textProperty('calscale', 'GREGORIAN'),
    textProperty('name', name),
    // programs that do not know RFC 7986 read these
    textProperty('x-wr-calname', name),
    textProperty('x-wr-timezone', schoolTimeZone),
    ['refresh-interval', {}, 'duration', 'PT1H'],
    ['x-published-ttl', {}, 'duration', 'PT1H'],
  ]
  return ICAL.stringify(['vcalendar', properties, events.map((event) => entryOf(event, settings))])
}
