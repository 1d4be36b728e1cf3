import MarkdownIt, { type StateBlock, type StateCore, type Token } from 'markdown-it'
import { destinationOf } from './link-destination.ts'

/** Twelve nested lists: more than any article has, and few enough that a line of a million marks is fast. */
const maxBlockLevel = 24
const maxEmphasisDepth = 16

/** The limit of markdown-it, which drops the rest of the block: it has to be above the other limits. */
const maxNesting = 32

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

/**
 * Limits the nesting of quotes, lists and emphasis, and prevents links in links. Deeper marks stay in the text as the
 * author typed them, so that no words are lost and browsers can show the page.
 */
function limitNesting(md: typeof markdown): void {
  md.block.ruler.before('table', 'too_deep', plainParagraphWhereTooDeep)
  md.core.ruler.after('inline', 'too_much_emphasis', typedMarksWhereTooDeep)
  md.core.ruler.after('inline', 'link_in_link', plainAddressWithinLink)
}

function plainParagraphWhereTooDeep(state: StateBlock, startLine: number, endLine: number): boolean {
  if (state.level < maxBlockLevel) return false
  let line = startLine + 1
  while (line < endLine && !state.isEmpty(line) && !leavesBlock(state, line)) line++
  state.line = line
  state.push('paragraph_open', 'p', 1).map = [startLine, line]
  const inline = state.push('inline', '', 0)
  inline.content = state.md.utils.asciiTrim(state.getLines(startLine, line, state.blkIndent, false))
  inline.map = [startLine, line]
  inline.children = []
  state.push('paragraph_close', 'p', -1)
  return true
}

/** markdown-it uses a negative indent for a line that continues a quote without its mark. */
function leavesBlock(state: StateBlock, line: number): boolean {
  const indent = state.sCount[line] ?? 0
  return indent >= 0 && indent < state.blkIndent
}

function typedMarksWhereTooDeep(state: StateCore): void {
  for (const { children } of state.tokens) {
    let depth = 0
    for (const token of children ?? []) {
      const step = token.nesting
      if (step === 1) depth++
      if (depth > maxEmphasisDepth && isEmphasis(token)) becomeText(token, token.markup)
      if (step === -1) depth--
    }
  }
}

/** `[a <https://b.vn>](c)` would make a link in a link, which HTML forbids; the outer link stays. */
function plainAddressWithinLink(state: StateCore): void {
  for (const { children } of state.tokens) {
    let depth = 0
    for (const token of children ?? []) {
      if (token.tag !== 'a') continue
      const step = token.nesting
      if (step === 1) depth++
      if (depth > 1) becomeText(token, '')
      if (step === -1) depth--
    }
  }
}

function isEmphasis({ tag }: Token): boolean {
  return tag === 'em' || tag === 'strong' || tag === 's'
}

function becomeText(token: Token, content: string): void {
  token.type = 'text'
  token.tag = ''
  token.nesting = 0
  token.content = content
}
