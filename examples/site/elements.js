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

const dayFormat = new Intl.DateTimeFormat('vi-VN', { dateStyle: 'long', timeZone: 'Asia/Ho_Chi_Minh' })
const numberFormat = new Intl.NumberFormat('vi-VN')

/** A moment as a day where the school is. */
const dayOf = (moment) => element('time', { datetime: moment }, dayFormat.format(new Date(moment)))

/** What is not known is not 0. */
const numberText = (value) => (value === null ? '–' : numberFormat.format(value))

/** A table with a caption and heads for rows and columns; every row's first cell is its head. */
function table(caption, heads, rows, foot) {
  const line = (cells, isHead) =>
    element(
      'tr',
      {},
      ...cells.map((cell, at) => {
        if (isHead) return element('th', { scope: 'col', class: at > 0 ? 'number' : null }, cell)
        return at === 0 ? element('th', { scope: 'row' }, cell) : element('td', { class: 'number' }, cell)
      }),
    )
  return element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, line(heads, true)),
    element('tbody', {}, ...rows.map((cells) => line(cells, false))),
    foot === undefined ? null : element('tfoot', {}, line(foot, false)),
  )
}

/** Says something to everyone, those who hear the page included. */
function say(text) {
  document.getElementById('status').textContent = text
}
