import { readByline } from './byline.ts'
import { classifyLine } from './classified-line.ts'
import { eventDate } from './event-date.ts'
import { htmlPage } from './html-page.ts'
import { assignBodyRoles } from './layout.ts'
import { markdownBlock } from './markdown-block.ts'
import { articleFiles } from './page-files.ts'
import type { BylinePerson, KnownArticle, PageFile, PageReading, TextFunctions } from './page-reading.ts'
import { droppedLines, warningsOf } from './read-page.ts'
import { sourceLine } from './source-line.ts'

const maxSummaryCharacters = 2000

/**
 * Reads an article of an export, which names title, date and section, so that the body has no furniture: every line stays
 * in it, except a byline at its end, a caption, and what no reader sees.
 */
export function readArticle(article: KnownArticle, functions: TextFunctions): PageReading {
  const { lines: source, facts, font } = htmlPage(article.html, functions)
  const title = textOf(article.title, functions)
  const lines = source.map((line) => classifyLine(line))
  const roles = assignBodyRoles(lines, sourceLine(title, true).key)
  const paragraphs = lines.filter((_, at) => roles[at] === 'paragraph').map(({ line }) => line)
  if (title === '') return { ok: false, missing: [{ field: 'title', code: 'no_title' }] }
  if (paragraphs.length === 0) return { ok: false, missing: [{ field: 'body', code: 'no_paragraphs' }] }
  const author = authorOf(article.author)
  const dated =
    article.published_on === null
      ? { problem: 'no_posting_date' as const, line: null }
      : { day: article.published_on, lines: [] }
  const warnings = warningsOf(dated, facts.hasEmbeddedImages, font)
  if (article.isExcerpt) warnings.push({ code: 'excerpt_only', line: null })
  const summary = article.summary === null ? '' : textOf(article.summary, functions)
  if (summary.length > maxSummaryCharacters) warnings.push({ code: 'summary_cut', line: null })
  const found = articleFiles(lines, { start: 0, tail: lines.length }, facts.address ?? article.address)
  const signed = lines.flatMap(({ byline, signature }, at) =>
    roles[at] === 'byline' ? ((byline ?? signature)?.people ?? []) : [],
  )
  return {
    ok: true,
    title,
    published_on: article.published_on,
    summary: summary.slice(0, maxSummaryCharacters) || null,
    event_date: eventDate(paragraphs, article.published_on),
    cover_caption: lines.find((_, at) => roles[at] === 'caption')?.line.text ?? null,
    body: paragraphs.map((line) => markdownBlock(line, functions.escapeMarkdown)).join('\n\n'),
    byline: mergedByline(signed, author ?? []),
    section: article.section === null ? null : textOf(article.section, functions),
    address: article.address,
    images: withFiles(article.images, found.images),
    attachments: withFiles(article.attachments, found.attachments),
    warnings,
    dropped: [
      ...(author === null && article.author !== null ? [article.author] : []),
      ...(summary.length > maxSummaryCharacters ? [summary.slice(maxSummaryCharacters)] : []),
      ...droppedLines(lines, roles),
    ],
  }
}

/** The text of a short piece of HTML on one line. */
function textOf(html: string, functions: TextFunctions): string {
  return htmlPage(html, functions)
    .lines.map(({ shown }) => shown)
    .join(' ')
}

function authorOf(author: string | null): BylinePerson[] | null {
  return author === null ? [] : (readByline(sourceLine(`Tác giả: ${author}`, true))?.people ?? null)
}

/** Those who signed the text, and the authors of the export; one who signs with a given name is one person. */
function mergedByline(signed: BylinePerson[], named: BylinePerson[]): BylinePerson[] {
  const isShort = ({ name }: BylinePerson): boolean => named.some((one) => one.name.endsWith(` ${name}`))
  const kept = signed.filter((one) => !isShort(one))
  return [...kept, ...named.filter((one) => !kept.some(({ name }) => name === one.name))]
}

/** The files that an export names, and behind them those of the body. */
function withFiles(urls: string[], found: PageFile[]): PageFile[] {
  const named = urls.filter((url) => !found.some((file) => file.url.endsWith(url)))
  return [...named.map((url) => ({ url, name: null })), ...found]
}
