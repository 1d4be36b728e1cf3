import sanitizeHtml, { type Attributes, type IOptions } from 'sanitize-html'
import { destinationOf } from './link-destination.ts'

const blocks = ['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'pre', 'hr']
const tables = ['table', 'thead', 'tbody', 'tr', 'th', 'td']
const inlines = ['a', 'em', 'strong', 's', 'code', 'img', 'br']

/**
 * All elements and attributes that the HTML of an article may contain. The Markdown rules produce nothing else; the list
 * protects readers from errors in the rules and in new versions of the parser.
 */
const allowed: IOptions = {
  allowedTags: [...blocks, ...tables, ...inlines],
  allowedAttributes: {
    a: ['href', 'title', 'rel'],
    img: ['src', 'alt', 'title'],
    ol: ['start'],
    th: [{ name: 'align', values: ['left', 'center', 'right'] }],
    td: [{ name: 'align', values: ['left', 'center', 'right'] }],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  transformTags: { a: markedWhenItLeavesTheSite },
}

/** The elements of plain articles: blocks without inner blocks, and marks in them. */
const plainBlocks = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6'])
const plainMarks = ['em', 'strong', 's', 'code']
const namePattern = `\\/?(?:${[...plainBlocks, ...plainMarks].join('|')})`
/** A tag or character that the sanitiser would write in another form. */
const otherwise = new RegExp(`<(?!${namePattern}>)|(?<!<${namePattern})>|&(?!(?:amp|lt|gt|quot);)|[\\0\\r]`)
const tagPattern = /<(\/?)(\w+)>/g

/** Whether HTML has only plain blocks, without attributes, with each element closed correctly. */
function isPlain(html: string): boolean {
  if (otherwise.test(html)) return false
  const open: string[] = []
  for (const [, close, tag = ''] of html.matchAll(tagPattern)) {
    if (close === '') {
      if (open.length > 0 && plainBlocks.has(tag)) return false
      open.push(tag)
    } else if (open.pop() !== tag) return false
  }
  return open.length === 0
}

/**
 * Reduces HTML to the elements, attributes and addresses that an article may contain. Most articles are plain, and are
 * not parsed: parsing takes as long as rendering.
 */
export const sanitise = (html: string): string =>
  isPlain(html) ? html.replaceAll('&quot;', '"') : sanitiseAny(html)

/** Sanitises any HTML by parsing it. */
export const sanitiseAny = (html: string): string => sanitizeHtml(html, allowed)

function markedWhenItLeavesTheSite(tagName: string, attribs: Attributes) {
  const leaves = destinationOf(attribs.href ?? '') === 'web'
  return { tagName, attribs: leaves ? { ...attribs, rel: 'noopener nofollow' } : attribs }
}
