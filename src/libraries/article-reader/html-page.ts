import { dropMisleadingMarks, markOutside } from './article-element.ts'
import type { PageFacts } from './html-facts.ts'
import { readHtml } from './html-reader.ts'
import { shownLine } from './html-text.ts'
import type { FontDecoder, TextFunctions } from './page-reading.ts'
import type { SourceLine } from './source-line.ts'
import { joinRows } from './table-rows.ts'

/** The non-blank lines of a page, what its markup says to machines, and the decoder of its font code, if it has one. */
export type HtmlPage = { lines: SourceLine[]; facts: PageFacts; font: FontDecoder | null }

/** Reads an HTML page as a browser shows it. */
export function htmlPage(
  html: string,
  { limitMarks, fontDecoder }: Pick<TextFunctions, 'limitMarks' | 'fontDecoder'>,
): HtmlPage {
  const { lines, articles, facts } = readHtml(html)
  const font = fontDecoder(lines.map(({ runs }) => runs.map(({ text }) => text).join('')))
  if (font !== null) {
    facts.path = facts.path.map((step) => font.decode(step))
    for (const { runs } of lines) {
      for (const run of runs) {
        const text = font.decode(run.text)
        run.text = run.capitals && font.code === 'tcvn3' ? text.toUpperCase() : text
      }
    }
  }
  const placed = lines.flatMap((gathered) => {
    const line = shownLine(gathered, limitMarks)
    const { article, byClass, row, cell } = gathered
    return line === null ? [] : [{ line, article, byClass, row, cell }]
  })
  return { lines: markOutside(joinRows(dropMisleadingMarks(placed)), articles), facts, font }
}
