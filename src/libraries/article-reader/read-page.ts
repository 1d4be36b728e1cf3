import { eventDate } from './event-date.ts'
import { htmlPage } from './html-page.ts'
import { assignRoles, type Layout, type Role } from './layout.ts'
import { classifyLine, type ClassifiedLine } from './classified-line.ts'
import { markdownBlock } from './markdown-block.ts'
import { splitMetaLine } from './meta-line.ts'
import type { MissingField, PageReading, TextFunctions } from './page-reading.ts'
import { pageName } from './page-name.ts'
import { findSection } from './section.ts'
import type { SourceLine } from './source-line.ts'
import { textLines } from './text-lines.ts'
import { joinWrapped } from './wrapped-lines.ts'

/**
 * Reads the article of a page of an old website. Every non-blank line becomes a part of exactly one of title, posting
 * date, caption, paragraphs, byline and `dropped`. If the page lacks a field that a post needs, the result names the
 * missing fields; the reader never guesses.
 */
export function readPage(
  page: { text: string } | { html: string },
  { escapeMarkdown, limitMarks }: TextFunctions,
): PageReading {
  const source =
    'html' in page
      ? htmlPage(page.html, limitMarks)
      : { lines: joinWrapped(textLines(page.text, limitMarks)), machineDay: null }
  const lines = source.lines.flatMap((line) => splitMetaLine(line)).map((line) => classifyLine(line))
  if (lines.length === 0) return { ok: false, missing: emptyPage() }
  return assemble(lines, assignRoles(lines, source.machineDay), escapeMarkdown)
}

function assemble(
  lines: ClassifiedLine[],
  { roles, title, date }: Layout,
  escapeMarkdown: TextFunctions['escapeMarkdown'],
): PageReading {
  const inRole = (role: Role): ClassifiedLine[] => lines.filter((_, at) => roles[at] === role)
  const paragraphs = inRole('paragraph').map(({ line }) => line)
  const titleLine = lines[title]?.line
  if (titleLine === undefined || paragraphs.length === 0 || !('day' in date)) {
    return { ok: false, missing: missingFields(titleLine, paragraphs, date) }
  }
  const name = pageName(titleLine, lines)
  const below = lines.filter((_, at) => roles[at] === 'dropped' && at > title)
  return {
    ok: true,
    title: name.title,
    published_on: date.day,
    event_date: eventDate(paragraphs, date.day),
    cover_caption: inRole('caption')[0]?.line.text.replaceAll('\n', ' ') ?? null,
    body: paragraphs.map((line) => markdownBlock(line, escapeMarkdown)).join('\n\n'),
    byline: inRole('byline').flatMap(({ byline }) => byline?.people ?? []),
    section: findSection(inRole('dropped'), below, titleLine.key),
    dropped: [...name.site, ...inRole('dropped').flatMap(({ line }) => line.text.split('\n'))],
  }
}

function missingFields(
  title: SourceLine | undefined,
  paragraphs: SourceLine[],
  date: Layout['date'],
): MissingField[] {
  const missing: MissingField[] = []
  if (title === undefined) missing.push({ field: 'title', code: 'no_title' })
  if (!('day' in date)) missing.push({ field: 'published_on', code: date.problem, line: date.line })
  if (paragraphs.length === 0) missing.push({ field: 'body', code: 'no_paragraphs' })
  return missing
}

function emptyPage(): MissingField[] {
  return [
    { field: 'title', code: 'empty_page' },
    { field: 'published_on', code: 'empty_page', line: null },
    { field: 'body', code: 'empty_page' },
  ]
}
