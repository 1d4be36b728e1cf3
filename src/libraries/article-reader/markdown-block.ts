import { escapeMarkdown } from '../markdown/escape.ts'
import type { LinkSpan, SourceLine } from './source-line.ts'

/**
 * Markdown source of one block of the body: a paragraph, or the heading or list item the page's markup made of the
 * line. Rendered, its text is the line's text, character for character.
 */
export function markdownBlock(line: SourceLine): string {
  const text = line.links.length === 0 ? escapeMarkdown(line.text) : withLinks(line.text, line.links)
  if (!line.prefix.startsWith('#')) return line.prefix + text
  // The title of the page is its only first-level heading.
  const prefix = line.prefix === '# ' ? '## ' : line.prefix
  // A lone run of # at the end of a heading is decoration to Markdown, text to the page.
  return prefix + text.replace(/(\s#*)#$/, '$1\\#')
}

function withLinks(text: string, links: LinkSpan[]): string {
  let source = ''
  let at = 0
  for (const { start, end, href } of links) {
    source += at === start ? '' : escapePart(text, at, start)
    source += `[${escapePart(text, start, end)}](<${escapeDestination(href)}>)`
    at = end
  }
  return at === text.length ? source : source + escapePart(text, at, text.length)
}

/** Inside a line nothing is escaped for being first or last, so a letter stands in for the text around the part. */
function escapePart(text: string, start: number, end: number): string {
  const before = start === 0 ? '' : 'x'
  const after = end === text.length ? '' : 'x'
  const escaped = escapeMarkdown(before + text.slice(start, end) + after)
  return escaped.slice(before.length, escaped.length - after.length)
}

function escapeDestination(href: string): string {
  return href.replace(/[\\<>]|&(?=#?\w+;)/g, '\\$&')
}
