import { trimBlank, wellFormed } from './text-forms.ts'
import type { LimitMarks } from './page-reading.ts'
import { sourceLine, type SourceLine } from './source-line.ts'

// Line ends of all systems, and those of word processors.
const lineEndPattern = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/

/** The non-blank lines of a plain text page. */
export function textLines(page: string, limitMarks: LimitMarks): SourceLine[] {
  const lines: SourceLine[] = []
  let afterBlank = true
  for (const raw of page.split(lineEndPattern)) {
    const text = trimBlank(wellFormed(raw, limitMarks))
    if (text !== '') lines.push(sourceLine(text, afterBlank))
    afterBlank = text === ''
  }
  return lines
}
