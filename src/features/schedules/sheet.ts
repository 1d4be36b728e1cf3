import { eventStatusLabels } from '../../domain/calendar/events/labels.ts'
import type { SchoolEvent } from '../../domain/calendar/events/schema.ts'
import { schoolTimeZone } from '../../domain/school-time-zone.ts'
import { vietnameseDay, vietnameseMoment } from '../../libraries/vietnamese/day.ts'
import type { Cell } from '../../libraries/xlsx/writer/cell.ts'
import type { Schedule } from './schema.ts'

/** A line of the table: an event on a day. */
interface Line {
  day: string
  weekday: string
  part: string
  event: SchoolEvent
}

/** The time of a moment as offices write it: 07h30. */
const timeOf = (moment: string) => vietnameseMoment(moment, schoolTimeZone).slice(11).replace(':', 'h')

/** The times of an event on a day; those of other days are left out. */
function timesOn({ day, event: { session, starts_at, ends_at, starts_on, ends_on } }: Line): string | null {
  if (session === 'all_day') return null
  const start = starts_on === day ? timeOf(starts_at) : null
  const end = ends_at !== null && ends_on === day ? timeOf(ends_at) : null
  if (start === null) return end === null ? null : `đến ${end}`
  return end === null ? start : `${start} - ${end}`
}

function noteOf({ status, internal }: SchoolEvent): string | null {
  const notes = [status !== 'scheduled' && eventStatusLabels[status].vi, internal && 'Nội bộ']
  return notes.filter(Boolean).join('; ') || null
}

const columns: readonly [header: string, cell: (line: Line) => Cell][] = [
  ['Thứ, ngày', ({ day, weekday }) => `${weekday}, ${vietnameseDay(day)}`],
  ['Buổi', ({ part }) => part],
  ['Thời gian', timesOn],
  ['Nội dung', ({ event }) => event.title],
  ['Địa điểm', ({ event }) => event.place],
  ['Chủ trì', ({ event }) => event.chair],
  ['Thành phần', ({ event }) => event.participants],
  ['Đơn vị tổ chức', ({ event }) => event.organiser],
  ['Ghi chú', ({ event }) => noteOf(event)],
]

const linesOf = ({ days }: Schedule): Line[] =>
  days.flatMap(({ day, weekday, sessions }) =>
    sessions.flatMap(({ name: part, events }) =>
      events.map((event) => ({ day, weekday, part, event: event as SchoolEvent })),
    ),
  )

/** The table that CSV and XLSX files contain. */
export function toSheet(schedule: Schedule) {
  const { week, from, to } = schedule
  const [year, number] = week.split('-W')
  return {
    name: `Tuần ${number}`,
    titles: [
      'LỊCH CÔNG TÁC TUẦN',
      `Tuần ${number} năm ${year}, từ ngày ${vietnameseDay(from)} đến ngày ${vietnameseDay(to)}`,
    ],
    headers: columns.map(([header]) => header),
    rows: linesOf(schedule).map((line) => columns.map(([, cell]) => cell(line))),
  }
}
