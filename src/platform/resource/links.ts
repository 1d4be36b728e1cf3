import type { Page } from './plan.ts'

/** The query string of a URL: the text after the first question mark. */
export function queryStringOf(url: string): string | undefined {
  const at = url.indexOf('?')
  return at === -1 ? undefined : url.slice(at + 1)
}

/**
 * The `Link` header (RFC 8288) of a page: the URL of the request with the cursors of the page.
 * @param prefix the path that a proxy adds before those of the API
 */
export function pageLinks(prefix: string, url: string, page: Page): string | undefined {
  // an angle bracket would end the URL in the header
  const address = url.replace(/[<>"]/g, encodeURIComponent)
  const path = address.split('?', 1)[0] ?? ''
  const others = (queryStringOf(address) ?? '')
    .split('&')
    .filter((part) => part !== '' && decodeURIComponent(part.split('=', 1)[0] ?? '') !== 'cursor')
  const link = (relation: string, cursor: string | null) => {
    const parts = cursor === null ? others : [...others, `cursor=${cursor}`]
    return `<${prefix}${path}${parts.length > 0 ? `?${parts.join('&')}` : ''}>; rel="${relation}"`
  }
  const links = [
    ...(page.next_cursor === null ? [] : [link('next', page.next_cursor)]),
    ...(page.prev_cursor === null ? [] : [link('prev', page.prev_cursor), link('first', null)]),
  ]
  return links.length > 0 ? links.join(', ') : undefined
}
