import type { TextFunctions } from './page-reading.ts'
import type { LinkSpan, SourceLine } from './source-line.ts'

type Escape = TextFunctions['escapeMarkdown']

/**
 * The Markdown of one block of the body: a paragraph, or a heading or list item by the markup of the page. Rendered, its
 * text is exactly the text of the line.
 */
export function markdownBlock(line: SourceLine, escape: Escape): string {
  const text = line.links.length === 0 ? escape(line.text) : withLinks(line.text, line.links, escape)
  if (!line.prefix.startsWith('#')) return line.prefix + text
  // The title of the page is its only first-level heading.
  const prefix = line.prefix === '# ' ? '## ' : line.prefix
  // Markdown ignores a run of # at the end of a heading; here it is text.
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

/** Escapes a part of a line. A letter stands for the text around it, so that no escapes of line starts and ends apply. */
function escapePart(text: string, start: number, end: number, escape: Escape): string {
  const before = start === 0 ? '' : 'x'
  const after = end === text.length ? '' : 'x'
  const escaped = escape(before + text.slice(start, end) + after)
  return escaped.slice(before.length, escaped.length - after.length)
}

function escapeDestination(href: string): string {
  return href.replace(/[\\<>]|&(?=#?\w+;)/g, '\\$&')
}
