import { trimBlank, wellFormed } from './text-forms.ts'
import type { HtmlLine } from './html-line.ts'
import type { LimitMarks } from './page-reading.ts'
import { sourceLine, type LinkSpan, type SourceLine } from './source-line.ts'

/** The text of a line as a browser shows it: runs of blanks collapsed and trimmed; null if it is empty. */
export function shownLine(line: HtmlLine, limitMarks: LimitMarks): SourceLine | null {
  const pieces: string[] = []
  const links: LinkSpan[] = []
  let length = 0
  let afterSpace = true
  for (const run of line.runs) {
    const collapsed = wellFormed(run.text.replace(/[\t\n\f\r ]+/g, ' '), limitMarks)
    const piece: string = afterSpace ? collapsed.replace(/^ /, '') : collapsed
    if (piece === '') continue
    if (run.href !== null) addLink(links, { start: length, end: length + piece.length, href: run.href })
    pieces.push(piece)
    length += piece.length
    afterSpace = piece.endsWith(' ')
  }
  const text = pieces.join('')
  const trimmed = trimBlank(text)
  if (trimmed === '') return null
  const { mark, prefix, afterBlank } = line
  // NFC may join a letter with a mark of the next element; then the offsets of links are wrong.
  const composed = limitMarks(trimmed).normalize('NFC')
  const kept = composed === trimmed ? moved(links, text.indexOf(trimmed), trimmed.length) : []
  return sourceLine(composed, afterBlank, { mark, prefix, links: kept, files: line.files })
}

function addLink(links: LinkSpan[], link: LinkSpan): void {
  const last = links.at(-1)
  if (last?.end === link.start && last.href === link.href) last.end = link.end
  else links.push(link)
}

function moved(links: LinkSpan[], by: number, length: number): LinkSpan[] {
  return links
    .map(({ start, end, href }) => ({
      start: Math.max(0, start - by),
      end: Math.min(length, end - by),
      href,
    }))
    .filter(({ start, end }) => end > start)
}
