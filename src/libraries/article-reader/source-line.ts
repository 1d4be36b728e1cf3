import { clean, fold } from './folding.ts'

/** What the markup of an HTML page says about a line; a line of plain text is always `plain`. */
export type Mark =
  | 'plain'
  | 'heading'
  | 'caption'
  | 'author'
  | 'time'
  | 'image-alt'
  | 'document-title'
  | 'site'
  | 'hidden'
  | 'outside'

/** A link inside a line; offsets count UTF-16 units of the line's text. */
export type LinkSpan = { start: number; end: number; href: string }

/** One line of the page, before anyone has decided what it is. */
export type SourceLine = {
  /** NFC, without blank edges, otherwise as written; holds `\n` where wrapped lines were joined. */
  text: string
  /** The text on one line with ordinary spaces and nothing invisible. */
  shown: string
  /** `shown` without accents or case, for rules; empty when the line is too long to be structure. */
  key: string
  /** Whether a blank line or the edge of a block stands before it. */
  afterBlank: boolean
  mark: Mark
  /** Block prefix the markup asks for: `## `, `- `, `1. ` or nothing. */
  prefix: string
  links: LinkSpan[]
  /** True for lines that follow the element the article stands in. */
  afterArticle: boolean
}

/** Rules look at lines up to this length: menus, dates and bylines are short, and rules stay cheap. */
const STRUCTURE_LENGTH = 300

/** A line of plain text; markup may be added through `more`. */
export function sourceLine(text: string, afterBlank: boolean, more: Partial<SourceLine> = {}): SourceLine {
  const short = text.length <= STRUCTURE_LENGTH
  const shown = clean(text)
  const key = short ? fold(shown) : ''
  return { text, shown, key, afterBlank, mark: 'plain', prefix: '', links: [], afterArticle: false, ...more }
}
