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

/** HTML reduced to the closed list of elements, attributes and addresses an article may hold. */
export function sanitise(html: string): string {
  return sanitizeHtml(html, ALLOWED)
}

function markedWhenItLeavesTheSite(tagName: string, attribs: Attributes) {
  const leaves = destinationOf(attribs.href ?? '') === 'web'
  return { tagName, attribs: leaves ? { ...attribs, rel: 'noopener nofollow' } : attribs }
}
