import { readByline, readSignature } from './byline.ts'
import { eventDate } from './event-date.ts'
import { htmlPage, type HtmlPage } from './html-page.ts'
import { assignRoles, type Layout, type Role } from './layout.ts'
import { classifyLine, type ClassifiedLine } from './classified-line.ts'
import { keepLoneTotals } from './lone-totals.ts'
import { markdownBlock } from './markdown-block.ts'
import { splitMetaLines } from './meta-line.ts'
import { articleFiles } from './page-files.ts'
import type {
  BylinePerson,
  FontDecoder,
  MissingField,
  PageReading,
  PageWarning,
  TextFunctions,
} from './page-reading.ts'
import { pageName } from './page-name.ts'
import { findSection } from './section.ts'
import { sourceLine, type SourceLine } from './source-line.ts'
import { textLines } from './text-lines.ts'
import { topLines } from './top-lines.ts'
import { joinWrapped } from './wrapped-lines.ts'

const maxOpeningCharacters = 100

/**
 * Reads the article of a page of an old website. Every non-blank line becomes a part of exactly one of title, posting
 * date, caption, paragraphs, byline and `dropped`. A page without a paragraph is refused; one without a title gets its
 * first words as title, and a warning. The reader never guesses a date.
 */
export function readPage(page: { text: string } | { html: string }, functions: TextFunctions): PageReading {
  const source = 'html' in page ? htmlPage(page.html, functions) : textPage(page.text, functions)
  const split = topLines(splitMetaLines(source.lines))
  const lines = keepLoneTotals(split.map((line) => classifyLine(line)))
  if (lines.length === 0) return { ok: false, missing: emptyPage() }
  return assemble(lines, assignRoles(lines, source.facts), source, functions.escapeMarkdown)
}

function textPage(text: string, functions: TextFunctions): HtmlPage {
  const { lines, font } = textLines(text, functions)
  const facts = {
    day: null,
    titles: [],
    path: [],
    category: null,
    author: null,
    address: null,
    canonical: null,
    hasEmbeddedImages: false,
  }
  return { lines: joinWrapped(lines), facts, font }
}

function assemble(
  lines: ClassifiedLine[],
  { roles, title, start, tail, date }: Layout,
  { facts, font }: HtmlPage,
  escapeMarkdown: TextFunctions['escapeMarkdown'],
): PageReading {
  const inRole = (role: Role): ClassifiedLine[] => lines.filter((_, at) => roles[at] === role)
  const paragraphs = inRole('paragraph').map(({ line }) => line)
  const titled = lines[title]
  const [first] = paragraphs
  if (first === undefined) return { ok: false, missing: missingFields(titled?.line) }
  const name =
    titled === undefined ? { title: openingOf(first.shown), site: [] } : pageName(titled.line, lines)
  const isDoubtful = titled === undefined || titled.prose
  const day = 'day' in date ? date.day : null
  const named = inRole('byline').flatMap(({ byline, signature }) => (byline ?? signature)?.people ?? [])
  return {
    ok: true,
    title: name.title,
    published_on: day,
    summary: null,
    event_date: eventDate(paragraphs, day),
    cover_caption: inRole('caption')[0]?.line.text.replaceAll('\n', ' ') ?? null,
    body: paragraphs.map((line) => markdownBlock(line, escapeMarkdown)).join('\n\n'),
    byline: named.length > 0 ? named : toldAuthor(facts.author),
    section: findSection(lines, roles, title, facts),
    address: facts.canonical,
    ...articleFiles(lines, { start, tail }, facts.address),
    warnings: [
      ...(isDoubtful ? [{ code: 'doubtful_title' as const, line: titled?.line.shown ?? null }] : []),
      ...warningsOf(date, facts.hasEmbeddedImages, font),
    ],
    dropped: [...name.site, ...droppedLines(lines, roles)],
  }
}

/** Every line that is in no part of the post; a date line that says more keeps only its day. */
export function droppedLines(lines: ClassifiedLine[], roles: Role[]): string[] {
  return lines
    .filter(({ date }, at) => roles[at] === 'dropped' || (roles[at] === 'date' && date?.saysMore === true))
    .flatMap(({ line }) => line.text.split('\n'))
}

export function warningsOf(
  date: Layout['date'],
  hasEmbeddedImages: boolean,
  font: FontDecoder | null,
): PageWarning[] {
  const warnings: PageWarning[] = []
  if (!('day' in date)) warnings.push({ code: date.problem, line: date.line })
  if (hasEmbeddedImages) warnings.push({ code: 'embedded_images', line: null })
  if (font !== null) warnings.push({ code: `${font.code}_text`, line: null })
  return warnings
}

/** The author whom only the markup tells, if it is a person and neither an office nor an account. */
function toldAuthor(author: string | null): BylinePerson[] {
  if (author === null) return []
  const line = sourceLine(author, true)
  return (readByline(line) ?? readSignature(line))?.people ?? []
}

/** The first words of a text, as the title of a page that has none. */
function openingOf(text: string): string {
  if (text.length <= maxOpeningCharacters) return text
  const cut = text.slice(0, maxOpeningCharacters).replace(/\s+\S*$/, '')
  return `${cut.toWellFormed()}…`
}

function missingFields(title: SourceLine | undefined): MissingField[] {
  const missing: MissingField[] = [{ field: 'body', code: 'no_paragraphs' }]
  return title === undefined ? [{ field: 'title', code: 'no_title' }, ...missing] : missing
}

export function emptyPage(): MissingField[] {
  return [
    { field: 'title', code: 'empty_page' },
    { field: 'body', code: 'empty_page' },
  ]
}
