import type { TextFunctions } from './page-reading.ts'
import type { LinkSpan, SourceLine } from './source-line.ts'

type Escape = TextFunctions['escapeMarkdown']

/**
 * Markdown source of one block of the body: a paragraph, or the heading or list item the page's markup made of the
 * line. Rendered, its text is the line's text, character for character.
 */
export function markdownBlock(line: SourceLine, escape: Escape): string {
  const text = line.links.length === 0 ? escape(line.text) : withLinks(line.text, line.links, escape)
  if (!line.prefix.startsWith('#')) return line.prefix + text
  // The title of the page is its only first-level heading.
  const prefix = line.prefix === '# ' ? '## ' : line.prefix
  // A lone run of # at the end of a heading is decoration to Markdown, text to the page.
  return prefix + text.replace(/(\s#*)#$/, '$1\\#')
}

function withLinks(text: string, links: LinkSpan[], escape: Escape): string {
  let source = ''
  let at = 0
  for (const { start, end, href } of links) {
    source += at === start ? '' : escapePart(text, at, start, escape)
    source += `[${escapePart(text, start, end, escape)}](<${escapeDestination(href)}>)`
    at = end
  }
  return at === text.length ? source : source + escapePart(text, at, text.length, escape)
}

/** Inside a line nothing is escaped for being first or last, so a letter stands in for the text around the part. */
function escapePart(text: string, start: number, end: number, escape: Escape): string {
  const before = start === 0 ? '' : 'x'
  const after = end === text.length ? '' : 'x'
  const escaped = escape(before + text.slice(start, end) + after)
  return escaped.slice(before.length, escaped.length - after.length)
}

function escapeDestination(href: string): string {
  return href.replace(/[\\<>]|&(?=#?\w+;)/g, '\\$&')
}
