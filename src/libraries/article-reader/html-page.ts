import { dropMisleadingMarks, markOutside } from './article-element.ts'
import type { PageFacts } from './html-facts.ts'
import { readHtml } from './html-reader.ts'
import { shownLine } from './html-text.ts'
import type { LimitMarks } from './page-reading.ts'
import type { SourceLine } from './source-line.ts'
import { joinRows } from './table-rows.ts'

/** The non-blank lines of a page, and what its markup says to machines. */
export type HtmlPage = { lines: SourceLine[]; facts: PageFacts }

/** Reads an HTML page as a browser shows it. */
export function htmlPage(html: string, limitMarks: LimitMarks): HtmlPage {
  const { lines, articles, facts } = readHtml(html)
  const placed = lines.flatMap((gathered) => {
    const line = shownLine(gathered, limitMarks)
    const { article, byClass, row, cell } = gathered
    return line === null ? [] : [{ line, article, byClass, row, cell }]
  })
  return { lines: markOutside(joinRows(dropMisleadingMarks(placed)), articles), facts }
}
