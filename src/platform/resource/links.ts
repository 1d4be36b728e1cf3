import type { Page } from './plan.ts'

/** The query string of a URL: the text after the first question mark. */
export function queryStringOf(url: string): string | undefined {
  const at = url.indexOf('?')
  return at === -1 ? undefined : url.slice(at + 1)
}

/**
 * The `Link` header (RFC 8288) of a page: the URL of the request with the cursors or the numbers of the pages beside it.
 * @param prefix the path that a proxy adds before those of the API
 */
export function pageLinks(prefix: string, url: string, page: Page): string | undefined {
  // an angle bracket would end the URL in the header
  const address = url.replace(/[<>"]/g, encodeURIComponent)
  const path = address.split('?', 1)[0] ?? ''
  const place = page.page === undefined ? 'cursor' : 'page'
  const others = (queryStringOf(address) ?? '')
    .split('&')
    .filter((part) => part !== '' && decodeURIComponent(part.split('=', 1)[0] ?? '') !== place)
  const link = (relation: string, to: string | number | null) => {
    const parts = to === null ? others : [...others, `${place}=${to}`]
    return `<${prefix}${path}${parts.length > 0 ? `?${parts.join('&')}` : ''}>; rel="${relation}"`
  }
  const links = page.page === undefined ? cursorLinks(page, link) : numberLinks(page.page, page, link)
  return links.length > 0 ? links.join(', ') : undefined
}

type Link = (relation: string, to: string | number | null) => string

const cursorLinks = ({ next_cursor, prev_cursor }: Page, link: Link): string[] => [
  ...(next_cursor === null ? [] : [link('next', next_cursor)]),
  ...(prev_cursor === null ? [] : [link('prev', prev_cursor), link('first', null)]),
]

// the page after the last one that a number reaches is linked too: its problem names cursors, and no row is lost in silence
const numberLinks = (number: number, { has_next }: Page, link: Link): string[] => [
  ...(has_next ? [link('next', number + 1)] : []),
  ...(number > 1 ? [link('prev', number - 1), link('first', 1)] : []),
]
