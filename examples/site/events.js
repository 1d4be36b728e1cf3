'use strict'

const eventHref = (id) => `#su-kien/${id}`
const weekHref = (week) => `#lich/${week}`

const sessions = { morning: 'Sáng', afternoon: 'Chiều', all_day: 'Cả ngày' }
const eventStates = { postponed: 'Hoãn', cancelled: 'Hủy' }
const dayMs = 86_400_000

/** A day of the calendar as a number of milliseconds, and back. */
const timeOf = (day) => Date.parse(`${day}T00:00:00Z`)
const dayAt = (time) => new Date(time).toISOString().slice(0, 10)

/** The current day where the school is. */
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date())

/** The Monday of the week of a day. */
const mondayOf = (day) => dayAt(timeOf(day) - ((new Date(timeOf(day)).getUTCDay() + 6) % 7) * dayMs)

/** The week of a day as ISO 8601 names it: the year is that of its Thursday. */
function weekOf(day) {
  const thursday = timeOf(mondayOf(day)) + 3 * dayMs
  const year = new Date(thursday).getUTCFullYear()
  const first = timeOf(mondayOf(`${year}-01-04`))
  return `${year}-W${String(1 + Math.floor((thursday - first) / (7 * dayMs))).padStart(2, '0')}`
}

/** The Monday of a week of ISO 8601. */
const mondayOfWeek = (week) =>
  dayAt(timeOf(mondayOf(`${week.slice(0, 4)}-01-04`)) + (Number(week.slice(6)) - 1) * 7 * dayMs)

/** When an event is, within its day. */
function hoursOf({ session, starts_at, ends_at, starts_on, ends_on }) {
  if (session === 'all_day') return sessions.all_day
  const hour = (moment) => hourFormat.format(new Date(moment))
  const hours =
    ends_at === null
      ? hour(starts_at)
      : starts_on === ends_on
        ? `${hour(starts_at)} – ${hour(ends_at)}`
        : `từ ${hour(starts_at)}`
  return session === null ? hours : `${sessions[session]}, ${hours}`
}

/** The days of an event. */
const daysOf = ({ starts_on, ends_on }) =>
  starts_on === ends_on ? dayText(starts_on) : `${dayText(starts_on)} – ${dayText(ends_on)}`

const stateOf = ({ status }) =>
  status in eventStates ? element('strong', { class: 'state' }, `${eventStates[status]}: `) : null

/** An event of a day, with what the schedule of a week says of it. */
const scheduled = (event) =>
  element(
    'li',
    {},
    element('p', { class: 'hours' }, hoursOf(event)),
    element(
      'div',
      {},
      element('h3', {}, stateOf(event), link(eventHref(event.id), event.title)),
      facts([
        ['Chủ trì', event.chair],
        ['Thành phần', event.participants],
        ['Địa điểm', event.place],
      ]),
    ),
  )

const weekdays = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật']

/** The schedule of a week: its days with their events. */
async function weekPage(asked) {
  const week = asked === '' ? weekOf(today()) : asked
  const { items: events } = await get('/v1/events', { week, limit: 100 })
  const monday = timeOf(mondayOfWeek(week))
  const days = weekdays.map((name, at) => {
    const day = dayAt(monday + at * dayMs)
    const ofDay = events.filter(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on)
    if (ofDay.length === 0) return null
    const list = element('ol', { class: 'schedule' }, ...ofDay.map(scheduled))
    return part(`ngay-${at}`, `${name}, ${dayText(day)}`, list)
  })
  const [first, last] = [dayAt(monday), dayAt(monday + 6 * dayMs)].map(dayText)
  const title = `Lịch công tác tuần ${week.slice(6)} (${first} – ${last})`
  const near = (weeks, text) => link(weekHref(weekOf(dayAt(monday + weeks * 7 * dayMs))), text)
  return {
    title,
    content: [
      trail(),
      element('h1', {}, title),
      element(
        'ul',
        { class: 'inline' },
        element('li', {}, near(-1, '← Tuần trước')),
        element('li', {}, link('#lich', 'Tuần này')),
        element('li', {}, near(1, 'Tuần sau →')),
        element('li', {}, link(address('/events.ics'), 'Đăng ký lịch (iCalendar)')),
      ),
      ...(events.length === 0 ? [element('p', {}, 'Tuần này chưa có lịch công tác công khai.')] : days),
      updatedAt(latest(events.map(changedAt))),
    ],
  }
}

async function eventPage(id) {
  const event = await get('/v1/events/{id}', { id, include: 'class,post' })
  return {
    title: event.title,
    content: [
      trail([weekHref(weekOf(event.starts_on)), 'Lịch công tác']),
      element('h1', {}, stateOf(event), event.title),
      facts([
        ['Ngày', daysOf(event)],
        ['Thời gian', hoursOf(event)],
        ['Địa điểm', event.place],
        ['Chủ trì', event.chair],
        ['Thành phần', event.participants],
        ['Đơn vị chuẩn bị', event.organiser],
        ['Lớp', event.class && link(classHref(event.class.id), event.class.name)],
        ['Bài viết', event.post && link(postHref(event.post.slug), event.post.title)],
      ]),
      element('p', {}, link(address('/events.ics', { id: event.id }), 'Thêm vào lịch của tôi (iCalendar)')),
      updatedAt(changedAt(event)),
    ],
  }
}

/** The coming events, in short. */
const comingEvents = (events) =>
  part(
    'su-kien',
    'Lịch công tác',
    element(
      'ul',
      { class: 'plain' },
      ...events.map((event) =>
        element(
          'li',
          {},
          stateOf(event),
          link(eventHref(event.id), event.title),
          element(
            'p',
            { class: 'about' },
            [daysOf(event), hoursOf(event), event.place].filter(Boolean).join(' · '),
          ),
        ),
      ),
    ),
    element('p', {}, link('#lich', 'Xem lịch công tác tuần')),
  )
