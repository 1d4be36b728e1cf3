'use strict'

/** An element with attributes and children; texts become text, never HTML. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) made.setAttribute(key, value)
  }
  made.append(...children.filter((child) => child !== null && child !== undefined))
  return made
}

const link = (href, ...children) => element('a', { href }, ...children)

/** A text whose ranges, counted in UTF-16 code units as the API and JavaScript both do, are marked. */
function marked(text, ranges) {
  const parts = document.createDocumentFragment()
  let at = 0
  for (const [start, end] of ranges) {
    parts.append(text.slice(at, start), element('mark', {}, text.slice(start, end)))
    at = end
  }
  parts.append(text.slice(at))
  return parts
}

const timeZone = 'Asia/Ho_Chi_Minh'
const dayFormat = new Intl.DateTimeFormat('vi-VN', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone,
})
const hourFormat = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone })
const numberFormat = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })

/** A moment as a day where the school is. */
const dayOf = (moment) => element('time', { datetime: moment }, dayFormat.format(new Date(moment)))

/** A day of the calendar, `2021-01-29`, as people write it. */
const dayText = (day) => day.split('-').toReversed().join('/')

const calendarDay = (day) => element('time', { datetime: day }, dayText(day))

/** What is not known is not 0. */
const numberText = (value) => (value === null ? '–' : numberFormat.format(value))

/** The last of several moments. */
const latest = (moments) => moments.filter(Boolean).toSorted().at(-1) ?? new Date().toISOString()

/** When readers last got another text: a scheduled one is new at its time, not when it was written. */
const changedAt = ({ updated_at, published_at = null }) => latest([updated_at, published_at])

/** Says of when the content of a page is. */
const updatedAt = (moment) =>
  element(
    'p',
    { class: 'updated' },
    'Cập nhật lúc ',
    element(
      'time',
      { datetime: moment },
      `${hourFormat.format(new Date(moment))} ngày ${dayFormat.format(new Date(moment))}`,
    ),
  )

/** A table with a caption and heads for rows and columns; every row's first cell is its head. */
function table(caption, heads, rows, foot, cellClass = 'number') {
  const line = (cells, isHead) =>
    element(
      'tr',
      {},
      ...cells.map((cell, at) => {
        if (isHead) return element('th', { scope: 'col', class: at > 0 ? cellClass : null }, cell)
        return at === 0 ? element('th', { scope: 'row' }, cell) : element('td', { class: cellClass }, cell)
      }),
    )
  return element(
    'div',
    // wide tables scroll by keyboard too
    { class: 'scroll', role: 'region', 'aria-label': caption, tabindex: '0' },
    element(
      'table',
      {},
      element('caption', {}, caption),
      element('thead', {}, line(heads, true)),
      element('tbody', {}, ...rows.map((cells) => line(cells, false))),
      foot === undefined ? null : element('tfoot', {}, line(foot, false)),
    ),
  )
}

/** What is known of a thing, as names with values; what is not known is left out. */
function facts(pairs) {
  const known = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return element(
    'dl',
    { class: 'facts' },
    ...known.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  )
}

/** Where a page is in the site: pairs of an address and a name, from the home page on. */
const trail = (...places) =>
  element(
    'nav',
    { 'aria-label': 'Vị trí trang' },
    element(
      'ol',
      { class: 'trail' },
      ...[['#', 'Trang chủ'], ...places].map(([href, name]) => element('li', {}, link(href, name))),
    ),
  )

/** A part of a page with a heading. */
function part(id, title, ...children) {
  const heading = element('h2', { id }, title)
  return element('section', { 'aria-labelledby': id }, heading, ...children)
}

/** Says something to everyone, those who hear the page included. */
function say(text) {
  document.getElementById('status').textContent = text
}
