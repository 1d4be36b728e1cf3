import MarkdownIt, { type StateCore, type Token } from 'markdown-it'
import { destinationOf } from './addresses.ts'
import { limitNesting, MAX_NESTING } from './nesting.ts'

/**
 * The Markdown an article is written in: CommonMark with tables and strikethrough. HTML is text. Nothing that
 * an author did not mark changes: no smart quotes, and no links out of names that happen to hold a dot, such
 * as `ThS.An`.
 */
export const markdown = new MarkdownIt({
  html: false,
  linkify: false,
  typographer: false,
  breaks: false,
  maxNesting: MAX_NESTING,
})

// A refused address makes no link at all: its source stays in the text, where the author sees what went wrong.
markdown.validateLink = (address) => destinationOf(address) !== null
markdown.use(limitNesting)
markdown.core.ruler.push('headings_below_title', keepHeadingsBelowTitle)
markdown.core.ruler.push('alignment', alignWithoutStyle)

const renderImage = markdown.renderer.rules.image
markdown.renderer.rules.image = (tokens, at, options, env, renderer) => {
  const token = tokens[at]
  if (token && !isPicture(token.attrGet('src'))) {
    return markdown.utils.escapeHtml(renderer.renderInlineAsText(token.children ?? [], options, env))
  }
  return renderImage?.(tokens, at, options, env, renderer) ?? ''
}

function isPicture(address: string | number | null): boolean {
  const destination = address ? destinationOf(String(address)) : null
  return destination === 'web' || destination === 'site'
}

/** The page's title is its only h1; an article that uses the first level moves down by one as a whole. */
function keepHeadingsBelowTitle({ tokens }: StateCore): void {
  if (!tokens.some((token) => token.tag === 'h1')) return
  for (const token of tokens) {
    if (isHeading(token)) token.tag = `h${Math.min(Number(token.tag.slice(1)) + 1, 6)}`
  }
}

function isHeading({ type }: Token): boolean {
  return type === 'heading_open' || type === 'heading_close'
}

/** Cells say `align="right"` as GitHub's dialect does, because an article may carry no style. */
function alignWithoutStyle({ tokens }: StateCore): void {
  for (const token of tokens) {
    if (token.type !== 'th_open' && token.type !== 'td_open') continue
    const style = token.attrGet('style')
    if (style !== null) token.attrs = [['align', String(style).replace('text-align:', '')]]
  }
}
