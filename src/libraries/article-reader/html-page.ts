import { dropMisleadingMarks, markOutside } from './article-element.ts'
import { readHtml } from './html-reader.ts'
import { shownLine } from './html-text.ts'
import type { LimitMarks } from './page-reading.ts'
import type { SourceLine } from './source-line.ts'
import { joinRows } from './table-rows.ts'

/** Reads the non-blank lines of an HTML page as a browser shows them, and the posting date in its markup. */
export function htmlPage(
  html: string,
  limitMarks: LimitMarks,
): { lines: SourceLine[]; machineDay: string | null } {
  const { lines, articles, machineDay } = readHtml(html)
  const placed = lines.flatMap((gathered) => {
    const line = shownLine(gathered, limitMarks)
    const { article, byClass, row, cell } = gathered
    return line === null ? [] : [{ line, article, byClass, row, cell }]
  })
  return { lines: markOutside(joinRows(dropMisleadingMarks(placed)), articles), machineDay }
}
