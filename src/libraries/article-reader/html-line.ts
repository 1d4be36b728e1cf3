import type { Mark } from './source-line.ts'

/** The text of one line of an HTML page, before blanks are collapsed. */
export type HtmlLine = LinePlace & {
  runs: { text: string; href: string | null }[]
  prefix: string
  afterBlank: boolean
}

/** What the elements around a piece of text say about it. */
export type LinePlace = {
  mark: Mark
  /** Whether the mark rests on a class name only. */
  byClass: boolean
  /** The outermost element that takes the text out of the article, and whether it stands within a line; or null. */
  apart: { inline: boolean } | null
  /** The innermost element that may be the article, by its index; 0 is the page. */
  article: number
  /** The table row and the cell in it; 0 is none. */
  row: number
  cell: number
}

/** An element that may hold the article; `parent` is the index of the one around it. */
export type ArticleElement = { strong: boolean; parent: number }

const BLOCK_MARKS: ReadonlySet<Mark> = new Set<Mark>(['heading', 'caption'])

/** The mark of a line that has text of both: a heading stays one, but a time in a sentence makes no date line. */
export function commonMark(line: Mark, piece: Mark): Mark {
  if (line === piece || BLOCK_MARKS.has(line)) return line
  return BLOCK_MARKS.has(piece) ? piece : 'plain'
}
