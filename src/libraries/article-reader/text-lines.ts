import { trimBlank, wellFormed } from './text-forms.ts'
import type { FontDecoder, TextFunctions } from './page-reading.ts'
import { sourceLine, type SourceLine } from './source-line.ts'

// Line ends of all systems, and those of word processors.
const lineEndPattern = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/

/** The non-blank lines of a plain text page. A font code is decoded first: its letters may be invisible in Unicode. */
export function textLines(
  page: string,
  { limitMarks, fontDecoder }: Pick<TextFunctions, 'limitMarks' | 'fontDecoder'>,
): { lines: SourceLine[]; font: FontDecoder | null } {
  const written = page.split(lineEndPattern)
  const font = fontDecoder(written)
  const lines: SourceLine[] = []
  let afterBlank = true
  for (const raw of written) {
    const text = trimBlank(wellFormed(font?.decode(raw) ?? raw, limitMarks))
    if (text !== '') lines.push(sourceLine(text, afterBlank))
    afterBlank = text === ''
  }
  return { lines, font }
}
