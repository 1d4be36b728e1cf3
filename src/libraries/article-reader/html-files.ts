import type { Token } from 'parse5'
import { attribute } from './html-elements.ts'

const maxAddressCharacters = 2000
const fileEnd = /\.(?:pdf|docx?|xlsx?|pptx?|pps|od[tsp]|rtf|txt|csv|zip|rar|7z|mp3|mp4|wmv|flv)(?:$|[?#])/i
const viewer = /^https?:\/\/(?:docs|drive)\.google\.com\/|^https?:\/\/view\.officeapps\.live\.com\//i
const film = /^(?:https?:)?\/\/(?:www\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be|player\.vimeo\.com)\//i
// Pictures of buttons and of the site; old pages have them between title and text.
const decoration =
  /(?:^|[/_.-])(?:icons?|ico|logo|banner|buttons?|btn|arrow|bullet|spacer|blank|pixel|loading|avatar|star|rating|print(?:er)?(?:button|friendly)?|printbutton|email(?:button)?|pdf_button|facebook|fb|zalo|twitter|share|rss|new|hot)(?:[_.-]?\d*)(?:[/_.-]|$)/i
const smallestPixels = 40
// Pages that load pictures late keep the address here; `src` is then a placeholder.
const lateAttributes = ['data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'data-echo']

/** The address of a picture of an article; `embedded` if the page contains the picture itself; null for decoration. */
export function pictureAddress(tag: Token.TagToken): { url: string } | 'embedded' | null {
  const late = lateAttributes.map((name) => attribute(tag, name)).find((value) => isAddress(value))
  const src = late ?? attribute(tag, 'src')
  if (isSmall(tag, 'width') || isSmall(tag, 'height')) return null
  if (src !== null && /^\s*data:image\//i.test(src)) return src.length > 500 ? 'embedded' : null
  if (!isAddress(src)) return null
  const url = src.trim()
  return decoration.test(url.split(/[?#]/, 1)[0] ?? '') ? null : { url }
}

/** The address of a file to which a link leads, or null. */
export function fileAddress(tag: Token.TagToken): string | null {
  const href = attribute(tag, 'href')
  if (!isAddress(href)) return null
  const url = href.trim()
  return fileEnd.test(url) || attribute(tag, 'download') !== null ? url : null
}

/** The address of a document or a film that a page shows in a frame, or null. */
export function framedFile(tag: Token.TagToken): string | null {
  const url = (attribute(tag, 'src') ?? attribute(tag, 'data') ?? '').trim()
  return isAddress(url) && (fileEnd.test(url) || viewer.test(url) || film.test(url)) ? url : null
}

function isAddress(value: string | null | undefined): value is string {
  return (
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= maxAddressCharacters &&
    (!/^\s*[a-z][a-z0-9+.-]*:/i.test(value) || /^\s*https?:/i.test(value))
  )
}

function isSmall(tag: Token.TagToken, name: string): boolean {
  const value = attribute(tag, name) ?? ''
  return /^\d{1,4}(?:px)?$/.test(value) && Number.parseInt(value, 10) <= smallestPixels
}
