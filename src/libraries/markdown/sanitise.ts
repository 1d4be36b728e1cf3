import sanitizeHtml, { type Attributes, type IOptions } from 'sanitize-html'
import { destinationOf } from './addresses.ts'

const BLOCKS = ['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'pre', 'hr']
const TABLES = ['table', 'thead', 'tbody', 'tr', 'th', 'td']
const INLINES = ['a', 'em', 'strong', 's', 'code', 'img', 'br']

/**
 * All that may ever stand in the HTML of an article. The Markdown rules already produce nothing else; this list
 * is closed so that a mistake in them, or a new version of their parser, reaches no reader.
 */
const ALLOWED: IOptions = {
  allowedTags: [...BLOCKS, ...TABLES, ...INLINES],
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

/** What plain articles consist of: blocks that hold no others, and marks in them. */
const PLAIN_BLOCKS = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6'])
const PLAIN_MARKS = ['em', 'strong', 's', 'code']
const NAME = `\\/?(?:${[...PLAIN_BLOCKS, ...PLAIN_MARKS].join('|')})`
/** A tag or a character that is not written as the sanitiser writes it. */
const OTHERWISE = new RegExp(`<(?!${NAME}>)|(?<!<${NAME})>|&(?!(?:amp|lt|gt|quot);)|[\\0\\r]`)
const TAG = /<(\/?)(\w+)>/g

/** Whether HTML is nothing but plain blocks, without attributes, of which each element is closed where it should be. */
function isPlain(html: string): boolean {
  if (OTHERWISE.test(html)) return false
  const open: string[] = []
  for (const [, close, tag = ''] of html.matchAll(TAG)) {
    if (close === '') {
      if (open.length > 0 && PLAIN_BLOCKS.has(tag)) return false
      open.push(tag)
    } else if (open.pop() !== tag) return false
  }
  return open.length === 0
}

/**
 * HTML reduced to the closed list of elements, attributes and addresses an article may hold. Plain articles, as
 * most are, are told by a look at them: to parse them takes as long as to render them.
 */
export const sanitise = (html: string): string =>
  isPlain(html) ? html.replaceAll('&quot;', '"') : sanitiseAny(html)

/** The same for any HTML. */
export const sanitiseAny = (html: string): string => sanitizeHtml(html, ALLOWED)

function markedWhenItLeavesTheSite(tagName: string, attribs: Attributes) {
  const leaves = destinationOf(attribs.href ?? '') === 'web'
  return { tagName, attribs: leaves ? { ...attribs, rel: 'noopener nofollow' } : attribs }
}
