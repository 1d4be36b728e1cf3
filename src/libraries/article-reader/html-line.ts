import type { LineFile, Mark } from './source-line.ts'

/** A piece of text; `capitals`: its font, such as .VnTimeH, shows small letters as capitals. */
export type HtmlRun = { text: string; href: string | null; capitals: boolean }

/** The text of one line of an HTML page, before blanks are collapsed. */
export type HtmlLine = LinePlace & {
  runs: HtmlRun[]
  files: LineFile[]
  prefix: string
  afterBlank: boolean
}

/** The properties of a text that follow from the elements around it. */
export type LinePlace = {
  mark: Mark
  /** Whether the mark comes from a class name only. */
  byClass: boolean
  /** Set if an element takes the text out of the article; `inline`: the outermost such element stands within a line. */
  detached: { inline: boolean } | null
  /** The innermost element that may be the article, by its index; 0 is the page. */
  article: number
  /** The table row and the cell in it; 0 is none. */
  row: number
  cell: number
}

/**
 * An element that may hold the article; `parent` is the index of the one around it. `body`: markup that means the text of
 * an article and nothing else; `strong`: semantic markup of an article; `weak`: a class name that is often used for one.
 */
export type ArticleElement = { kind: 'body' | 'strong' | 'weak'; parent: number }

const blockMarks: ReadonlySet<Mark> = new Set<Mark>(['heading', 'caption'])

/** The mark of a line with text of two marks: a heading stays a heading, but a time in a sentence makes no date line. */
export function commonMark(line: Mark, piece: Mark): Mark {
  if (line === piece || blockMarks.has(line)) return line
  return blockMarks.has(piece) ? piece : 'plain'
}
