import MarkdownIt, { type StateCore, type Token } from 'markdown-it'
import { destinationOf } from './link-destination.ts'
import { limitNesting, maxNesting } from './nesting.ts'

/**
 * The parser of articles: CommonMark with tables and strikethrough. HTML is text. Text without marks does not change: no
 * smart quotes, and no links from names with a dot, such as `ThS.An`.
 */
export const markdown = new MarkdownIt({
  html: false,
  linkify: false,
  typographer: false,
  breaks: false,
  maxNesting,
})

// An invalid address makes no link: its source stays in the text, where the author sees the error.
markdown.validateLink = (address) => destinationOf(address) !== null
markdown.use(limitNesting)
markdown.core.ruler.push('headings_below_title', keepHeadingsBelowTitle)
markdown.core.ruler.push('alignment', alignWithoutStyle)

const renderImage = markdown.renderer.rules.image
markdown.renderer.rules.image = (tokens, at, options, env, renderer) => {
  const token = tokens[at]
  if (token && !isImageAddress(token.attrGet('src'))) {
    return markdown.utils.escapeHtml(renderer.renderInlineAsText(token.children ?? [], options, env))
  }
  return renderImage?.(tokens, at, options, env, renderer) ?? ''
}

function isImageAddress(address: string | number | null): boolean {
  const destination = address ? destinationOf(String(address)) : null
  return destination === 'web' || destination === 'site'
}

/** The title of the page is its only h1: if an article uses level 1, all its headings move down by one. */
function keepHeadingsBelowTitle({ tokens }: StateCore): void {
  if (!tokens.some((token) => token.tag === 'h1')) return
  for (const token of tokens) {
    if (isHeading(token)) token.tag = `h${Math.min(Number(token.tag.slice(1)) + 1, 6)}`
  }
}

function isHeading({ type }: Token): boolean {
  return type === 'heading_open' || type === 'heading_close'
}

/** Cells get `align="right"` instead of a style attribute, which articles may not have. */
function alignWithoutStyle({ tokens }: StateCore): void {
  for (const token of tokens) {
    if (token.type !== 'th_open' && token.type !== 'td_open') continue
    const style = token.attrGet('style')
    if (style !== null) token.attrs = [['align', String(style).replace('text-align:', '')]]
  }
}
