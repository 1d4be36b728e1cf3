import { markdown } from './parser.ts'
import { sanitise } from './sanitise.ts'
import { textContentOf } from './text-content.ts'

/** An article as its readers get it: `text` is exactly the `textContent` of `html`, so offsets into it hold there. */
export type RenderedMarkdown = { html: string; text: string }

/**
 * Renders an article's Markdown. Blocks, list items and table cells are set apart by line breaks between the
 * tags, so that their words stay apart in the text as well. The same source always gives the same bytes.
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
 * `&#13;` in a source comes out as a bare carriage return, which a browser reads as a line feed (HTML standard,
 * 13.2.3.5); written as one here, the text and the browser agree. The last line break separates nothing.
 */
function withPlainLineEnds(html: string): string {
  const plain = html.includes('\r') ? html.replace(/\r\n?/g, '\n') : html
  return plain.endsWith('>\n') ? plain.slice(0, -1) : plain
}
