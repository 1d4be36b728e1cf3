import { markdown } from './parser.ts'
import { sanitise } from './sanitise.ts'

/** A rendered article: `text` is exactly the `textContent` of `html`, so that offsets into it are valid in the page. */
export type RenderedMarkdown = { html: string; text: string }

/**
 * Renders the Markdown of an article. Line breaks between tags separate blocks, list items and table cells, so that their
 * words are separate in the text as well. The same source always gives the same bytes.
 * @param limitText changes the characters of the HTML before its text is taken: a source may write characters as
 * references (`&#769;`), which are resolved only here
 */
export function renderMarkdown(
  source: string,
  limitText: (html: string) => string = (html) => html,
): RenderedMarkdown {
  const html = limitText(withPlainLineEnds(sanitise(markdown.render(source))))
  return { html, text: textContentOf(html) }
}

/**
 * `&#13;` in a source becomes a carriage return, which a browser reads as a line feed (HTML standard, 13.2.3.5), so that
 * it is one in the text as well. The last line break separates nothing.
 */
function withPlainLineEnds(html: string): string {
  const plain = html.includes('\r') ? html.replace(/\r\n?/g, '\n') : html
  return plain.endsWith('>\n') ? plain.slice(0, -1) : plain
}

const characterOf: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/**
 * The DOM `textContent` of sanitised HTML, without a DOM. It relies on the output of `sanitise`: `<` and `>` stand only
 * in tags, texts contain only these three entities, and there is no comment and no `pre` that begins with a line break
 * (which a parser would drop).
 */
function textContentOf(html: string): string {
  const text = html.replace(/<[^>]*>/g, '')
  return text.includes('&')
    ? text.replace(/&(?:amp|lt|gt);/g, (entity) => characterOf[entity] ?? entity)
    : text
}
