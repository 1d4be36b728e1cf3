import { clean, fold } from './text-forms.ts'

/** The kind of a line by the markup of an HTML page; a line of plain text is always `plain`. */
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

/** A picture or a file that stands at a line. */
export type LineFile = { kind: 'image' | 'attachment'; url: string; name: string | null }

/** A line of the page before its classification. */
export type SourceLine = {
  /** NFC, trimmed, otherwise as written; contains `\n` if wrapped lines were joined. */
  text: string
  /** The text on one line with single spaces and no invisible characters. */
  shown: string
  /** `shown` without accents or case, for rules; empty if the line is too long for them. */
  key: string
  /** Whether a blank line or the edge of a block stands before it. */
  afterBlank: boolean
  mark: Mark
  /** Markdown prefix of the block: `## `, `- `, `1. ` or empty. */
  prefix: string
  links: LinkSpan[]
  files: LineFile[]
  /** True for lines after the element that holds the article. */
  afterArticle: boolean
}

/** Rules look at lines up to this length: menus, dates and bylines are short, and rules stay cheap. */
const maxKeyCharacters = 300

/** A line of plain text; markup may be added through `more`. */
export function sourceLine(text: string, afterBlank: boolean, more: Partial<SourceLine> = {}): SourceLine {
  const short = text.length <= maxKeyCharacters
  const shown = clean(text)
  const key = short ? fold(shown) : ''
  return {
    text,
    shown,
    key,
    afterBlank,
    mark: 'plain',
    prefix: '',
    links: [],
    files: [],
    afterArticle: false,
    ...more,
  }
}
